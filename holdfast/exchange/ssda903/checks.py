"""The SSDA903's own checks of an SDQ row, from the sector's published rule texts.

Checks 180, 196 and 197a turn the SDQ away; the others are only remarked on, because a score
recorded for a child outside the national collection is still a score.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.exchange.rules.cells import Unreadable, sdq_reason, sdq_score


class Check(StrEnum):
    """The sector's code for a check, as its validation tools show it."""

    SDQ1_THOUGH_IN_AGE = "157"
    SCORE_INVALID = "180"
    SCORE_WITHOUT_A_YEAR = "185"
    NEITHER_GIVEN = "186"
    UNDER_FOUR = "188"
    SEVENTEEN_OR_OVER = "189"
    REASON_INVALID = "196"
    NEITHER_AT_4_OR_17 = "197B"
    BOTH_GIVEN = "197a"
    REASON_WITHOUT_A_YEAR = "198"


REJECTING = frozenset({Check.SCORE_INVALID, Check.REASON_INVALID, Check.BOTH_GIVEN})

WORDS = {
    Check.SDQ1_THOUGH_IN_AGE: "SDQ1 (too young or too old) for a child of the age for an SDQ",
    Check.SCORE_WITHOUT_A_YEAR: "A score, though not looked after for the whole year",
    Check.NEITHER_GIVEN: "No score and no reason, though looked after all year and aged 4 to 16",
    Check.UNDER_FOUR: "A score or a reason, though under 4 at the end of the year",
    Check.SEVENTEEN_OR_OVER: "A score or a reason, though 17 or over when the year began",
    Check.NEITHER_AT_4_OR_17: "No score and no reason, though the child turned 4 or 17 this year",
    Check.REASON_WITHOUT_A_YEAR: "A reason, though not looked after for the whole year",
}


@dataclass(frozen=True, kw_only=True)
class Sdq:
    """An SDQ row as sent, with what its checks depend on.

    `year_began` and `year_ended` are the first and last day of the return's year.
    """

    born_on: date
    score: str
    reason: str
    in_all_year: bool
    year_began: date
    year_ended: date

    @property
    def nothing_given(self) -> bool:
        """Say whether both cells are blank."""
        return not self.score and not self.reason


def birthday(born_on: date, age: int) -> date:
    """Return the day somebody reaches an age; born on 29 February, 1 March in other years."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def checks_raised(sdq: Sdq) -> list[Check]:
    """Return every check an SDQ row fails, in the order of their codes."""
    fails = {**_form(sdq), **_age(sdq), **_year(sdq)}
    return sorted((check for check, failed in fails.items() if failed), key=_order)


def _order(check: Check) -> tuple[int, str]:
    return int(check.value.rstrip("aB")), check.value


def _form(sdq: Sdq) -> dict[Check, bool]:
    return {
        Check.SCORE_INVALID: bool(sdq.score) and _unreadable_score(sdq.score),
        Check.REASON_INVALID: bool(sdq.reason) and _unreadable_reason(sdq.reason),
        Check.BOTH_GIVEN: bool(sdq.score and sdq.reason),
    }


def _unreadable_score(text: str) -> bool:
    try:
        sdq_score(text)
    except Unreadable:
        return True
    return False


def _unreadable_reason(text: str) -> bool:
    try:
        sdq_reason(text)
    except Unreadable:
        return True
    return False


def _age(sdq: Sdq) -> dict[Check, bool]:
    four, sixteen, seventeen = (birthday(sdq.born_on, age) for age in (4, 16, 17))
    in_age = four <= sdq.year_began and sixteen >= sdq.year_ended
    return {
        Check.SDQ1_THOUGH_IN_AGE: sdq.reason == "SDQ1" and in_age,
        Check.UNDER_FOUR: four > sdq.year_ended and not sdq.nothing_given,
        Check.SEVENTEEN_OR_OVER: seventeen < sdq.year_began and not sdq.nothing_given,
    }


def _year(sdq: Sdq) -> dict[Check, bool]:
    four, seventeen = birthday(sdq.born_on, 4), birthday(sdq.born_on, 17)
    owed = sdq.in_all_year and sdq.nothing_given
    turned = any(sdq.year_began <= day <= sdq.year_ended for day in (four, seventeen))
    return {
        Check.SCORE_WITHOUT_A_YEAR: bool(sdq.score) and not sdq.in_all_year,
        Check.REASON_WITHOUT_A_YEAR: bool(sdq.reason) and not sdq.in_all_year,
        Check.NEITHER_GIVEN: owed and four <= sdq.year_began and seventeen > sdq.year_ended,
        Check.NEITHER_AT_4_OR_17: owed and turned,
    }
