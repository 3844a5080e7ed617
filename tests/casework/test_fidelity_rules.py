"""Fidelity in four strands: counts of counts, and never a part above its whole."""

from datetime import timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as some

from holdfast.casework.rules import fidelity
from holdfast.casework.rules.fidelity import Delivered, Worked
from tests.people import A_MONDAY

DAY, WEEK = timedelta(days=1), timedelta(days=7)
ONE, TWO = UUID(int=1), UUID(int=2)  # modules


def work(**more):
    facts = {
        "opened_on": A_MONDAY, "until": A_MONDAY + WEEK * 8, "made_on": (), "planned_steps": (),
        "core_steps": (), "delivered": (), "departures": (), "discussed_on": (),
        "rateable_on": (), "asked_on": (), "measures": (0, 0),
    }  # fmt: skip
    return Worked(**facts | more)


def said(worked):
    return {one.name: [figure.said for figure in one.figures] for one in fidelity.strands(worked)}


def test_the_strands_say_so_many_of_so_many():
    step, other = uuid4(), uuid4()
    done = Delivered(module=ONE, step=step, place=1, on=A_MONDAY)
    told = said(
        work(
            made_on=[A_MONDAY, A_MONDAY + DAY, A_MONDAY + WEEK * 3],
            planned_steps={step, other}, core_steps={step, other}, delivered=[done],
            departures=[True, False], discussed_on=[A_MONDAY + WEEK], measures=(2, 3),
            rateable_on=[A_MONDAY, A_MONDAY + DAY], asked_on={A_MONDAY},
        )
    )  # fmt: skip
    assert told == {
        "Exposure": ["2 of 8 weeks had a visit", "1 of 2 planned steps were delivered"],
        "Adherence": [
            "1 of 2 core steps of the modules begun were delivered",
            "1 of 1 core steps delivered came in order",
            "1 of 2 adapted or skipped steps say why",
        ],
        "Support": ["1 of 2 spells of four weeks had a discussion"],
        "Measurement": [
            "1 of 2 visits had a goal rated, or say why not",
            "2 of 3 measures whose time has come were answered",
        ],
    }


def test_nothing_to_count_is_said_and_is_no_nought():
    told = said(work(until=A_MONDAY))
    assert all(" of 0 " not in words and words for figures in told.values() for words in figures)


@given(
    days=some.lists(some.integers(min_value=-30, max_value=400)),
    length=some.integers(min_value=0, max_value=300),
    each=some.sampled_from([7, 28]),
)
def test_spells_with_a_day_are_never_more_than_the_spells(days, length, each):
    part, whole = fidelity.spells(
        [A_MONDAY + DAY * n for n in days],
        first=A_MONDAY,
        until=A_MONDAY + DAY * length,
        each=DAY * each,
    )
    assert 0 <= part <= whole == length // each


@given(
    steps=some.lists(
        some.tuples(some.sampled_from([ONE, TWO]), some.integers(1, 6), some.integers(0, 60)),
        unique_by=lambda one: one[:2],
    )
)
def test_every_strand_counts_a_part_of_a_whole(steps):
    delivered = [
        Delivered(module=module, step=uuid4(), place=place, on=A_MONDAY + DAY * day)
        for module, place, day in steps
    ]
    core = {one.step for one in delivered}
    for strand in fidelity.strands(work(delivered=delivered, core_steps=core, planned_steps=core)):
        assert strand.caution
        assert all(0 <= figure.part <= figure.whole for figure in strand.figures)


def test_a_step_before_one_that_comes_earlier_is_out_of_order():
    first = Delivered(module=ONE, step=uuid4(), place=1, on=A_MONDAY + WEEK)
    second = Delivered(module=ONE, step=uuid4(), place=2, on=A_MONDAY)
    elsewhere = Delivered(module=TWO, step=uuid4(), place=3, on=A_MONDAY)
    assert fidelity.in_order([first, second, elsewhere]) == 2
