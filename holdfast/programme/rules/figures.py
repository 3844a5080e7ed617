"""How figures about a run are said, which are too small to say, and when somebody may leave it."""

from enum import StrEnum

from holdfast.kit.disclosure.counts import TO_FIVE

SMALLEST = TO_FIVE.step  # families: a smaller count could point at one
FEWER = TO_FIVE.words(0)


def out_of(count: int, whole: int, what: str) -> str:
    """Say a count with what it is out of, in words: "14 of 22 practitioners"."""
    return f"{count} of {whole} {what}"


def few_out_of(count: int, whole: int, what: str) -> str:
    """Say how many of how many where each stands for a family or two: under 5 is not given."""
    return f"{FEWER} of {whole} {what}" if count < SMALLEST else out_of(count, whole, what)


def of_families(count: int, *, cases: int) -> str:
    """Say a count that is about so many cases, for a reader who knows none of their families.

    Who keeps two reports, or looks on two days, cannot work out what became of one family between
    them: two counts of one thing differ by fives or not at all.
    """
    return TO_FIVE.words(min(count, cases) if cases < SMALLEST else count)


def families_out_of(count: int, whole: int, what: str) -> str:
    """Say how many families of how many, for a reader who knows none of them.

    Both are given to the nearest five. A count under 5 is not given; nor is one that leaves under
    5 when taken from the whole, since the rest could then be worked out.
    """
    if whole < SMALLEST:
        return f"{FEWER} {what} in all"
    if count < SMALLEST:
        return f"{FEWER} of {TO_FIVE.words(whole)} {what}"
    if whole - count < SMALLEST:
        return f"all or nearly all of {TO_FIVE.words(whole)} {what}"
    return f"{TO_FIVE.words(count)} of {TO_FIVE.words(whole)} {what}"


class WhyNotWithdraw(StrEnum):
    """Why somebody may not leave the programme on a day."""

    LEADS_CASES = "They lead an open case: it is handed over or closed first"
    WITHDREW = "They have withdrawn already"
    BEFORE_JOINING = "That is before they joined"


def why_not_withdraw(
    *, open_cases: int, has_withdrawn: bool, is_before_joining: bool
) -> list[WhyNotWithdraw]:
    """Return every reason against somebody's leaving the programme; none means they may."""
    against = {
        WhyNotWithdraw.LEADS_CASES: open_cases > 0,
        WhyNotWithdraw.WITHDREW: has_withdrawn,
        WhyNotWithdraw.BEFORE_JOINING: is_before_joining,
    }
    return [reason for reason, holds in against.items() if holds]
