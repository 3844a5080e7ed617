"""The council's own case system: which there are, and what must be said of a paragraph there."""

from enum import StrEnum

from holdfast.casework.rules.choices import Choices

SYSTEMS: Choices = [
    ("mosaic", "Mosaic"),
    ("liquidlogic", "Liquidlogic"),
    ("other", "Another system"),
]
LONGEST_REFERENCE = 100


class WhyNotPaste(StrEnum):
    """Why a paragraph's place in the case system may not be noted as typed."""

    NO_REFERENCE = "Give the reference of the note in the case system"
    TOO_LONG = f"A reference has at most {LONGEST_REFERENCE} characters: type it, not the paragraph"


def why_not_paste(*, reference: str) -> list[WhyNotPaste]:
    """Return every reason against noting where a paragraph was pasted; none means it may be."""
    against = {
        WhyNotPaste.NO_REFERENCE: not reference.strip(),
        WhyNotPaste.TOO_LONG: len(reference.strip()) > LONGEST_REFERENCE,
    }
    return [reason for reason, holds in against.items() if holds]
