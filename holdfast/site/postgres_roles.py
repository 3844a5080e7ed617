"""Who may do what in the database server, before any table exists.

`holdfast_owner` owns the tables and migrates. `holdfast_app` serves pages: it owns nothing, is a
member of nothing and is granted nothing here; the tables' own guards grant it what it needs, one
table at a time.
"""

from psycopg import Connection, connect
from psycopg.sql import SQL, Identifier, Literal

from holdfast.site.postgres_server import DATABASE, Server
from holdfast.site.troubles import Trouble

EDITION = 3  # raise it when prepare_cluster changes: every cluster is then prepared again
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")
APP = "holdfast_app"
OWNER = "holdfast_owner"
GUARD = "holdfast_guard"  # nobody signs in as it: the functions behind the policies belong to it
APP_MAY = SQL("LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOREPLICATION NOBYPASSRLS")
OWNER_MAY = SQL("LOGIN NOSUPERUSER CREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS")
TIMEOUTS = {
    "statement_timeout": "30s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
    "transaction_timeout": "5min",  # PostgreSQL 17 and later
}
UNSAFE = SQL("""
    SELECT name || ' = ' || setting FROM pg_settings
     WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'
    UNION ALL
    SELECT one FROM pg_db_role_setting, unnest(setconfig) AS one
     WHERE one ~* '^synchronous_commit=(off|of|false|fals|fal|fa|f|no|n|0)$'
""")


def prepare_cluster(server: Server) -> None:
    """Create the roles, the extensions and the database; may be repeated."""
    with connect(server.url("postgres", "postgres"), autocommit=True) as admin:
        for name, may in ((OWNER, OWNER_MAY), (APP, APP_MAY)):
            put_role(admin, name=name, may=may, password=server.passwords[name])
        put_guard(admin, owner=OWNER)
        limit_app(admin)
    with connect(server.url("postgres", "template1"), autocommit=True) as admin:
        prepare_database(admin)  # so that test databases have the extensions from birth
    with connect(server.url("postgres", "postgres"), autocommit=True) as admin:
        put_database(admin, name=DATABASE)
    with connect(server.url("postgres"), autocommit=True) as admin:
        prepare_database(admin)


def put_role(admin: Connection, *, name: str, may: SQL, password: str) -> None:
    """Create a role, or bring it to what it may do and to this password."""
    verb = SQL("ALTER" if role_exists(admin, name) else "CREATE")
    if verb == SQL("ALTER") and admin.info.parameter_status("is_superuser") != "on":
        may = SQL("LOGIN NOINHERIT")  # the rest only a superuser may even confirm
    scrambled = admin.pgconn.encrypt_password(
        password.encode(), name.encode(), b"scram-sha-256"
    ).decode()  # so that no server's log can show it
    admin.execute(
        SQL("{} ROLE {} {} PASSWORD {}").format(verb, Identifier(name), may, Literal(scrambled))
    )


def put_guard(admin: Connection, *, owner: str) -> None:
    """Create the role of the policies' functions, which the owner may step into but not inherit."""
    if not role_exists(admin, GUARD):
        words = SQL("CREATE ROLE {} NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT")
        admin.execute(words.format(Identifier(GUARD)))
    if not _one(admin, "SELECT pg_has_role(%s, %s, 'SET')", owner, GUARD):
        words = SQL("GRANT {} TO {} WITH INHERIT FALSE, SET TRUE")
        admin.execute(words.format(Identifier(GUARD), Identifier(owner)))


def role_exists(admin: Connection, name: str) -> bool:
    """Tell whether the server has a role of this name."""
    return _one(admin, "SELECT 1 FROM pg_roles WHERE rolname = %s", name) is not None


def limit_app(admin: Connection) -> None:
    """Let no statement, lock or transaction of the web role last for ever."""
    for name, limit in TIMEOUTS.items():
        if name != "transaction_timeout" or admin.info.server_version >= 170000:
            words = SQL("ALTER ROLE {} SET {} = {}")
            admin.execute(words.format(Identifier(APP), Identifier(name), Literal(limit)))


def put_database(admin: Connection, *, name: str) -> None:
    """Create the owner's database, unless it is there."""
    if _one(admin, "SELECT 1 FROM pg_database WHERE datname = %s", name) is None:
        words = SQL("CREATE DATABASE {} OWNER {}").format(Identifier(name), Identifier(OWNER))
        admin.execute(words)


def prepare_database(admin: Connection) -> None:
    """Give one database its extensions, and nobody the right to add to the public schema."""
    for name in EXTENSIONS:
        words = SQL("CREATE EXTENSION IF NOT EXISTS {} SCHEMA public")
        admin.execute(words.format(Identifier(name)))
    admin.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")


def refuse_unsafe(admin: Connection) -> None:
    """Refuse a server that would answer "saved" before it is true."""
    unsafe = [str(row[0]) for row in admin.execute(UNSAFE)]
    if str(_one(admin, "SHOW data_checksums")) != "on":
        unsafe.append("data_checksums = off")
    if unsafe:
        raise Trouble(
            f"this database may lose what people saved ({', '.join(unsafe)}): put it right in the "
            "server's settings; Holdfast will not work on it as it is"
        )


def _one(admin: Connection, words: str, *values: str) -> object:
    row = admin.execute(words.encode(), values).fetchone()
    return row[0] if row else None
