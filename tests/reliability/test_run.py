"""`holdfast run` keeps the site open through deaths, and closes it leaving nothing behind."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from holdfast.site.claim import WEB_SERVER
from holdfast.site.postgres import Cluster
from holdfast.site.postgres_alive import commands, holders
from holdfast.site.postgres_files import free_port
from tests.reliability.harness import kill_all

PATIENCE = 90  # seconds; a busy machine needs many


@dataclass
class Place:
    """A folder of data with the site's port."""

    folder: Path
    port: int

    @property
    def cluster(self) -> Cluster:
        return Cluster(self.folder / "pg")

    @property
    def said(self) -> str:
        return (self.folder / "said").read_text()

    def run(self) -> "subprocess.Popen[bytes]":
        """Start `holdfast run`, as in a terminal of its own, and wait until it is open."""
        with (self.folder / "said").open("wb") as said:
            running = subprocess.Popen(
                holdfast("run"), env=self.env(), stdout=said, stderr=said, start_new_session=True
            )
        wait_until(lambda: "Holdfast is open" in self.said or running.poll() is not None)
        assert running.poll() is None, self.said
        return running

    def env(self) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if "HOLDFAST" not in name}
        return plain | {
            "HOLDFAST_VAR": str(self.folder),
            "HOLDFAST_DEMO": "0",
            "PORT": str(self.port),
        }

    def answers(self) -> bool:
        with contextlib.suppress(OSError, urllib.error.URLError):
            url = f"http://127.0.0.1:{self.port}/healthz"
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status == 200
        return False

    def web_servers(self) -> list[int]:
        """Return the PIDs of the web server and its workers."""
        mine = f"{WEB_SERVER}:{self.port}"
        return [pid for pid, words in commands().items() if mine in words]

    def is_left_alone(self) -> bool:
        return not self.web_servers() and not holders(self.cluster.folder)


def holdfast(*words: str) -> list[str]:
    return [sys.executable, "-m", "holdfast.site.cli", *words]


def wait_until(it_is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not it_is_so():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    folder = Path(tempfile.mkdtemp(prefix="holdfast-run-"))
    place = Place(folder, free_port(0))
    yield place
    for pid in place.web_servers():
        os.kill(pid, signal.SIGKILL)
    place.cluster.destroy()
    shutil.rmtree(folder)


def test_ctrl_c_leaves_nothing_running(place: Place) -> None:
    running = place.run()
    try:
        assert place.answers()
        assert f"http://127.0.0.1:{place.port}" in place.said
    finally:
        os.killpg(running.pid, signal.SIGINT)  # what a terminal does
        began = time.monotonic()
        status = running.wait(PATIENCE)
    assert status == 0
    assert place.is_left_alone()
    assert time.monotonic() - began < 20


def test_deaths_under_an_open_site_are_mended(place: Place) -> None:
    running = place.run()
    try:
        kill_all(place.cluster)
        wait_until(lambda: "the database is back" in place.said)
        wait_until(place.answers)
        for pid in place.web_servers():
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: "the web server died" in place.said)
        wait_until(place.answers)
        second = subprocess.run(
            holdfast("run"), env=place.env(), capture_output=True, text=True, check=False
        )
        assert f"already open: http://127.0.0.1:{place.port}" in second.stderr
        stop = subprocess.run(
            holdfast("db", "stop"), env=place.env(), capture_output=True, text=True, check=False
        )
        assert "the site is open" in stop.stderr
        assert place.answers()
    finally:
        running.terminate()
        running.wait(PATIENCE)
    assert place.is_left_alone()


def test_the_next_run_recovers_after_everything_was_killed(place: Place) -> None:
    running = place.run()
    running.kill()
    running.wait()
    kill_all(place.cluster)
    assert place.web_servers(), "the web server outlives its supervisor, until the next run"
    again = place.run()
    try:
        assert place.answers()
    finally:
        again.terminate()
        again.wait(PATIENCE)
    assert place.is_left_alone()


def test_a_port_in_use_is_said_before_anything_else(tmp_path: Path) -> None:
    other = tmp_path / "other.py"
    other.write_text(
        "import socket, sys, time\n"
        "s = socket.create_server(('127.0.0.1', 0)); print(s.getsockname()[1], flush=True)\n"
        "time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, str(other)], stdout=subprocess.PIPE, text=True
    ) as program:
        port = int(program.stdout.readline()) if program.stdout else 0
        place = Place(tmp_path / "var", port)
        done = subprocess.run(
            holdfast("run"), env=place.env(), capture_output=True, text=True, check=False
        )
        program.kill()
    assert done.returncode == 1
    assert f"another program is using port {port}" in done.stderr
    assert "make run PORT=" in done.stderr
    assert not (place.folder / "pg").exists()
