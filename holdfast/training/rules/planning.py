"""What a training day must be, what it is warned of, and when it opens and is cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from holdfast.kit.working_days import BANK_HOLIDAYS, is_working_day
from holdfast.training.rules.states import DAY_MOVES, HELD, OPEN, DayState

MEANT_FOR = [
    ("everybody", "Practitioners and managers"),
    ("practitioners", "Practitioners"),
    ("managers", "Managers"),
]
MOST = 200  # places on one day
PARTS: dict[str, tuple[str, ...]] = {  # whose part in a run a day is meant for
    "everybody": ("practitioner", "manager"),
    "practitioners": ("practitioner",),
    "managers": ("manager",),
}


class WhyNotPlan(StrEnum):
    """Why a training day may not be as it was told."""

    ENDS_BEFORE = "It ends before it begins: change one of the times"
    NOWHERE = "Say where it is, or give a link to join it by"
    CAPACITY = f"Places must be from 1 to {MOST}"
    TOO_FEW = "More people have a place already: ask some to give theirs up first"
    OUTSIDE = "That day is outside the programme’s run"
    OVER = "This day has been held or cancelled, and stays as it is"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A training day as it was told; `taken` is how many have a place on it already."""

    held_on: date
    starts_at: time
    ends_at: time
    place: str
    link: str
    capacity: int
    run_began_on: date
    run_ends_on: date
    taken: int = 0
    state: DayState = DayState.PLANNED


def why_not_plan(plan: Plan) -> list[WhyNotPlan]:
    """Return every reason against a training day as it was told; none means it may be kept."""
    against = {
        WhyNotPlan.ENDS_BEFORE: plan.ends_at <= plan.starts_at,
        WhyNotPlan.NOWHERE: not (plan.place.strip() or plan.link.strip()),
        WhyNotPlan.CAPACITY: not 1 <= plan.capacity <= MOST,
        WhyNotPlan.TOO_FEW: plan.capacity < plan.taken,
        WhyNotPlan.OUTSIDE: not plan.run_began_on <= plan.held_on <= plan.run_ends_on,
        WhyNotPlan.OVER: plan.state in (HELD, DayState.CANCELLED),
    }
    return [reason for reason, holds in against.items() if holds]


def warnings_of(day: date) -> list[str]:
    """Say what is odd about holding a day then: a bank holiday of England, or a weekend."""
    if name := BANK_HOLIDAYS.get(day):
        return [f"{day.day} {day:%B %Y} is a bank holiday in England: {name}"]
    if not is_working_day(day):
        return [f"{day.day} {day:%B %Y} is a {day:%A}"]
    return []


class WhyNotGoOn(StrEnum):
    """Why a training day may not go on to another state."""

    NO_WAY = "The day does not stand so that this can be done: see on its page how it stands now"
    NO_REASON = "Say why it is cancelled"
    NOT_YET = "That day has not come yet"


def why_not_go_on(
    *, frm: DayState, to: DayState, held_on: date, today: date, because: str = ""
) -> list[WhyNotGoOn]:
    """Return every reason against a day's going on to another state; none means it may."""
    against = {
        WhyNotGoOn.NO_WAY: (frm, to) not in DAY_MOVES,
        WhyNotGoOn.NO_REASON: to is DayState.CANCELLED and not because.strip(),
        WhyNotGoOn.NOT_YET: to is HELD and held_on > today,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotInvite(StrEnum):
    """Why some people may not be invited to a day."""

    NOT_OPEN = "Open the day for booking first"
    NOBODY = "Choose whom to invite"
    NOT_MEANT = "Somebody you chose is not one of those the day is meant for"


def why_not_invite(*, state: DayState, meant_for: str, parts: Sequence[str]) -> list[WhyNotInvite]:
    """Return every reason against inviting people, given by the part each has in the run."""
    against = {
        WhyNotInvite.NOT_OPEN: state is not OPEN,
        WhyNotInvite.NOBODY: not parts,
        WhyNotInvite.NOT_MEANT: any(part not in PARTS[meant_for] for part in parts),
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotRemind(StrEnum):
    """Why nobody may be reminded of a day."""

    NOT_OPEN = "Only a day that is open for booking has anybody to remind"
    OVER = "That day is over"
    NOBODY = "Everybody who has a place has been reminded already"


def why_not_remind(
    *, state: DayState, held_on: date, today: date, waiting_for_one: int
) -> list[WhyNotRemind]:
    """Return every reason against reminding those with a place who have not been reminded."""
    against = {
        WhyNotRemind.NOT_OPEN: state is not OPEN,
        WhyNotRemind.OVER: held_on < today,
        WhyNotRemind.NOBODY: waiting_for_one == 0,
    }
    return [reason for reason, holds in against.items() if holds]
