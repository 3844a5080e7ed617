"""Covering a case for a span: who may, and from when until when."""

from dataclasses import dataclass
from enum import StrEnum


class WhyNotCover(StrEnum):
    """Why somebody may not cover for an absence."""

    OVER = "This absence is over"
    NOBODY = "Say first who covers"
    NOT_A_PRACTITIONER = "Only practitioners of the programme work with a case"
    WITHDRAWN = "This practitioner has withdrawn from the programme"


@dataclass(frozen=True, kw_only=True)
class Covering:
    """What is known when somebody would cover for an absence."""

    is_over: bool
    has_cover: bool
    is_practitioner: bool
    is_withdrawn: bool


def why_not_cover(covering: Covering) -> list[WhyNotCover]:
    """Return every reason against letting somebody cover; none means they may."""
    if not covering.has_cover:
        return [WhyNotCover.NOBODY]
    against = {
        WhyNotCover.OVER: covering.is_over,
        WhyNotCover.NOT_A_PRACTITIONER: not covering.is_practitioner,
        WhyNotCover.WITHDRAWN: covering.is_withdrawn,
    }
    return [reason for reason, holds in against.items() if holds]
