"""Which database, and as whom: no stronger role than needed, and no server as a side effect."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import psycopg
import pytest
from psycopg import Connection
from psycopg.conninfo import conninfo_to_dict

from holdfast.site import database, external
from holdfast.site.children import environment
from holdfast.site.postgres_server import Server
from holdfast.site.troubles import Trouble
from tests.reliability.harness import a_cluster


@pytest.fixture(autouse=True)
def fresh_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Start each test with no database and none of our settings."""
    for name in ("DATABASE_URL", "APP_DATABASE_URL", "DEMO", "ROLE"):
        monkeypatch.delenv(f"HOLDFAST_{name}", raising=False)
    monkeypatch.setenv("HOLDFAST_VAR", str(tmp_path))


@pytest.fixture(scope="module")
def outside() -> Iterator[Server]:
    """A durable server that plays the authority's own."""
    with a_cluster() as cluster:
        yield cluster.start()


@pytest.fixture
def council(outside: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a role with few powers, which owns an empty database there."""
    with psycopg.connect(outside.url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS council WITH (FORCE)")
        admin.execute("DROP DATABASE IF EXISTS holdfast")
        for role in ("holdfast_app", "holdfast_guard", "council"):
            admin.execute(f"DROP ROLE IF EXISTS {role}".encode())
        admin.execute("CREATE ROLE council LOGIN CREATEROLE PASSWORD 'long and secret'")
        admin.execute("CREATE DATABASE council OWNER council")
    url = f"postgresql://council:long%20and%20secret@127.0.0.1:{outside.port}/council"
    monkeypatch.setenv("HOLDFAST_DATABASE_URL", url)
    return url


def test_settings_start_no_server_and_say_how_to(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="make run, or holdfast db start"):
        database.settings_for("app")
    assert list(tmp_path.iterdir()) == []


def test_there_can_be_no_database_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFAST_DATABASE_URL", "none")
    assert database.settings_for("app") == {"ENGINE": "django.db.backends.dummy"}


def test_an_address_that_is_none_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFAST_DATABASE_URL", "our database")
    with pytest.raises(Trouble, match="postgresql://"):
        database.settings_for("owner")


@pytest.mark.parametrize(("url", "demo"), [("", True), ("postgresql://somewhere/council", False)])
def test_only_the_embedded_database_is_a_demonstration_unless_said(
    monkeypatch: pytest.MonkeyPatch, url: str, demo: bool
) -> None:
    monkeypatch.setenv("HOLDFAST_DATABASE_URL", url)
    assert database.is_demo() == demo


@pytest.mark.usefixtures("council")
def test_a_database_of_their_own_gets_a_weak_role_for_the_web_pages(tmp_path: Path) -> None:
    database.open_database()
    web, owner = database.settings_for("app"), database.settings_for("owner")
    assert (web["USER"], web["NAME"]) == ("holdfast_app", "council")
    assert (owner["USER"], owner["PASSWORD"]) == ("council", "long and secret")
    assert (tmp_path / "database.json").stat().st_mode & 0o777 == 0o600
    with psycopg.connect(database.url_for("app")) as connection:
        limits = connection.execute("SHOW statement_timeout").fetchone()
        found = connection.execute("SELECT extname FROM pg_extension").fetchall()
    assert limits == ("30s",)
    assert {"btree_gist", "pg_trgm", "unaccent"} <= {name for (name,) in found}


@pytest.mark.usefixtures("council")
def test_opening_it_again_keeps_the_password() -> None:
    database.open_database()
    before = database.url_for("app")
    database.open_database()
    assert database.url_for("app") == before


@pytest.mark.usefixtures("council")
def test_a_lost_password_is_replaced_unless_somebody_is_using_it(tmp_path: Path) -> None:
    database.open_database()
    before = database.url_for("app")
    (tmp_path / "database.json").unlink()
    with psycopg.connect(before), pytest.raises(Trouble, match="another Holdfast"):
        database.open_database()
    database.open_database()
    assert database.url_for("app") != before


def test_an_owner_is_not_accepted_as_the_web_pages_role(
    council: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOLDFAST_APP_DATABASE_URL", council)
    with pytest.raises(Trouble, match="the web pages would work as council"):
        database.open_database()


@pytest.mark.usefixtures("council")
def test_an_owner_who_may_not_make_roles_is_told_what_to_ask_for(outside: Server) -> None:
    with psycopg.connect(outside.url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("ALTER ROLE council NOCREATEROLE")
    with pytest.raises(Trouble, match="may not create roles: as its administrator"):
        database.open_database()


def test_a_server_that_may_lose_what_is_saved_is_refused(council: str, outside: Server) -> None:
    with psycopg.connect(outside.url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("ALTER DATABASE council SET synchronous_commit = off")
    with pytest.raises(Trouble, match="synchronous_commit"):
        database.open_database()


def test_an_old_server_is_refused() -> None:
    old = SimpleNamespace(info=SimpleNamespace(server_version=150_020))
    with pytest.raises(Trouble, match="PostgreSQL 15: Holdfast needs 16 or newer"):
        external.refuse_old(cast("Connection[Any]", old))


def test_a_server_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOLDFAST_DATABASE_URL", "postgresql://council@127.0.0.1:9/council")
    with pytest.raises(Trouble, match="does not answer"):
        database.open_database()


@pytest.mark.usefixtures("council")
def test_the_web_server_is_not_told_the_owners_address() -> None:
    database.open_database()
    told = environment("app")
    assert "HOLDFAST_DATABASE_URL" not in told
    assert conninfo_to_dict(told["HOLDFAST_APP_DATABASE_URL"])["user"] == "holdfast_app"
    assert not any("long and secret" in value for value in told.values())
    assert (told["HOLDFAST_ROLE"], told["HOLDFAST_DEMO"]) == ("app", "0")
