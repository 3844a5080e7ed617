"""Putting the second lock on: policies, grants and history for every table, after each migration.

Run as the owner of the tables. Idempotent, and the only place where the web's role is given
anything: a table nobody has decided about is closed to it.
"""

from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from holdfast.access.identity import pads
from holdfast.access.rows import NEVER, RowRule

PACKAGE = Path(__file__).resolve().parents[1]
WEB = "holdfast_app"
GUARD = "holdfast_guard"
READ_BY_GUARD = (
    *("access_user", "access_grant", "access_block", "families_family", "casework_case"),
    # and, for the figures of app.pilot_at_a_glance and app.pilot_totals, which name no family:
    *("place_team", "programme_run", "programme_participant"),
    *("training_day", "training_booking", "supervision_group", "supervision_membership"),
    *("casework_assignment", "casework_visit", "casework_goal", "measures_administration"),
    "measures_ask",
    # and, for what practitioners show to their clinical supervisor:
    "casework_showing",
    "casework_casemove",  # for the days of app.cases_to_plan
    "casework_reflection",  # for the keys alone of app.my_groups_reflections
    # and, for the door of a private link, before anybody is known:
    *("family_pages_link", "family_pages_knock", "measures_wordingpack"),
    # and, for what a family's page shows and no more:
    *("family_pages_share", "casework_wording", "casework_rating", "casework_unsafeflag"),
    "casework_file",  # for app.page_files and app.page_file
    # and, for app.sealed_in_my_teams, app.cases_to_oversee, app.find_child and children_like:
    *("place_post", "families_child"),
    # and, for whether something in a closed case waits, in app.cases_to_oversee:
    *("measures_riskanswer", "family_pages_arrival", "family_pages_feedback"),
    # and, for who considers a nomination, and what a clinical supervisor is asked of it:
    *("choosing_nomination", "choosing_advice", "choosing_suitabilitycheck"),
    # and, for the number alone of app.waiting_out_of_my_reach:
    "offline_waitingform",
    "training_dayfeedback",  # for app.training_said and app.training_comments, from five answers on
    "casework_concern",  # for app.concerns_on_ladder
    "supervision_calendarfeed",  # for app.feed_behind, before anybody is known
    "place_absence",  # for the days alone of app.members_away
    "casework_handover",  # for app.my_taken_cases and app.handed_to_me
    "place_leaving",  # for app.my_leavers
    *("supervision_meeting", "casework_discussion"),  # for app.keep_signed
    "supervision_meetingsupervisor",  # for who stands in, in app.my_supervised
    "supervision_meetingfeedback",  # for app.meeting_said and meeting_comments, from five answers
    "supervision_attendance",  # for the numbers alone of app.passport_meetings
    "supervision_sessionpresence",  # for the numbers alone of app.passport_sessions
    "supervision_reflectiveplace",  # for the days alone of app.members_away
    # and, for the numbers alone of app.consulted, app.beside_consultation and app.clinical_time:
    *("consultation_consultation", "consultation_corridoradvice", "casework_secondworker"),
    "casework_rundecision",  # for app.run_end_cases and run_end_totals
    *("steering_notice", "steering_noticeread"),  # for the numbers alone of app.notice_reads
    *("casework_plannedmodule", "manual_module"),  # for the numbers of app.sections_waited_for
    *("voice_wave", "voice_answering"),  # for the number alone of app.wave_answers
    "area_figuresheet",  # for app.deprivation_tenths, about nobody
    *("learning_author", "learning_observation"),  # for app.my_observations, comparable_services
    # and, for the keys, codes, days and numbers alone that an evaluation counts from:
    *("families_statusspan", "choosing_agreement", "casework_managersword", "casework_wideruse"),
    *("casework_adaptation", "casework_stepdone", "manual_section", "manual_step"),
    *("voice_wavecount", "steering_budgetline", "steering_payment"),
)
TOO_LARGE_OR_SECRET = {
    "access_user": ["password"],
    "casework_file": ["content"],
    "manual_guide": ["content"],
    "training_material": ["content"],
    "exchange_upload": ["content"],
    "family_pages_link": ["token_hash", "check_hash"],
    "measures_wordingpack": ["content"],
    "supervision_calendarfeed": ["token_hash"],
    "voice_answerbox": ["sealed"],
}
FRAMEWORK = {  # tables of the libraries we stand on: what the web's role may do with each
    "django_session": "SELECT, INSERT, UPDATE, DELETE",
    "django_content_type": "SELECT",
    "account_emailaddress": "SELECT, INSERT, UPDATE, DELETE",
    "account_emailconfirmation": "SELECT, INSERT, UPDATE, DELETE",
    "mfa_authenticator": "SELECT, INSERT, UPDATE, DELETE",
    "access_cache": "SELECT, INSERT, UPDATE, DELETE",
}


def ours() -> list[type[models.Model]]:
    """Return every model of Holdfast's own, in a settled order."""
    found = [m for m in apps.get_models() if m.__module__.startswith("holdfast.")]
    return sorted(found, key=lambda model: model._meta.db_table)


def rule_of(model: type[models.Model]) -> RowRule:
    """Return a model's row rule; raise `LookupError` for one that nobody has decided about."""
    rule = getattr(model, "row_rule", None)
    if not isinstance(rule, RowRule):
        raise LookupError(f"{model.__name__} says nothing about who may read its rows (row_rule)")
    return rule


def functions() -> list[str]:
    """Return every app's `rows.sql`, lowest layer first."""
    order = (
        *("audit", "access", "place", "families", "training", "choosing", "casework"),
        *("consultation", "supervision", "measures", "offline", "accreditation", "learning"),
        *("capacity", "risk", "voice", "steering", "evaluation", "family_pages", "exchange"),
    )
    files = [PACKAGE / app / "rows.sql" for app in order]
    return [file.read_text() for file in files if file.exists()]


def policies(table: str, rule: RowRule) -> list[str]:
    """Return the statements that put one table under its rule."""
    made = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"REVOKE ALL ON {table} FROM {WEB}, PUBLIC",
    ]
    clauses = {
        "SELECT": (rule.read, f"USING ({rule.read})"),
        "INSERT": (rule.add, f"WITH CHECK ({rule.add})"),
        "UPDATE": (rule.change, f"USING ({rule.change}) WITH CHECK ({rule.change})"),
        "DELETE": (rule.remove, f"USING ({rule.remove})"),
    }
    for verb, (condition, clause) in clauses.items():
        name = f"holdfast_{verb.lower()}"
        made.append(f"DROP POLICY IF EXISTS {name} ON {table}")
        if condition != NEVER:
            made.append(f"CREATE POLICY {name} ON {table} FOR {verb} TO {WEB} {clause}")
            made.append(f"GRANT {verb} ON {table} TO {WEB}")
    made.append(f"DROP POLICY IF EXISTS holdfast_owner ON {table}")
    if not rule.personal:  # the owner's migrations may fill tables that are about no family
        made.append(f"CREATE POLICY holdfast_owner ON {table} TO CURRENT_USER USING (true)")
    made.append(f"DROP POLICY IF EXISTS holdfast_guard ON {table}")
    if table in READ_BY_GUARD:
        made.append(f"CREATE POLICY holdfast_guard ON {table} FOR SELECT TO {GUARD} USING (true)")
        made.append(f"GRANT SELECT ON {table} TO {GUARD}")
    return made


def history(table: str, key: str) -> list[str]:
    """Return the statements that keep every change to one table."""
    arguments = ", ".join(repr(name) for name in [key, *TOO_LARGE_OR_SECRET.get(table, [])])
    return [
        f"DROP TRIGGER IF EXISTS holdfast_history ON {table}",
        f"CREATE TRIGGER holdfast_history AFTER INSERT OR UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION audit.keep({arguments})",
    ]


ROLES = f"""
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{GUARD}') THEN
    CREATE ROLE {GUARD} NOLOGIN;
  END IF;
  IF NOT pg_has_role(current_user, '{GUARD}', 'SET') THEN
    EXECUTE format('GRANT {GUARD} TO %I WITH INHERIT FALSE, SET TRUE', current_user);
  END IF;
END $$;
GRANT USAGE ON SCHEMA public, app, audit TO {GUARD};
GRANT CREATE ON SCHEMA app, audit TO {GUARD};
GRANT USAGE ON SCHEMA public, app, audit TO {WEB};
"""  # noqa: S608  # names of our own

SHARE = f"""
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA app, audit FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app, audit TO {WEB};
"""


def guard(connection: BaseDatabaseWrapper) -> None:
    """Write every function, policy, grant and history trigger again, in the caller's transaction.

    The functions are made as, and so belong to, holdfast_guard: they read with its few rights.
    """
    with connection.cursor() as cursor:
        cursor.execute(ROLES)
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
        install_key(cursor)
        cursor.execute(f"SET LOCAL ROLE {GUARD}")
        for sql in functions():
            cursor.execute(sql)
        cursor.execute(SHARE)
        cursor.execute(f'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA app, audit TO "{owner}"')
        cursor.execute(f'SET LOCAL ROLE "{owner}"')
        for app in ("audit", "casework", "supervision", "steering", "report"):
            cursor.execute((PACKAGE / app / "triggers.sql").read_text())
        for model in ours():
            table, key = model._meta.db_table, model._meta.pk.column
            for statement in [*policies(table, rule_of(model)), *history(table, key)]:
                cursor.execute(statement)
        for table, rights in FRAMEWORK.items():
            lend(cursor, table, rights)


def install_key(cursor: CursorWrapper) -> None:
    """Give the database what it needs to check identities signed with the site's secret."""
    cursor.execute(
        "INSERT INTO app.signing_key (inner_pad, outer_pad) VALUES (%s, %s) "
        "ON CONFLICT (only_one) DO UPDATE SET inner_pad = excluded.inner_pad, "
        "outer_pad = excluded.outer_pad",
        list(pads()),
    )


def lend(cursor: CursorWrapper, table: str, rights: str) -> None:
    """Let the web's role use one of a library's tables, with the sequence behind its key."""
    cursor.execute(f"GRANT {rights} ON {table} TO {WEB}")
    cursor.execute(
        "SELECT pg_get_serial_sequence(%s, attname) FROM pg_attribute "
        "WHERE attrelid = %s::regclass AND attidentity <> ''",
        [table, table],
    )
    for (sequence,) in cursor.fetchall():
        cursor.execute(f"GRANT USAGE ON SEQUENCE {sequence} TO {WEB}")
