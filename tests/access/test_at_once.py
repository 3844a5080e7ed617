"""Several hands at once: a form sent twice is kept once, and no edit is overwritten unseen."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import open_case
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.casework.models import Visit
from holdfast.casework.rules import WhyNotOpen
from holdfast.families.actions import add_child, add_family
from holdfast.kit.refusals import Refused
from tests import database, people

HANDS = 8


@pytest.fixture
def alive(django_db_setup, django_db_blocker):
    """Give the test a database whose changes are really kept, and throw it away after."""
    name = database.cloned(database.template(), f"alive_{os.getpid()}")
    with django_db_blocker.unblock(), database.living_in(name):
        yield
    database.dropped(name)


def at_once(sendings: list[tuple[str, dict[str, str]]]) -> list:
    """Send some forms as Grace at the same moment, each from its own browser."""
    browsers = [people.signed_in(Client(), people.grace()) for _ in sendings]

    def send(number: int):
        try:
            return browsers[number].post(*sendings[number])
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        return list(hands.map(send, range(len(sendings))))


def visit_form(note: str, **more: str) -> dict[str, str]:
    return {
        "visited_on-day": "2", "visited_on-month": "3", "visited_on-year": "2026",
        "outcome": "made", "took_part": "child", "note": note, "form_key": str(uuid4()),
    } | more  # fmt: skip


def visits() -> list[Visit]:
    with acting_as(people.grace()):
        return list(Visit.objects.order_by("recorded_at"))


def test_a_form_sent_eight_times_at_once_is_kept_once(alive):
    case = people.case()
    address = reverse("visit_add", args=[case.pk])
    answers = at_once([(address, visit_form("Sent by a nervous thumb"))] * HANDS)
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.url for answer in answers}) == 1
    assert len(visits()) == 1


def test_the_same_form_with_another_key_is_another_form(alive):
    case = people.case()
    address = reverse("visit_add", args=[case.pk])
    at_once([(address, visit_form("First")), (address, visit_form("Second"))])
    assert sorted(visit.note for visit in visits()) == ["First", "Second"]


def test_of_eight_edits_of_one_version_one_is_kept_and_seven_are_told(alive):
    case, grace = people.case(), people.grace()
    with acting_as(grace):
        visit = record_visit(
            case=case, told=Told(visited_on=people.A_MONDAY, took_part=["child"], note="As it was"),
            steps={}, at=people.A_MOMENT, today=people.A_MONDAY, by=grace,
        )  # fmt: skip
    address = reverse("visit_change", args=[visit.pk])
    edits = [(address, visit_form(f"Edit {number}", version="1")) for number in range(HANDS)]
    answers = at_once(edits)
    assert Counter(answer.status_code for answer in answers) == {302: 1, 409: HANDS - 1}
    (kept,) = visits()
    assert kept.version == 2
    for number, answer in enumerate(answers):
        if answer.status_code == 409:  # it shows both: what this hand typed, and what is there
            assert f"Edit {number}" in answer.content.decode()
            assert kept.note in answer.content.decode()


def test_a_form_without_a_key_does_nothing(alive):
    case = people.case()
    form = visit_form("No key") | {"form_key": "not a key"}
    (answer,) = at_once([(reverse("visit_add", args=[case.pk]), form)])
    assert answer.status_code == 400
    assert visits() == []


def test_of_eight_cases_opened_at_once_for_one_child_one_is_kept(alive):
    ada, mona, part = people.ada(), people.mona(), people.participant(people.grace())
    with acting_as(ada, purpose="import"):
        family = add_family(name="Ashdown", by=ada)
        child = add_child(family=family, born_on=people.A_MONDAY, by=ada)
    facts = {"family_id": family.pk, "child_id": child.pk, "run": part.run, "team": part.team}

    def opens(_: int) -> str:
        try:
            with acting_as(mona):
                open_case(**facts, lead=part, on=people.A_MONDAY, at=now(), by=mona)
            return "opened"
        except Refused as refused:
            return refused.reasons[0]
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        said = Counter(hands.map(opens, range(HANDS)))
    assert said == {"opened": 1, WhyNotOpen.ALREADY_OPEN: HANDS - 1}
