"""What the case page costs: CPU a request against the empty view, side by side in one run.

    .venv/bin/python benchmarks/case_page.py [--rounds 60]

Both go through every layer of the site: session, second factor, the transaction with its signed
identity, row-level security, the log of reading. The case has 60 visits, 6 goals rated 15 times by
two people, 8 SDQs and 20 discussions. Rounds alternate, so that what slows the machine slows both.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
TICKS = os.sysconf("SC_CLK_TCK")
MOST = 20  # times the empty view


def prepared() -> tuple[str, str]:
    """Set up a database of its own with the case in it; return its address and a session's key."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from tests import database, people
    from tests.casework.histories import LAST_DAY, case_with

    connection.settings_dict["NAME"] = database.cloned(database.template(), "bench_case_page")
    settings.STORY_DAY = LAST_DAY
    case = case_with(visits=60, goals=6, ratings=15, sdqs=8, talks=20)
    client = people.signed_in(Client(), people.grace())
    return case.get_absolute_url(), client.cookies[settings.SESSION_COOKIE_NAME].value


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    address, cookie = prepared()
    ask = asker(cookie)
    parts = {
        "the empty view": "/healthz",
        "the case page": address,
        "its picture, kept": f"{address}picture.svg?width=960",
        "its chart, kept": f"{address}chart.json?width=960",
    }
    lengths = {name: ask(path) for name, path in parts.items()}
    seen: dict[str, list[tuple[float, float]]] = {name: [] for name in parts}
    for _ in range(rounds):
        for name, path in parts.items():
            seen[name].append(cost(ask, path, 20 if path == "/healthz" else 2))
    empty = statistics.median(mine for mine, _ in seen["the empty view"])
    print(f"{'':20} {'site ms':>8} {'database ms':>12} {'times empty':>12} {'bytes':>9}")
    for name, costs in seen.items():
        mine = statistics.median(one for one, _ in costs)
        theirs = statistics.mean(other for _, other in costs)
        print(f"{name:20} {mine:8.2f} {theirs:12.2f} {mine / empty:12.1f} {lengths[name]:9}")
    ratio = statistics.median(mine for mine, _ in seen["the case page"]) / empty
    print(f"target: at most {MOST} times the empty view; {'met' if ratio <= MOST else 'NOT met'}")


if __name__ == "__main__":
    main()
    from tests.settings import CLUSTER

    CLUSTER.stop()
