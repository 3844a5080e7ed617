"""Which database Holdfast works on, and as which of its roles.

`HOLDFAST_DATABASE_URL` names a PostgreSQL of your own (16 or newer) and the role that owns the
tables there; otherwise it is the embedded one, whose files are in `var/pg`. Nothing here starts a
server except `open_database`: reading the settings must never leave one running.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import psycopg
from psycopg import Connection, ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from holdfast.site.external import app_url, prepare
from holdfast.site.postgres import Cluster, tell_on_stderr
from holdfast.site.postgres_server import HOST, Role
from holdfast.site.troubles import Trouble

Part = Literal["app", "owner"]
ROLE_OF: dict[Part, Role] = {"app": "holdfast_app", "owner": "holdfast_owner"}
NOT_RUNNING = "the database is not running: make run, or holdfast db start"


def var() -> Path:
    """Return the folder of everything that is kept on this machine and not in git."""
    return Path(os.environ.get("HOLDFAST_VAR") or Path(__file__).resolve().parents[2] / "var")


def external_url() -> str:
    """Return the address of the owner's own PostgreSQL, or nothing for the embedded one."""
    return os.environ.get("HOLDFAST_DATABASE_URL", "")


def cluster(tell: Callable[[str], None] = tell_on_stderr) -> Cluster:
    """Return the embedded server, running or not."""
    return Cluster(var() / "pg", log=var() / "log" / "postgres.log", tell=tell)


def open_database(tell: Callable[[str], None] = tell_on_stderr) -> None:
    """Start the embedded server, or prepare the roles in the PostgreSQL of your own."""
    if external_url():
        prepare(external_url(), var(), os.environ.get("HOLDFAST_APP_DATABASE_URL", ""))
    else:
        cluster(tell).start()


def url_for(part: Part) -> str:
    """Return the address for the web pages (`app`) or for migrations (`owner`)."""
    if part == "app" and (given := os.environ.get("HOLDFAST_APP_DATABASE_URL")):
        return given
    if url := external_url():
        return url if part == "owner" else app_url(url, var())
    embedded = cluster()
    server = embedded.server
    if server is None or embedded.alive() is None:
        raise Trouble(NOT_RUNNING)
    return server.url(ROLE_OF[part])


@contextlib.contextmanager
def connected(url: str) -> Iterator[Connection]:
    """Work on a database, each statement by itself; tell what it refuses as Trouble."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            yield connection
    except psycopg.Error as error:
        raise Trouble(f"the database refused: {str(error).strip()}") from error


def is_demo() -> bool:
    """Tell whether this is the demonstration: so unless said otherwise, on the embedded server."""
    said = os.environ.get("HOLDFAST_DEMO", "0" if external_url() else "1")
    if said not in ("0", "1"):
        raise Trouble(f"HOLDFAST_DEMO must be 1 or 0, not {said!r}")
    return said == "1"


def settings_for(part: Part) -> dict[str, object]:
    """Return Django's DATABASES entry for a role.

    With `HOLDFAST_DATABASE_URL=none` there is no database at all, for tools that only read the
    code. Raises Trouble, in words for a person, when the database is not there.
    """
    if external_url() == "none":
        return {"ENGINE": "django.db.backends.dummy"}
    parts = _parts(url_for(part))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", HOST),
        "PORT": parts.pop("port", "5432"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": parts,
    }


def _parts(url: str) -> dict[str, str]:
    try:
        return {name: str(value) for name, value in conninfo_to_dict(url).items() if value}
    except ProgrammingError as error:
        raise Trouble(
            "the database address is not one: postgresql://ROLE:PASSWORD@HOST/DATABASE"
        ) from error
