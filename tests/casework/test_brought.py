"""The reasons to bring cases to supervision: gathered for many at once, shown where they are read.

What makes a reason is in `test_bringing.py`, without a database.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.beside import Beside
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.unsafe import flag_goal
from holdfast.casework.actions.visits import note_discussion
from holdfast.casework.models import Case, Goal
from holdfast.casework.reports.bringing import reasons_for
from holdfast.casework.rules.bringing import Because
from holdfast.families.models import Child
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.instruments import sdq
from tests import people
from tests.casework.at_visits import recorded
from tests.casework.set_goals import goal
from tests.casework.typing_in import words
from tests.people import A_MOMENT, A_MONDAY
from tests.supervision import groups

pytestmark = pytest.mark.django_db

LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture
def case(settings):
    settings.STORY_DAY = LATER
    return people.case()


@pytest.fixture
def place(case):
    """Grace's place in the group that Petra leads."""
    return groups.joined(groups.group(), people.participant(people.grace()))


def reasons(*cases, by=None, today=LATER):
    with acting_as(by or people.grace()):
        found = reasons_for([case.pk for case in cases], today=today)
    return [[(one.because, one.words) for one in found[case.pk]] for case in cases]


def why(case, today=LATER, by=None):
    ((*told,),) = reasons(case, by=by, today=today)
    return [because for because, _ in told]


def discussed(case, place, on):
    with acting_as(people.grace()):
        (meeting, *_) = place.group.meetings.filter(held_on=on)
        note_discussion(case=case, meeting=meeting, agreed="Go on", by=people.grace())


def keyed(case, form, on, total, stage="review"):
    parts = [total // 4 + (total % 4 > place) for place in range(4)]
    with acting_as(people.grace()):
        record_sdq(
            child=Child.objects.get(pk=case.child_id), form=form, stage=stage, completed_on=on,
            today=on, at=A_MOMENT, by=people.grace(),
            scores=dict(zip(sdq.DIFFICULTIES, parts, strict=True)) | {sdq.Scale.PROSOCIAL: 7},
        )  # fmt: skip


def rated(one, scores, rater="child"):
    for number, score in enumerate(scores):
        day = A_MONDAY + timedelta(days=number)
        with acting_as(people.grace()):
            rate_goals(
                case=one.case, rated=[Rated(one, rater, score)], on=day, today=day,
                by=people.grace(),
            )  # fmt: skip


def test_a_new_case_is_brought_as_new_until_it_was_discussed(case, place):
    assert reasons(case) == [[(Because.NEW, "Opened 7 days ago, and never discussed")]]
    groups.meetings(place.group, on=A_MONDAY - timedelta(days=14))
    discussed(case, place, A_MONDAY)
    assert why(case) == []
    assert Because.QUIET in why(case, today=A_MONDAY + timedelta(days=29))


def test_what_its_worker_wants_to_discuss_and_a_goal_that_is_unsafe_come_first(case):
    recorded(case, beside=Beside(to_discuss="Is it grief?"))
    one, by = goal(case), people.grace()
    with acting_as(by):
        flag_goal(goal=one, reason="It risks contact", at=A_MOMENT, today=LATER, by=by)
    unsafe = (Because.UNSAFE, "“To sleep in my own bed” was flagged as unsafe")
    assert reasons(case)[0][:2] == [unsafe, (Because.ASKED, "Is it grief?")]


def test_a_goal_is_stuck_by_one_rater_and_never_by_two_together(case):
    one = goal(case)
    rated(one, (3, 3, 3))
    rated(one, (3,), rater="parent")
    assert Because.STUCK not in why(case)
    rated(one, (3, 3, 3, 3))
    assert (Because.STUCK, "“To sleep in my own bed” does not move") in reasons(case)[0]


def test_a_goal_that_has_ended_is_not_stuck(case):
    one = goal(case)
    rated(one, (3, 3, 3, 3))
    with acting_as(people.grace()):
        Goal.objects.filter(pk=one.pk).update(ended_on=LATER, ended_because="reached")
    assert Because.STUCK not in why(case)


def test_measures_that_are_overdue_are_named_once_with_whom_they_are_asked_of(case):
    told = [words for because, words in reasons(case, today=A_MONDAY + timedelta(days=15))[0]
            if because is Because.OVERDUE]  # fmt: skip
    assert "Robin Ashdown’s first SDQ: from parent or carer and teacher" in told
    assert Because.OVERDUE not in why(case)


def test_an_sdq_that_rose_by_five_or_by_a_band_is_brought(case):
    keyed(case, "P4-17", A_MONDAY, 8, stage="baseline")
    keyed(case, "P4-10", LATER, 13)
    said = "The SDQ of the parent or carer rose from 8 to 13: 5 points"
    assert (Because.WORSE, said) in reasons(case)[0]
    keyed(case, "T4-17", A_MONDAY, 11, stage="baseline")
    keyed(case, "T4-17", LATER, 12)
    banded = "The SDQ of the teacher rose from 11 to 12: 1 point, into a higher band"
    assert (Because.WORSE, banded) in reasons(case)[0]


def test_a_closed_case_and_one_out_of_reach_are_left_out(case):
    other = people.case(lead=people.oscar(), team_name="South", family="Birch", child="Kit Birch")
    with acting_as(people.grace()):
        assert list(reasons_for([case.pk, other.pk], today=LATER)) == [case.pk]
    mona = people.mona()
    with acting_as(mona):
        close_case(
            case=Case.objects.get(pk=case.pk), version=1, because="moved away", note="Far away",
            on=A_MONDAY, at=now(), by=mona,
        )  # fmt: skip
        assert reasons_for([case.pk], today=LATER) == {}


def test_more_cases_take_no_more_queries(case):
    other = people.case(family="Birch", child="Kit Birch")
    for one in (case, other):
        rated(goal(one), (3, 3, 3, 3))
        keyed(one, "P4-17", A_MONDAY, 8, stage="baseline")

    def asked(*cases):
        with CaptureQueriesContext(connection) as queries:
            reasons(*cases)
        return len(queries)

    assert asked(case, other) == asked(case)


def test_the_supervisor_of_the_group_finds_the_cases_with_their_reasons(client, case, place):
    recorded(case, beside=Beside(to_discuss="Is it grief?"))
    page = words(people.signed_in(client, people.petra()).get(reverse("my_work")))
    assert "To discuss in supervision" in page
    assert "Robin Ashdown, with Grace" in page
    assert "Is it grief? · Opened 7 days ago, and never discussed" in page
    assert f'href="{case.get_absolute_url()}"' in page


def test_a_supervisor_of_another_group_finds_none(client, case):
    page = words(people.signed_in(client, people.petra()).get(reverse("my_work")))
    assert "To discuss in supervision" not in page


def test_the_case_page_says_why_to_those_who_would_discuss_it_and_to_no_manager(
    client, case, place
):
    recorded(case, beside=Beside(to_discuss="Is it grief?"))
    for who, is_told in ((people.grace(), True), (people.petra(), True), (people.mona(), False)):
        page = words(people.signed_in(client, who).get(case.get_absolute_url()))
        assert ("To discuss in supervision" in page) is is_told
        assert ("<li>Is it grief?</li>" in page) is is_told
