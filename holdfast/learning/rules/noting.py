"""What may be noted and how it is sorted: sentences, strengths, strategies."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from holdfast.learning.rules.constructs import CONSTRUCTS

LONGEST = 300  # characters of a sentence
MOST_FURTHER = 3
WEAKEST, STRONGEST = -2, 2


class Valence(StrEnum):
    """Whether something helps, gets in the way, or had to be done."""

    HELPS = "helps"
    HINDERS = "hinders"
    TASK = "task"


HELPS, HINDERS, TASK = Valence
VALENCES = [(HELPS.value, "It helps"), (HINDERS.value, "It gets in the way")]
SAID_VALENCE = {
    HELPS: "Helps",
    HINDERS: "Gets in the way",
    TASK: "Had to be done",
}
STRENGTHS = [
    (-2, "−2: gets in the way a great deal"),
    (-1, "−1: gets in the way somewhat"),
    (0, "0: mixed, or makes no difference"),
    (1, "+1: helps somewhat"),
    (2, "+2: helps a great deal"),
]
KINDS = [
    ("time", "Give time or take work away"),
    ("money", "Put money or people into it"),
    ("teach", "Teach, show or rehearse"),
    ("support", "Stand by people: supervision, advice, joint visits"),
    ("lead", "Have a leader say it, decide it or do it first"),
    ("tell", "Tell people, and listen"),
    ("fit", "Make it fit: the record, the plan, the way of working"),
    ("adapt", "Change how the manual is used, and write down why"),
    ("measure", "Look at figures and tell people what they say"),
    ("plan", "Plan it: dates, names, an order"),
]
EFFECTS = [
    ("helped", "It helped"),
    ("partly", "It helped in part"),
    ("none", "It made no difference"),
    ("worse", "It made things worse"),
]


class WhyNotSort(StrEnum):
    """Why an observation may not be sorted as typed."""

    UNKNOWN = "Choose constructs from the list"
    TWICE = "A further construct is the first one again: take it off the list"
    TOO_MANY = f"Choose at most {MOST_FURTHER} further constructs"
    STRENGTH = f"Choose a strength from {WEAKEST} to {STRONGEST}"
    HELPS = "What helps has a strength of 0 or more"
    HINDERS = "What gets in the way has a strength of 0 or less"
    PAST = "Choose a day from today on for looking at it again"


class WhyNotPlan(StrEnum):
    """Why a strategy may not be kept as typed."""

    NOTHING = "Choose at least one note that the strategy is for"
    NOT_OPEN = "Choose notes that have been accepted and are not eased or closed"
    BACKWARDS = "The last day is before the first"
    NO_EFFECT = "Say what came of it: it has ended"
    NOT_ENDED = "Enter the day on which it ended, or leave out what came of it"


class WhyNotReply(StrEnum):
    """Why a reply may not be published."""

    NOT_ACCEPTED = "Accept the note first: a reply is read by everybody, with the note"
    NOT_YET = "That day has not come yet: say what was done, not what will be"


def why_not_sort(
    *,
    valence: str,
    primary: str,
    further: Sequence[str],
    strength: int,
    review_on: date | None,
    today: date,
) -> list[WhyNotSort]:
    """Return every reason against sorting an observation so; none means it may be."""
    against = {
        WhyNotSort.UNKNOWN: any(key not in CONSTRUCTS for key in (primary, *further)),
        WhyNotSort.TWICE: primary in further or len(set(further)) < len(further),
        WhyNotSort.TOO_MANY: len(further) > MOST_FURTHER,
        WhyNotSort.STRENGTH: not WEAKEST <= strength <= STRONGEST,
        WhyNotSort.HELPS: valence == HELPS and strength < 0,
        WhyNotSort.HINDERS: valence == HINDERS and strength > 0,
        WhyNotSort.PAST: review_on is not None and review_on < today,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_plan(
    *,
    states_open: Sequence[bool],
    began_on: date,
    ends_on: date | None,
    ended_on: date | None,
    effect: str,
) -> list[WhyNotPlan]:
    """Return every reason against a strategy as typed; none means it may be kept.

    `states_open` says of each observation that is added whether it is still there.
    """
    days = [day for day in (ends_on, ended_on) if day is not None]
    against = {
        WhyNotPlan.NOTHING: not states_open,
        WhyNotPlan.NOT_OPEN: not all(states_open),
        WhyNotPlan.BACKWARDS: any(day < began_on for day in days),
        WhyNotPlan.NO_EFFECT: ended_on is not None and not effect,
        WhyNotPlan.NOT_ENDED: ended_on is None and bool(effect),
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_reply(*, is_accepted: bool, done_on: date, today: date) -> list[WhyNotReply]:
    """Return every reason against publishing a reply; none means it may be published."""
    against = {
        WhyNotReply.NOT_ACCEPTED: not is_accepted,
        WhyNotReply.NOT_YET: done_on > today,
    }
    return [reason for reason, holds in against.items() if holds]
