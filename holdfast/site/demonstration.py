"""The database of the demonstration: known by a mark, and the only one that may be forgotten.

The mark is a comment on the database itself, set when the demonstration first enters an empty one.
So neither a wrong setting nor a wrong address can make `holdfast story` drop real records, and a
database of invented people is never served as a real one.
"""

from collections.abc import Callable

from psycopg import Connection
from psycopg.sql import SQL, Identifier, Literal

from holdfast.site.children import environment, finish_django, patiently
from holdfast.site.database import (
    cluster,
    connected,
    external_url,
    is_demo,
    open_database,
    url_for,
)
from holdfast.site.postgres_roles import prepare_database, put_database
from holdfast.site.postgres_server import DATABASE, Server
from holdfast.site.troubles import Trouble

MARK = "Holdfast demonstration: invented people only"
TOLD = f"{MARK}; their story is told"
TELL_STORY = ["tell_story", "--if-empty"]
BEING_TOLD = "holdfast_new_story"
FORGOTTEN = "holdfast_old_story"


def agree_on_demo() -> None:
    """Mark an empty database for the demonstration; refuse to mix invented and real people."""
    with connected(url_for("owner")) as owner:
        marked = is_marked(owner)
        if is_demo() and not marked and is_empty(owner):
            mark(owner)
        elif is_demo() and not marked:
            raise Trouble(
                "this database was not made for the demonstration, which lets anybody in: set "
                "HOLDFAST_DEMO=0, or HOLDFAST_VAR to a new folder"
            )
        elif marked and not is_demo():
            raise Trouble(
                "this database holds the demonstration's invented people: for real work set "
                "HOLDFAST_VAR to a new folder, or HOLDFAST_DATABASE_URL to another database"
            )


def is_marked(owner: Connection) -> bool:
    """Tell whether the database was made for the demonstration."""
    return _comment(owner) in (MARK, TOLD)


def is_told() -> bool:
    """Tell whether the demonstration's story was told to its end in the database."""
    with connected(url_for("owner")) as owner:
        return _comment(owner) == TOLD


def note_told(url: str) -> None:
    """Note on the database that its story was told to its end."""
    with connected(url) as owner:
        mark(owner, TOLD)


def is_empty(owner: Connection) -> bool:
    """Tell whether nobody has made a table in the database yet."""
    row = owner.execute(
        "SELECT 1 FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text "
        "NOT LIKE 'pg\\_%' AND relnamespace <> 'information_schema'::regnamespace LIMIT 1"
    )
    return row.fetchone() is None


def mark(owner: Connection, words: str = MARK) -> None:
    """Give the database the demonstration's mark."""
    comment = SQL("COMMENT ON DATABASE {} IS {}")
    owner.execute(comment.format(Identifier(owner.info.dbname), Literal(words)))


def _comment(owner: Connection) -> str | None:
    row = owner.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
        "WHERE datname = current_database()"
    ).fetchone()
    return row[0] if row else None


def forget_and_retell(*, sure: bool, tell: Callable[[str], None]) -> None:
    """Tell the demo story again in place of what the demonstration's database holds."""
    if not is_demo():
        raise Trouble("HOLDFAST_DEMO is 0: only a demonstration can be forgotten")
    open_database(tell)
    agree_on_demo()
    if external_url():
        _retell_outside(sure=sure, tell=tell)
    else:
        server = cluster().server
        if server is None:
            raise Trouble("the database is gone")
        _retell_inside(server, tell)


def _retell_inside(server: Server, tell: Callable[[str], None]) -> None:
    """Tell the story in a new database beside the old, then let them change places."""
    with connected(server.url("postgres", "postgres")) as admin:
        for name in (BEING_TOLD, FORGOTTEN):
            _drop(admin, name)
        put_database(admin, name=BEING_TOLD)
    with connected(server.url("postgres", BEING_TOLD)) as admin:
        prepare_database(admin)
        mark(admin)
    tell_story(
        owner=server.url("holdfast_owner", BEING_TOLD),
        app=server.url("holdfast_app", BEING_TOLD),
        tell=tell,
    )
    with connected(server.url("postgres", "postgres")) as admin:
        _rename(admin, DATABASE, FORGOTTEN)
        _rename(admin, BEING_TOLD, DATABASE)
        _drop(admin, FORGOTTEN)


def _retell_outside(*, sure: bool, tell: Callable[[str], None]) -> None:
    """Empty a database of the authority's own, if it carries the mark, and tell the story in it."""
    if not sure:
        raise Trouble("this forgets all that HOLDFAST_DATABASE_URL holds: say --yes if you mean it")
    with connected(external_url()) as owner, owner.transaction():
        schemas = owner.execute(
            "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' "
            "AND nspname <> 'information_schema'"
        ).fetchall()
        for (name,) in schemas:
            owner.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(name)))
        owner.execute("CREATE SCHEMA public")
        owner.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
    open_database(tell)
    tell_story(owner=url_for("owner"), app=url_for("app"), tell=tell)


def tell_story(*, owner: str, app: str, tell: Callable[[str], None]) -> None:
    """Make the tables as their owner, then tell the story as the web pages' role."""
    tell("making the tables")
    finish_django(["migrate", "--no-input"], env=environment("owner", owner))
    tell("telling the demo story")
    finish_django(TELL_STORY, env=patiently(environment("app", app)))
    note_told(owner)


def _drop(admin: Connection, name: str) -> None:
    admin.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name)))


def _rename(admin: Connection, old: str, new: str) -> None:
    """Rename a database from which its users are sent away first."""
    shut = SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
    admin.execute(shut.format(Identifier(old), SQL("false")))
    admin.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s", (old,)
    )
    admin.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(old), Identifier(new)))
    admin.execute(shut.format(Identifier(new), SQL("true")))
