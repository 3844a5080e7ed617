"""The tests' copies of databases are in memory, where the machine offers some as a folder.

A database is 1,500 files. To make them on a disk takes about a second, of which the file system
takes most looking for places; in memory it takes a tenth of that. The templates stay on the disk,
so that the next run finds them; whoever leaves last drops what is left here.
"""

import hashlib
import os
import shutil
from pathlib import Path

import psycopg

from holdfast.site.database import var

OFFERED = Path("/dev/shm")  # noqa: S108  # Linux; elsewhere copies go beside their templates
ROOM = 2_000_000_000  # bytes; what three workers copy takes a fifth of it
SPACE = "in_memory"
KNOWN = "SELECT 1 FROM pg_tablespace WHERE spcname = %s"
HERE = """
    SELECT datname FROM pg_database d JOIN pg_tablespace t ON t.oid = d.dattablespace
    WHERE t.spcname = %s
"""


def folder() -> Path:
    """Return where the copies of this checkout's tests are."""
    return OFFERED / f"holdfast-tests-{hashlib.sha256(bytes(var())).hexdigest()[:12]}"


def place(admin: psycopg.Connection) -> str:
    """Return the words that make a database in memory; none where there is no room for it."""
    is_known = admin.execute(KNOWN, [SPACE]).fetchone() is not None
    if is_known and any(folder().glob("PG_*")):
        return f" TABLESPACE {SPACE}"
    if is_known:  # the machine was started again meanwhile
        leave(admin)
    if not OFFERED.is_dir() or shutil.disk_usage(OFFERED).free < ROOM:
        return ""
    make_folder()
    admin.execute(f"CREATE TABLESPACE {SPACE} LOCATION '{folder()}'")
    return f" TABLESPACE {SPACE}"


def make_folder() -> None:
    """Make an empty folder that the server may write to, as whoever it runs."""
    from tests.settings import CLUSTER

    shutil.rmtree(folder(), ignore_errors=True)
    folder().mkdir(mode=0o700)
    if account := CLUSTER.programs.account:
        os.chown(folder(), account.uid, account.gid)


def leave(admin: psycopg.Connection) -> None:
    """Drop every copy, and the place itself."""
    if admin.execute(KNOWN, [SPACE]).fetchone() is None:
        return
    for (name,) in admin.execute(HERE, [SPACE]).fetchall():
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    admin.execute(f"DROP TABLESPACE {SPACE}")
    shutil.rmtree(folder(), ignore_errors=True)
