"""The rules of the plan of work: R10, R15, the formulation, what is tied to nothing, fidelity."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from holdfast.casework.rules import (
    case_system,
    formulation,
    onward,
    paragraph,
    planning,
    rechecks,
)
from holdfast.casework.rules.formulation import HarmTyped, StageTyped, WhyNotFormulate
from holdfast.casework.rules.onward import Departure, WhyNotRefer
from holdfast.casework.rules.planning import Planning, WhyNotPlan, WhyNotServe
from holdfast.casework.rules.rechecks import Change, WhyNotRecheck
from holdfast.kit.working_days import working_days_between
from tests.people import A_MONDAY

DAY, WEEK = timedelta(days=1), timedelta(days=7)
KEYS = [UUID(int=number) for number in range(1, 8)]
DAYS = some.dates(min_value=date(2014, 1, 1), max_value=date(2030, 12, 31))
ORDERS = some.lists(some.sampled_from(KEYS), unique=True)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"standing_outcomes": 0}, WhyNotPlan.NO_OUTCOME),
        ({"is_dropped": True}, WhyNotPlan.DROPPED),
        ({"is_planned_already": True}, WhyNotPlan.PLANNED),
        ({"kind": "interference", "why": " "}, WhyNotPlan.NO_WHY),
        ({"goals_all_of_case": False}, WhyNotPlan.GOAL),
        ({"steps_all_of_module": False}, WhyNotPlan.STEP),
        ({"visits_expected": 0}, WhyNotPlan.VISITS),
        ({"visits_expected": 53}, WhyNotPlan.VISITS),
    ],
)
def test_each_reason_against_planning_a_module_stands_alone(typed, reason):
    assert planning.why_not_plan(Planning(**typed)) == [reason]


@pytest.mark.parametrize(
    "typed", [{}, {"kind": "interference", "why": "A row"}, {"visits_expected": 52}]
)
def test_a_module_that_serves_an_outcome_may_be_planned(typed):
    assert planning.why_not_plan(Planning(**typed)) == []


def test_the_same_outcome_is_not_written_twice_however_it_is_spaced():
    why = planning.why_not_outcome(words=" safe  at Home", others=["Safe at home"])
    assert why == [WhyNotServe.WRITTEN]
    assert planning.why_not_outcome(words=" ", others=[]) == [WhyNotServe.NO_WORDS]


def test_an_outcome_ends_between_its_beginning_and_today():
    def why(on, **more):
        facts = {"began_on": A_MONDAY, "today": A_MONDAY + WEEK, "has_ended": False} | more
        return planning.why_not_end_outcome(on=on, **facts)

    assert why(A_MONDAY) == why(A_MONDAY + WEEK) == []
    assert why(A_MONDAY - DAY) == [WhyNotServe.BEFORE]
    assert why(A_MONDAY + WEEK + DAY) == [WhyNotServe.IN_FUTURE]
    assert why(A_MONDAY, has_ended=True) == [WhyNotServe.ENDED]


def test_a_goal_serves_a_standing_outcome_of_its_own_case():
    def why(**more):
        facts = {"of_same_case": True, "outcome_ended": False}
        return planning.why_not_serve(**facts | more)

    assert why() == []
    assert why(of_same_case=False) == [WhyNotServe.OF_ANOTHER_CASE]
    assert why(outcome_ended=True) == [WhyNotServe.ENDED]


@given(order=ORDERS, key=some.sampled_from(KEYS), up=some.booleans())
def test_moving_keeps_every_module_and_moves_at_most_two(order, key, up):
    after = planning.moved(order, key, up=up)
    assert sorted(after) == sorted(order)
    assert sum(a != b for a, b in zip(order, after, strict=True)) in (0, 2)


@given(order=ORDERS.filter(bool), at=some.integers(min_value=0, max_value=6), up=some.booleans())
def test_moving_there_and_back_changes_nothing(order, at, up):
    key = order[at % len(order)]
    there = planning.moved(order, key, up=up)
    if there != order:
        assert planning.moved(there, key, up=not up) == order


@given(
    goals=some.lists(some.none() | some.sampled_from(KEYS)),
    standing=some.sets(some.sampled_from(KEYS)),
    planned=some.lists(some.sets(some.sampled_from(KEYS))),
    visited=some.lists(some.none() | some.sampled_from(KEYS)),
    modules=some.sets(some.sampled_from(KEYS)),
)
def test_work_that_is_not_tied_is_never_more_than_the_work(
    goals, standing, planned, visited, modules
):
    found = planning.untied(
        goal_outcomes=goals, standing=standing, planned_goals=planned, open_goals=standing,
        visited=visited, planned_modules=modules,
    )  # fmt: skip
    for part, whole in (found.goals, found.modules, found.visits):
        assert 0 <= part <= whole
    assert found.goals[1] == len(goals)
    assert found.visits[1] == sum(one is not None for one in visited)
    assert found.any == bool(found.goals[0] or found.modules[0] or found.visits[0])


def test_what_is_not_tied_is_counted_by_goals_modules_and_visits():
    one, two, three, *_ = KEYS
    found = planning.untied(
        goal_outcomes=[one, two, None], standing={one}, planned_goals=[{one}, set()],
        open_goals={one}, visited=[two, three, None], planned_modules={two},
    )  # fmt: skip
    assert (found.goals, found.modules, found.visits) == ((2, 3), (1, 2), (1, 2))


def changed(key, on):
    return Change(key=key, what="Reviewed", on=on)


def test_a_change_asks_for_a_re_check_within_five_working_days():
    asked = rechecks.asked([changed("a", date(2014, 4, 17))], answered=set())
    assert asked.due_on == date(2014, 4, 28)  # Easter is in between


def test_what_was_answered_asks_for_nothing_more():
    changes = [changed("a", A_MONDAY), changed("b", A_MONDAY + WEEK)]
    assert rechecks.asked(changes, answered={"a", "b"}) is None
    assert [one.key for one in rechecks.asked(changes, answered={"a"}).changes] == ["b"]


@given(days=some.lists(DAYS, min_size=1))
def test_the_first_change_sets_the_day_whatever_follows(days):
    asked = rechecks.asked([changed(str(n), day) for n, day in enumerate(days)], answered=set())
    assert working_days_between(min(days), asked.due_on) == rechecks.WITHIN
    assert len(asked.changes) == len(days)


def test_a_re_check_says_what_was_changed_and_answers_something():
    def why(**more):
        facts = {"found": "right", "note": "", "waiting": 1}
        return rechecks.why_not_recheck(**facts | more)

    assert why() == []
    assert why(found="changed", note=" ") == [WhyNotRecheck.WHAT_CHANGED]
    assert why(found="changed", note="Two goals") == []
    assert why(waiting=0) == [WhyNotRecheck.NOTHING]


def test_a_referral_names_a_service_and_a_reason():
    def why(**more):
        facts = {"service": "School nurse", "reason": "Sleep", "on": A_MONDAY, "today": A_MONDAY}
        return onward.why_not_refer(**facts | more)

    assert why() == []
    assert why(service=" ", reason="") == [WhyNotRefer.NO_SERVICE, WhyNotRefer.NO_REASON]
    assert why(on=A_MONDAY + DAY) == [WhyNotRefer.IN_FUTURE]
    reply = onward.why_not_reply(on=A_MONDAY - DAY, referred_on=A_MONDAY, today=A_MONDAY)
    assert reply == [WhyNotRefer.BEFORE]


def test_work_departs_from_its_plan_where_it_is_unplanned_or_before_its_turn():
    one, two, three, *_ = KEYS
    worked = {one: A_MONDAY + WEEK, two: A_MONDAY, three: A_MONDAY}
    found = onward.from_plan([one, two], worked)
    assert [(each.how, each.module) for each in found] == [
        (Departure.UNPLANNED, three),
        (Departure.EARLY, two),
    ]
    assert onward.from_plan([], worked) == []


@given(order=ORDERS)
def test_work_in_the_order_of_the_plan_never_departs_from_it(order):
    worked = {key: A_MONDAY + WEEK * place for place, key in enumerate(order)}
    assert onward.from_plan(order, worked) == []


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ({"note": "Home was seen to be cold"}, []),
        ({"document": "Assessment", "system": "mosaic"}, []),
        ({}, [WhyNotFormulate.NOTHING]),
        ({"reference": "77"}, [WhyNotFormulate.NO_DOCUMENT]),
        ({"document": "Assessment"}, [WhyNotFormulate.NO_SYSTEM]),
    ],
)
def test_a_stage_has_a_note_or_a_document_that_can_be_found(typed, reasons):
    assert formulation.why_not_note(StageTyped(**typed)) == reasons


def test_a_profile_says_for_whom_there_is_harm_and_how_grave_harm_is_known():
    none = HarmTyped(kind="sexual", severity="none")
    some_harm = HarmTyped(kind="home", severity="some", for_whom=("child",))
    assert formulation.why_not_profile([none, some_harm]) == []
    assert formulation.why_not_profile([]) == [WhyNotFormulate.NO_HARM]
    severe = HarmTyped(kind="neglect", severity="severe")
    assert formulation.why_not_profile([severe]) == [
        WhyNotFormulate.NOBODY,
        WhyNotFormulate.NO_EVIDENCE,
    ]


def test_a_reference_is_given_and_is_not_the_paragraph():
    assert case_system.why_not_paste(reference="CN 12") == []
    assert len(case_system.why_not_paste(reference=" ")) == 1
    assert case_system.why_not_paste(reference="x" * 101) != []


def test_the_paragraph_of_a_plan_is_plain_lines():
    goal = paragraph.GoalTold(
        number=1, owner="Child or young person", words="Sleep", outcome="Safe at home",
        rating="4 of 10 (child or young person, 2 March 2026)",
    )  # fmt: skip
    module = paragraph.ModuleTold(
        name="Routines", kind="core", visits=2, first_on=A_MONDAY, goals=[1]
    )
    told = paragraph.of_plan(
        paragraph.PlanTold(
            reference="HF-AAAAA", as_at=A_MONDAY, statutory_plan="Child in need plan CIN-1",
            outcomes=["Safe at home", "At school"], goals=[goal], modules=[module],
            referred_to=["School nurse"],
        )
    )  # fmt: skip
    assert told == (
        "Hope for Children and Families: plan of the work as at 2 March 2026 (Holdfast HF-AAAAA).\n"
        "Statutory plan: Child in need plan CIN-1. Outcomes it serves: “Safe at home” and “At"
        " school”.\n"
        "Goal 1 (child or young person): “Sleep”; serves “Safe at home”; latest rating 4 of 10"
        " (child or young person, 2 March 2026).\n"
        "Module: Routines (core) for goal 1: 2 visits so far, from 2 March 2026.\n"
        "Referred onward to School nurse."
    )


def test_the_paragraph_of_a_missed_visit_says_why():
    told = paragraph.VisitTold(
        reference="HF-AAAAA", on=A_MONDAY, made=False, missed_because="The family cancelled"
    )
    assert paragraph.of_visit(told).endswith("and missed. The family cancelled.")
