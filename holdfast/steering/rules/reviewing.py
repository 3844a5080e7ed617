"""R22: when a run is reviewed, how far ahead that is raised, its paper, and when it is complete."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from holdfast.programme.rules import Numbers


class ReviewKind(StrEnum):
    """Which review it is."""

    EARLY = "early"
    END = "end"
    OTHER = "other"


EARLY, END, OTHER = ReviewKind
SAID = {
    EARLY: "First review",
    END: "Review at the pilot’s end",
    OTHER: "Another review",
}


@dataclass(frozen=True, kw_only=True)
class Point:
    """A review that a run has by the rule: which, and by when."""

    kind: ReviewKind
    due_on: date


def points(*, began_on: date, ends_on: date, numbers: Numbers) -> list[Point]:
    """Return the reviews of a run: some two to three months after its start, and at its end."""
    early = began_on + timedelta(days=numbers.first_review)
    found = [Point(kind=EARLY, due_on=early)] if early < ends_on else []
    return [*found, Point(kind=END, due_on=ends_on)]


def raised_since(due_on: date, *, numbers: Numbers, today: date) -> date | None:
    """Return since when a review that is to be held is raised: the latest look; None before any.

    It is raised so many days before it is due, and again so many: the numbers of R22, which are
    those by which each open case is asked about before the run ends.
    """
    before = (numbers.run_first_look, numbers.run_last_look)
    come = [due_on - timedelta(days=days) for days in before]
    return max((day for day in come if day <= today), default=None)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of a review paper: its label, its value as it may be said, and its list."""

    key: str
    label: str
    value: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What a review paper says on a day."""

    as_of: date
    figures: Sequence[Figure]
    well: Sequence[str]
    challenges: Sequence[str]


def as_content(paper: Paper) -> dict[str, Any]:
    """Return a paper as it is stored."""
    return {
        "as_of": paper.as_of.isoformat(),
        "figures": [asdict(one) for one in paper.figures],
        "well": list(paper.well),
        "challenges": list(paper.challenges),
    }


def from_content(content: Mapping[str, Any]) -> Paper:
    """Return a paper as it was stored."""
    return Paper(
        as_of=date.fromisoformat(content["as_of"]),
        figures=[Figure(**one) for one in content["figures"]],
        well=content["well"],
        challenges=content["challenges"],
    )


def checksum(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a paper's content, the same however its keys are ordered."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Change:
    """One figure that moved between two papers: what it was, and what it is."""

    key: str
    label: str
    was: str
    now: str


def changes(frozen: Iterable[Figure], live: Iterable[Figure]) -> list[Change]:
    """Return each figure that is another than when it was frozen, in the order of the paper."""
    before = {one.key: one.value for one in frozen}
    return [
        Change(key=one.key, label=one.label, was=before[one.key], now=one.value)
        for one in live
        if before.get(one.key, one.value) != one.value
    ]


class WhyNotComplete(StrEnum):
    """Why a review may not be completed."""

    COMPLETE = "It is complete already"
    NO_PAPER = "Its paper is not frozen yet: freeze it, so that what was known can be read later"
    NO_DECISION = "No decision is recorded on it yet"
    UNDECIDED = (
        "An open case has no decision for the pilot’s end: go on, give it to others, or end it"
    )


def why_not_complete(
    *, kind: ReviewKind, is_complete: bool, papers: int, decisions: int, undecided: int
) -> list[WhyNotComplete]:
    """Return every reason against completing a review; `undecided` counts open cases (R22)."""
    against = {
        WhyNotComplete.COMPLETE: is_complete,
        WhyNotComplete.NO_PAPER: papers == 0,
        WhyNotComplete.NO_DECISION: decisions == 0,
        WhyNotComplete.UNDECIDED: kind is END and undecided > 0,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotFreeze(StrEnum):
    """Why a paper may not be frozen."""

    COMPLETE = "The review is complete: its paper stays as it is"


def why_not_freeze(*, is_complete: bool) -> list[WhyNotFreeze]:
    """Return the reason against freezing a review's paper."""
    return [WhyNotFreeze.COMPLETE] if is_complete else []
