"""Delivering: what is likely next, what a visit may say, minutes, names; and what always holds."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import rules
from holdfast.casework.rules import FamilyMember, StepInOrder, ToMakeUp, VisitTyped, WhyNotVisit

DAY = date(2026, 3, 9)
FINE = VisitTyped(
    made=True, missed_because="", took_part=1, steps=0, steps_all_of_module=True, on=DAY
)
TO_MAKE_UP = ToMakeUp(on=DAY - timedelta(days=5), was_missed=True, is_made_up=False)
MINUTES = st.lists(st.none() | st.integers(0, 720), min_size=4, max_size=4)
STEPS = st.lists(st.booleans(), max_size=8).map(
    lambda core: [StepInOrder(key=at, is_core=one) for at, one in enumerate(core)]
)


def test_an_ordinary_visit_has_nothing_against_it():
    assert rules.why_not_visit(FINE) == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"tried": "yes"}, WhyNotVisit.NO_TASK),
        ({"minutes_by_kind": 1, "minutes_together": 1}, WhyNotVisit.COUNTED_TWICE),
        ({"has_second": True}, WhyNotVisit.WHICH_PART),
        ({"has_part": True}, WhyNotVisit.WHOSE_PART),
        ({"makes_up": replace(TO_MAKE_UP, was_missed=False)}, WhyNotVisit.NOT_TO_MAKE_UP),
        ({"makes_up": replace(TO_MAKE_UP, is_made_up=True)}, WhyNotVisit.NOT_TO_MAKE_UP),
        (
            {"makes_up": replace(TO_MAKE_UP, on=DAY + timedelta(days=1))},
            WhyNotVisit.MADE_UP_BEFORE,
        ),
        (
            {"made": False, "missed_because": "no time", "makes_up": TO_MAKE_UP},
            WhyNotVisit.MISSED_MAKES_UP,
        ),
    ],
)
def test_each_thing_that_cannot_be_has_its_one_reason(typed, reason):
    assert rules.why_not_visit(replace(FINE, **typed)) == [reason]


@given(
    made=st.booleans(),
    tried=st.sampled_from(["", "yes", "no"]),
    has_task=st.booleans(),
    second=st.booleans(),
    part=st.booleans(),
)
def test_a_task_is_tried_only_where_one_was_set_and_a_part_has_its_worker(
    made, tried, has_task, second, part
):
    typed = replace(
        FINE,
        made=made,
        missed_because="" if made else "no time",
        tried=tried,
        has_task_before=has_task,
        has_second=second,
        has_part=part,
    )
    against = rules.why_not_visit(typed)
    assert (WhyNotVisit.NO_TASK in against) == (bool(tried) and not has_task)
    assert ({WhyNotVisit.WHICH_PART, WhyNotVisit.WHOSE_PART} & set(against) == set()) == (
        second == part
    )


def test_core_steps_come_first_in_the_manuals_order():
    steps = [StepInOrder(key=name, is_core=name != "b") for name in "abcd"]
    assert rules.steps_next(steps, {"a"}) == ["c", "d", "b"]


@given(STEPS, st.sets(st.integers(0, 7)))
def test_what_is_next_is_what_is_left_each_once_core_before_the_rest(steps, done):
    found = rules.steps_next(steps, done)
    assert sorted(found) == [one.key for one in steps if one.key not in done]
    core = [steps[key].is_core for key in found]
    assert core == sorted(core, reverse=True)
    for is_core in (True, False):
        kept = [key for key in found if steps[key].is_core == is_core]
        assert kept == sorted(kept)


@given(st.lists(st.integers(), unique=True), st.none() | st.integers())
def test_the_next_module_is_the_one_after_or_none(modules, last):
    after = rules.module_next(modules, last)
    if after is None:
        assert last not in modules[:-1]
    else:
        assert modules.index(after) == modules.index(last) + 1


def test_minutes_are_said_by_kind_and_a_nought_is_no_gap():
    assert rules.said_minutes([15, None, 60, 0]) == "15 preparing, 60 with the family, 0 recording"


@given(MINUTES)
def test_no_minute_is_said_that_was_not_told(minutes):
    said = rules.said_minutes(minutes)
    assert len([part for part in said.split(", ") if part]) == sum(m is not None for m in minutes)


@given(st.lists(st.sampled_from(["Jo Ash", "Jo Birch", "Sam Ash", "Mo"]), unique=True))
def test_nobody_of_a_family_is_called_what_another_is_called(names):
    family = [FamilyMember(key=name, kind="sibling", name=name) for name in names]
    called = rules.told_apart(family)
    assert len(set(called.values())) == len(names)
    assert all(whole.startswith(called[whole]) for whole in names)


@given(since=st.integers(0, 400), more=st.integers(0, 400))
def test_a_gap_only_grows_and_turns_after_14_and_21_days(since, more):
    order = list(rules.Gap)
    now = rules.gap(last_visited_on=DAY, today=DAY + timedelta(days=since))
    later = rules.gap(last_visited_on=DAY, today=DAY + timedelta(days=since + more))
    assert order.index(now) == (since > 14) + (since > 21)
    assert order.index(later) >= order.index(now)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ({}, []),
        ({"on": DAY + timedelta(days=1)}, [rules.WhyNotWiderUse.NOT_YET]),
        ({"on": DAY - timedelta(days=90)}, [rules.WhyNotWiderUse.BEFORE_RUN]),
        ({"steps_all_of_module": False}, [rules.WhyNotWiderUse.STEP_OF_ANOTHER_MODULE]),
    ],
)
def test_a_wider_use_is_noted_unless_there_is_a_reason(said, reasons):
    known = {"on": DAY, "today": DAY, "began_on": DAY - timedelta(days=30)}
    assert rules.why_not_wider_use(**(known | {"steps_all_of_module": True} | said)) == reasons
