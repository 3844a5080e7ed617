"""Measures filled in for the tests of what is said of them."""

from dataclasses import replace
from datetime import date

from holdfast.measures import instruments
from holdfast.measures.instruments.shapes import Answers
from holdfast.measures.rules import comparing, reading

A_DAY = date(2026, 3, 2)


def filled(key, form, answers, *, on=A_DAY, follow_up=False, **more):
    """Return a measure with one answer to all, or each by its number, scored."""
    instrument = instruments.ALL[key]
    if isinstance(answers, int):
        numbers = instrument.allowed(form, follow_up=follow_up)
        answers = {n: answers for n in numbers if key != "sdq" or n < 26}
    scores = instrument.score(Answers(version=form, items=answers, follow_up=follow_up))
    return reading.Filled(
        instrument=instrument, form=form, informant=instrument.versions[form].informant.value,
        completed_on=on, answers=answers, scores=scores, is_follow_up=follow_up, **more,
    )  # fmt: skip


def sdq(answers=1, form="P4-10", **more):
    return filled("sdq", form, answers, **more)


def line(one, key, **more):
    return next(each for each in reading.lines(one, **more) if each.key == key)


def move(first, last, key="total"):
    return next(one for one in comparing.moves(first, last) if one.key == key)


def with_total(score, **more):
    return replace(sdq(**more), scores={"total": score, "prosocial": 5})
