"""The database for the length of one command: found open, or opened and closed again."""

import contextlib
import os
from collections.abc import Callable, Iterator

from holdfast.site.children import environment, finish_django, patiently
from holdfast.site.claim import open_at
from holdfast.site.database import (
    Part,
    cluster,
    connected,
    external_url,
    open_database,
    url_for,
    var,
)
from holdfast.site.demonstration import agree_on_demo, is_empty
from holdfast.site.troubles import Trouble

Tell = Callable[[str], None]
YOUR_OWN = "HOLDFAST_DATABASE_URL names a database of your own: start and stop it there"


@contextlib.contextmanager
def database_open(tell: Tell) -> Iterator[None]:
    """Open the database if it is not open; afterwards leave it as it was found."""
    found_open = bool(external_url()) or cluster().alive() is not None
    open_database(tell)
    try:
        yield
    finally:
        if not found_open and open_at(var()) is None and not others_at_work():
            cluster().stop()


def others_at_work() -> bool:
    """Tell whether somebody else is using the embedded database at this moment."""
    server = cluster().server
    if server is None:
        return False
    question = (
        "SELECT 1 FROM pg_stat_activity "
        "WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1"
    )
    try:
        with connected(server.url("postgres", "postgres")) as admin:
            return admin.execute(question).fetchone() is not None
    except Trouble:
        return False


def make_tables() -> None:
    """Bring tables and policies to the code, as their owner."""
    agree_on_demo()
    finish_django(["migrate", "--no-input"], env=environment("owner"))


def django_command(words: list[str], *, role: Part, tell: Tell, tables: bool = True) -> int:
    """Run one of Django's commands here as a role, on a database that has its tables."""
    with database_open(tell):
        if tables and _has_no_tables():
            make_tables()
        os.environ.update(patiently(environment(role)))
        return _django(words)


def django_without_database(words: list[str]) -> int:
    """Run one of Django's commands that reads only the code."""
    os.environ.update(
        HOLDFAST_DATABASE_URL="none",
        HOLDFAST_DEMO="1",
        DJANGO_SETTINGS_MODULE="holdfast.site.settings",
    )
    os.environ.pop("HOLDFAST_APP_DATABASE_URL", None)
    return _django(words)


def start(tell: Tell) -> bool:
    """Start the embedded database and leave it running."""
    if external_url():
        raise Trouble(YOUR_OWN)
    server = cluster(tell).start()
    tell(f"the database is running on port {server.port}, its files in {cluster().folder}")
    return True


def stop(tell: Tell) -> bool:
    """Stop the embedded database, unless the site is open on it."""
    if external_url():
        raise Trouble(YOUR_OWN)
    where = open_at(var())
    if where is not None:
        raise Trouble(f"the site is open {where}: stop it there with Ctrl-C")
    cluster(tell).stop()
    tell("the database is not running")
    return True


def status(tell: Tell) -> bool:
    """Say whether the database answers."""
    if external_url():
        raise Trouble(YOUR_OWN)
    running = cluster(tell).running()
    server = cluster().server
    where = f" on port {server.port}, its files in {cluster().folder}" if server else ""
    tell(f"the database is running{where}" if running else "the database is not running")
    return running


def _has_no_tables() -> bool:
    with connected(url_for("owner")) as owner:
        return is_empty(owner)


def _django(words: list[str]) -> int:
    """Run a command of Django's in this very program, and return its exit status."""
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(["holdfast", *words])
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0
