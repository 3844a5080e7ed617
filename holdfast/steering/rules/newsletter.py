"""What a newsletter is drafted from, and how it is written down before the lead edits it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PARTS = ("opening", "figures", "said_did", "thanks", "dates")
HEADINGS = {
    "opening": "",
    "figures": "The pilot in figures",
    "said_did": "You said, we did",
    "thanks": "Thank you",
    "dates": "Dates to come",
}
NOTHING = {
    "said_did": "Nothing was answered this month. Note what helps or gets in the way at any time.",
    "dates": "No date is set yet.",
}


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one month: figures as they may be said, answers, meetings, dates."""

    month: date
    figures: Sequence[tuple[str, str]]
    answers: Sequence[tuple[str, str]]
    meetings: int
    advice: int
    dates: Sequence[tuple[date, str]]


def said(on: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{on.day} {on:%B %Y}"


def draft(known: Known) -> dict[str, str]:
    """Return the parts of a newsletter as they are drafted, each some lines of plain text."""
    return {
        "opening": f"This is what happened in {known.month:%B %Y}.",
        "figures": "\n".join(f"{name}: {value}" for name, value in known.figures),
        "said_did": "\n\n".join(
            f"You said: {sentence}\nWe did: {did}" for sentence, did in known.answers
        )
        or NOTHING["said_did"],
        "thanks": thanks(known),
        "dates": "\n".join(f"{said(on)}: {what}" for on, what in sorted(known.dates))
        or NOTHING["dates"],
    }


def thanks(known: Known) -> str:
    """Thank people for what was counted; where nothing was, for their work."""
    if not known.meetings:
        return "Thank you for your work with families this month."
    many = f"{known.meetings} group meeting{'' if known.meetings == 1 else 's'}"
    asked = f" and asked for advice {known.advice} times" if known.advice > 1 else ""
    return f"Thank you to everybody who came to {many}{asked} this month."


def as_text(title: str, parts: dict[str, str]) -> str:
    """Return a newsletter as plain text, as it is sent."""
    told = [title]
    for key in PARTS:
        words, heading = parts.get(key, "").strip(), HEADINGS[key]
        if words:
            told.append(f"{heading}\n\n{words}" if heading else words)
    return "\n\n\n".join(told)


class WhyNotIssue(StrEnum):
    """Why a newsletter may not be issued, or not be sent."""

    ISSUED = "It is issued already, and stays as it is"
    EMPTY = "There is nothing in it: write at least how it opens"
    NOT_ISSUED = "It is sent once it is issued"


def why_not_issue(*, is_issued: bool, parts: dict[str, str]) -> list[WhyNotIssue]:
    """Return every reason against issuing a newsletter."""
    against = {
        WhyNotIssue.ISSUED: is_issued,
        WhyNotIssue.EMPTY: not any(parts.get(key, "").strip() for key in PARTS),
    }
    return [reason for reason, holds in against.items() if holds]
