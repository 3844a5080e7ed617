"""What the picture of a case says, one sentence a thing, and by which rule: plain values only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise, takewhile
from math import floor, sqrt

from holdfast.casework import rules
from holdfast.measures.instruments import sdq
from holdfast.programme.rules import AS_MEANT, Numbers

GOAL_RELIABLE = 3  # points on one goal: NHS England's outcome code (CYP IAPT, 2015)
GOAL_RULE = f"{GOAL_RELIABLE} points is reliable change"
SOURCES = (
    "Where the rules come from. Goals: NHS England’s outcome code for children’s mental health; "
    "those with levels, Goal Attainment Scaling as Kiresuk and Sherman 1968 describe it. "
    "SDQ: reliable change as Jacobson and Truax 1991 define it, alpha from Goodman 2001, "
    "British SD from Meltzer 2000."
)
TWO_NEEDED = "movement needs two readings"


class Tone(StrEnum):
    """Which way a thing moved, in the word shown beside its sentence."""

    BETTER = "Better"
    WORSE = "Worse"
    LITTLE = "Little change"
    UNCHANGED = "Unchanged"
    EARLY = "Too early to say"
    NOTED = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One sentence about one thing, and the rule it was said by."""

    about: str
    says: str
    rule: str
    tone: Tone = Tone.NOTED


def number_of(count: int, one: str, many: str = "") -> str:
    """Say a count with its noun: "1 visit", "3 visits"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def early(about: str, first: str) -> Reading:
    """Say of a thing with one reading that it is too early to say."""
    return Reading(about=about, says=f"{about}: {first}.", rule=TWO_NEEDED, tone=Tone.EARLY)


def still(scores: Sequence[int]) -> int:
    """Return how many ratings at the end are all the same as the last: 1 at least, 0 of none."""
    return len(list(takewhile(lambda score: score == scores[-1], reversed(scores))))


def stuck_rule(numbers: Numbers) -> str:
    """Say by which rule a goal is stuck."""
    return f"the last {numbers.stuck_after} ratings are equal"


def of_goal(about: str, scores: Sequence[int], *, numbers: Numbers = AS_MEANT) -> Reading:
    """Read one voice's ratings of one goal, 0 to 10, oldest first. Needs one rating at least."""
    first, last = scores[0], scores[-1]
    if len(scores) == 1:
        return early(about, f"one rating so far ({last})")
    moved, is_stuck = last - first, rules.is_stuck(list(scores), numbers=numbers)
    tone = tone_of(moved, GOAL_RELIABLE)
    if is_stuck and tone is Tone.LITTLE:
        tone = Tone.UNCHANGED
    says = f"{about} {goal_move(scores, is_stuck)}."
    rule = stuck_rule(numbers) if tone is Tone.UNCHANGED and is_stuck else GOAL_RULE
    return Reading(about=about, says=says, rule=rule, tone=tone)


def goal_move(scores: Sequence[int], is_stuck: bool) -> str:
    """Say how a goal's ratings moved from first to last, and whether they now stand still."""
    first, last, count = scores[0], scores[-1], number_of(len(scores), "rating")
    if len(set(scores)) == 1:
        return f"is unchanged over {count}, at {last}"
    if first == last:
        moved = f"is back where it began, at {last}, over {count}"
    else:
        verb, by = "rose" if last > first else "fell", number_of(abs(last - first), "point")
        moved = f"{verb} from {first} to {last} over {count}: {by}"
    return moved + (f"; unchanged over its last {still(scores)}" if is_stuck else "")


def tone_of(better_by: int, reliable: int) -> Tone:
    """Judge a move: better or worse only where it is at least the reliable one."""
    if better_by == 0:
        return Tone.UNCHANGED
    if abs(better_by) < reliable:
        return Tone.LITTLE
    return Tone.BETTER if better_by > 0 else Tone.WORSE


@dataclass(frozen=True, kw_only=True)
class Sureness:
    """How sure an informant's total is: Cronbach's alpha, and the British standard deviation.

    Alphas: Goodman 2001. Standard deviations: Meltzer 2000, boys and girls together.
    """

    alpha: float
    deviation: float

    @property
    def points(self) -> int:
        """The least whole change that is more than error: above 1.96 x SD x sqrt(2 (1 - alpha)).

        Source: Jacobson and Truax 1991.
        """
        return floor(1.96 * self.deviation * sqrt(2 * (1 - self.alpha))) + 1


SURENESS = {
    sdq.Norms.PARENT_4_17: Sureness(alpha=0.82, deviation=5.8),
    sdq.Norms.TEACHER_4_17: Sureness(alpha=0.87, deviation=6.0),
    sdq.Norms.SELF_11_17: Sureness(alpha=0.80, deviation=5.2),
}


@dataclass(frozen=True, kw_only=True)
class Total:
    """An SDQ total, 0-40, and the form it came from."""

    total: int
    form: str

    @property
    def norms(self) -> sdq.Norms | None:
        """The published group the form is compared with; None where there is none."""
        version = sdq.VERSIONS.get(self.form)
        return version.norms if version else None

    @property
    def words(self) -> str:
        """The total with its band in the newer table: "17 (high)"."""
        band = band_of(sdq.NEWER_FOUR, self.form, self.total)
        return f"{self.total} ({band.words.lower()})" if band else str(self.total)


def band_of(table: sdq.BandTable, form: str, total: int | None) -> sdq.Band | None:
    """Return the band of a total in one table; None where that table has none for the form."""
    version = sdq.VERSIONS.get(form)
    return sdq.band(table, version, sdq.Scale.TOTAL, total) if version else None


def of_sdq(about: str, totals: Sequence[Total]) -> Reading:
    """Read one informant's SDQ totals, oldest first; informants are never set against each other.

    The first is compared with the last. Needs one total at least.
    """
    first, last = totals[0], totals[-1]
    if len(totals) == 1:
        return early(about, f"one SDQ so far, {last.words}")
    moved = last.total - first.total
    verb = "rose" if moved > 0 else "fell"
    says = f"{about} {verb} from {first.words} to {last.words}: {number_of(abs(moved), 'point')}."
    if moved == 0:
        says = f"{about} is the same as at first, {last.words}."
    if first.norms != last.norms:
        rule = f"forms {first.form} and {last.form} are for different ages, so no judgement is made"
        return Reading(about=about, says=says, rule=rule)
    if last.norms not in SURENESS:
        rule = "no error is published for this form, so no judgement is made"
        return Reading(about=about, says=says, rule=rule)
    sure = SURENESS[last.norms]
    return Reading(
        about=about, says=says, rule=sdq_rule(moved, sure), tone=tone_of(-moved, sure.points)
    )


def of_return(about: str, total: Total, *, as_of: date) -> Reading:
    """Read the SDQ total that the council's return told, apart from those keyed here."""
    return Reading(
        about=about,
        says=f"{about} is {total.words} in the council’s return as of {as_of.day} {as_of:%B %Y}.",
        rule="a return may not say the day the form was filled in, so it is compared with no other",
    )


def sdq_rule(moved: int, sure: Sureness) -> str:
    """Say what change would be more than the measure's own error, and how that is known."""
    known = f"reliable change, alpha {sure.alpha:.2f}, British SD {sure.deviation}"
    way = "rise" if moved > 0 else "fall" if moved < 0 else "change"
    if abs(moved) >= sure.points:
        return f"a {way} of {sure.points} or more is more than the measure’s own error: {known}"
    return f"a {way} of {sure.points} or more would be more than the measure’s own error: {known}"


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A stretch without a visit made, from one visit (or the opening) to the next (or the end)."""

    began_on: date
    ended_on: date

    @property
    def days(self) -> int:
        return (self.ended_on - self.began_on).days


def gaps(
    made_on: Sequence[date], *, opened_on: date, until: date, numbers: Numbers = AS_MEANT
) -> list[Gap]:
    """Return each stretch without a visit made after which one is late, oldest first."""
    within = sorted(day for day in set(made_on) if opened_on < day < until)
    edges = pairwise([opened_on, *within, until])
    stretches = (Gap(began_on=one, ended_on=other) for one, other in edges)
    return [one for one in stretches if one.days > numbers.visit_late]


def of_visits(
    made_on: Sequence[date],
    missed: int,
    *,
    opened_on: date,
    until: date,
    numbers: Numbers = AS_MEANT,
) -> Reading:
    """Read how often the family was visited, and the longest time it was not."""
    weeks = max((until - opened_on) // timedelta(days=7), 1)
    says = f"{number_of(len(made_on), 'visit')} made"
    says += f" and {missed} missed" if missed else ""
    says += f" in {number_of(weeks, 'week')}"
    long = gaps(made_on, opened_on=opened_on, until=until, numbers=numbers)
    if long:
        longest = max(one.days for one in long)
        says += f"; the longest time without one was {longest} days"
    rule = f"more than {numbers.visit_late} days without a visit is shaded"
    return Reading(about="Visits", says=f"{says}.", rule=rule)


class Delivery(StrEnum):
    """What became of a module in one visit, as the picture marks it."""

    DELIVERED = "delivered"
    ADAPTED = "adapted"
    MISSED = "missed"


def delivery(outcome: str, hows: Sequence[str]) -> Delivery:
    """Judge a visit's module by its steps, each done, adapted or skipped; none noted is delivered.

    Missed: the visit was missed, or every step was skipped. Adapted: any step was not simply done.
    """
    if outcome == "missed" or (hows and all(how == "skipped" for how in hows)):
        return Delivery.MISSED
    return Delivery.DELIVERED if all(how == "done" for how in hows) else Delivery.ADAPTED


def of_modules(marks: Sequence[tuple[str, Delivery]]) -> Reading:
    """Read what was done of the manual: each mark is a module in one visit. Needs one at least."""
    count = {kind: sum(how is kind for _, how in marks) for kind in Delivery}
    modules = number_of(len({module for module, _ in marks}), "module")
    said = ", ".join(f"{count[kind]} {kind}" for kind in Delivery if count[kind])
    return Reading(
        about="Modules",
        says=f"{modules} worked on, in {number_of(len(marks), 'visit')}: {said}.",
        rule="adapted: any step adapted or skipped; missed: the visit was missed, or every step "
        "skipped",
    )


def of_supervision(held_on: Sequence[date]) -> Reading:
    """Read how often the case was discussed in supervision, and when last. Needs once."""
    last = max(held_on)
    return Reading(
        about="Supervision",
        says=f"Discussed in supervision {number_of(len(held_on), 'time')}, last on "
        f"{last.day} {last:%B %Y}.",
        rule="each dotted line is a meeting at which this case was noted",
    )


def of_older(count: int, days: int) -> Reading:
    """Say how much is older than the picture reaches."""
    they = number_of(count, "older SDQ or event", "older SDQs and events")
    return Reading(
        about="Older",
        says=f"{they}: in the tables, not in the picture.",
        rule=f"the picture begins with the case, or a baseline up to {days} days before",
    )
