"""When a measure is to be asked: the plan of a case from its days, and how each ask stands.

The whole plan follows from a few values, so that planning twice is planning once, and a corrected
day moves what still lies ahead and nothing that was done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from holdfast.families.rules import age
from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.shapes import Version

BASELINE, REVIEW, END, FOLLOW_UP = "baseline", "review", "end", "follow-up"
STAGES = (BASELINE, REVIEW, END, FOLLOW_UP)
GO_FIRST = (END, BASELINE, REVIEW, FOLLOW_UP)  # of two that want one day the earlier here has it
DAYS_A_MONTH = 30.4375  # a mean month, so that a window moves by whole days with its anchor
Choices = list[tuple[str, str]]
MISSED: Choices = [
    ("declined", "Whoever was asked did not want to"),
    ("not reached", "Whoever was to answer could not be reached"),
    ("unwell", "They were too unwell"),
    ("not the time", "It was not the right time for the family: say who decided"),
    ("not asked", "It was not asked"),
    ("other", "Another reason: say which"),
]
INFORMANTS: Choices = [
    ("parent", "Parent or carer"),
    ("teacher", "Teacher"),
    ("self", "Young person"),
    ("informant", "Somebody close"),
    ("practitioner", "Practitioner"),
]
NEEDS_WORDS = ("not the time", "other")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """The programme's own rule for when measures are asked; every length is in days.

    Source: the pilot asked at the start, about every four months, at the end, and about six
    months on. The follow-up's window is the instrument's own where it has one (the SDQ's added
    value needs 4 to 8 months), counted from the day of the baseline.
    """

    before_start: int = 14
    start_due: int = 14
    start_closes: int = 28
    review_every: int = 122
    review_either_way: int = 28
    reviews: int = 6  # two years of work: twice as long as the programme
    end_due: int = 14
    end_closes_after_due: int = 28
    follow_up_months: tuple[int, int] = (4, 8)


PROGRAMME = Rule()


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A measure that a programme asks of one informant, with the ages its forms are for.

    `ages` holds (youngest, oldest) in whole years, one a form; `None` for no upper end.
    `months` is the instrument's own follow-up window, (earliest, latest).
    """

    instrument: str
    informant: str
    stages: frozenset[str]
    ages: tuple[tuple[int, int | None], ...] = ((0, None),)
    months: tuple[int, int] | None = None

    def is_for(self, years: int) -> bool:
        """Tell whether any of its forms is for this age in whole years."""
        return any(low <= years and (high is None or years <= high) for low, high in self.ages)

    def asks(self, work: "Work", staged: "Staged") -> bool:
        """Tell whether it is asked at this stage, of a child of that age on the day it is due."""
        stage, _, window = staged
        return stage in self.stages and self.is_for(age(born_on=work.born_on, on=window.due_on))


@dataclass(frozen=True, kw_only=True)
class Work:
    """The days of one case that its plan follows from.

    `ending_on` is the day the ending began, or the day of closing where none was begun.
    `baselines` holds the day each (instrument, informant) was answered at the start.
    """

    born_on: date
    started_on: date
    ending_on: date | None = None
    baselines: Mapping[tuple[str, str], date] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, order=True)
class Place:
    """One place in a plan: what is asked, of whom, and when in the work."""

    instrument: str
    informant: str
    stage: str
    number: int = 1


@dataclass(frozen=True)
class Window:
    """The days of an ask: the first on which an answer counts, the one it is due, the last."""

    opens_on: date
    due_on: date
    closes_on: date

    def holds(self, day: date) -> bool:
        """Tell whether an answer of that day counts for the ask."""
        return self.opens_on <= day <= self.closes_on

    def without(self, taken: "Iterable[Window]") -> "Window | None":
        """Return the days of this window that none of some others holds; None if none is left.

        Of several stretches it is the one with the day it is due. If another holds that day, it is
        the next stretch after it, due on its first day: what was not asked yet still can be; and
        only where there is no later one the last before it, due on its last day.
        """
        free = [self]
        for other in taken:
            free = [piece for one in free for piece in one.beside(other)]
        if not free:
            return None
        later = [one for one in free if one.closes_on >= self.due_on]
        found = later[0] if later else free[-1]
        due = min(max(self.due_on, found.opens_on), found.closes_on)
        return Window(found.opens_on, due, found.closes_on)

    def beside(self, other: "Window") -> "list[Window]":
        """Return what another window leaves of this one, before it and after it, due at the end."""
        day = timedelta(1)
        before = (self.opens_on, min(self.closes_on, other.opens_on - day))
        after = (max(self.opens_on, other.closes_on + day), self.closes_on)
        return [Window(first, last, last) for first, last in (before, after) if first <= last]


Plan = dict[Place, Window]
Staged = tuple[str, int, Window]  # a stage, its number, and its days


def chosen(instrument: Instrument, informant: str, stages: Iterable[str]) -> Chosen:
    """Return a choice as the plan needs it, with the ages and the window of its instrument."""
    own = instrument.follow_up_window
    return Chosen(
        instrument=instrument.name,
        informant=informant,
        stages=frozenset(stages),
        ages=tuple((v.youngest, v.oldest) for v in versions_of(instrument, informant)),
        months=(own.earliest, own.latest) if own else None,
    )


def versions_of(instrument: Instrument, informant: str, years: int | None = None) -> list[Version]:
    """Return the forms one informant may fill in, for an age in `years` where it is given.

    At 4 the SDQ for 2-4 and the one from 4 on are both right.
    """
    return [
        one
        for one in instrument.versions.values()
        if one.informant == informant
        and (
            years is None or (one.youngest <= years and (one.oldest is None or years <= one.oldest))
        )
    ]


def plan(work: Work, choices: Iterable[Chosen], rule: Rule = PROGRAMME) -> Plan:
    """Return every ask of a case with its window: what the rule says now, done or not.

    A measure is left out where none of its forms is for the child's age on the day it is due. No
    two asks of one measure and one informant share a day: see `apart`.
    """
    return {
        Place(one.instrument, one.informant, stage, number): window
        for one in choices
        for stage, number, window in apart(
            asked for asked in windows(work, one, rule) if one.asks(work, asked)
        )
        if one.asks(work, (stage, number, window))
    }


def apart(asked: Iterable[Staged]) -> list[Staged]:
    """Return the asks of one measure and one informant so that no day belongs to two of them.

    Otherwise a family would be asked for the same form twice on one day: a review counts on days
    94 to 150, a follow-up from day 122. The follow-up waits until the review's days are over, and
    ends before the next one's begin; all else ends when the ending begins, which asks the same.
    One answer does not serve for both, because the SDQ's two forms differ: a review asks about six
    months, a follow-up about one, with two questions more (`reference/measures.md`, 1.1). The
    follow-up gives way, not the review, because its four months leave it two that are still 4 to 8
    months after the baseline, which is all that the added value asks (1.8); reviews keep one
    rhythm for everybody. An ask with no day of its own is left out: the other asks the same.
    """
    found: list[Staged] = []
    for stage, number, window in sorted(asked, key=lambda one: (GO_FIRST.index(one[0]), one[1])):
        own = window.without([taken for _, _, taken in found])
        if own is not None:
            found.append((stage, number, own))
    return sorted(found, key=lambda one: (STAGES.index(one[0]), one[1]))


def windows(work: Work, one: Chosen, rule: Rule) -> Iterable[Staged]:
    """Yield the window of each stage for one measure, in the order of the work."""
    start = work.started_on
    yield (
        BASELINE,
        1,
        around(
            start + timedelta(rule.start_due),
            before=rule.start_due + rule.before_start,
            after=rule.start_closes - rule.start_due,
        ),
    )
    for number in range(1, rule.reviews + 1):
        due = start + timedelta(number * rule.review_every)
        if work.ending_on is None or due <= work.ending_on:
            either = rule.review_either_way
            yield REVIEW, number, around(due, before=either, after=either)
    if work.ending_on is not None:
        due = work.ending_on + timedelta(rule.end_due)
        yield END, 1, around(due, before=rule.end_due, after=rule.end_closes_after_due)
    from_day = work.baselines.get((one.instrument, one.informant), start)
    yield FOLLOW_UP, 1, follow_up(from_day, one.months or rule.follow_up_months)


def around(due: date, *, before: int, after: int) -> Window:
    """Return the window that opens so many days before it is due and closes so many after."""
    return Window(due - timedelta(before), due, due + timedelta(after))


def follow_up(baseline_on: date, months: tuple[int, int]) -> Window:
    """Return the window of a follow-up, due half-way, from the months after a baseline."""
    earliest, latest = (timedelta(round(count * DAYS_A_MONTH)) for count in months)
    half_way = (earliest + latest) // 2
    return Window(baseline_on + earliest, baseline_on + half_way, baseline_on + latest)


class State(StrEnum):
    """How an ask stands on a day. "Not asked" is a reason for a missed one, and never a score."""

    NOT_YET = "not yet"
    DUE = "due"
    OVERDUE = "overdue"
    LAPSED = "closed unanswered"
    DONE = "done"
    MISSED = "missed"


def state(window: Window, *, today: date, answered: bool = False, missed: bool = False) -> State:
    """Return how an ask stands; answered comes before missed, and either before the days.

    `missed` is that somebody said why there is no answer.
    """
    if answered:
        return State.DONE
    if missed:
        return State.MISSED
    if today < window.opens_on:
        return State.NOT_YET
    if today <= window.due_on:
        return State.DUE
    return State.OVERDUE if today <= window.closes_on else State.LAPSED


def why_not_missed(*, because: str, words: str, is_answered: bool) -> list[str]:
    """Return every reason against saying that an ask was missed."""
    against = {
        "Choose a reason": because not in dict(MISSED),
        "Say it in words too": because in NEEDS_WORDS and not words.strip(),
        "This one was answered: it was not missed": is_answered,
    }
    return [reason for reason, holds in against.items() if holds]
