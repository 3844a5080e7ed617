"""Notes that practitioners write for one another about a step, in plain words."""

from enum import StrEnum

LONGEST = 3_000  # characters


class WhyNotNote(StrEnum):
    """Why a note may not be published."""

    NO_WORDS = "Write the note"
    TOO_LONG = "The note is longer than 3,000 characters: shorten it, or write two"
    REVISED = "Somebody has revised this note since you opened it: read theirs, and revise that one"
    WITHDRAWN = "This note has been withdrawn: write a new one"
    SAME = "Nothing is different from the note as it stands"


class WhyNotWithdrawNote(StrEnum):
    """Why a note may not be withdrawn."""

    NO_REASON = "Say why it is withdrawn: its author will read this"
    ALREADY = "This note has been withdrawn, or revised, already"


def why_not_note(words: str) -> list[WhyNotNote]:
    """Return every reason against the words of a note."""
    against = {
        WhyNotNote.NO_WORDS: not words.strip(),
        WhyNotNote.TOO_LONG: len(words) > LONGEST,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_revise(
    words: str, *, stands: str, is_last: bool, is_withdrawn: bool
) -> list[WhyNotNote]:
    """Return every reason against revising a note, whose words stand so far."""
    against = {
        WhyNotNote.REVISED: not is_last,
        WhyNotNote.WITHDRAWN: is_withdrawn,
        WhyNotNote.SAME: words.split() == stands.split(),
    }
    return [*why_not_note(words), *(reason for reason, holds in against.items() if holds)]


def why_not_withdraw(why: str, *, stands: bool) -> list[WhyNotWithdrawNote]:
    """Return every reason against withdrawing a note."""
    against = {
        WhyNotWithdrawNote.NO_REASON: not why.strip(),
        WhyNotWithdrawNote.ALREADY: not stands,
    }
    return [reason for reason, holds in against.items() if holds]
