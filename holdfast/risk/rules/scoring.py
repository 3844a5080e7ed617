"""How likely, how bad: five words for each, and what they come to together."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

LIKELIHOOD = [
    (1, "Rare: we would be surprised"),
    (2, "Unlikely: it could, but need not"),
    (3, "Possible: about even"),
    (4, "Likely: more likely than not"),
    (5, "Almost certain, or there already"),
]
IMPACT = [
    (1, "Hardly felt: put right within a day"),
    (2, "Small: one team or one family waits"),
    (3, "Felt: several families, or a milestone slips"),
    (4, "Serious: a group or a team stops for a while"),
    (5, "Grave: the pilot stops, or somebody may come to harm"),
]
OPEN, CLOSED = "open", "closed"
STATES = [(OPEN, "Open"), (CLOSED, "Closed")]
AMBER_FROM, RED_FROM = 6, 15  # of 25


class Grade(StrEnum):
    """How grave a score is."""

    LOW = "Low"
    MIDDLE = "Middle"
    HIGH = "High"


class WhyNotKeep(StrEnum):
    """Why a risk may not be kept, reviewed or closed so."""

    PAST = "That day has passed: choose a day on which the risk is looked at again"
    CLOSED = "This risk is closed"


def score(likelihood: int, impact: int) -> int:
    """Return the two multiplied, from 1 to 25."""
    return likelihood * impact


def grade(points: int) -> Grade:
    """Return how grave a score is: low to 5, middle to 14, high from 15."""
    if points >= RED_FROM:
        return Grade.HIGH
    return Grade.MIDDLE if points >= AMBER_FROM else Grade.LOW


def trend(scores: Sequence[int]) -> str:
    """Say how the score moved last, oldest first; '' where there is but one."""
    if len(scores) < 2:
        return ""
    before, now = scores[-2:]
    if now == before:
        return f"as before, {now}"
    return f"{'falling' if now < before else 'rising'}, {before} to {now}"


def why_not_keep(*, review_on: date, today: date) -> list[WhyNotKeep]:
    """Return every reason against keeping a risk so; none means it may be."""
    return [WhyNotKeep.PAST] if review_on <= today else []


def why_not_review(*, state: str, review_on: date, today: date) -> list[WhyNotKeep]:
    """Return every reason against reviewing a risk so; none means it may be."""
    closed = [WhyNotKeep.CLOSED] if state == CLOSED else []
    return [*closed, *why_not_keep(review_on=review_on, today=today)]


def why_not_close(state: str) -> list[WhyNotKeep]:
    """Return why a risk may not be closed; none means it may be."""
    return [WhyNotKeep.CLOSED] if state == CLOSED else []
