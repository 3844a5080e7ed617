"""No personal table is without a policy; the web's role has no right it was not lent."""

import pytest
from django.db import connection

from holdfast.access.guarding import FRAMEWORK, ours, rule_of
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
NOT_REACHED = {"django_migrations", "auth_group", "auth_permission", "auth_group_permissions"}
FEW_WORDS = {"SELECT", "INSERT", "UPDATE", "DELETE"}


def asked(sql: str) -> list[tuple[str, ...]]:
    with all_seeing() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_every_model_has_a_row_rule():
    for model in ours():
        assert rule_of(model).words


def test_every_table_is_under_forced_policies_or_named_as_a_librarys():
    tables = asked(
        "SELECT n.nspname || '.' || c.relname, c.relrowsecurity AND c.relforcerowsecurity, "
        "(SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'audit')"
    )
    spared = {f"public.{name}" for name in {*FRAMEWORK, *NOT_REACHED}}
    bare = {name for name, forced, policies in tables if not (forced and policies)} - spared
    assert not bare
    assert len(tables) > 30


def test_the_webs_role_has_no_more_than_its_rule_lends_it():
    rights: dict[str, set[str]] = {}
    for schema, table, right in asked(
        "SELECT table_schema, table_name, privilege_type FROM information_schema.role_table_grants "
        "WHERE grantee IN ('holdfast_app', 'PUBLIC') AND table_schema NOT IN "
        "('pg_catalog', 'information_schema')"
    ):
        rights.setdefault(f"{schema}.{table}", set()).add(right)
    assert all(granted <= FEW_WORDS for granted in rights.values()), (
        "no TRUNCATE, REFERENCES, TRIGGER"
    )
    assert not any(name.startswith("audit.") or name.startswith("app.") for name in rights)
    for model in ours():
        rule = rule_of(model)
        lent = {
            "SELECT": rule.read,
            "INSERT": rule.add,
            "UPDATE": rule.change,
            "DELETE": rule.remove,
        }
        expected = {right for right, condition in lent.items() if condition != "false"}
        assert rights.get(f"public.{model._meta.db_table}", set()) == expected, model


def test_every_table_of_ours_keeps_its_history():
    kept = {
        name
        for (name,) in asked(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgname = 'holdfast_history' AND t.tgenabled = 'O'"
        )
    }
    assert {model._meta.db_table for model in ours()} <= kept


def test_policies_ask_once_a_query_and_not_once_a_row():
    for table, condition in asked(
        "SELECT polrelid::regclass::text, coalesce(pg_get_expr(polqual, polrelid), '') || "
        "coalesce(pg_get_expr(polwithcheck, polrelid), '') FROM pg_policy"
    ):
        assert "EXISTS" not in condition, table
        once = condition.count("( SELECT app.") + condition.count(
            "FROM app."
        )  # of no row of its own
        assert condition.count("app.") == once, f"{table}: {condition}"


def test_the_guards_functions_belong_to_a_role_that_nobody_signs_in_as():
    loose = asked(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "JOIN pg_roles r ON r.oid = p.proowner WHERE n.nspname IN ('app', 'audit') "
        "AND (r.rolname <> 'holdfast_guard' OR r.rolcanlogin OR r.rolbypassrls OR r.rolsuper "
        "OR (p.prosecdef AND NOT coalesce(p.proconfig::text, '') LIKE '%search_path%'))"
    )
    assert not loose


def test_the_webs_role_is_a_plain_one():
    assert asked(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit FROM pg_roles "
        "WHERE rolname = 'holdfast_app'"
    ) == [(False, False, False, False, False)]
    assert not asked("SELECT 1 FROM pg_auth_members WHERE member = 'holdfast_app'::regrole")


@pytest.mark.parametrize(
    "attempt",
    [
        "SET ROLE holdfast_owner",
        "SET ROLE holdfast_guard",
        "ALTER TABLE casework_visit DISABLE ROW LEVEL SECURITY",
        "TRUNCATE casework_visit CASCADE",
        "DROP POLICY holdfast_select ON casework_visit",
        "SELECT * FROM audit.entry",
        "SELECT * FROM app.signing_key",
        "INSERT INTO audit.change (by, purpose, op, tbl, row_id, hash) VALUES ('','','','','','')",
        "UPDATE audit.entry SET what = 'nothing'",
        "DELETE FROM audit.reading",
        "TRUNCATE audit.entry",
        "ALTER TABLE audit.entry DISABLE TRIGGER ALL",
        "CREATE TABLE public.mine (x int)",
        "COPY casework_visit TO PROGRAM 'cat'",
    ],
)
def test_what_the_webs_role_tries_is_refused(attempt):
    import psycopg

    from tests import database

    with (
        psycopg.connect(
            database.server().url("holdfast_app", connection.settings_dict["NAME"])
        ) as web,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        web.execute(attempt)


def test_no_function_gives_whole_rows_of_a_table_but_the_readers_own():
    """The web's role may call every function: one that gave rows would go round their policies."""
    found = asked(
        "SELECT p.proname FROM pg_proc p JOIN pg_type t ON t.oid = p.prorettype "
        "JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'r' "
        "WHERE p.pronamespace IN ('app'::regnamespace, 'audit'::regnamespace)"
    )
    assert {name for (name,) in found} == {"my_grants", "my_showings"}
