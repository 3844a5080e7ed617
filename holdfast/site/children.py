"""The programs that the supervisor runs beside itself: Django's commands and the web server.

Each has a session of its own, so that a Ctrl-C at the terminal reaches the supervisor alone, which
then stops the others in order. Each gets the address of the role it may use and no stronger one.
"""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from holdfast.site.claim import WEB_SERVER
from holdfast.site.database import Part, external_url, is_demo, url_for, var
from holdfast.site.postgres_files import end_of_log, open_log
from holdfast.site.postgres_server import HOST
from holdfast.site.troubles import Trouble

WEB_WORKERS = 2
WEB_THREADS = 8
GRACE = 5  # seconds that requests under way get when the site stops


def environment(part: Part, url: str = "") -> dict[str, str]:
    """Return the environment of a child that works as this role, on `url` if not on the usual."""
    kept = {name: value for name, value in os.environ.items() if not name.endswith("DATABASE_URL")}
    name = "HOLDFAST_APP_DATABASE_URL" if part == "app" else "HOLDFAST_DATABASE_URL"
    return kept | {
        name: url or url_for(part),
        "HOLDFAST_ROLE": part,
        "HOLDFAST_DEMO": "1" if is_demo() else "0",
        "HOLDFAST_VAR": str(var()),
        "DJANGO_SETTINGS_MODULE": "holdfast.site.settings",
    }


def patiently(env: dict[str, str]) -> dict[str, str]:
    """Let long work on the embedded server take its time, which web pages may not."""
    if external_url():
        return env  # an older PostgreSQL would not know all of these, and refuse
    limits = ("statement_timeout", "transaction_timeout", "idle_in_transaction_session_timeout")
    return env | {"PGOPTIONS": " ".join(f"-c {name}=0" for name in limits)}


def log_of(name: str) -> Path:
    """Return the log of one kind of child, in a folder that is there."""
    folder = var() / "log"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.log"


def start(name: str, words: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a Python module in a session of its own, its words going to `log/<name>.log`."""
    with open_log(log_of(name)) as log:
        return subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", *words],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            env=env,
        )


def start_web(port: int) -> subprocess.Popen[bytes]:
    """Start the web server, which knows the web role's address and no other."""
    (var() / "static").mkdir(exist_ok=True)
    words = ["gunicorn", f"{WEB_SERVER}:application", "--bind", f"{HOST}:{port}"]
    words += ["--worker-class", "gthread", "--workers", str(WEB_WORKERS)]
    words += ["--threads", str(WEB_THREADS), "--graceful-timeout", str(GRACE)]
    words += ["--no-control-socket", "--log-level", "warning"]
    words += ["--name", f"{WEB_SERVER}:{port}"]  # all that is left to know it by under setproctitle
    return start("web", words, environment("app"))


def finish_django(
    words: list[str], *, env: dict[str, str], give_up: Callable[[], bool] = lambda: False
) -> None:
    """Run one of Django's commands to its end; Trouble with its last words when it fails."""
    name = words[0]
    child = start(name, ["django", *words], env)
    try:
        while child.poll() is None and not give_up():
            time.sleep(0.05)
    finally:
        end(child)
    if child.returncode != 0 and not give_up():
        raise Trouble(f"{name} failed; {log_of(name)} ends:\n{end_of_log(log_of(name))}")


def end(child: subprocess.Popen[bytes], seconds: float = GRACE + 3) -> None:
    """Ask a child to stop, then make it and all it started; do nothing if it has ended."""
    if child.poll() is None:
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
