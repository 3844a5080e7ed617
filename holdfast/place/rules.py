"""When somebody is away, or leaves: what must be so, and how long is long."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.kit.working_days import working_days_between

ABSENCES = [
    ("sickness", "Sickness"),
    ("parental leave", "Maternity, paternity, adoption or other parental leave"),
    ("leave", "Annual leave, study or other leave"),
    ("undisclosed", "Something else, or not said"),
]
LONG = 10  # working days: one that is longer asks for a handover of each case (R13)
A_DAY = timedelta(days=1)
Span = tuple[date, date]


def working_days_of(began_on: date, ends_on: date) -> int:
    """Count the working days of an absence, its first and its last day among them."""
    return working_days_between(began_on - A_DAY, ends_on)


def asks_for_hand_over(began_on: date, ends_on: date, *, longer_than: int = LONG) -> bool:
    """Tell whether an absence is so long, in working days, that each case is to be handed over."""
    return working_days_of(began_on, ends_on) > longer_than


class WhyNotAbsent(StrEnum):
    """Why an absence may not be kept as it was told."""

    ENDS_BEFORE = "The last day is before the first"
    OVERLAPS = "They are known to be away on some of these days already: change that absence"
    COVERS_SELF = "Somebody else covers: choose another person"


@dataclass(frozen=True, kw_only=True)
class Away:
    """An absence as it was told, beside the person's other ones."""

    began_on: date
    ends_on: date
    others: tuple[Span, ...] = ()
    covers_self: bool = False


def overlaps(began_on: date, ends_on: date, spans: Iterable[Span]) -> bool:
    """Tell whether some days are in one of these spans."""
    return any(began_on <= last and first <= ends_on for first, last in spans)


def why_not_absent(away: Away) -> list[WhyNotAbsent]:
    """Return every reason against an absence; none means it may be kept."""
    against = {
        WhyNotAbsent.ENDS_BEFORE: away.ends_on < away.began_on,
        WhyNotAbsent.OVERLAPS: overlaps(away.began_on, away.ends_on, away.others),
        WhyNotAbsent.COVERS_SELF: away.covers_self,
    }
    return [reason for reason, holds in against.items() if holds]


LEAVING_REASONS = [
    ("another post", "Another post"),
    ("contract ended", "Their contract ends"),
    ("retires", "They retire"),
    ("other", "Another reason, or not said"),
]
NEAR = 10  # working days before somebody's last day from which their cases are urgent


class Leave(StrEnum):
    """How a leaving that was recorded stands."""

    PLANNED = "planned"
    WITHDRAWN = "withdrawn"
    FINISHED = "finished"


LEAVE_MOVES: dict[Leave, frozenset[Leave]] = {
    Leave.PLANNED: frozenset({Leave.WITHDRAWN, Leave.FINISHED}),
    Leave.WITHDRAWN: frozenset(),
    Leave.FINISHED: frozenset(),
}
LEAVES = [(one.value, one.value.capitalize()) for one in Leave]


class WhyNotLeave(StrEnum):
    """Why a leaving may not be recorded, or changed, as it was told."""

    LEFT = "They are in no team any more: they have left already"
    KNOWN = "It is recorded already that they leave: change the last day there"
    BEFORE_JOINING = "That is before they joined the team"
    OVER = "This leaving is no longer planned"


@dataclass(frozen=True, kw_only=True)
class Leaver:
    """Somebody whose leaving is told, and what is known of them; no `joined_on`, no team."""

    last_on: date
    joined_on: date | None
    is_known: bool = False
    stands: Leave = Leave.PLANNED


def why_not_leave(leaver: Leaver) -> list[WhyNotLeave]:
    """Return every reason against recording, or changing, a leaving; none means it may be."""
    joined = leaver.joined_on
    against = {
        WhyNotLeave.OVER: leaver.stands is not Leave.PLANNED,
        WhyNotLeave.LEFT: joined is None,
        WhyNotLeave.KNOWN: leaver.is_known,
        WhyNotLeave.BEFORE_JOINING: joined is not None and leaver.last_on < joined,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotFinish(StrEnum):
    """Why a leaving may not be withdrawn or finished."""

    OVER = "This leaving is no longer planned"
    NOT_YET = "Their last day has not come yet"
    LEADS = "They lead an open case: each is handed over and accepted, or ended, first"


def why_not_finish(
    *, stands: Leave, to: Leave, last_on: date, open_cases: int, today: date
) -> list[WhyNotFinish]:
    """Return every reason against withdrawing or finishing a leaving; none means it may be.

    `open_cases` is how many open cases they lead, whether or not somebody is asked to take them.
    """
    finishes = to is Leave.FINISHED
    against = {
        WhyNotFinish.OVER: to not in LEAVE_MOVES[stands],
        WhyNotFinish.NOT_YET: finishes and today < last_on,
        WhyNotFinish.LEADS: finishes and open_cases > 0,
    }
    return [reason for reason, holds in against.items() if holds]


class Nearness(StrEnum):
    """How near somebody's last day is."""

    TO_COME = "to come"
    NEAR = "near"
    PAST = "past"


def nearness(last_on: date, *, today: date) -> Nearness:
    """Tell how near a last day is: `NEAR` from ten working days before it until it has passed."""
    if today > last_on:
        return Nearness.PAST
    is_near = working_days_between(today, last_on) <= NEAR
    return Nearness.NEAR if is_near else Nearness.TO_COME
