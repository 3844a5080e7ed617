"""The web pages' role owns nothing, may make nothing and lasts no longer than it must."""

from collections.abc import Iterator

import psycopg
import pytest

from holdfast.site.postgres_server import Server
from tests.reliability.harness import a_cluster


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with a_cluster(throwaway=True) as cluster:
        yield cluster.start()


def ask(server: Server, role: str, words: str) -> list[tuple[object, ...]]:
    url = server.url("holdfast_app" if role == "app" else "holdfast_owner")
    with psycopg.connect(url) as connection:
        return connection.execute(words.encode()).fetchall()


@pytest.mark.parametrize("role", ["holdfast_app", "holdfast_owner"])
def test_neither_role_can_go_round_the_policies(server: Server, role: str) -> None:
    words = f"SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = '{role}'"
    assert ask(server, "app", words) == [(False, False, False)]


def test_the_web_role_belongs_to_no_other(server: Server) -> None:
    words = "SELECT r.rolname FROM pg_roles r WHERE pg_has_role('holdfast_app', r.oid, 'MEMBER')"
    assert ask(server, "app", words) == [("holdfast_app",)]


def test_the_owner_may_step_into_the_guards_role_but_does_not_have_its_rights(
    server: Server,
) -> None:
    words = "SELECT pg_has_role('holdfast_guard', 'SET'), pg_has_role('holdfast_guard', 'USAGE')"
    assert ask(server, "owner", words) == [(True, False)]


@pytest.mark.parametrize(
    "words", ["CREATE TABLE mine (id int)", "SET ROLE holdfast_owner", "SELECT * FROM theirs"]
)
def test_the_web_role_may_do_nothing_it_was_not_given(server: Server, words: str) -> None:
    with psycopg.connect(server.url("holdfast_owner")) as owner:
        owner.execute("CREATE TABLE IF NOT EXISTS theirs (id int)")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(server, "app", words)


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("statement_timeout", "30s"),
        ("lock_timeout", "5s"),
        ("idle_in_transaction_session_timeout", "1min"),
        ("transaction_timeout", "5min"),
    ],
)
def test_nothing_of_the_web_role_lasts_for_ever(server: Server, name: str, limit: str) -> None:
    assert ask(server, "app", f"SHOW {name}") == [(limit,)]


def test_a_new_database_has_the_extensions_from_birth(server: Server) -> None:
    with psycopg.connect(server.url("holdfast_owner"), autocommit=True) as owner:
        owner.execute("CREATE DATABASE young")
    with psycopg.connect(server.url("holdfast_owner", "young")) as owner:
        found = owner.execute("SELECT extname FROM pg_extension").fetchall()
    assert {"btree_gist", "pg_trgm", "unaccent"} <= {name for (name,) in found}


def test_there_is_a_password_on_every_way_in(server: Server) -> None:
    words = "SELECT DISTINCT auth_method FROM pg_hba_file_rules"
    with psycopg.connect(server.url("postgres")) as admin:
        assert admin.execute(words).fetchall() == [("scram-sha-256",)]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.url("holdfast_app").replace(server.passwords["holdfast_app"], "x"))


def test_names_sort_the_same_on_every_machine(server: Server) -> None:
    words = "SELECT datlocprovider::text, datlocale FROM pg_database WHERE datname = 'holdfast'"
    assert ask(server, "app", words) == [("b", "C.UTF-8")]


def test_a_printed_server_does_not_show_its_passwords(server: Server) -> None:
    assert not any(password in repr(server) for password in server.passwords.values())
