"""Asking the site's virus scanner about a file before it is kept.

`HOLDFAST_VIRUS_SCANNER` names it: `clamd:/run/clamav/clamd.ctl` or `clamd:HOST:PORT` for a ClamAV
service, `command:/usr/bin/clamdscan --no-summary -` for a command that reads the file from its
input and ends with 0 for clean and 1 for a virus, as ClamAV's do. Where one is set and does not
answer, nothing is kept.
"""

import shlex
import socket
import subprocess
from enum import StrEnum

from django.conf import settings

PATIENCE = 25  # seconds: less than a page may take
PIECE = 64 * 1024  # bytes sent to ClamAV at once
CLEAN, INFECTED = 0, 1


class Scan(StrEnum):
    """What a scan found of a file that is kept."""

    CLEAN = "clean"
    NOT_SCANNED = "not scanned"


class WhyNotClean(StrEnum):
    """Why a file is not kept after the scanner was asked."""

    INFECTED = "The virus scanner found something harmful in the file, so it was not kept"
    NO_ANSWER = "The virus scanner did not answer, so the file was not kept: try again later"


class ScannerFailed(Exception):  # noqa: N818  # it is told to a person as a reason
    """The scanner could not be asked, or said neither yes nor no."""


def scanned(content: bytes) -> tuple[Scan, list[WhyNotClean]]:
    """Ask the scanner about a file: what to write down of it, and every reason against it."""
    how, _, where = settings.VIRUS_SCANNER.partition(":")
    if not how:
        return Scan.NOT_SCANNED, []
    try:
        harmful = by_clamd(where, content) if how == "clamd" else by_command(where, content)
    except (ScannerFailed, OSError):
        return Scan.NOT_SCANNED, [WhyNotClean.NO_ANSWER]
    return Scan.CLEAN, [WhyNotClean.INFECTED] if harmful else []


def by_command(command: str, content: bytes) -> bool:
    """Tell whether a command finds something harmful in what it is given to read."""
    try:
        ended = subprocess.run(  # noqa: S603  # the site's own setting, never what somebody typed
            shlex.split(command), input=content, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ScannerFailed("too slow") from error
    if ended.returncode not in (CLEAN, INFECTED):
        raise ScannerFailed(f"it ended with {ended.returncode}")
    return ended.returncode == INFECTED


def by_clamd(where: str, content: bytes) -> bool:
    """Tell whether ClamAV, over its socket, finds something harmful (its INSTREAM command)."""
    with called(where) as line:
        line.sendall(b"zINSTREAM\0")
        for at in range(0, len(content), PIECE):
            piece = content[at : at + PIECE]
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        said = answer(line)
    if said.endswith("FOUND"):
        return True
    if said.endswith("OK"):
        return False
    raise ScannerFailed("neither yes nor no")


def called(where: str) -> socket.socket:
    """Return a line to ClamAV: at a path, or at a host and port."""
    if not where.startswith("/"):
        host, _, port = where.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=PATIENCE)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    line.settimeout(PATIENCE)
    try:
        line.connect(where)
    except OSError:
        line.close()
        raise
    return line


def answer(line: socket.socket) -> str:
    """Return what ClamAV says, up to the end of its sentence."""
    said = b""
    while not said.endswith(b"\0") and (more := line.recv(4096)):
        said += more
    return said.rstrip(b"\0").decode(errors="replace").strip()
