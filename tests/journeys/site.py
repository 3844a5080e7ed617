"""A whole site of the tests' own: a real web server, as the web's role, on a told story."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

import psycopg

from tests.database import ROOT, cloned, server, told

PATIENCE = 60  # seconds for the first answer


class Site:
    """A web server that can be stopped and started again, as after a crash."""

    def __init__(self, database: str, log: Path) -> None:
        self.database = database
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None

    def begins_again(self) -> None:
        """Put the told story in place of whatever the database holds; open, if it is not."""
        cloned(told(), self.database)  # the web server's connections end, and it makes others
        if self.process is None or self.process.poll() is not None:
            self.open()

    def open(self) -> None:
        """Start the web server, and wait for its first answer."""
        command = ["-m", "gunicorn", "holdfast.site.wsgi:application", "--threads", "4"]
        command += ["--bind", f"127.0.0.1:{self.port}", "--no-control-socket"]
        env = os.environ | {
            "HOLDFAST_APP_DATABASE_URL": server().url("holdfast_app", self.database),
            "HOLDFAST_DATABASE_URL": server().url("holdfast_owner", self.database),
            "HOLDFAST_ROLE": "app",
            "HOLDFAST_DEMO": "1",
            "DJANGO_SETTINGS_MODULE": "holdfast.site.settings",
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                env=env,
                cwd=ROOT,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        stop = time.monotonic() + PATIENCE
        while not self.answers():
            if time.monotonic() > stop or self.process.poll() is not None:
                raise RuntimeError(f"the site did not open:\n{self.log.read_text()}")
            time.sleep(0.1)

    def answers(self) -> bool:
        """Tell whether the site and its database answer."""
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as reply:  # noqa: S310
                return bool(reply.status == 200)
        except (URLError, OSError):
            return False

    def fall(self) -> None:
        """Kill the web server and its workers as a crash would: no warning, no last word."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        """Stop the web server in order."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)

    def ask(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Look into the database past every policy."""
        with psycopg.connect(server().url("postgres", self.database)) as connection:
            return connection.execute(sql, values).fetchall()


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
