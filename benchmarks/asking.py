"""Asking the site for a page through every layer of it, and what that costs."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

TICKS = os.sysconf("SC_CLK_TCK")


def asker(cookie: str) -> Callable[[str], int]:
    """Return a function that asks the site for an address and returns the answer's length."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    site, factory = WSGIHandler(), RequestFactory()

    def ask(address: str) -> int:
        said: list[str] = []
        environ: dict[str, Any] = factory.get(address).environ
        environ["HTTP_COOKIE"] = f"sessionid={cookie}"
        environ["HTTP_HOST"] = "localhost"
        body = b"".join(site(environ, lambda status, headers, error=None: said.append(status)))
        if not said[0].startswith("200"):
            raise SystemExit(f"{address} answered {said[0]}")
        return len(body)

    return ask


def database_cpu() -> float:
    """Return the CPU seconds that this connection's own PostgreSQL process has used."""
    from django.db import connection

    pid = connection.connection.info.backend_pid
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cost(ask: Callable[[str], int], address: str, times: int) -> tuple[float, float]:
    """Return milliseconds of CPU a request: the site's, and its database process's."""
    mine, theirs = time.process_time(), database_cpu()
    for _ in range(times):
        ask(address)
    return (
        (time.process_time() - mine) * 1000 / times,
        (database_cpu() - theirs) * 1000 / times,
    )
