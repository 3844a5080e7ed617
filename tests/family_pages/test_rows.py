"""What the database itself lets a respondent reach: one ask, and no more."""

import contextlib

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils.timezone import now

from holdfast.access.guarding import ours, rule_of
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.family_pages.actions.linking import revoke_link
from holdfast.family_pages.models import Arrival, Knock, Link, Message
from holdfast.measures.models import Administration, Ask, RiskAnswer
from tests import people
from tests.database import all_seeing
from tests.family_pages import asking
from tests.security import walk

pytestmark = pytest.mark.django_db
ABOUT_NOBODY_OR_STAFF = {"access_user"}  # names of staff: needed to sign anybody in


def rows_seen(who: User) -> dict[str, int]:
    seen = {}
    for model in ours():
        rule = rule_of(model)
        if rule.personal and model._meta.db_table not in ABOUT_NOBODY_OR_STAFF:
            with acting_as(who), connection.cursor() as cursor:
                try:
                    with transaction.atomic():
                        cursor.execute(f"SELECT count(*) FROM {model._meta.db_table}")
                        count = cursor.fetchone()[0]
                except DatabaseError:
                    count = 0  # not even the right to ask
            if count:
                seen[model._meta.db_table] = count
    return seen


def test_a_respondent_sees_their_ask_their_link_their_knocks_and_nothing_else():
    walk.cases()
    link, token = asking.link(by=people.person("Rae", Role.PRACTITIONER))
    client = asking.let_in(token)
    asking.sends(client, "/q/answer/1/", i1="2")
    seen = rows_seen(asking.respondent(link))
    drafts = {name: count for name, count in seen.items() if not name.startswith("access_")}
    assert drafts == {"measures_ask": 1, "family_pages_link": 1, "family_pages_knock": 2}


def test_what_was_sent_cannot_be_read_back():
    link, token = asking.link()
    asking.answers_all(asking.let_in(token))
    with acting_as(asking.respondent(link)):
        assert not Administration.objects.exists()
        assert not RiskAnswer.objects.exists()
        assert not Arrival.objects.exists()
        assert not Message.objects.exists()


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE family_pages_link SET expires_at = now() + interval '9 years'",
        "UPDATE measures_ask SET answer_until = now() + interval '9 years'",
        "DELETE FROM family_pages_knock",
        "UPDATE family_pages_knock SET kind = 'opened'",
        "UPDATE family_pages_arrival SET words = ''",
    ],
)
def test_a_respondent_changes_nothing_even_in_sql(attempt):
    link, token = asking.link()
    asking.at_the_door(token).post("/q/", {"day": "1", "month": "1"})
    changed = 0
    with acting_as(asking.respondent(link)), connection.cursor() as cursor:
        with contextlib.suppress(DatabaseError), transaction.atomic():
            cursor.execute(attempt)
            changed = cursor.rowcount
    assert changed == 0


def test_a_respondent_adds_nothing_to_another_family():
    mine, _ = asking.link()
    other = people.case(people.mary())
    with all_seeing():
        theirs = Ask.objects.create(
            family_id=other.family_id, child_id=other.child_id, case_id=other.pk, instrument="SDQ",
            informant="parent", stage="baseline", number=40,
            opens_on=people.A_MONDAY, due_on=people.A_MONDAY, closes_on=people.A_MONDAY,
            planned_by=people.mary(),
            planned_at=now(),
        )  # fmt: skip
    with pytest.raises(DatabaseError, match="row-level"), acting_as(asking.respondent(mine)):
        Administration(
            family_id=other.family_id, child_id=other.child_id, form="P4-10", informant="parent",
            stage="baseline", completed_on=people.A_MONDAY, scores={"total": 1}, ask=theirs,
            entered_by=asking.respondent(mine), entered_at=now(),
        ).save(force_insert=True)  # fmt: skip


def test_a_revoked_link_shows_nothing_in_the_database_either():
    link, _ = asking.link()
    with acting_as(people.grace()):
        revoke_link(link=link, because="lost", version=1, at=now(), by=people.grace())
    with acting_as(asking.respondent(link)):
        assert not Ask.objects.exists()
        assert not Link.objects.exists()
    with pytest.raises(DatabaseError, match="row-level"), acting_as(asking.respondent(link)):
        Knock(link=link, family_id=link.family_id, kind="opened", at=now()).save(force_insert=True)


def test_a_respondent_is_nobody_anywhere_else():
    _, token = asking.link()
    client = asking.let_in(token)
    assert client.get("/").status_code == 403
    assert client.get("/manual/").status_code == 403
    for page in ("password/change/", "2fa/", "logout/", "reauthenticate/"):
        assert client.get(f"/sign-in/{page}").status_code == 404, page


def test_a_respondent_cannot_be_given_a_password(mailoutbox):
    link, _ = asking.link()
    email = asking.respondent(link).email
    answer = Client().post("/sign-in/password/reset/", {"email": email})
    assert answer.status_code == 302
    assert mailoutbox == []
    with pytest.raises(Exception, match="no account"):
        from holdfast.access.adapters import NoSignUp

        NoSignUp().set_password(asking.respondent(link), "a long and secret phrase")


def test_a_respondent_is_not_among_those_the_demonstration_lets_anybody_be():
    link, _ = asking.link()
    answer = Client().post("/demo/sign-in/", {"person": str(link.respondent_id)})
    assert answer.status_code == 404
