"""A PostgreSQL of the authority's own, in place of the embedded one.

The address in `HOLDFAST_DATABASE_URL` is its owner's. The web pages must not use it, for row-level
security binds only a role that owns nothing: we make that role there, with a password of its own.
"""

import json
import secrets
from pathlib import Path

import psycopg
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict
from psycopg.sql import SQL, Identifier

from holdfast.site.postgres_roles import (
    APP,
    APP_MAY,
    GUARD,
    limit_app,
    prepare_database,
    put_guard,
    put_role,
    refuse_unsafe,
    role_exists,
)
from holdfast.site.postgres_server import write_private
from holdfast.site.troubles import Trouble

OLDEST = 16
HOW_BY_HAND = f"""as its administrator:
  CREATE ROLE {APP} LOGIN NOINHERIT PASSWORD '...';
  CREATE ROLE {GUARD} NOLOGIN;
  GRANT {GUARD} TO (the owner's role) WITH INHERIT FALSE, SET TRUE;
and then set HOLDFAST_APP_DATABASE_URL=postgresql://{APP}:...@HOST/DATABASE"""


def prepare(url: str, var: Path, app_given: str = "") -> None:
    """Make an owner's database ready for us, or say plainly why it cannot be; may be repeated."""
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as admin:
            refuse_old(admin)
            refuse_unsafe(admin)
            _add_extensions(admin)
            _add_roles(admin, url, var, app_given)
    except psycopg.OperationalError as error:
        raise Trouble(f"HOLDFAST_DATABASE_URL does not answer: {error}") from error
    refuse_strong(app_given or app_url(url, var))


def app_url(url: str, var: Path) -> str:
    """Return the web role's address in the owner's database."""
    password = _passwords(var).get(_place(url))
    if password is None:
        raise Trouble("the database is not prepared yet: make run, or holdfast migrate")
    return psycopg.conninfo.make_conninfo(url, user=APP, password=password)


def refuse_old(admin: Connection) -> None:
    """Refuse a PostgreSQL that lacks what row-level security and our tables need."""
    version = admin.info.server_version
    if version < OLDEST * 10_000:
        raise Trouble(
            f"HOLDFAST_DATABASE_URL is a PostgreSQL {version // 10_000}: "
            f"Holdfast needs {OLDEST} or newer"
        )


def refuse_strong(url: str) -> None:
    """Refuse a web role that could go round row-level security."""
    question = """
        SELECT r.rolsuper OR r.rolbypassrls
            OR pg_has_role(r.oid, (SELECT datdba FROM pg_database
                                    WHERE datname = current_database()), 'MEMBER'),
               r.rolname
          FROM pg_roles r WHERE r.rolname = current_user
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as web:
            strong, name = web.execute(question).fetchone() or (True, "?")
    except psycopg.OperationalError as error:
        raise Trouble(f"the web role cannot sign in to the database: {error}") from error
    if strong or name != APP:
        raise Trouble(
            f"the web pages would work as {name}; they need the role {APP}, which is no superuser, "
            f"owns nothing and belongs to no owner: {HOW_BY_HAND}"
        )


def _add_extensions(admin: Connection) -> None:
    try:
        prepare_database(admin)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Trouble(
            f"the role in HOLDFAST_DATABASE_URL may not set the database up ({error}): let it own "
            "the database"
        ) from error
    except psycopg.errors.FeatureNotSupported as error:
        raise Trouble(f"the PostgreSQL lacks an extension (postgresql-contrib): {error}") from error


def _add_roles(admin: Connection, url: str, var: Path, app_given: str) -> None:
    try:
        if not app_given:
            _add_app_role(admin, url, var)
        put_guard(admin, owner=admin.info.user)
    except psycopg.errors.InsufficientPrivilege as error:
        raise Trouble(
            f"the role in HOLDFAST_DATABASE_URL may not create roles: {HOW_BY_HAND}"
        ) from error


def _add_app_role(admin: Connection, url: str, var: Path) -> None:
    """Make the web role with a password of our own, unless we did so before."""
    passwords = _passwords(var)
    place = _place(url)
    exists = role_exists(admin, APP)
    if exists and place in passwords:
        return
    if exists and _is_in_use(admin):
        raise Trouble(
            f"another Holdfast is using the role {APP} there: set HOLDFAST_APP_DATABASE_URL with "
            "the password it has"
        )
    password = secrets.token_urlsafe(24)
    put_role(admin, name=APP, may=APP_MAY, password=password)
    limit_app(admin)
    words = SQL("GRANT CONNECT ON DATABASE {} TO {}")
    admin.execute(words.format(Identifier(admin.info.dbname), Identifier(APP)))
    var.mkdir(parents=True, exist_ok=True)
    write_private(var / "database.json", json.dumps(passwords | {place: password}, indent=1))


def _is_in_use(admin: Connection) -> bool:
    row = admin.execute("SELECT 1 FROM pg_stat_activity WHERE usename = %s LIMIT 1", (APP,))
    return row.fetchone() is not None


def _passwords(var: Path) -> dict[str, str]:
    path = var / "database.json"
    return json.loads(path.read_text()) if path.exists() else {}


def _place(url: str) -> str:
    """Name the server, for roles belong to a whole server and not to one database."""
    parts = conninfo_to_dict(url)
    return f"{parts.get('host', '')}:{parts.get('port', '5432')}"
