"""The tests' databases: one template with every migration, cloned for each worker in a moment."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection, connections

from tests import in_memory

ROOT = Path(__file__).resolve().parents[1]
MAKES_A_DATABASE = (
    "migrations/*.py",
    "content/*.py",
    "rows.sql",
    "triggers.sql",
    "access/*.py",
    "models.py",
    "models/*.py",
)
MAKES_A_STORY = (
    "demo/**/*.py",
    "*/actions.py",
    "*/actions/*.py",
    "*/rules.py",
    "*/rules/*.py",
    "exchange/ssda903/*.py",
    "measures/instruments/*.py",
)
LOCK = 7401


def server() -> Any:
    """Return the tests' own PostgreSQL server."""
    from tests.settings import SERVER

    return SERVER


@cache
def fingerprint(*more: str) -> str:
    """Say in a word what a database made now would be made from."""
    package = ROOT / "holdfast"
    files = {p for pattern in (*MAKES_A_DATABASE, *more) for p in package.rglob(pattern)}
    words = b"\0".join(p.read_bytes() for p in sorted(files)) + settings.SECRET_KEY.encode()
    return hashlib.sha256(words).hexdigest()[:12]


def holdfast(database: str, *command: str, role: str = "owner") -> None:
    """Run one of the site's commands on one of the tests' databases, as the tables' owner."""
    env = os.environ | {
        "HOLDFAST_DATABASE_URL": server().url("holdfast_owner", database),
        "HOLDFAST_APP_DATABASE_URL": server().url("holdfast_app", database),
        "HOLDFAST_ROLE": role,
        "HOLDFAST_DEMO": "1",
        "DJANGO_SETTINGS_MODULE": "holdfast.site.settings",
    }
    run = [sys.executable, "-m", "django", *command]
    done = subprocess.run(run, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}")


def exists(admin: psycopg.Connection, name: str) -> bool:
    row = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return row is not None


def template() -> str:
    """Return the name of a migrated, empty database, making it if the code has changed."""
    return made_once(f"template_{fingerprint()}", [("migrate", "--verbosity=0")])


def told() -> str:
    """Return the name of a database in which the demonstration's story has been told."""
    return made_once(f"told_{fingerprint(*MAKES_A_STORY)}", [("tell_story",)], of=template())


def begin_making() -> "subprocess.Popen[bytes]":
    """Have both made from now on, while tests that need neither are run."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.database"], cwd=ROOT, start_new_session=True
    )


def made_once(name: str, commands: list[tuple[str, ...]], of: str = "") -> str:
    """Make a database by some commands unless it is there; who needs it waits for who makes it."""
    with psycopg.connect(server().url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [LOCK, name])
        if not exists(admin, name):
            making = f"{name}_making"
            admin.execute(f"DROP DATABASE IF EXISTS {making} WITH (FORCE)")
            source = f" TEMPLATE {of}" if of else ""
            admin.execute(f"CREATE DATABASE {making} OWNER holdfast_owner{source}")
            for command in commands:
                role = "app" if command[0] == "tell_story" else "owner"
                holdfast(making, *command, role=role)
            admin.execute(f"ALTER DATABASE {making} RENAME TO {name}")
    return name


def cloned(of: str, name: str) -> str:
    """Return a fresh copy of a database, under a name of its own."""
    with psycopg.connect(server().url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_advisory_lock(%s, 0)", [LOCK])
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        where = in_memory.place(admin)
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {of} OWNER holdfast_owner{where}")
    return name


def dropped(name: str) -> None:
    """Throw a clone away."""
    with psycopg.connect(server().url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def nobody_else_is_here() -> bool:
    """Tell whether no other run of the tests is using the server."""
    from tests.settings import HERE

    others = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    try:
        return HERE.execute(others).fetchone() == (0,)
    except psycopg.OperationalError:  # somebody else has stopped it already
        return False


@contextmanager
def living_in(name: str) -> Iterator[None]:
    """Let Django's connections, of every thread, be to another database for a while."""
    here = connections["default"]
    before = here.settings_dict["NAME"]
    here.close()
    here.settings_dict["NAME"] = name
    try:
        yield
    finally:
        here.close()
        here.settings_dict["NAME"] = before


@contextmanager
def all_seeing() -> Iterator[Any]:
    """Look, within the same transaction, where the web's role may not; then be it again."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE postgres")
        try:
            yield cursor
        finally:
            if not connection.needs_rollback:
                cursor.execute("SET ROLE holdfast_app")


if __name__ == "__main__":
    told()
