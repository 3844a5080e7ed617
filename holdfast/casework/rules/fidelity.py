"""How closely the work keeps to the programme, in four strands: for talk in supervision alone.

Each figure is so many of so many, in words. There is no total, and nothing is ranked.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from holdfast.programme.rules import AS_MEANT, Numbers

NOT_A_MARK = (
    "For talk in supervision. Four strands that are not added up, and no mark for anybody: a family"
    " that needs another way may need lower figures."
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """So many of so many: `words` say it, `none` says why there is nothing to count."""

    part: int
    whole: int
    words: str
    none: str

    @property
    def said(self) -> str:
        """Say it: "6 of 8 weeks had a visit"."""
        return f"{self.part} of {self.whole} {self.words}" if self.whole else self.none


@dataclass(frozen=True, kw_only=True)
class Strand:
    """One of the four: what it is called, its figures, and what they do not say."""

    name: str
    asks: str
    figures: tuple[Figure, ...]
    caution: str


@dataclass(frozen=True, kw_only=True)
class Delivered:
    """One step of one module as it was delivered first: in its place among the module's steps."""

    module: UUID
    step: UUID
    place: int
    on: date
    is_core: bool = True


@dataclass(frozen=True, kw_only=True)
class Worked:
    """What is known of one case for its four strands, up to a day."""

    opened_on: date
    until: date
    made_on: Sequence[date]
    planned_steps: Collection[UUID]
    core_steps: Collection[UUID]
    delivered: Sequence[Delivered]
    departures: Sequence[bool]
    discussed_on: Sequence[date]
    rateable_on: Sequence[date]
    asked_on: Collection[date]
    measures: tuple[int, int]
    numbers: Numbers = AS_MEANT


def spells(days: Iterable[date], *, first: date, until: date, each: timedelta) -> tuple[int, int]:
    """Return how many of the whole spells of time from a day hold one of these days, and of how
    many; a spell that is not over yet is not counted."""
    whole = max((until - first) // each, 0)
    held = {(day - first) // each for day in days if day >= first}
    return len([one for one in held if one < whole]), whole


def in_order(delivered: Sequence[Delivered]) -> int:
    """Count the steps that were first done no sooner than each that comes before in the module."""
    return sum(
        not any(
            other.module == one.module and other.place < one.place and other.on > one.on
            for other in delivered
        )
        for one in delivered
    )


def strands(worked: Worked) -> tuple[Strand, ...]:
    """Return the four strands, always in the same order."""
    return exposure(worked), adherence(worked), support(worked), measurement(worked)


def exposure(worked: Worked) -> Strand:
    """Return how much of the work the family has had."""
    each = timedelta(days=worked.numbers.visit_every)
    weeks = spells(worked.made_on, first=worked.opened_on, until=worked.until, each=each)
    done = {one.step for one in worked.delivered}
    planned = set(worked.planned_steps)
    return Strand(
        name="Exposure",
        asks="How much of the work has the family had?",
        figures=(
            Figure(
                part=weeks[0], whole=weeks[1], words="weeks had a visit",
                none="No whole week has passed yet",
            ),
            Figure(
                part=len(planned & done), whole=len(planned), words="planned steps were delivered",
                none="No module is planned",
            ),
        ),
        caution="A week without a visit may be the family’s, the worker’s or Christmas. A plan that"
        " grows lowers the second figure.",
    )  # fmt: skip


def adherence(worked: Worked) -> Strand:
    """Return how far what was delivered is the manual's way, and whether departures say why."""
    core = [one for one in worked.delivered if one.is_core]
    return Strand(
        name="Adherence",
        asks="Was it done the manual’s way, and do departures say why?",
        figures=(
            Figure(
                part=len(core), whole=len(set(worked.core_steps)),
                words="core steps of the modules begun were delivered",
                none="No module has been begun",
            ),
            Figure(
                part=in_order(core), whole=len(core), words="core steps delivered came in order",
                none="No core step has been delivered",
            ),
            Figure(
                part=sum(worked.departures), whole=len(worked.departures),
                words="adapted or skipped steps say why", none="No step was adapted or skipped",
            ),
        ),
        caution="An adapted step counts as delivered. A departure with its reason is good practice,"
        " and a module that is still going on has steps to come.",
    )  # fmt: skip


def support(worked: Worked) -> Strand:
    """Return how often the case was talked over in supervision."""
    each = timedelta(days=worked.numbers.discuss_within)
    talked = spells(worked.discussed_on, first=worked.opened_on, until=worked.until, each=each)
    return Strand(
        name="Support",
        asks="Was the case talked over in supervision?",
        figures=(
            Figure(
                part=talked[0], whole=talked[1], words="spells of four weeks had a discussion",
                none="Four weeks have not passed yet",
            ),
        ),
        caution="It counts discussions noted on the case. Who came to which meeting is not counted"
        " here, and a group that did not meet is nobody’s lapse.",
    )  # fmt: skip


def measurement(worked: Worked) -> Strand:
    """Return how often the family was asked how it goes."""
    rateable = list(worked.rateable_on)
    return Strand(
        name="Measurement",
        asks="Was the family asked how it goes?",
        figures=(
            Figure(
                part=sum(day in worked.asked_on for day in rateable), whole=len(rateable),
                words="visits had a goal rated, or say why not",
                none="No visit was made since the first goal was set",
            ),
            Figure(
                part=worked.measures[0], whole=worked.measures[1],
                words="measures whose time has come were answered",
                none="No measure has come due",
            ),
        ),
        caution="To be asked is not to get better: what the ratings say stands with the goals.",
    )  # fmt: skip
