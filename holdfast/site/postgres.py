"""Start, find, stop and mend the embedded PostgreSQL server: one server per folder, for everybody.

Every command that needs the database asks `Cluster(root).start()`, which attaches to the server if
one is really running and starts it otherwise. It never believes a PID file, never starts a second
server on the same files, and waits for as long as a server recovers from a crash.
"""

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

import psycopg

from holdfast.site import postgres_files as files
from holdfast.site.postgres_alive import drop_misleading_pid, holders, postmaster
from holdfast.site.postgres_programs import (
    Programs,
    account_for_server,
    folder_for,
    programs_for,
)
from holdfast.site.postgres_roles import EDITION, prepare_cluster, refuse_unsafe
from holdfast.site.postgres_server import Server, read_server, write_server
from holdfast.site.troubles import Trouble

SILENCE = 60.0  # seconds a living server may leave us without any answer
ORPHANS = 5.0  # seconds that backends get to notice that their server died
RECOVERING = "the database system is"  # starting up, in recovery mode, not yet accepting...

_started: list[subprocess.Popen[bytes]] = []  # kept, or Python warns that they outlive us


class Answer(Enum):
    """What a server says when it is called."""

    READY = auto()
    RECOVERING = auto()
    NONE = auto()


def tell_on_stderr(words: str) -> None:
    """Tell the person at the terminal."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


class Cluster:
    """The embedded server whose state and files belong to the folder `root`."""

    def __init__(
        self,
        root: Path,
        *,
        throwaway: bool = False,
        log: Path | None = None,
        tell: Callable[[str], None] = tell_on_stderr,
    ) -> None:
        self.root = root.resolve()
        self.throwaway = throwaway
        self.log = log or self.root / "postgres.log"
        self.tell = tell
        self.give_up: Callable[[], bool] = lambda: False  # asked while a recovery takes its time
        self._child: subprocess.Popen[bytes] | None = None

    @property
    def server(self) -> Server | None:
        """What is known about the server, if one was ever made here; starts nothing."""
        return read_server(self.root / "server.json")

    @property
    def folder(self) -> Path:
        """Where the server's files are."""
        server = self.server
        return Path(server.elsewhere) if server and server.elsewhere else self.root / "cluster"

    @functools.cached_property
    def programs(self) -> Programs:
        """The server's programs, and the account to run them as."""
        return programs_for(account_for_server())

    def start(self) -> Server:
        """Return the running server, starting it or waiting for its recovery where needed."""
        self._make_root()
        with files.locked(self.root):
            server = self._server_with_files()
            for _ in range(3):
                if self.alive() is None:
                    self._launch(server)
                if self._wait(server):
                    return self._checked(server)
        raise Trouble(f"PostgreSQL does not start. {self.log} ends:\n{files.end_of_log(self.log)}")

    def stop(self) -> None:
        """Shut the server down in good order; do nothing if there is none."""
        if self.server is None:
            return
        with files.locked(self.root):
            self._stop()

    def running(self) -> bool:
        """Tell whether the server lives and answers, whatever its PID file says."""
        server = self.server
        return bool(server and self.alive() and self._call(server) is Answer.READY)

    def alive(self) -> int | None:
        """Return the PID of the living server, answering or not."""
        if self._child and self._child.poll() is None:
            return self._child.pid
        self._child = None
        return postmaster(self.folder)

    def destroy(self) -> None:
        """Stop the server and remove everything it stored."""
        self.stop()
        fresh, secret = files.unfinished(self.folder)
        secret.unlink(missing_ok=True)
        for path in (self.folder, fresh, self.root):
            shutil.rmtree(path, ignore_errors=True)

    def _make_root(self) -> None:
        for folder in (self.root, self.log.parent):
            folder.mkdir(parents=True, exist_ok=True)
        if not os.access(self.root, os.W_OK):
            raise Trouble(
                f"{self.root} belongs to somebody else: set HOLDFAST_VAR to a folder of your own"
            )

    def _server_with_files(self) -> Server:
        """Return the server with its files in place: as noted, adopted, or made now."""
        server = self.server
        if server is None:
            server = Server(throwaway=self.throwaway)
            place = folder_for(self.root, self.programs.account)
            server.elsewhere = "" if place.parent == self.root else str(place)
            if files.are_made(place):
                self.tell(f"keeping the database found in {place}")
                files.adopt_files(place, server, self.programs)
            write_server(self.root / "server.json", server)
        if not files.are_made(self.folder):
            files.make_files(self.folder, server, self.programs)
        return server

    def _launch(self, server: Server) -> None:
        """Start the server on files that nobody has open."""
        self._clear_orphans()
        drop_misleading_pid(self.folder)
        if not server.throwaway:
            files.refuse_unsafe_files(self.folder, self.programs)
        server.port = files.free_port(server.port)
        write_server(self.root / "server.json", server)
        with files.open_log(self.log) as log:
            words = files.words_for(self.folder, server)
            self._child = self.programs.launch(*words, log=log)
        _started.append(self._child)

    def _wait(self, server: Server) -> bool:
        """Wait until the server is ready, however long it recovers; False if it died instead."""
        told = heard = time.monotonic()
        while self.alive():
            answer = self._call(server)
            now = time.monotonic()
            if answer is Answer.READY:
                return True
            if answer is Answer.RECOVERING:
                heard = now
            if now - heard > SILENCE:
                raise Trouble(f"PostgreSQL runs but does not answer on port {server.port}")
            if answer is Answer.RECOVERING and now - told > 2:
                self.tell("the database is recovering after a crash; what was saved is safe")
                told = now
            if self.give_up():
                raise Trouble("stopped while the database was recovering; it will go on next time")
            time.sleep(0.02)
        return False

    def _call(self, server: Server) -> Answer:
        """Connect as the superuser, and make sure that it is our server which answers."""
        try:
            with psycopg.connect(server.url("postgres", "postgres"), connect_timeout=5) as admin:
                row = admin.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError as error:
            if "password authentication failed" in str(error):
                raise Trouble(f"the server in {self.folder} has other passwords") from error
            return Answer.RECOVERING if RECOVERING in str(error) else Answer.NONE
        return Answer.READY if row == (str(self.folder),) else Answer.NONE

    def _checked(self, server: Server) -> Server:
        """Prepare a new server's roles; refuse one that does not keep what it promises."""
        if server.prepared < EDITION:
            prepare_cluster(server)
            server.prepared = EDITION
            write_server(self.root / "server.json", server)
        if not server.throwaway:
            try:
                with psycopg.connect(server.url("postgres"), autocommit=True) as admin:
                    refuse_unsafe(admin)
            except Trouble:
                if self._child:  # it was we who started it
                    self._stop()
                raise
        return server

    def _stop(self) -> None:
        if pid := self.alive():
            os.kill(pid, signal.SIGINT)  # ends connections, then writes all down
            if not self._gone(30):
                os.kill(pid, signal.SIGQUIT)  # the next start recovers
                self._gone(10)

    def _clear_orphans(self) -> None:
        """Wait for what a killed server left behind; PostgreSQL must not start beside it."""
        if self._gone(ORPHANS):
            return
        for stop in (signal.SIGQUIT, signal.SIGKILL):
            for pid in holders(self.folder):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, stop)
            if self._gone(ORPHANS):
                return
        raise Trouble(f"{self.folder} is still open in {holders(self.folder)}: stop these first")

    def _gone(self, seconds: float) -> bool:
        """Wait until no living PostgreSQL has the files, and tell whether that came true."""
        end = time.monotonic() + seconds
        while self.alive() or holders(self.folder):
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
        return True
