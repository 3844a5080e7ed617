"""A family's agreement to take part: given by somebody, on a day, and taken back at any time.

It is not the lawful basis for keeping the record, nor consent to treatment: it is that the family
was told what the work is, and said yes to it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.choosing.rules.moves import Step, why_not_step

HOW_AGREED = [
    ("face to face", "Face to face"),
    ("through an interpreter", "Face to face, through an interpreter"),
    ("by telephone", "By telephone or video call"),
    ("in writing", "In writing"),
]
WHO_AGREED = [
    ("child", "The child or young person"),
    ("mother", "Mother"),
    ("father", "Father"),
    ("carer", "Another carer"),
]


class WhyNotAgree(StrEnum):
    """Why an agreement may not be written down as typed."""

    NOBODY = "Say who of the family agreed"
    IN_FUTURE = "That day has not come yet"
    BEFORE = "The family agreed before they were told: check both days"


@dataclass(frozen=True, kw_only=True)
class Agreeing:
    """What is known when a family's agreement would be written down."""

    state: str
    told_on: date
    agreed_on: date
    today: date
    who: int


def why_not_agree(asked: Agreeing) -> list[str]:
    """Return every reason against writing an agreement down; none means it may be kept."""
    against = {
        WhyNotAgree.NOBODY: asked.who == 0,
        WhyNotAgree.IN_FUTURE: max(asked.told_on, asked.agreed_on) > asked.today,
        WhyNotAgree.BEFORE: asked.agreed_on < asked.told_on,
    }
    moved = why_not_step(asked.state, Step.AGREE)
    return [*moved, *(reason for reason, holds in against.items() if holds)]


class WhyNotTakeBack(StrEnum):
    """Why it may not be written down that a family takes its agreement back."""

    NONE = "No agreement of the family stands"
    IN_FUTURE = "That day has not come yet"
    BEFORE = "That is before the family agreed"


def why_not_take_back(*, agreed_on: date | None, on: date, today: date) -> list[WhyNotTakeBack]:
    """Return every reason against; none means that it may be kept."""
    against = {
        WhyNotTakeBack.NONE: agreed_on is None,
        WhyNotTakeBack.IN_FUTURE: on > today,
        WhyNotTakeBack.BEFORE: agreed_on is not None and on < agreed_on,
    }
    return [reason for reason, holds in against.items() if holds]
