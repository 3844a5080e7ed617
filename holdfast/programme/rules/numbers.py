"""The numbers in the programme's rules: what each is meant to be, and how far it may be set.

A rule takes the `Numbers` it is to judge by. An authority may set them (domain 7.4: "numbers are
editable settings"); where it has not, `AS_MEANT` holds. Each stands here once, with its rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import pairwise


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """What the programme's rules judge by in one authority; each as it is meant, if not set."""

    fewest_meant: int = 5
    most_meant: int = 6
    most_members: int = 8
    meet_every: int = 14
    meet_either_way: int = 3
    meet_within: int = 21
    meeting_minutes: int = 120
    attendance: int = 75
    discuss_within: int = 28
    cases_each: int = 2
    without_a_case: int = 42
    visit_every: int = 7
    visit_late: int = 14
    visit_very_late: int = 21
    stuck_after: int = 4
    worse_by: int = 5
    second_told_after: int = 1
    third_told_after: int = 2
    long_absence: int = 10
    caseload: int = 16
    first_review: int = 75
    run_first_look: int = 90
    run_last_look: int = 30
    present_fewest: int = 4
    present_running: int = 2
    measure_within: int = 42
    one_to_one_within: int = 42
    cover_ahead: int = 14


AS_MEANT = Numbers()


@dataclass(frozen=True, kw_only=True)
class Number:
    """One number of a rule: its question, its unit, and from how few to how many it may be."""

    key: str
    rule: str
    asks: str
    unit: str
    least: int
    most: int

    @property
    def meant(self) -> int:
        """What it is where nobody has set it."""
        return int(getattr(AS_MEANT, self.key))

    def said(self, value: int) -> str:
        """Say so many of it: "1 working day", "75 per cent"."""
        unit = self.unit.removesuffix("s") if value == 1 else self.unit
        return f"{value} {unit}"

    @property
    def meant_said(self) -> str:
        """Say what it is meant to be."""
        return self.said(self.meant)


def number(rule: str, key: str, asks: str, unit: str, least: int, most: int) -> Number:
    """Return one number, told on one line."""
    return Number(rule=rule, key=key, asks=asks, unit=unit, least=least, most=most)


NUMBERS = (
    number("R1", "fewest_meant", "Fewest people a supervision group is meant for", "people", 2, 10),
    number("R1", "most_meant", "Most people a supervision group is meant for", "people", 3, 12),
    number("R1", "most_members", "Most people who may be in a group at all", "people", 3, 12),
    number("R2", "meet_every", "Days from one meeting to the next", "days", 7, 42),
    number("R2", "meet_either_way", "Days by which it may be sooner or later", "days", 0, 7),
    number("R2", "meet_within", "Days after which a gap is a warning", "days", 8, 60),
    number("R3", "meeting_minutes", "Length of a meeting", "minutes", 60, 180),
    number("R3", "attendance", "Meetings each member is expected to come to", "per cent", 50, 100),
    number("R4", "discuss_within", "Each active case is discussed within", "days", 7, 56),
    number("R5", "cases_each", "Cases each before a manager’s word", "cases", 1, 6),
    number("R5", "without_a_case", "Days without a case before it is asked why", "days", 14, 120),
    number("R7", "visit_every", "A visit is expected every", "days", 3, 28),
    number("R7", "visit_late", "A visit is late after", "days", 7, 42),
    number("R7", "visit_very_late", "A visit is very late after", "days", 10, 60),
    number("R8", "stuck_after", "Ratings all alike after which a goal is stuck", "ratings", 3, 8),
    number("R9", "worse_by", "An SDQ is worse when its total rises by", "points", 3, 10),
    number("R11", "second_told_after", "A service manager is told after", "working days", 0, 1),
    number("R11", "third_told_after", "An assistant director is told after", "working days", 0, 2),
    number("R13", "long_absence", "Cases are handed over in absences over", "working days", 1, 20),
    number("R16", "caseload", "Most children for each full-time post", "children", 5, 40),
    number("R22", "first_review", "A run is first reviewed after its start by", "days", 60, 92),
    number("R22", "run_first_look", "What comes after a run is asked before it", "days", 45, 180),
    number("R22", "run_last_look", "It is asked again before it ends", "days", 7, 44),
    number("Risk", "present_fewest", "Too few at a meeting are fewer than", "people", 2, 6),
    number("Risk", "present_running", "A group is thin after so many such", "meetings", 1, 4),
    number("Risk", "measure_within", "A first measure is expected within", "days", 14, 120),
    number("Risk", "one_to_one_within", "Managers have a one-to-one within", "days", 14, 120),
    number("Risk", "cover_ahead", "A meeting has its cover before", "days", 3, 42),
)  # fmt: skip
BY_KEY = {one.key: one for one in NUMBERS}
IN_ORDER = (  # numbers none of which may be more than the next
    ("fewest_meant", "most_meant", "most_members"),
    ("visit_every", "visit_late", "visit_very_late"),
    ("meet_every", "meet_within"),
    ("second_told_after", "third_told_after"),
    ("run_last_look", "run_first_look"),
)


class WhyNotSay(StrEnum):
    """Why the rules' numbers may not be set as they were typed."""

    NO_REASON = "Say why, so that whoever asks next year can read it"
    NOTHING = "Nothing is different from what holds now"
    WHOLE_GAP = "A gap that is a warning must be longer than the latest a meeting may be"


def within(one: Number) -> str:
    """Say how few and how many a number may be, where its question stands beside it."""
    return f"Enter a whole number from {one.least} to {one.most}"


def out_of_range(one: Number) -> str:
    """Say of which number how few and how many it may be."""
    return f"{one.rule}. {one.asks}: enter a whole number from {one.least} to {one.most}"


def out_of_order(lower: Number, upper: Number) -> str:
    """Say which of two numbers may not be more than the other."""
    return f"{upper.rule}. “{upper.asks}” may not be less than “{lower.asks}”"


def why_not_say(wanted: Numbers, *, now: Numbers, because: str) -> list[str]:
    """Return every reason against setting the numbers so; none means they may be."""
    said = asdict(wanted)
    wrong = [out_of_range(one) for one in NUMBERS if not one.least <= said[one.key] <= one.most]
    pairs = [pair for keys in IN_ORDER for pair in pairwise(keys)]
    wrong += [out_of_order(BY_KEY[a], BY_KEY[b]) for a, b in pairs if said[a] > said[b]]
    against = {
        WhyNotSay.WHOLE_GAP: wanted.meet_every + wanted.meet_either_way > wanted.meet_within,
        WhyNotSay.NOTHING: wanted == now,
        WhyNotSay.NO_REASON: not because.strip(),
    }
    return wrong + [reason for reason, holds in against.items() if holds]


def numbers_from(said: Mapping[str, int]) -> Numbers:
    """Return the numbers with those that were set in place of what is meant.

    One that is no number of a rule any more is left out.
    """
    return Numbers(**{key: value for key, value in said.items() if key in BY_KEY})


@dataclass(frozen=True, kw_only=True)
class Change:
    """One number that became another."""

    number: Number
    before: int
    after: int

    @property
    def words(self) -> str:
        """Say it: "R7. A visit is late after: 14 days, now 10"."""
        one = self.number
        return f"{one.rule}. {one.asks}: {one.said(self.before)}, now {self.after}"


def unlike_meant(numbers: Numbers) -> dict[str, int]:
    """Return by key those numbers that are not as meant."""
    return {one.number.key: one.after for one in changed(AS_MEANT, numbers)}


def changes(said: Iterable[Mapping[str, int]]) -> list[list[Change]]:
    """Return what each setting of the numbers changed, in the order in which they were set."""
    found, before = [], AS_MEANT
    for one in said:
        after = numbers_from(one)
        found.append(changed(before, after))
        before = after
    return found


def changed(before: Numbers, after: Numbers) -> list[Change]:
    """Return each number in which two differ, in the rules' order."""
    was, is_now = asdict(before), asdict(after)
    return [
        Change(number=one, before=was[one.key], after=is_now[one.key])
        for one in NUMBERS
        if was[one.key] != is_now[one.key]
    ]
