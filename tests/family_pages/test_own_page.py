"""The family's own page: only what is shared (R18), a rating in their own voice, their words."""

import contextlib
from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.visits import How, Told, record_visit
from holdfast.casework.models import Case, Goal, Rating
from holdfast.family_pages import rules
from holdfast.family_pages.models import Share
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.manual.models import Module, Step
from tests import people
from tests.database import all_seeing
from tests.family_pages import asking, paging
from tests.family_pages.paging import sdq, seen
from tests.family_pages.test_rows import rows_seen
from tests.security import walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return people.case()


def test_nothing_is_shared_until_it_is_ticked_and_no_link_is_made_to_nothing(case):
    paging.goal(case)
    with pytest.raises(Refused, match="Nothing is shared with them yet"):
        paging.page_link(case)


def test_each_reader_sees_their_own_and_both_ratings_apart(case):
    mine = paging.goal(case)
    paging.goal(case, "A goal of nobody's business")
    with acting_as(people.grace()):
        for rater, score in (("child", 2), ("parent", 7), ("practitioner", 4)):
            rate_goals(case=case, rated=[Rated(mine, rater, score)], on=today(), today=today(),
                       by=people.grace())  # fmt: skip
    paging.shares(
        case,
        paging.mark(mine),
        paging.mark(kind="note", words="Well done, both of you"),
        paging.mark(kind="next", words="I come on Tuesday", reader="self"),
    )
    parent, child = (
        paging.opens(paging.page_link(case, reader)[1]) for reader in ("parent", "self")
    )
    html = seen(parent)
    assert "Calm bedtimes" in html
    assert "nobody's business" not in html
    for who, said in (("You", 7), ("The child or young person", 2),
                      ("The person who works with you", 4)):  # fmt: skip
        assert f"<dt>{who}</dt><dd><strong>{said} of 10</strong>" in html
    assert "Well done, both of you" in html
    assert "I come on Tuesday" not in html
    html = seen(child)
    assert "How things are going for you" in html
    assert "I come on Tuesday" in html
    assert "Calm bedtimes" not in html


WORDS = {
    "goal one": "Zebra words", "goal two": "Yak words", "goal three": "Xerus words",
    "module": "A module by name", "sdq": "What the SDQ says", "note": "A note to read",
    "next": "The next visit", "task": "Ten minutes of play", "file": "A drawing of home",
}  # fmt: skip


@pytest.fixture
def by_name(case: Case) -> dict[str, rules.Mark]:
    """Return one of everything that can be shared, by the words a family would read."""
    with acting_as(people.grace()):
        module = Module.objects.filter(code="POS1").order_by("pk")[0]
        record_visit(
            case=case,
            told=Told(
                visited_on=case.opened_on, module=module, took_part=["child"], task=WORDS["task"]
            ),
            steps={Step.objects.filter(module=module)[0]: How(how="done")}, at=now(),
            today=today(), by=people.grace(),
        )  # fmt: skip
        visit, drawing = case.visits.get(), paging.drawing(case, WORDS["file"])
    numbers = ("one", "two", "three")
    goals = {f"goal {n}": paging.mark(paging.goal(case, WORDS[f"goal {n}"])) for n in numbers}
    return goals | {
        "module": paging.mark(module, kind="module", words=WORDS["module"]),
        "sdq": paging.mark(sdq(case), kind="measure", words=WORDS["sdq"]),
        "task": paging.mark(visit, kind="task", words=WORDS["task"]),
        "file": paging.mark(drawing, kind="file", words=WORDS["file"]),
        "note": paging.mark(kind="note", words=WORDS["note"]),
        "next": paging.mark(kind="next", words=WORDS["next"]),
    }


@pytest.fixture
def browsers(case: Case, by_name: dict[str, rules.Mark]) -> dict[str, Client]:
    """Return each reader's browser, with their page open."""
    readers = [key for key, _ in rules.READERS]
    paging.shares(case, *(replace(by_name["note"], reader=reader) for reader in readers))
    return {reader: paging.opens(paging.page_link(case, reader)[1]) for reader in readers}


def things_in(html: str) -> set[str]:
    return {thing for thing, words in WORDS.items() if words in html}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    ticked=st.sets(st.tuples(st.sampled_from(["parent", "self"]), st.sampled_from(sorted(WORDS))))
)
def test_whatever_is_ticked_a_page_has_that_and_nothing_else(case, by_name, browsers, ticked):
    marks = [replace(by_name[thing], reader=reader) for reader, thing in ticked]
    paging.shares(case, *marks)
    grace = people.signed_in(Client(), people.grace())
    for reader, browser in browsers.items():
        wanted = {thing for key, thing in ticked if key == reader}
        assert things_in(seen(browser)) == wanted
        there = reverse("family_page_preview", args=[case.pk, reader])
        assert things_in(seen(grace, there)) == wanted
        assert len(rules.on_the_page(marks, reader=reader)) == len(wanted)


def test_the_database_shows_the_reader_what_is_shared_and_nothing_else():
    keys = walk.cases()["own"]
    with acting_as(people.grace()):
        case, one = Case.objects.get(pk=keys["case_id"]), Goal.objects.get(pk=keys["goal_id"])
    paging.goal(case, "Not shared")
    paging.shares(
        case, paging.mark(one), paging.mark(one, reader="self"),
        paging.mark(kind="note", words="For the other one", reader="self"),
    )  # fmt: skip
    link, token = paging.page_link(case)
    paging.opens(token)
    seen_rows = {
        name: many
        for name, many in rows_seen(asking.respondent(link)).items()
        if not name.startswith("access_")
    }
    assert seen_rows == {
        "family_pages_link": 1, "family_pages_knock": 1, "family_pages_share": 1,
    }  # fmt: skip
    with acting_as(asking.respondent(link)), connection.cursor() as cursor:
        cursor.execute("SELECT words FROM app.page_goals(%s, 'parent')", [case.pk])
        assert cursor.fetchall() == [("Calm bedtimes",)]
        for reader, asked in (("self", case.pk), ("parent", uuid4())):
            cursor.execute("SELECT count(*) FROM app.page_goals(%s, %s)", [asked, reader])
            assert cursor.fetchone() == (0,)
    outsider = people.oscar()
    with acting_as(outsider), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM app.page_goals(%s, 'parent')", [case.pk])
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "attempt",
    [
        "INSERT INTO casework_rating (id, case_id, goal_id, wording_id, rater, scale, score, "
        "not_asked_because, rated_on, rated_by_id, version) SELECT gen_random_uuid(), '{case}', "
        "'{hidden}', '{wording}', 'parent', 'progress', 9, '', current_date, {who}, 1",
        "INSERT INTO casework_rating (id, case_id, goal_id, wording_id, rater, scale, score, "
        "not_asked_because, rated_on, rated_by_id, version) SELECT gen_random_uuid(), '{case}', "
        "'{goal}', '{wording}', 'practitioner', 'progress', 9, '', current_date, {who}, 1",
        "INSERT INTO casework_rating (id, case_id, goal_id, wording_id, rater, scale, score, "
        "not_asked_because, rated_on, rated_by_id, version) SELECT gen_random_uuid(), '{other}', "
        "'{goal}', '{wording}', 'parent', 'progress', 9, '', current_date, {who}, 1",
        "UPDATE family_pages_share SET about = '{hidden}'",
        "UPDATE family_pages_share SET taken_off_at = NULL, taken_off_by_id = NULL",
        "UPDATE family_pages_feedback SET words = 'x'",
    ],
)
def test_what_a_reader_tries_past_the_page_is_refused(case, attempt):
    goal, hidden = paging.goal(case), paging.goal(case, "Hidden")
    other = people.case(people.oscar(), "South")
    paging.shares(case, paging.mark(goal))
    link, _ = paging.page_link(case)
    with acting_as(people.grace()):
        wording = goal.wordings.get().pk
    person = asking.respondent(link)
    sql = attempt.format(case=case.pk, hidden=hidden.pk, goal=goal.pk, wording=wording,
                         who=person.pk, other=other.pk)  # fmt: skip
    with acting_as(person), connection.cursor() as cursor, contextlib.suppress(DatabaseError):
        with transaction.atomic():
            cursor.execute(sql)
            assert cursor.rowcount == 0
    with all_seeing():
        assert not Rating.objects.exists()
        assert Share.objects.get().about == goal.pk
