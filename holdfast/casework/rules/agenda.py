"""The agenda of a supervision meeting: which cases, in which order, with how many minutes each.

Every active case of the group's members is asked for. Those with a reason to be discussed (R4, R8,
R9, what their worker asks, an action still to be done) all have a place; those with none have one
while there is time, the longest not discussed first. The meeting less arriving and closing (two
hours, as meant) is shared among three or four full presentations and short updates (domain 3.3).
What does not fit is said.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from holdfast.casework.rules.bringing import Because, Reason
from holdfast.programme.rules import AS_MEANT, Numbers

Key = TypeVar("Key", bound=Hashable)

ROUND = 10  # minutes for arriving, what was agreed last time, and closing
MOST_FULL = 4  # full presentations
FEWEST_FULL = 3
FULL = 18  # minutes of a full presentation where there is time, and no fewer than:
FULL_LEAST = 12
SHORT = 6  # minutes of a short update where there is time, and no fewer than:
SHORT_LEAST = 3
LONGEST = 60  # minutes that one case may be given
URGENCY = (  # which reason comes first; one not named here comes with the first
    Because.ASKED,
    Because.WORSE,
    Because.QUIET,
    Because.STUCK,
    Because.NEW,
    Because.OVERDUE,
)
RANK = {because: rank for rank, because in enumerate(URGENCY)}


class Kind(StrEnum):
    """How a case is brought."""

    FULL = "full"
    SHORT = "short"


KINDS = [(Kind.FULL.value, "Full presentation"), (Kind.SHORT.value, "Short update")]


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A case that may be on the agenda: `actions` are those agreed earlier and still to be done."""

    key: Hashable
    reference: str
    opened_on: date
    last_discussed_on: date | None = None
    reasons: Sequence[Reason] = ()
    actions: Sequence[str] = ()

    @property
    def is_asked_for(self) -> bool:
        """Tell whether anything asks for the case to be discussed."""
        return bool(self.reasons or self.actions)

    @property
    def why(self) -> list[str]:
        """Return each reason in words, actions last; whose turn it is where there is no other."""
        said = [one.words for one in self.reasons]
        said += [f"To follow up: {one}" for one in self.actions]
        return said or ["Its turn"]


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A case on the agenda, how it is brought, and its minutes."""

    candidate: Candidate
    kind: Kind
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """An agenda as it is proposed: cases in order, and those for which there is no time."""

    placed: Sequence[Placed]
    left_out: Sequence[Candidate]
    numbers: Numbers = AS_MEANT

    @property
    def minutes(self) -> int:
        """Return the length of the meeting, arriving and closing included."""
        return planned_minutes([one.minutes for one in self.placed])

    @property
    def over(self) -> int:
        """Return by how many minutes it is longer than a meeting is; 0 if it is not."""
        return over(self.minutes, most=self.numbers.meeting_minutes)


def planned_minutes(minutes: Sequence[int]) -> int:
    """Return the length of a meeting with these minutes for its cases, arriving and closing too."""
    return ROUND + sum(minutes)


def over(minutes: int, *, most: int) -> int:
    """Return by how many minutes a meeting would be too long; 0 if it would not."""
    return max(minutes - most, 0)


def turn(candidate: Candidate) -> tuple[int, date, str]:
    """Return what candidates are ordered by: urgency, then the longest not discussed."""
    ranks = [RANK.get(one.because, 0) for one in candidate.reasons]
    acts = len(URGENCY) if candidate.actions else len(URGENCY) + 1
    waits_since = candidate.last_discussed_on or candidate.opened_on
    return min([*ranks, acts]), waits_since, candidate.reference


def must_be_heard(candidate: Candidate, *, today: date, numbers: Numbers = AS_MEANT) -> bool:
    """Tell whether a case has a reason, or was not discussed for longer than R4 allows."""
    since = candidate.last_discussed_on or candidate.opened_on
    return candidate.is_asked_for or (today - since).days > numbers.discuss_within


def propose(candidates: Sequence[Candidate], *, today: date, numbers: Numbers = AS_MEANT) -> Agenda:
    """Return the agenda for a meeting on a day.

    Nobody with a reason is left out: if they do not fit, the agenda says by how much it is over.
    """
    ordered = sorted(candidates, key=turn)
    is_heard = {one.key: must_be_heard(one, today=today, numbers=numbers) for one in ordered}
    must = [one for one in ordered if is_heard[one.key]]
    others = [one for one in ordered if not is_heard[one.key]]
    room = max(most_cases(numbers.meeting_minutes) - len(must), 0)
    heard, left_out = [*must, *others[:room]], others[room:]
    placed = share_out(heard, minutes=numbers.meeting_minutes)
    return Agenda(placed=placed, left_out=left_out, numbers=numbers)


def most_cases(minutes: int) -> int:
    """Return how many cases fit at all: three in full, and the rest as short as may be."""
    left = minutes - ROUND - FEWEST_FULL * FULL_LEAST
    return FEWEST_FULL + left // SHORT_LEAST


def share_out(heard: Sequence[Candidate], *, minutes: int) -> list[Placed]:
    """Give the first few a full presentation and the rest a short update, with minutes for each.

    Minutes are as many as there is time for, and shrink together until all fit, or can no more.
    """
    many_full = min(MOST_FULL, len(heard))
    full, short = FULL, SHORT
    while over(length(len(heard), many_full, full, short), most=minutes):
        if short > SHORT_LEAST + 1:
            short -= 1
        elif full > FULL_LEAST:
            full -= 1
        elif many_full > FEWEST_FULL:
            many_full -= 1
        elif short > SHORT_LEAST:
            short -= 1
        else:
            break
    asfull = [Placed(candidate=one, kind=Kind.FULL, minutes=full) for one in heard[:many_full]]
    rest = [Placed(candidate=one, kind=Kind.SHORT, minutes=short) for one in heard[many_full:]]
    return [*asfull, *rest]


def length(cases: int, full: int, full_minutes: int, short_minutes: int) -> int:
    """Return the length of a meeting with so many cases, some in full and the rest in short."""
    return ROUND + full * full_minutes + (cases - full) * short_minutes


class WhyNotAgenda(StrEnum):
    """Why an agenda may not be changed as asked."""

    CLOSED = "The agenda cannot change any more: the meeting was held, cancelled or signed"
    IS_SET = "The agenda is set: open it again to change it"
    EMPTY = "There is no case on the agenda"
    MINUTES = "Give each case from 1 to 60 minutes"
    THERE_ALREADY = "This case is on the agenda already"
    NOT_THEIRS = "No member of this group works that case"
    NO_REASON = "Say why the case is taken off"
    AT_THE_END = "It cannot go further that way"


def why_not_minutes(minutes: int) -> list[WhyNotAgenda]:
    """Return the reason against giving a case so many minutes, if there is one."""
    return [] if 1 <= minutes <= LONGEST else [WhyNotAgenda.MINUTES]


def swapped(places: Sequence[Key], key: Key, *, up: bool) -> list[Key]:
    """Return the order with one of its keys one place up or down; unchanged at either end."""
    found = list(places)
    here = found.index(key)
    there = here - 1 if up else here + 1
    if 0 <= there < len(found):
        found[here], found[there] = found[there], found[here]
    return found
