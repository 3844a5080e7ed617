"""The shapes the story is written in: households, and what becomes of each of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


def day(written: str) -> date:
    """Return the day written as 2014-03-17."""
    return date.fromisoformat(written)


class Kid(NamedTuple):
    """A child: first name, birthday, sex and ethnicity by the codes of the return.

    `council_id` is the child's number in the council's case system, where it is known.
    """

    name: str
    born_on: date
    sex: str
    ethnicity: str
    disability: str = ""
    council_id: str = ""


class Grown(NamedTuple):
    """An adult: first name, what they are to the children, and how to reach them safely."""

    name: str
    kind: str
    contact: str = ""
    has_parental_responsibility: bool | None = True


class Status(NamedTuple):
    """A status of the first child, from a day until a day."""

    status: str
    began_on: date
    ended_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Household:
    """A family; the case is about the first of the children."""

    name: str
    children: tuple[Kid, ...]
    adults: tuple[Grown, ...]
    statuses: tuple[Status, ...]
    language: str = "English"
    needs_interpreter: bool = False


class Plan(NamedTuple):
    """The statutory plan a case serves: its kind, the case system's reference, the outcome."""

    kind: str
    reference: str
    outcome: str


class Flagged(NamedTuple):
    """A goal flagged as unsafe at one place of the diary by somebody, and settled at another.

    A goal to be changed is changed by the aim that `replaces` it, at the same place or later.
    """

    week: int
    by: str
    reason: str
    settled: int
    settled_as: str
    advice: str


class AskedYes(NamedTuple):
    """A supervisor's yes or no to a specialist section, asked for one day and answered another."""

    section: str
    on: date
    why: str
    answered_on: date | None = None
    answer: str = ""
    reason: str = ""


class Aim(NamedTuple):
    """A goal: whose, in which words, rated from the first score to the last.

    `week` is the diary's place where it is set; `scores` gives every rating instead of a course.
    One with `levels` is rated by them, -2 to 2. `replaces` is the place among the plot's aims of
    the one that it is set in place of.
    """

    owner: str
    words: str
    first: int
    last: int
    week: int = 2
    is_still: bool = False
    scores: tuple[int, ...] = ()
    reworded: tuple[int, str] | None = None
    ended: tuple[int, str] | None = None
    levels: tuple[str, ...] = ()
    weight: int = 1
    replaces: int | None = None
    flagged: Flagged | None = None

    @property
    def scale(self) -> str:
        """Return the scale it is rated on."""
        return "attainment" if self.levels else "progress"


class Sheet(NamedTuple):
    """An SDQ: form, day, stage and the five scales (emotional, conduct, hyperactivity, peer,
    prosocial) with impact; or why there is none."""

    form: str
    on: date
    stage: str
    scales: tuple[int, int, int, int, int] | None = None
    impact: int = 0
    blanks: tuple[int, ...] = ()
    from_scored_sheet: bool = False
    missing_because: str = ""
    note: str = ""


class Turn(NamedTuple):
    """Something that happened in the child's life or plan."""

    kind: str
    on: date
    note: str = ""


class HandOver(NamedTuple):
    """The case given to another lead."""

    on: date
    to: str
    because: str


class Cover(NamedTuple):
    """A second practitioner beside the lead; the visits in between are theirs if `visits`."""

    who: str
    on: date
    until: date | None = None
    visits: bool = False


class Closing(NamedTuple):
    """How a case ended."""

    on: date
    because: str
    note: str = ""  # why there is no closing summary


class Summing(NamedTuple):
    """What the closing summary of a case says beside its goals."""

    learned: str
    familys_words: str
    next: str


class Pause(NamedTuple):
    """The work paused, and the day somebody means to look at it again."""

    on: date
    because: str
    look_again_on: date


class Reopened(NamedTuple):
    """A closed case taken up again under a lead."""

    on: date
    lead: str
    because: str


class Seal(NamedTuple):
    """A case shut to all but its lead and the manager."""

    on: date
    why: str


@dataclass(frozen=True, kw_only=True)
class Plot:
    """What becomes of one family under the programme.

    `diary` has one mark a week from the week the case opened, but none for the two of Christmas.
    A module's code is a visit on it; `.` a visit on other matters; `-` a week with none planned;
    `away`, `cancelled`, `ill`, `busy` and `other` are visits missed; `*3` repeats a mark.
    """

    family: Household
    lead: str
    opened_on: date
    diary: str
    aims: tuple[Aim, ...]
    sheets: tuple[Sheet, ...] = ()
    turns: tuple[Turn, ...] = ()
    plan: Plan | None = None
    plan_linked_on: date | None = None
    opened_by: str = ""
    with_whom: tuple[str, ...] = ("child", "mother")
    rated_every: int = 2  # visits made
    discussed_every: int = 2  # meetings of the lead's group; 0 is never
    adapts: float = 0.1  # share of steps
    through_new_year: bool = False  # visited in the week of New Year, when others are not
    handed_over: tuple[HandOver, ...] = ()
    cover: tuple[Cover, ...] = ()
    conflict: tuple[str, date, str] | None = None
    ending_week: int | None = None
    closing: Closing | None = None
    summing: Summing | None = None
    pause: Pause | None = None
    reopened: Reopened | None = None
    without_word: bool = False  # the manager has not written a word on it
    seal: Seal | None = None
    asks_yes: tuple[AskedYes, ...] = ()
    notes: dict[int, str] = field(default_factory=dict)
    voices: dict[int, str] = field(default_factory=dict)

    def lead_on(self, day: date) -> str:
        """Return who leads the case on a day, by short name."""
        past = [one.to for one in self.handed_over if one.on <= day]
        return past[-1] if past else self.lead
