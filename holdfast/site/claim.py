"""One open site for each folder of data: who has it open, and where.

The claim is a lock on `run.lock`, which falls by itself when its holder dies; what the file says
only tells a second comer where to look, and the next start what was left behind.
"""

import contextlib
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from holdfast.site.postgres_alive import command_of
from holdfast.site.troubles import Trouble

WEB_SERVER = "holdfast.site.wsgi"  # by these words we know our own web server again


@dataclass
class Note:
    """What the file says about the site that is open, or was."""

    url: str = ""
    web: int = 0  # PID of its web server


class Claim:
    """The right to have the site open, held until its process ends."""

    def __init__(self, sheet: TextIO) -> None:
        self._sheet = sheet

    def note(self, note: Note) -> None:
        """Say where the site is open."""
        self._sheet.seek(0)
        self._sheet.truncate()
        self._sheet.write(json.dumps(asdict(note)))
        self._sheet.flush()


@contextlib.contextmanager
def claimed(var: Path) -> Iterator[Claim]:
    """Hold the claim; raise Trouble, which says where the site is open, if another has it."""
    with _sheet(var) as sheet:
        if not _lock(sheet):
            where = _read(sheet).url or "and starting"
            raise Trouble(f"Holdfast is already open: {where}\nStop it there with Ctrl-C first.")
        _end_left_over(_read(sheet))
        claim = Claim(sheet)
        claim.note(Note())
        yield claim
        claim.note(Note())


def open_at(var: Path) -> str | None:
    """Return where the site is open ("" while it starts), or None when it is not."""
    if not (var / "run.lock").exists():
        return None
    with _sheet(var) as sheet:
        return None if _lock(sheet) else _read(sheet).url


def _sheet(var: Path) -> TextIO:
    var.mkdir(parents=True, exist_ok=True)
    try:
        return open(os.open(var / "run.lock", os.O_RDWR | os.O_CREAT, 0o600), "r+")
    except PermissionError as error:
        raise Trouble(
            f"{var} belongs to somebody else: set HOLDFAST_VAR to a folder of your own"
        ) from error


def _lock(sheet: TextIO) -> bool:
    try:
        fcntl.flock(sheet, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(sheet: TextIO) -> Note:
    sheet.seek(0)
    try:
        return Note(**json.loads(sheet.read()))
    except (ValueError, TypeError):
        return Note()


def _end_left_over(note: Note) -> None:
    """Stop a web server whose supervisor was killed, if its PID is still that of ours."""
    for stop in (signal.SIGTERM, signal.SIGKILL):
        end = time.monotonic() + 8
        if note.web and WEB_SERVER in command_of(note.web):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(note.web, stop)
        while note.web and WEB_SERVER in command_of(note.web) and time.monotonic() < end:
            time.sleep(0.05)
