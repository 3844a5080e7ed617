"""Who really has a database folder open: the one question a PID file cannot answer.

After a kill -9 the PID file stays. The number in it may belong to nobody, to a zombie, or by now to
a stranger. So every server we start carries a name made from its folder, which PostgreSQL shows in
the title of each of its processes, and we read the titles of living processes instead.
"""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

A_SERVER = re.compile(r"^(postgres:|(.*/)?(postgres|postmaster)( |$))")
NAMED = re.compile(r"(?:cluster_name=|^postgres: )(holdfast-[0-9a-f]{12})\b")


def name_of(folder: Path) -> str:
    """Return the name that the server of this folder shows in every process title."""
    return "holdfast-" + hashlib.sha256(str(folder).encode()).hexdigest()[:12]


def holders(folder: Path) -> list[int]:
    """Return the PIDs of living PostgreSQL processes that have this folder, postmaster or not."""
    noted = noted_pid(folder)
    return [pid for pid, words in commands().items() if _holds(pid, words, folder, noted)]


def postmaster(folder: Path) -> int | None:
    """Return the PID of the living server of this folder; None for a zombie or a stranger."""
    noted = noted_pid(folder)
    if noted is None:
        return None
    words = command_of(noted)
    return noted if words and _holds(noted, words, folder, noted) else None


def drop_misleading_pid(folder: Path) -> None:
    """Remove a PID file whose number has gone to a zombie or a stranger.

    PostgreSQL would take that one for a server. Where the number is nobody's it clears the file
    away itself, after looking for memory still shared with survivors: that check we leave to it.
    """
    noted = noted_pid(folder)
    if noted is not None and _exists(noted) and not holders(folder):
        (folder / "postmaster.pid").unlink()


def noted_pid(folder: Path) -> int | None:
    """Return the PID in the folder's PID file, whether or not it still means anything."""
    try:
        return int((folder / "postmaster.pid").read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _holds(pid: int, words: str, folder: Path, noted: int | None) -> bool:
    """Tell whether a process works on this folder; when in doubt about the noted PID, yes."""
    if not A_SERVER.match(words):
        return False
    if named := NAMED.search(words):
        return named[1] == name_of(folder)
    place = _working_folder(pid)  # started by somebody's own hand, without our name
    return pid == noted if place is None else place == folder


def commands() -> dict[int, str]:
    """Return the command line or title of every living process (a zombie has none)."""
    if not sys.platform.startswith("linux"):
        return _ask_ps("-axww")
    pids = (int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit())
    return {pid: words for pid in pids if (words := command_of(pid))}


def command_of(pid: int) -> str:
    """Return the command line or title of a living process, or nothing for any other."""
    if not sys.platform.startswith("linux"):
        return _ask_ps("-ww", "-p", str(pid)).get(pid, "")
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return ""
    return raw.replace(b"\0", b" ").decode(errors="replace").rstrip()


def _ask_ps(*which: str) -> dict[int, str]:
    """Read processes where there is no /proc, leaving zombies out."""
    command = ["/bin/ps", *which, "-o", "pid=,stat=,command="]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
    rows = (line.split(None, 2) for line in told.splitlines())
    return {int(row[0]): row[2] for row in rows if len(row) == 3 and "Z" not in row[1]}


def _working_folder(pid: int) -> Path | None:
    """Return where a process stands, or None where we may not know."""
    if sys.platform.startswith("linux"):
        try:
            return Path(f"/proc/{pid}/cwd").readlink()
        except OSError:
            return None
    command = ["/usr/sbin/lsof", "-a", "-p", str(pid), "-d", "cwd", "-Fn"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
    except OSError:
        return None
    return next((Path(line[1:]) for line in told.splitlines() if line.startswith("n")), None)
