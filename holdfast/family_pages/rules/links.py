"""When a private link may be made and opened, and how it stands: no database, no clock."""

import hashlib
import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

LASTS = timedelta(days=7)
LONGEST = timedelta(days=31)
KIOSK_LASTS = timedelta(hours=2)
GRACE = timedelta(hours=24)  # after its end: what was begun in time may still be handed in
TRIES = 5
TOKEN_BYTES = 32
SHORTEST_WORD = 4


class Check(StrEnum):
    """What only the person asked knows, and shows at the door."""

    BIRTHDAY = "birthday"
    WORD = "word"


class Channel(StrEnum):
    """How a link reaches whoever is to answer."""

    EMAIL = "email"
    SMS = "sms"
    KIOSK = "kiosk"


class LinkState(StrEnum):
    """How a private link stands."""

    NOT_SENT = "not sent"
    SENT = "sent"
    OPENED = "opened"
    BEGUN = "begun"
    DONE = "done"
    LOCKED = "locked"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of one link."""

    expires_at: datetime
    is_sent: bool
    is_revoked: bool = False
    knocks: frozenset[str] = frozenset()
    wrong: int = 0


def state(facts: Facts, *, now: datetime) -> LinkState:
    """Return how a link stands: what ended it first, or else how far it has got."""
    stands = (
        (LinkState.DONE, "sent" in facts.knocks),
        (LinkState.REVOKED, facts.is_revoked),
        (LinkState.LOCKED, facts.wrong >= TRIES),
        (LinkState.EXPIRED, facts.expires_at <= now),
        (LinkState.BEGUN, "begun" in facts.knocks),
        (LinkState.OPENED, "opened" in facts.knocks),
        (LinkState.SENT, facts.is_sent),
    )
    return next((found for found, holds in stands if holds), LinkState.NOT_SENT)


def is_open(stands: LinkState) -> bool:
    """Tell whether somebody may still come in by a link that stands so."""
    return stands in (LinkState.NOT_SENT, LinkState.SENT, LinkState.OPENED, LinkState.BEGUN)


class WhyNotMake(StrEnum):
    """Why a private link may not be made for an ask."""

    ANSWERED = "It has been answered already"
    MISSED = "It is recorded as missed: an answer now would not count for it"
    DROPPED = "A later plan left it out"
    NOT_YET = "Its days have not begun: an answer now would not count for it"
    OVER = "Its days are over: an answer now would not count for it"
    OWN = "The practitioner answers this one: key it in"
    NO_FORM = "No form of this measure fits: say which form is to be used"
    TOO_LONG = "A link may last 31 days at most"
    TOO_SHORT = "A link must last an hour at least"
    LANGUAGE = "These pages do not speak that language here: choose another"
    WEAK_WORD = "The word must have at least four letters or figures"
    NOBODY = "Say what the page should call the child"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A link as a practitioner wants it."""

    form: str
    channel: Channel
    language: str
    called: str
    sent_to: str = ""
    check: Check = Check.BIRTHDAY
    secret: str = ""
    one_a_page: bool = True
    share_result: bool = False
    lasts: timedelta = LASTS


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How the ask stands for which a link is wanted."""

    is_answered: bool
    is_missed: bool
    is_dropped: bool
    is_practitioners: bool
    opens_on: date
    closes_on: date
    fits: frozenset[str]
    languages: frozenset[str]


def why_not_make(wanted: Wanted, ask: Standing, *, today: date) -> list[WhyNotMake]:
    """Return every reason against making a link; none means it may be made."""
    is_word = wanted.channel is not Channel.KIOSK and wanted.check is Check.WORD
    against = {
        WhyNotMake.ANSWERED: ask.is_answered,
        WhyNotMake.MISSED: ask.is_missed,
        WhyNotMake.DROPPED: ask.is_dropped,
        WhyNotMake.OWN: ask.is_practitioners,
        WhyNotMake.NOT_YET: today < ask.opens_on,
        WhyNotMake.OVER: today > ask.closes_on,
        WhyNotMake.NO_FORM: wanted.form not in ask.fits,
        WhyNotMake.TOO_LONG: wanted.lasts > LONGEST,
        WhyNotMake.TOO_SHORT: wanted.lasts < timedelta(hours=1),
        WhyNotMake.LANGUAGE: wanted.language not in ask.languages,
        WhyNotMake.WEAK_WORD: is_word and len(as_said(wanted.secret)) < SHORTEST_WORD,
        WhyNotMake.NOBODY: not wanted.called.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotSend(StrEnum):
    """Why a filled-in form may not be sent."""

    EMPTY = "nothing_answered"


def why_not_send(answers: dict[int, int | None]) -> list[WhyNotSend]:
    """Return every reason against sending answers; none means they may go."""
    return [] if any(value is not None for value in answers.values()) else [WhyNotSend.EMPTY]


class WhyNotDecide(StrEnum):
    """Why a decision about answers that came second or late may not be taken."""

    DECIDED = "Somebody has decided this already"
    NO_WORDS = "Say why, so that whoever reads the record later understands"
    RISK = "There is an answer here that a person must act on: write down what you did about it"


def why_not_decide(
    *, is_decided: bool, is_kept: bool, words: str, has_risk: bool
) -> list[WhyNotDecide]:
    """Return every reason against a decision; none means it may be taken.

    Answers that are kept bring their risk with them, to be acted on there.
    """
    against = {
        WhyNotDecide.DECIDED: is_decided,
        WhyNotDecide.NO_WORDS: not is_kept and not has_risk and not words.strip(),
        WhyNotDecide.RISK: not is_kept and has_risk and not words.strip(),
    }
    return [reason for reason, holds in against.items() if holds]


def is_for_the_manager(*, is_closed: bool, has_risk: bool) -> bool:
    """Tell whether what a family sent is the manager's to answer, and not the workers' alone.

    A link that was sent before a case closed still works. Nobody works with the case then, so what
    comes goes to the manager, who oversees it as before; the lead reads on for four weeks and may
    write nothing. An answer that a person must act on is the manager's too while the case is open,
    for whoever works with the family may be away.
    """
    return is_closed or has_risk


def new_token() -> str:
    """Return 256 random bits as an address can carry them."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """Return what is kept of a token: its SHA-256, from which it cannot be had back."""
    return hashlib.sha256(token.encode()).hexdigest()


def as_said(words: str) -> str:
    """Return an answer at the door as it is compared: without case, accents, spaces or points."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    return re.sub(r"[\W_]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def birthday(day: int, month: int) -> str:
    """Return a day and month as they are compared at the door."""
    return f"{day:02}{month:02}"
