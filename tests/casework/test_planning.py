"""The plan of a case through the actions and pages: made, moved, missed; nothing done is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import add_co_worker, hand_over, open_case
from holdfast.casework.actions.ending import begin_ending
from holdfast.casework.actions.moving import go_on
from holdfast.casework.actions.visits import Told, record_visit
from holdfast.casework.models import Case
from holdfast.casework.reports.states import stands
from holdfast.families.actions import add_child, add_family
from holdfast.kit.refusals import Refused
from holdfast.measures.actions.planning import say_missed, unsay_missed
from holdfast.measures.models import Administration, Ask
from tests import people
from tests.casework.at_planning import BORN, again, answered, asks, closed, correct, days, one
from tests.casework.typing_in import words
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = days(7)


@pytest.fixture
def case():
    return people.case(born_on=BORN)


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def test_opening_a_case_plans_what_the_pilot_asked(case):
    found = {(ask.stage, ask.informant) for ask in asks(case)}
    everybody = {"parent", "teacher", "self"}
    stages = ("baseline", "review", "follow-up")
    assert found == {(stage, who) for stage in stages for who in everybody}
    assert one(case).due_on == days(14)


def test_a_child_of_seven_is_not_asked_about_themselves():
    young = people.case()
    assert {ask.informant for ask in asks(young)} == {"parent", "teacher"}


def test_planning_twice_plans_once(case):
    before = {ask.pk: (ask.opens_on, ask.due_on, ask.closes_on) for ask in asks(case)}
    assert again(case).is_nothing
    assert {ask.pk: (ask.opens_on, ask.due_on, ask.closes_on) for ask in asks(case)} == before


def test_a_manager_who_opens_a_case_plans_it_too():
    part, by = people.participant(people.grace()), people.mona()
    with acting_as(by):
        family = add_family(name="Birch", by=by)
        child = add_child(family=family, born_on=BORN, name="Sam Birch", by=by)
        made = open_case(
            family_id=family.pk, child_id=child.pk, run=people.run(), team=people.team(),
            lead=part, on=A_MONDAY, at=now(), by=by,
        )  # fmt: skip
    assert one(made).due_on == days(14)


def test_an_answer_is_tied_to_what_it_answers_and_moves_the_follow_up(case):
    made = answered(case, on=5)
    assert made.ask_id == one(case).pk
    again(case)
    assert one(case, "follow-up").due_on == days(5 + 183)
    assert one(case, "follow-up", "teacher").due_on == days(183)


def test_a_late_answer_is_kept_and_says_so(case, grace, settings):
    settings.STORY_DAY = days(60)
    made = answered(case, on=40)
    assert made.ask_id == one(case).pk
    page = words(grace.get(reverse("case_measures", args=[case.pk])))
    assert "12 days after its time" in page


def test_what_nobody_planned_is_recorded_all_the_same(case, grace):
    answered(case, on=1)
    second = answered(case, on=2)  # the other parent
    assert second.ask_id is None
    page = words(grace.get(reverse("case_measures", args=[case.pk])))
    assert "Answered though not planned" in page
    assert reverse("measure", args=[second.pk]) in page


def test_the_ending_plans_the_end_and_drops_later_reviews_but_keeps_what_is_done(case, settings):
    answered(case, on=1)
    reviewed = answered(case, on=120, stage="review")
    by = people.grace()
    with acting_as(by):
        begin_ending(
            case=case, is_planned=True, because="goals met", why="It goes well", at=now(), by=by,
            last_day=days(140), on=days(130), today=days(130),
        )  # fmt: skip
    assert one(case, "end").due_on == days(144)
    assert {ask.number for ask in asks(case, stage="review", informant="parent")} == {1}
    with acting_as(by):
        assert Administration.objects.get(pk=reviewed.pk).ask.dropped_at is None
        go_on(case=case, because="Not yet", on=days(131), today=days(131), at=now(), by=by)
    assert asks(case, stage="end") == []
    assert one(case, "review", number=2).due_on == days(244)


def test_closing_by_the_manager_plans_the_end_from_that_day(case):
    closed(case, on=2)
    assert one(case, "end").due_on == days(16)
    assert asks(case, stage="review") == []


def test_handing_over_changes_nothing(case):
    before = {ask.pk: ask.due_on for ask in asks(case)}
    mary, mona = people.participant(people.mary()), people.mona()
    with acting_as(mona):
        hand_over(case=case, to=mary, because="left", on=A_MONDAY, at=now(), by=mona)
    assert {ask.pk: ask.due_on for ask in asks(case, by=people.mary())} == before


def test_why_a_measure_was_missed_is_said_kept_through_a_new_plan_and_taken_back(case):
    ask, by = one(case, informant="teacher"), people.grace()
    with acting_as(by):
        say_missed(ask=ask, version=1, because="not asked", words="", on=days(3), by=by)
    again(case)
    kept = one(case, informant="teacher")
    assert (kept.pk, kept.missed_because, kept.missed_on) == (ask.pk, "not asked", days(3))
    with acting_as(by):
        unsay_missed(ask=kept, version=kept.version, by=by)
    assert one(case, informant="teacher").missed_because == ""


def test_an_answered_measure_was_not_missed(case):
    answered(case, on=1)
    ask, by = one(case), people.grace()
    with acting_as(by), pytest.raises(Refused, match="was answered"):
        say_missed(ask=ask, version=1, because="declined", words="", on=days(3), by=by)


def test_answers_from_before_there_was_a_plan_are_tied_when_it_is_made(case):
    by = people.grace()
    with acting_as(by):
        Ask.objects.filter(case_id=case.pk).update(dropped_at=now())
    made = answered(case, on=3)
    assert made.ask_id is None
    again(case)
    with acting_as(by):
        made.refresh_from_db()
    assert made.ask_id == one(case).pk
    assert one(case, "follow-up").due_on == days(3 + 183)


def test_another_start_moves_what_is_not_done_and_keeps_what_is(case):
    answered(case, on=1)
    before = {ask.pk: ask for ask in asks(case)}
    correct(case, on=-3)
    for ask in asks(case):
        was = before[ask.pk]
        is_parents = ask.informant == "parent" and ask.stage in ("baseline", "follow-up")
        moved = timedelta(0) if is_parents and ask.stage == "baseline" else timedelta(-3)
        if is_parents and ask.stage == "follow-up":
            assert ask.due_on == days(1 + 183)
        else:
            assert ask.due_on - was.due_on == moved
    with acting_as(people.grace()):
        assert stands(Case.objects.get()).since == days(-3)


def test_a_manager_corrects_a_start_and_a_co_worker_does_not(case):
    mary, mona = people.participant(people.mary()), people.mona()
    with acting_as(mona):
        add_co_worker(case=case, participant=mary, on=A_MONDAY, at=now(), by=mona)
    with pytest.raises(Refused, match="Only the lead practitioner"):
        correct(case, on=-2, by=people.mary())
    correct(case, on=-2, by=mona)
    assert one(case).due_on == days(12)
    with acting_as(mona):
        assert stands(Case.objects.get()).since == days(-2)


def test_a_start_after_something_was_done_is_refused(case):
    by = people.grace()
    with acting_as(by):
        record_visit(
            case=case, told=Told(visited_on=days(2), took_part=["child"]), steps={},
            at=A_MOMENT, today=days(2), by=by,
        )  # fmt: skip
    with pytest.raises(Refused, match="Something is recorded as done before that day"):
        correct(case, on=3)
    correct(case, on=2)


# The pages
