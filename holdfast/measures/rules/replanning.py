"""What a new plan changes in the one that stands, and which ask an answer belongs to."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from holdfast.measures.rules.schedule import STAGES, Place, Plan, Window


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An ask as it stands in the plan; settled once answered, or said to be missed."""

    place: Place
    window: Window
    is_settled: bool


@dataclass(frozen=True, kw_only=True)
class Difference:
    """What a new plan keeps, moves, adds and drops; what is settled is always kept."""

    kept: tuple[Place, ...] = ()
    moved: tuple[tuple[Place, Window, Window], ...] = ()
    added: tuple[tuple[Place, Window], ...] = ()
    dropped: tuple[Place, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Tell whether the plan stays as it is."""
        return not (self.moved or self.added or self.dropped)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many asks of each kind."""
        return {name: len(getattr(self, name)) for name in ("kept", "moved", "added", "dropped")}


def difference(standing: Iterable[Standing], plan: Plan, *, today: date) -> Difference:
    """Return what a new plan changes in the plan that stands.

    To a plan that stands nothing is added whose last day has passed: nobody asked it in its time,
    and nobody can. A first plan has it, for the answers that came before there was one.
    """
    there = {one.place: one for one in standing}
    loose = {place: one for place, one in there.items() if not one.is_settled}
    moved = [
        (place, one.window, plan[place])
        for place, one in sorted(loose.items())
        if place in plan and plan[place] != one.window
    ]
    dropped = tuple(place for place in sorted(loose) if place not in plan)
    changed = {place for place, _, _ in moved} | set(dropped)
    return Difference(
        kept=tuple(place for place in sorted(there) if place not in changed),
        moved=tuple(moved),
        added=tuple(
            (place, plan[place])
            for place in sorted(plan)
            if place not in there and (not there or today <= plan[place].closes_on)
        ),
        dropped=dropped,
    )


def place_of_answer(
    waiting: Mapping[Place, Window], *, instrument: str, informant: str, stage: str, on: date
) -> Place | None:
    """Return which waiting ask an answer belongs to; None where it was not planned.

    One of its own stage, for the forms of a review and of a follow-up are not the same: the one
    whose window holds the day or, where none does, the latest that had opened by then. A late
    answer still belongs to what was asked, also on days on which something else is.
    """
    fitting = {
        place: window
        for place, window in waiting.items()
        if (place.instrument, place.informant, place.stage) == (instrument, informant, stage)
    }
    held = [place for place, window in fitting.items() if window.holds(on)]
    opened = [place for place, window in fitting.items() if window.opens_on <= on]
    return max(held or opened, key=lambda place: fitting[place].opens_on, default=None)


def stage_asked(
    waiting: Mapping[Place, Window], *, instrument: str, on: date, informant: str = ""
) -> str | None:
    """Return the stage whose days hold a day, for one instrument; None where no ask's do.

    An `informant` narrows it. One informant is asked at one stage a day; of several informants it
    is the stage that most are asked at, and of as many the first in the work.
    """
    found = Counter(
        place.stage
        for place, window in waiting.items()
        if place.instrument == instrument and informant in ("", place.informant)
        if window.holds(on)
    )
    order = {stage: -number for number, stage in enumerate(STAGES)}
    return max(found, key=lambda stage: (found[stage], order[stage]), default=None)


def how_late(window: Window, *, on: date) -> int:
    """Return by how many days an answer missed its window: under 0 too early, 0 inside it."""
    if window.holds(on):
        return 0
    return (on - window.opens_on).days if on < window.opens_on else (on - window.closes_on).days
