"""The files of one embedded database: made, adopted or checked before a server opens them."""

import contextlib
import fcntl
import os
import random
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from holdfast.site.postgres_alive import drop_misleading_pid, holders, name_of
from holdfast.site.postgres_programs import Programs
from holdfast.site.postgres_server import HOST, Server
from holdfast.site.troubles import Trouble

SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "password_encryption": "scram-sha-256",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",  # bounds how long a recovery can take
    "timezone": "UTC",
    "jit": "off",
    "lc_messages": "C",
    "log_timezone": "UTC",
    "log_min_messages": "log",  # errors would quote what people typed
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "log_error_verbosity": "terse",
}
THROWAWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
PORTS = range(20_000, 30_000)  # below the range from which systems take outgoing connections
LOG_BYTES = 5_000_000


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Let one at a time start or stop; the lock falls by itself when its holder dies."""
    with open(os.open(root / "lock", os.O_RDWR | os.O_CREAT, 0o600), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def are_made(folder: Path) -> bool:
    """Tell whether a database is there."""
    return (folder / "PG_VERSION").exists()


def unfinished(folder: Path) -> tuple[Path, Path]:
    """Return where a database is while it is made, and its superuser's password meanwhile."""
    return folder.with_name(f"{folder.name}.new"), folder.with_name(f"{folder.name}.secret")


def make_files(folder: Path, server: Server, programs: Programs) -> None:
    """Run initdb beside the final place, so that a half-made folder is never taken for one.

    The superuser's password is beside it meanwhile, and not among the machine's temporary files: a
    start that is cut off leaves it to the next, which removes it.
    """
    fresh, secret = unfinished(folder)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    try:
        secret.touch(mode=0o600)
        secret.write_text(server.passwords["postgres"])
        if account := programs.account:
            os.chown(fresh, account.uid, account.gid)
            os.chown(secret, account.uid, account.gid)
        words = ["-D", str(fresh), "-U", "postgres", f"--pwfile={secret}"]
        words += ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--data-checksums"]
        words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        words += ["--no-sync"] if server.throwaway else []
        programs.finish("initdb", *words)
    finally:
        secret.unlink(missing_ok=True)
    fresh.rename(folder)
    server.prepared = 0


def adopt_files(folder: Path, server: Server, programs: Programs) -> None:
    """Keep a database whose server.json was lost: give its superuser a new password."""
    if running := holders(folder):
        raise Trouble(f"a server without its server.json runs in {folder}: stop PID {running[0]}")
    drop_misleading_pid(folder)
    words = f"ALTER ROLE postgres PASSWORD '{server.passwords['postgres']}'\n"
    programs.finish("postgres", "--single", "-D", str(folder), "postgres", typed=words)


def refuse_unsafe_files(folder: Path, programs: Programs) -> None:
    """Refuse settings in the folder's own files before they can do harm in a recovery."""
    for name in THROWAWAY:
        if programs.finish("postgres", "-D", str(folder), "-C", name).strip() == "off":
            raise Trouble(
                f"a file in {folder} says {name} = off, with which saved work can be lost: take "
                "that line out of postgresql.conf or postgresql.auto.conf"
            )


def words_for(folder: Path, server: Server) -> list[str]:
    """Return the words that start the server on these files."""
    settings = {**SETTINGS, "cluster_name": name_of(folder)}
    settings |= THROWAWAY if server.throwaway else {}
    words = ["-D", str(folder), "-p", str(server.port)]
    for name, value in settings.items():
        words += ["-c", f"{name}={value}"]
    return words


def free_port(wanted: int) -> int:
    """Return the wanted port while it is free, else another one."""
    if wanted and is_free(wanted):
        return wanted
    return next(filter(is_free, random.sample(PORTS, len(PORTS))))


def is_free(port: int) -> bool:
    """Tell whether a server could listen on this port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def open_log(path: Path) -> IO[bytes]:
    """Open a log for adding to, readable by its owner alone, starting afresh when it is long."""
    if path.exists() and path.stat().st_size > LOG_BYTES:
        path.replace(path.with_name(f"{path.name}.1"))
    return open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def end_of_log(path: Path) -> str:
    """Return the last lines of a log, or nothing where there is none."""
    if not path.exists():
        return ""
    return "\n".join(path.read_text(errors="replace").splitlines()[-15:])
