"""What one more case would ask of somebody's week, by the programme's own time figures.

Capacity = weekly hours for the programme (visit, preparation, recording, and the fortnightly group
by half) against hours freed (domain.md 5.4).
"""

from dataclasses import dataclass

from holdfast.kit.small_numbers import SMALLEST
from holdfast.programme.rules import AS_MEANT, Numbers

GUESS = (75, 30, 30)  # minutes of a visit with the way there, of preparing, of recording: a guess


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How many minutes one visit takes, and from how many visits that is known (0: a guess)."""

    visiting: int
    preparing: int
    recording: int
    visits: int = 0

    @property
    def a_visit(self) -> int:
        """Return the minutes of one visit with all that belongs to it."""
        return self.visiting + self.preparing + self.recording

    @property
    def source(self) -> str:
        """Say where the figures are from."""
        if self.visits:
            return f"the middle of {self.visits} visits of this programme, as they were recorded"
        return (
            f"a guess of Holdfast’s own, until {SMALLEST} visits here say how long each part took"
        )


def figures_from(*, visits: int, visiting: int, preparing: int, recording: int) -> Figures:
    """Return the programme's own figures or, where too few visits told them, the guess."""
    if visits < SMALLEST:
        visits, (visiting, preparing, recording) = 0, GUESS
    return Figures(visiting=visiting, preparing=preparing, recording=recording, visits=visits)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Minutes a week: needed now, needed with one more case, and free for the programme."""

    now: int
    then: int
    free: int

    @property
    def fits(self) -> bool:
        """Tell whether one more case fits into what is free."""
        return self.then <= self.free

    @property
    def short(self) -> int:
        """Return the minutes a week that would be missing; 0 where it fits."""
        return max(self.then - self.free, 0)


def needed(cases: int, figures: Figures, *, numbers: Numbers = AS_MEANT) -> int:
    """Return the minutes a week that some cases ask for, with the group's where there is a case."""
    visits = cases * figures.a_visit * 7 / numbers.visit_every
    group = numbers.meeting_minutes * 7 / numbers.meet_every if cases else 0
    return round(visits + group)


def one_more(cases: int, figures: Figures, *, free: int, numbers: Numbers = AS_MEANT) -> Answer:
    """Return what one more case would ask of somebody, with `free` minutes a week."""
    return Answer(
        now=needed(cases, figures, numbers=numbers),
        then=needed(cases + 1, figures, numbers=numbers),
        free=free,
    )
