"""Six people write without a pause while the database is killed under them, again and again.

Each writes a record and its line on the trail in one transaction, and notes the key in a file only
once the database has answered the COMMIT. Afterwards every noted key must be there, whole.
"""

import contextlib
import os
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg

from holdfast.site.postgres import Cluster
from holdfast.site.postgres_alive import holders
from holdfast.site.postgres_server import Server

WRITERS = 6
BETWEEN_KILLS = 0.8  # seconds of undisturbed writing
TABLES = """
    CREATE TABLE written (key text PRIMARY KEY, words text NOT NULL);
    CREATE TABLE trail (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, about text NOT NULL);
    GRANT INSERT ON written, trail TO holdfast_app;
"""
SLOPPY = "-c synchronous_commit=off"  # answers before the commit is on the disk
WORDS = "what a practitioner typed about a visit " * 5

Acknowledge = Callable[[], None]
Write = Callable[[psycopg.Connection, str, Acknowledge], None]


@dataclass(frozen=True)
class Verdict:
    """What an ordeal showed: counts of keys, and the longest recovery in seconds."""

    acknowledged: int
    lost: int
    half_written: int
    kills: int
    slowest_recovery: float


@contextlib.contextmanager
def a_cluster(*, throwaway: bool = False) -> Iterator[Cluster]:
    """Lend a cluster of its own, and leave nothing of it behind."""
    folder = Path(tempfile.mkdtemp(prefix="holdfast-cluster-"))
    cluster = Cluster(folder / "pg", throwaway=throwaway, tell=lambda words: None)
    try:
        yield cluster
    finally:
        cluster.destroy()
        shutil.rmtree(folder, ignore_errors=True)


def kill_all(cluster: Cluster) -> None:
    """Kill the server and everything it started, as a crash of the machine's memory would."""
    for pid in holders(cluster.folder):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def write_honestly(connection: psycopg.Connection, key: str, acknowledge: Acknowledge) -> None:
    """Write both rows in one transaction, and acknowledge what is committed."""
    with connection.transaction():
        connection.execute("INSERT INTO written VALUES (%s, %s)", (key, WORDS))
        connection.execute("INSERT INTO trail (about) VALUES (%s)", (key,))
    acknowledge()


def write_and_boast(connection: psycopg.Connection, key: str, acknowledge: Acknowledge) -> None:
    """Acknowledge before the commit: a fault that the harness must find."""
    with connection.transaction():
        connection.execute("INSERT INTO written VALUES (%s, %s)", (key, WORDS))
        connection.execute("INSERT INTO trail (about) VALUES (%s)", (key,))
        acknowledge()


def write_in_two(connection: psycopg.Connection, key: str, acknowledge: Acknowledge) -> None:
    """Write the rows in a transaction each: a fault that the harness must find."""
    with connection.transaction():
        connection.execute("INSERT INTO written VALUES (%s, %s)", (key, WORDS))
    with connection.transaction():
        connection.execute("INSERT INTO trail (about) VALUES (%s)", (key,))
    acknowledge()


def ordeal(
    cluster: Cluster, write: Write, *, kills: int, enough: int = 0, options: str = ""
) -> Verdict:
    """Let six write through this many kills and until `enough` is acknowledged; then count."""
    server = cluster.start()
    with psycopg.connect(server.url("holdfast_owner"), autocommit=True) as owner:
        owner.execute(TABLES)
    with tempfile.TemporaryDirectory() as notes:
        over = threading.Event()
        files = [Path(notes) / str(number) for number in range(WRITERS)]
        writers = [
            threading.Thread(target=_keep_writing, args=(server, file, write, options, over))
            for file in files
        ]
        for writer in writers:
            writer.start()
        recoveries = [_kill_and_recover(cluster) for _ in range(kills)]
        while len(_keys(files)) < enough:
            recoveries.append(_kill_and_recover(cluster))
        over.set()
        for writer in writers:
            writer.join()
        return _count(server, _keys(files), recoveries)


def _kill_and_recover(cluster: Cluster) -> float:
    """Kill the server in the midst of writing; return how long its recovery took."""
    time.sleep(BETWEEN_KILLS)
    kill_all(cluster)
    began = time.monotonic()
    cluster.start()
    return time.monotonic() - began


def _keep_writing(
    server: Server, notes: Path, write: Write, options: str, over: threading.Event
) -> None:
    """Write as the web's role until it is over, coming back after every broken connection."""
    written = 0
    sheet = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    while not over.is_set():
        with contextlib.suppress(psycopg.OperationalError, psycopg.InterfaceError):
            connection = psycopg.connect(
                server.url("holdfast_app"), options=options, autocommit=True, connect_timeout=5
            )
            with contextlib.closing(connection):
                while not over.is_set():
                    key = f"{notes.name}-{written}"
                    written += 1
                    write(connection, key, lambda line=f"{key}\n": os.write(sheet, line.encode()))
        time.sleep(0.02)
    os.close(sheet)


def _keys(files: list[Path]) -> set[str]:
    return {key for file in files if file.exists() for key in file.read_text().split()}


def _count(server: Server, noted: set[str], recoveries: list[float]) -> Verdict:
    """Compare what was acknowledged with what is there."""
    with psycopg.connect(server.url("holdfast_owner")) as owner:
        written = {key for (key,) in owner.execute("SELECT key FROM written")}
        on_trail = {about for (about,) in owner.execute("SELECT about FROM trail")}
    return Verdict(
        acknowledged=len(noted),
        lost=len(noted - (written & on_trail)),
        half_written=len(written ^ on_trail),
        kills=len(recoveries),
        slowest_recovery=max(recoveries),
    )
