"""What of a case a family may see on their page (R18), and what may be done there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from holdfast.family_pages.rules.links import SHORTEST_WORD, Channel, as_said

READERS = [("parent", "Parent or carer"), ("self", "Young person")]
VOICES = {"parent": "parent", "self": "child"}  # whose rating it is that comes by a reader's link
PAGE_LONGEST = timedelta(days=183)
LONGEST_WORDS = 2000  # characters of a note, or of what a family writes


class Shared(StrEnum):
    """What kind of thing is shared."""

    GOAL = "goal"
    MODULE = "module"
    MEASURE = "measure"
    TASK = "task"
    FILE = "file"
    NEXT = "next"
    NOTE = "note"


IN_WORDS = frozenset({Shared.NEXT, Shared.NOTE})  # written for the family, and about nothing else


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One thing marked as shared with one reader; `about` is the key of what it is."""

    reader: str
    kind: str
    about: str = ""
    words: str = ""


def on_the_page(marks: Iterable[Mark], *, reader: str) -> list[Mark]:
    """Return what one reader's page shows: what is marked for them, and nothing else."""
    return [mark for mark in marks if mark.reader == reader]


class WhyNotShare(StrEnum):
    """Why something may not be shared with the family."""

    NOT_HERE = "That is not part of this case"
    READER = "Say whose page it is for"
    NO_WORDS = "Write what they are to read"
    TOO_LONG = f"Write at most {LONGEST_WORDS} characters"


def why_not_share(mark: Mark, *, is_of_case: bool) -> list[WhyNotShare]:
    """Return every reason against one mark; none means it may be shared."""
    against = {
        WhyNotShare.NOT_HERE: mark.kind not in IN_WORDS and not is_of_case,
        WhyNotShare.READER: mark.reader not in VOICES,
        WhyNotShare.NO_WORDS: mark.kind != Shared.GOAL and not mark.words.strip(),
        WhyNotShare.TOO_LONG: mark.kind in IN_WORDS and len(mark.words) > LONGEST_WORDS,
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class PageWanted:
    """A link to a family's page, as a practitioner wants it."""

    reader: str
    channel: Channel
    language: str
    called: str
    sent_to: str
    secret: str
    lasts: timedelta


class WhyNotOpen(StrEnum):
    """Why a link to a family's page may not be made."""

    NOTHING = "Nothing is shared with them yet: choose first what they see"
    CLOSED = "The case is closed: no new page is opened"
    READER = "Say whose page it is"
    LANGUAGE = "These pages do not speak that language here: choose another"
    TOO_LONG = "A page may stay open for 183 days at most"
    TOO_SHORT = "A page must stay open for an hour at least"
    WEAK_WORD = "The word must have at least four letters or figures"
    NOBODY = "Say what the page should call the child"
    DEVICE = "A page is opened by a link that is sent, with a word that only they know"


def why_not_open(
    wanted: PageWanted, *, shared: int, is_closed: bool, languages: frozenset[str]
) -> list[WhyNotOpen]:
    """Return every reason against a link to the page; none means it may be made."""
    against = {
        WhyNotOpen.NOTHING: shared == 0,
        WhyNotOpen.CLOSED: is_closed,
        WhyNotOpen.READER: wanted.reader not in VOICES,
        WhyNotOpen.LANGUAGE: wanted.language not in languages,
        WhyNotOpen.TOO_LONG: wanted.lasts > PAGE_LONGEST,
        WhyNotOpen.TOO_SHORT: wanted.lasts < timedelta(hours=1),
        WhyNotOpen.WEAK_WORD: len(as_said(wanted.secret)) < SHORTEST_WORD,
        WhyNotOpen.NOBODY: not wanted.called.strip(),
        WhyNotOpen.DEVICE: wanted.channel is Channel.KIOSK,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotTell(StrEnum):
    """Why what a family wrote cannot be taken; by the word of the page that says it."""

    EMPTY = "tell_empty"
    TOO_LONG = "tell_too_long"


def why_not_tell(words: str) -> list[WhyNotTell]:
    """Return every reason against what somebody of a family wrote."""
    against = {
        WhyNotTell.EMPTY: not words.strip(),
        WhyNotTell.TOO_LONG: len(words) > LONGEST_WORDS,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotAnswer(StrEnum):
    """Why what a family wrote cannot be put away."""

    READ = "Somebody has noted this already: see what was done"
    NO_WORDS = "Write what you did about it, so that whoever reads the record later understands"


def why_not_answer(*, is_read: bool, done: str) -> list[WhyNotAnswer]:
    """Return every reason against noting that what a family wrote was read."""
    against = {WhyNotAnswer.READ: is_read, WhyNotAnswer.NO_WORDS: not done.strip()}
    return [reason for reason, holds in against.items() if holds]
