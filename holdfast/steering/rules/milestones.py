"""When each milestone is to be expected: planned, forecast or done, and what a late one moves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Phase(StrEnum):
    """The four phases of EPIS (Aarons, Hurlburt and Horwitz 2011)."""

    EXPLORATION = "exploration"
    PREPARATION = "preparation"
    IMPLEMENTATION = "implementation"
    SUSTAINMENT = "sustainment"

    @property
    def words(self) -> str:
        """Return it as a page says it."""
        return SAID[self]

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return the phases as a form offers them."""
        return [(one.value, f"{one.words}: {MEANS[one]}") for one in cls]


EXPLORATION, PREPARATION, IMPLEMENTATION, SUSTAINMENT = Phase
SAID = {one: one.value.capitalize() for one in Phase}
MEANS = {
    EXPLORATION: "is this what we need?",
    PREPARATION: "getting ready",
    IMPLEMENTATION: "doing it",
    SUSTAINMENT: "keeping it going, or stopping well",
}


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One milestone: its days, and by key what it needs first."""

    key: str
    planned_on: date
    forecast_on: date | None = None
    done_on: date | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Expected:
    """When a milestone was done or is to be expected, how late, and by what it is moved."""

    on: date
    late: int
    moved_by: str = ""

    @property
    def said(self) -> str:
        """Say how it stands against the plan."""
        days = f"{abs(self.late)} day{'' if abs(self.late) == 1 else 's'}"
        if not self.late:
            return "As planned"
        return f"{days} late" if self.late > 0 else f"{days} early"


def expected(milestones: Iterable[Milestone], *, today: date) -> dict[str, Expected]:
    """Return by key when each is to be expected; raise `ValueError` where they need one another.

    What is done was done on its day. What is not is expected on the forecast day or else the
    planned one; never before today; and by as many days later than planned as the latest of what
    it needs: the time planned between two milestones is the time that the work takes.
    """
    found: dict[str, Expected] = {}
    by_key = {one.key: one for one in milestones}
    for key in in_order(by_key):
        one = by_key[key]
        needed = [(found[need].late, need) for need in one.needs if need in found]
        found[key] = expect(one, needed, today)
    return found


def expect(one: Milestone, needed: Sequence[tuple[int, str]], today: date) -> Expected:
    """Return when one milestone is to be expected, from how late each thing is that it needs."""
    if one.done_on is not None:
        return Expected(on=one.done_on, late=(one.done_on - one.planned_on).days)
    own = max(one.forecast_on or one.planned_on, today)
    late, need = max(needed, default=(0, ""))
    moved = one.planned_on + timedelta(days=max(late, 0))
    on = max(own, moved)
    return Expected(
        on=on, late=(on - one.planned_on).days, moved_by=need if late > 0 and moved > own else ""
    )


def in_order(by_key: Mapping[str, Milestone]) -> list[str]:
    """Return the keys, each after what it needs; raise `ValueError` on a cycle."""
    order: list[str] = []
    left = {key: {need for need in one.needs if need in by_key} for key, one in by_key.items()}
    while left:
        free = sorted(key for key, needs in left.items() if not needs - set(order))
        if not free:
            raise ValueError("these milestones need one another")
        order += free
        for key in free:
            del left[key]
    return order


class WhyNotMilestone(StrEnum):
    """Why a milestone may not be kept as typed."""

    CYCLE = "It cannot need something that needs it, itself or through others: choose others"
    TOO_SOON = "It cannot be planned for before what it needs: change its day, or what it needs"
    NOT_YET = "It cannot be done on a day to come: leave the day empty until it is done"
    FORECAST = "Once it is done it has no forecast: leave the forecast empty"


def why_not_milestone(
    one: Milestone, *, others: Iterable[Milestone], today: date
) -> list[WhyNotMilestone]:
    """Return every reason against a milestone as typed, beside the others as they are."""
    by_key = {other.key: other for other in others} | {one.key: one}
    needed = [by_key[need] for need in one.needs if need in by_key]
    against = {
        WhyNotMilestone.CYCLE: is_round(by_key),
        WhyNotMilestone.TOO_SOON: any(need.planned_on > one.planned_on for need in needed)
        and one.key not in one.needs,
        WhyNotMilestone.NOT_YET: one.done_on is not None and one.done_on > today,
        WhyNotMilestone.FORECAST: one.done_on is not None and one.forecast_on is not None,
    }
    return [reason for reason, holds in against.items() if holds]


def is_round(by_key: Mapping[str, Milestone]) -> bool:
    """Tell whether any of them needs itself, directly or through others."""
    try:
        in_order(by_key)
    except ValueError:
        return True
    return False
