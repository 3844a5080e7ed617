"""Only the demonstration can be forgotten, and it never mixes with real people."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from holdfast.site import children, demonstration
from holdfast.site.database import url_for
from holdfast.site.postgres import Cluster
from holdfast.site.postgres_server import Server
from holdfast.site.troubles import Trouble


@pytest.fixture(scope="module")
def var(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("var")
    cluster = Cluster(folder / "pg", throwaway=True)
    cluster.start()
    yield folder
    cluster.destroy()


@pytest.fixture
def server(var: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """The embedded server with a new, empty database."""
    for name in ("DATABASE_URL", "APP_DATABASE_URL", "DEMO"):
        monkeypatch.delenv(f"HOLDFAST_{name}", raising=False)
    monkeypatch.setenv("HOLDFAST_VAR", str(var))
    server = Cluster(var / "pg").start()
    with psycopg.connect(server.url("postgres", "postgres"), autocommit=True) as admin:
        admin.execute("DROP DATABASE IF EXISTS holdfast WITH (FORCE)")
        admin.execute("CREATE DATABASE holdfast OWNER holdfast_owner")
    return server


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stand in for Django's commands; the story is then a single row."""
    seen: list[str] = []

    def finish(words: list[str], *, env: dict[str, str]) -> None:
        seen.append(words[0])
        if words[0] == "migrate":
            make_a_table(env["HOLDFAST_DATABASE_URL"], "a new story")

    monkeypatch.setattr(demonstration, "finish_django", finish)
    return seen


def make_a_table(url: str, words: str) -> None:
    with psycopg.connect(url) as owner:
        owner.execute("CREATE TABLE story (words text)")
        owner.execute("INSERT INTO story VALUES (%s)", (words,))


def the_story(server: Server) -> str:
    with psycopg.connect(server.url("holdfast_owner")) as owner:
        (words,) = owner.execute("SELECT words FROM story").fetchone() or ("",)
    return str(words)


def retell() -> None:
    demonstration.forget_and_retell(sure=False, tell=lambda words: None)


def test_the_story_is_told_again_in_place_of_the_old(server: Server, told: list[str]) -> None:
    demonstration.agree_on_demo()
    make_a_table(server.url("holdfast_owner"), "an old story")
    with psycopg.connect(server.url("holdfast_app")):  # somebody is looking at it
        retell()
    assert the_story(server) == "a new story"
    assert told == ["migrate", "tell_story"]
    assert demonstration.is_told()


def test_a_story_that_cannot_be_told_leaves_the_old_one(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    demonstration.agree_on_demo()
    make_a_table(server.url("holdfast_owner"), "an old story")

    def fail(words: list[str], *, env: dict[str, str]) -> None:
        raise Trouble(f"{words[0]} failed")

    monkeypatch.setattr(demonstration, "finish_django", fail)
    with pytest.raises(Trouble, match="migrate failed"):
        retell()
    assert the_story(server) == "an old story"


def test_a_database_that_was_not_made_for_it_is_never_forgotten(
    server: Server, told: list[str]
) -> None:
    make_a_table(server.url("holdfast_owner"), "real work")
    with pytest.raises(Trouble, match="was not made for the demonstration"):
        retell()
    assert the_story(server) == "real work"
    assert told == []


@pytest.mark.usefixtures("server")
def test_real_work_does_not_begin_among_invented_people(monkeypatch: pytest.MonkeyPatch) -> None:
    demonstration.agree_on_demo()
    monkeypatch.setenv("HOLDFAST_DEMO", "0")
    with pytest.raises(Trouble, match="invented people"):
        demonstration.agree_on_demo()
    with pytest.raises(Trouble, match="only a demonstration can be forgotten"):
        retell()


def test_a_database_of_their_own_is_forgotten_only_when_sure(
    server: Server, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    make_a_table(server.url("holdfast_owner"), "an old story")
    monkeypatch.setenv("HOLDFAST_DATABASE_URL", server.url("holdfast_owner"))
    monkeypatch.setenv("HOLDFAST_APP_DATABASE_URL", server.url("holdfast_app"))
    monkeypatch.setenv("HOLDFAST_DEMO", "1")
    monkeypatch.setattr(demonstration, "open_database", lambda tell: None)
    with psycopg.connect(url_for("owner"), autocommit=True) as owner:
        demonstration.mark(owner)
    with pytest.raises(Trouble, match="say --yes"):
        retell()
    assert the_story(server) == "an old story"
    demonstration.forget_and_retell(sure=True, tell=lambda words: None)
    assert the_story(server) == "a new story"


@pytest.mark.usefixtures("server")
def test_a_command_that_fails_ends_with_its_last_words() -> None:
    with pytest.raises(Trouble, match="Unknown command"):
        children.finish_django(["no_such_command"], env=children.environment("owner"))
