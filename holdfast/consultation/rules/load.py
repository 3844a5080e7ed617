"""The load on clinicians, and how long people wait: counts, and medians from five on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from statistics import median

SMALLEST = 5  # answers: the median of fewer would be one person's week
WorkingDays = Callable[[date, date], int]


@dataclass(frozen=True, kw_only=True)
class Consulted:
    """One question without its words: of whom it was asked, who took it, and its days."""

    asked_on: date
    asked_of: int | None = None
    clinician: int | None = None
    taken_on: date | None = None
    advised_on: date | None = None
    withdrawn_on: date | None = None
    minutes: int = 0

    @property
    def waits(self) -> bool:
        """Tell whether no advice has come, and it was not withdrawn."""
        return self.advised_on is None and self.withdrawn_on is None

    @property
    def is_unanswered(self) -> bool:
        """Tell whether it was withdrawn before any advice came."""
        return self.withdrawn_on is not None


@dataclass(frozen=True, kw_only=True)
class Months:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Tell whether a day is one of them."""
        return day is not None and self.first <= day <= self.last


@dataclass(kw_only=True)
class Load:
    """What came to one clinician in some days, in numbers."""

    asked: int = 0  # by name
    taken: int = 0
    advised: int = 0
    waiting: int = 0  # now: taken, without advice
    minutes: int = 0
    passing: int = 0
    passing_minutes: int = 0
    joint_visits: int = 0
    sessions: int = 0  # of reflective practice, led
    session_minutes: int = 0

    @property
    def all_minutes(self) -> int:
        """Return the minutes of advice, asked for and in passing, and of reflective practice."""
        return self.minutes + self.passing_minutes + self.session_minutes


@dataclass(frozen=True, kw_only=True)
class Waits:
    """How long questions wait, and how many went without an answer."""

    waiting: int
    longest: int | None  # working days, of those waiting now
    withdrawn: int
    advised: int
    median: float | None = field(default=None)  # working days; None under five answers


def loads(
    clinicians: Iterable[int],
    questions: Sequence[Consulted],
    passing: dict[int, tuple[int, int]],
    joint: dict[int, int],
    within: Months,
    sessions: dict[int, tuple[int, int]] | None = None,
) -> dict[int, Load]:
    """Return each clinician's load in some days; passing advice is (how often, minutes).

    So are the sessions of reflective practice that each led.
    """
    found = {one: Load(joint_visits=joint.get(one, 0)) for one in clinicians}
    for key, load in found.items():
        load.passing, load.passing_minutes = passing.get(key, (0, 0))
        load.sessions, load.session_minutes = (sessions or {}).get(key, (0, 0))
        mine = [one for one in questions if one.clinician == key]
        load.asked = sum(one.asked_of == key and within.has(one.asked_on) for one in questions)
        load.taken = sum(within.has(one.taken_on) for one in mine)
        load.advised = sum(within.has(one.advised_on) for one in mine)
        load.waiting = sum(one.waits for one in mine)
        load.minutes = sum(one.minutes for one in mine if within.has(one.advised_on))
    return found


def waits(
    questions: Iterable[Consulted], *, today: date, within: Months, working_days: WorkingDays
) -> Waits:
    """Return how long questions wait.

    Working days are counted from the day of asking to the day of advice, or to today for those
    that wait; 0 is the same day. The median is of the answers given within the days, from five on.
    """
    listed = list(questions)
    now = [working_days(one.asked_on, today) for one in listed if one.waits]
    answered = [
        working_days(one.asked_on, one.advised_on)
        for one in listed
        if one.advised_on is not None and within.has(one.advised_on)
    ]
    return Waits(
        waiting=len(now),
        longest=max(now, default=None),
        withdrawn=sum(one.is_unanswered and within.has(one.withdrawn_on) for one in listed),
        advised=len(answered),
        median=float(median(answered)) if len(answered) >= SMALLEST else None,
    )
