"""Goals: how many, whose, on which scale, when they end, and what a rating must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.casework.rules.attainment import HEAVIEST, why_not_levels
from holdfast.casework.rules.choices import Choices
from holdfast.programme.rules import AS_MEANT, Numbers

VOICES: Choices = [
    ("child", "Child or young person"),
    ("parent", "Parent or carer"),
    ("family", "Whole family"),
    ("practitioner", "Practitioner"),
]
GOAL_ENDINGS: Choices = [
    ("met", "Met"),
    ("changed", "Changed into another goal"),
    ("set aside", "Set aside"),
]
NOT_ASKED: Choices = [
    ("not there", "They were not there"),
    ("not the day", "It was not the day for it"),
    ("declined", "They did not want to say"),
    ("no time", "There was no time"),
    ("other", "Another reason"),
]
MOST_OPEN = 6  # goals at once, where an authority has not said otherwise
MOST_OPEN_EVER = 12


class GoalScale(StrEnum):
    """How far along a goal is said: a number from 0 to 10, or a level described in advance."""

    PROGRESS = "progress"
    ATTAINMENT = "attainment"


SCALES: Choices = [
    (GoalScale.PROGRESS.value, "A number from 0 to 10"),
    (GoalScale.ATTAINMENT.value, "Five levels, each described now in the family’s own words"),
]
SCORES = {GoalScale.PROGRESS: range(11), GoalScale.ATTAINMENT: range(-2, 3)}
APART = {GoalScale.PROGRESS: 3, GoalScale.ATTAINMENT: 2}  # two views of one goal, on one day


def said_score(scale: str, score: int) -> str:
    """Say a rating: 7 on the scale from 0 to 10; −2, 0 or +1 on that of five levels."""
    if scale != GoalScale.ATTAINMENT or score == 0:
        return str(score)
    return f"+{score}" if score > 0 else f"−{-score}"


class WhyNotSet(StrEnum):
    """Why a goal may not be set, or put in other words, as it was typed."""

    NO_WORDS = "Say what the goal is"
    ENOUGH = (
        "As many goals are open as your authority allows. End one first, or change one into this "
        "goal"
    )
    WEIGHT = f"A weight is a whole number from 1 to {HEAVIEST}"
    ENDED = "This goal has ended: set a new one"
    BEFORE_WORDS = "That is before its present words were written"
    PAUSED = "It is flagged as unsafe: a supervisor’s word decides first whether it goes on"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A goal as somebody would set it; `open_goals` are those that will stand beside it."""

    words: str
    scale: str = GoalScale.PROGRESS
    levels: Sequence[str] = ()
    weight: int = 1
    open_goals: int = 0
    most_open: int = MOST_OPEN


def why_not_set(setting: Setting) -> list[str]:
    """Return every reason against setting a goal as typed; none means it may be set."""
    against: dict[str, bool] = {
        WhyNotSet.NO_WORDS: not setting.words.strip(),
        WhyNotSet.ENOUGH: setting.open_goals >= setting.most_open,
        WhyNotSet.WEIGHT: not 1 <= setting.weight <= HEAVIEST,
    }
    reasons = [reason for reason, holds in against.items() if holds]
    return reasons + why_not_described(setting.scale, setting.levels)


def why_not_described(scale: str, levels: Sequence[str]) -> list[str]:
    """Return what is wrong with a goal's levels, which a goal from 0 to 10 has none of."""
    return why_not_levels(levels) if scale == GoalScale.ATTAINMENT else []


def why_not_reword(
    *,
    words: str,
    scale: str,
    levels: Sequence[str],
    on: date,
    worded_on: date,
    has_ended: bool,
    is_paused: bool,
) -> list[str]:
    """Return every reason against other words for a goal from a day on."""
    against: dict[str, bool] = {
        WhyNotSet.NO_WORDS: not words.strip(),
        WhyNotSet.ENDED: has_ended,
        WhyNotSet.BEFORE_WORDS: on < worded_on,
        WhyNotSet.PAUSED: is_paused,
    }
    reasons = [reason for reason, holds in against.items() if holds]
    return reasons + why_not_described(scale, levels)


class WhyNotEnd(StrEnum):
    """Why a goal may not end on a day."""

    ENDED = "This goal has ended already"
    BEFORE_SET = "That is before the goal was set"
    RATED_SINCE = "It was rated after that day: choose the day of its last rating, or a later one"
    FLAGGED = "It is flagged as unsafe: record first what the supervisor advised"


def why_not_end(
    *,
    on: date,
    set_on: date,
    ended_on: date | None,
    last_rated_on: date | None,
    is_flagged: bool,
) -> list[WhyNotEnd]:
    """Return every reason against a goal's ending on a day; none means it may."""
    against = {
        WhyNotEnd.ENDED: ended_on is not None,
        WhyNotEnd.BEFORE_SET: on < set_on,
        WhyNotEnd.RATED_SINCE: last_rated_on is not None and on < last_rated_on,
        WhyNotEnd.FLAGGED: is_flagged,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotRate(StrEnum):
    """Why a goal may not be rated as somebody typed it."""

    NOT_OF_CASE = "it is a goal of another case"
    BEFORE_SET = "it was not set yet on that day"
    AFTER_END = "it had ended by that day"
    PAUSED = "it is flagged as unsafe, so it is not rated until its supervisor’s word is recorded"
    NOT_ON_SCALE = "that is not on its scale"
    NEITHER = "give a rating, or say why it was not asked: one of the two"


@dataclass(frozen=True, kw_only=True)
class RatingTyped:
    """One rating as somebody typed it, beside what is known of its goal."""

    on: date
    score: int | None
    not_asked_because: str
    scale: str
    set_on: date
    ended_on: date | None
    is_paused: bool


def why_not_rate(typed: RatingTyped) -> list[WhyNotRate]:
    """Return every reason against one rating; none means it may be recorded."""
    is_rated = typed.score is not None
    against = {
        WhyNotRate.BEFORE_SET: typed.on < typed.set_on,
        WhyNotRate.AFTER_END: typed.ended_on is not None and typed.on > typed.ended_on,
        WhyNotRate.PAUSED: typed.is_paused,
        WhyNotRate.NOT_ON_SCALE: is_rated and typed.score not in SCORES[GoalScale(typed.scale)],
        WhyNotRate.NEITHER: is_rated == bool(typed.not_asked_because),
    }
    return [reason for reason, holds in against.items() if holds]


def is_stuck(scores: list[int], *, numbers: Numbers = AS_MEANT) -> bool:
    """R8: tell whether the last few ratings by one rater, oldest first, are all the same.

    As meant they are the last four.
    """
    latest = scores[-numbers.stuck_after :]
    return len(latest) == numbers.stuck_after and len(set(latest)) == 1


def points_apart(scale: str, scores: Mapping[str, int]) -> int:
    """Return how far apart the views of one goal on one day are, by rater; 0 if not far.

    Far is 3 points of ten, the least that is a reliable change in one goal, or two levels of five.
    """
    between = max(scores.values(), default=0) - min(scores.values(), default=0)
    return between if between >= APART[GoalScale(scale)] else 0
