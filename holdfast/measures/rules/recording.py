"""Whether a measure may be recorded as it was typed, and what it then scores."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from holdfast.measures.instruments import sdq


class WhyNotRecord(StrEnum):
    """Why a measure may not be recorded as it was typed."""

    IN_FUTURE = "That day has not come yet"
    BEFORE_BIRTH = "That is before the child was born"
    NOTHING = "Key in the answers or the scores, or say why there are none"
    BOTH = "Give either the answers, or the scores, or why there are none: only one of them"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A measure as somebody typed it."""

    form: str
    follow_up: bool
    completed_on: date
    born_on: date
    answers: Mapping[int, int | None] | None
    scores: Mapping[sdq.Scale, int | None] | None
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


def problems(asked: Asked) -> list[sdq.Problem]:
    """Return what is wrong with each answer or score by itself."""
    if asked.answers is not None:
        return sdq.why_not_accept(form_as_answered(asked))
    if asked.scores is not None and asked.form in sdq.VERSIONS:
        return sdq.why_not_accept_scores(sdq.VERSIONS[asked.form], asked.scores)
    return []


def form_as_answered(asked: Asked) -> sdq.Answers:
    """Return the answers in the instrument's own shape."""
    return sdq.Answers(version=asked.form, items=asked.answers or {}, follow_up=asked.follow_up)


def scored(asked: Asked) -> dict[str, int | None]:
    """Return every score by its name; {} where the measure is missing."""
    if asked.missing_because:
        return {}
    if asked.answers is not None:
        return {
            name: value
            for name, value in asdict(sdq.score(form_as_answered(asked))).items()
            if value is None or isinstance(value, int)
        }
    scores = {scale.value: value for scale, value in (asked.scores or {}).items()}
    parts = [scores.get(scale.value) for scale in sdq.DIFFICULTIES]
    if scores.get("total") is None and all(part is not None for part in parts):
        scores["total"] = sum(part for part in parts if part is not None)
    return scores
