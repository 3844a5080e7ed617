"""Whether a measure may be recorded as it was typed, and what it then scores."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.shapes import Answers, Problem, Risk, Score

SDQ_BACK_BEGINS = 26  # the first number of the SDQ's back page, which some forms do not have


def optional(instrument: Instrument) -> tuple[int, ...]:
    """Return the numbers of the part that may be missing from the paper altogether."""
    if instrument.key != "sdq":
        return ()
    numbers = {n for code in instrument.versions for later in (False, True)
               for n in instrument.allowed(code, follow_up=later)}  # fmt: skip
    return tuple(sorted(n for n in numbers if n >= SDQ_BACK_BEGINS))


class WhyNotRecord(StrEnum):
    """Why a measure may not be recorded as it was typed."""

    IN_FUTURE = "That day has not come yet"
    BEFORE_BIRTH = "That is before the child was born"
    NOTHING = "Key in the answers or the scores, or say why there are none"
    BOTH = "Give either the answers, or the scores, or why there are none: only one of them"
    OTHER_ASK = "This answers something else than what was asked"
    OTHER_STAGE = (
        "It was asked at another time in the work: choose the same under “When in the work?”, or "
        "key it in by itself"
    )
    DROPPED = "A later plan left out what this answers: key it in by itself"
    ANSWERED = "Another answer to the same was recorded already: look at that one first"


class WhyNotAlter(StrEnum):
    """Why what was recorded may be neither corrected nor struck out."""

    STRUCK = "It has been struck out already"
    FROM_RETURN = "It came with the council’s return: have the return undone, or put right"
    NO_REASON = "Say why"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A measure as somebody typed it."""

    instrument: Instrument
    form: str
    follow_up: bool
    completed_on: date
    born_on: date
    answers: Mapping[int, int | None] | None
    scores: Mapping[str, Score] | None
    missing_because: str


def why_not_record(asked: Asked, *, today: date) -> list[str]:
    """Return every reason against recording a measure as typed; none means it may be."""
    has_answers = any(value is not None for value in (asked.answers or {}).values())
    has_scores = any(value is not None for value in (asked.scores or {}).values())
    given = sum([has_answers, has_scores, bool(asked.missing_because)])
    against = {
        WhyNotRecord.IN_FUTURE: asked.completed_on > today,
        WhyNotRecord.BEFORE_BIRTH: asked.completed_on < asked.born_on,
        WhyNotRecord.NOTHING: given == 0,
        WhyNotRecord.BOTH: given > 1,
    }
    reasons: list[str] = [reason for reason, holds in against.items() if holds]
    return reasons + [f"{one.column}: {one.reason}. {one.fix}" for one in problems(asked)]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Whose answer of what it is, at which stage: as it was asked, or as it was typed."""

    child: object
    instrument: str
    informant: str
    stage: str


def why_not_answer(
    told: Told, asked: Told, *, is_dropped: bool = False, is_answered: bool = False
) -> list[WhyNotRecord]:
    """Return every reason why something told is not the answer to what was asked."""
    against = {
        WhyNotRecord.OTHER_ASK: replace(told, stage="") != replace(asked, stage=""),
        WhyNotRecord.OTHER_STAGE: told.stage != asked.stage,
        WhyNotRecord.DROPPED: is_dropped,
        WhyNotRecord.ANSWERED: is_answered,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_alter(*, is_struck: bool, is_from_return: bool, why: str) -> list[WhyNotAlter]:
    """Return every reason against correcting or striking out; none means it may be."""
    against = {
        WhyNotAlter.STRUCK: is_struck,
        WhyNotAlter.FROM_RETURN: is_from_return,
        WhyNotAlter.NO_REASON: not why.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


def problems(asked: Asked) -> list[Problem]:
    """Return what is wrong with each answer or score by itself."""
    if asked.answers is not None:
        return asked.instrument.problems(form_as_answered(asked))
    if asked.scores is not None and asked.form in asked.instrument.versions:
        return asked.instrument.problems_of_scores(asked.form, asked.scores)
    return []


def form_as_answered(asked: Asked) -> Answers:
    """Return the answers in the instrument's own shape."""
    return Answers(version=asked.form, items=asked.answers or {}, follow_up=asked.follow_up)


def scored(asked: Asked) -> dict[str, Score]:
    """Return every score by its name; {} where the measure is missing."""
    if asked.missing_because:
        return {}
    if asked.answers is not None:
        return asked.instrument.score(form_as_answered(asked))
    return asked.instrument.with_sums(asked.scores or {})


def risks(asked: Asked) -> list[Risk]:
    """Return the answers that a person must act on; none where only scores were given."""
    if asked.answers is None or asked.missing_because:
        return []
    return asked.instrument.risks(form_as_answered(asked))


def as_kept(
    typed: Mapping[int, int | None], *, on_form: Iterable[int], optional: Iterable[int] = ()
) -> dict[int, int | None]:
    """Return typed answers as they are kept, so that blank and not asked stay two things.

    A number on the form that was left blank is kept as None. Numbers of an `optional` part of
    which nothing was answered are left out: that part was not asked. A number that is not on the
    form is kept only where something was typed, so that whoever checks it can say so.
    """
    part = set(optional)
    is_asked = any(typed.get(number) is not None for number in part)
    expected = {number for number in on_form if is_asked or number not in part}
    return {n: value for n, value in sorted(typed.items()) if n in expected or value is not None}
