"""CPD entries: which are proposed, and what stands against keeping one.

CPD is continuing professional development. An entry is somebody's own words about a supervision
meeting or a training day they came to; it names nobody of a family.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

RECENT = 84  # days: twelve weeks, after which a draft is still there but asks for nothing


class Source(StrEnum):
    """What a draft entry is proposed from."""

    MEETING = "meeting"
    DAY = "training day"


class EntryState(StrEnum):
    """What somebody made of a draft entry."""

    KEPT = "kept"
    DECLINED = "declined"


@dataclass(frozen=True, kw_only=True)
class Attended:
    """A meeting or a training day somebody came to: its key, its day, and what may be said of it.

    `title` names it on a page; `did` is proposed as what somebody did, and theirs to change.
    """

    source: Source
    key: str
    on: date
    title: str
    did: str


@dataclass(frozen=True, kw_only=True)
class Drafts:
    """The draft entries that wait, the latest first; the older ones ask for nothing."""

    recent: list[Attended]
    older: list[Attended]


def drafts(
    attended: Iterable[Attended], *, answered: Collection[tuple[Source, str]], today: date
) -> Drafts:
    """Return what somebody came to and has neither kept nor declined an entry on."""
    waiting = [one for one in attended if (one.source, one.key) not in answered]
    waiting.sort(key=lambda one: (one.on, one.title, one.key), reverse=True)
    return Drafts(
        recent=[one for one in waiting if (today - one.on).days <= RECENT],
        older=[one for one in waiting if (today - one.on).days > RECENT],
    )


@dataclass(frozen=True, kw_only=True)
class Told:
    """An entry as it was typed."""

    did: str
    learned: str
    differently: str = ""
    with_a_peer: bool = False


class WhyNotKeep(StrEnum):
    """Why an entry may not be kept as it was typed."""

    NOT_THERE = "You are not recorded as having come to it"
    NO_DID = "Write what you did"
    NO_LEARNED = "Write what you learned"


def why_not_keep(*, came: bool, did: str, learned: str) -> list[WhyNotKeep]:
    """Return every reason against keeping an entry, but for names in it; none means it may be."""
    against = {
        WhyNotKeep.NOT_THERE: not came,
        WhyNotKeep.NO_DID: not did.strip(),
        WhyNotKeep.NO_LEARNED: not learned.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
