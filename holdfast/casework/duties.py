"""What a case asks of whoever works it, and by when: no database, no clock."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from holdfast.casework import rules
from holdfast.casework.rules.days import ago, ahead
from holdfast.casework.standing_facts import Asked, Facts
from holdfast.measures.rules.schedule import INFORMANTS, Place, State, state

SOON = timedelta(days=7)  # "this week": what falls due before this day next week
START_BY = timedelta(days=14)  # goals, and plan link, from the day of opening
RATE_WITHIN = timedelta(days=7)  # of the visit, before ratings are overdue
FIRST_QUESTION = {"visit_add": "#first-question"}  # by form: where whoever opens it begins
FORESEEN = timedelta(days=15)  # a measure falls due within a fortnight: time to arrange it


class Urgency(StrEnum):
    """How a line of somebody's work is grouped."""

    OVERDUE = "Overdue"
    DUE = "Due this week"


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One line of somebody's work: what to do, why, and the form that does it.

    The form is about the case, unless `about` names something in it.
    """

    case_id: UUID
    form: str
    what: str
    why: str
    urgency: Urgency
    due_on: date
    mark: str = ""
    about: UUID | None = None


def next_visit(facts: Facts, *, today: date) -> str:
    """Say in words when the next visit is due, as meant a week after the last."""
    if facts.stands.is_paused:
        look = facts.stands.look_again_on or today
        return f"paused: look again {ahead(look, today=today)}"
    due = facts.next_visit_on
    return f"{'was due' if due < today else 'due'} {ahead(due, today=today)}"


def duties(facts: Facts, *, today: date) -> list[Duty]:
    """Return what one open case asks now, the longest due first; each thing once.

    While the work is paused only a goal flagged as unsafe is asked about.
    """
    if facts.stands.is_paused:
        return unsafe(facts, today)
    asked = [
        visit(facts, today),
        goals(facts, today),
        ratings(facts, today),
        *unsafe(facts, today),
        *measures(facts, today),
        plan(facts, today),
        recheck(facts, today),
    ]
    return sorted((one for one in asked if one), key=lambda duty: (duty.due_on, duty.what))


def by(facts: Facts, today: date, *, last_day: date, form: str, what: str, why: str) -> Duty:
    """Make a duty that is overdue once its last day has passed."""
    urgency = Urgency.OVERDUE if today > last_day else Urgency.DUE
    return Duty(
        case_id=facts.case_id, form=form, what=what, why=why, urgency=urgency, due_on=last_day
    )


def visit(facts: Facts, today: date) -> Duty | None:
    """Ask for the next visit: as meant, late after 14 days and very late after 21."""
    due = facts.next_visit_on
    gap = facts.gap(today=today)
    if gap is rules.Gap.ON_TRACK and due >= today + SOON:
        return None
    last = f"Last visited {ago(facts.since, today=today)}"
    never = f"Not visited yet: opened {ago(facts.since, today=today)}"
    why = f"{last if facts.last_visited_on else never}. Next visit {next_visit(facts, today=today)}"
    return Duty(
        case_id=facts.case_id,
        form="visit_add",
        what=f"Visit {facts.child}",
        why=why,
        urgency=Urgency.DUE if gap is rules.Gap.ON_TRACK else Urgency.OVERDUE,
        due_on=due,
        mark="" if gap is rules.Gap.ON_TRACK else gap.value.capitalize(),
    )


def goals(facts: Facts, today: date) -> Duty | None:
    """Ask for goals where none is set."""
    if facts.has_goals:
        return None
    why = f"No goal is set. The case was opened {ago(facts.opened_on, today=today)}"
    what = f"Set goals with {facts.child}"
    return by(
        facts, today, last_day=facts.opened_on + START_BY, form="goal_add", what=what, why=why
    )


def ratings(facts: Facts, today: date) -> Duty | None:
    """Ask for ratings where there was a visit since the last."""
    visited, rated = facts.last_visited_on, facts.last_rated_on
    if not facts.has_goals or visited is None or (rated is not None and rated >= visited):
        return None
    why = f"Not rated since the visit {ago(visited, today=today)}"
    what = f"Rate {facts.child}’s goals"
    return by(facts, today, last_day=visited + RATE_WITHIN, form="goals_rate", what=what, why=why)


def unsafe(facts: Facts, today: date) -> list[Duty]:
    """Ask for the supervisor's word on each goal flagged as unsafe, then for what it says."""
    flagged = f"Bring a goal of {facts.child}’s, flagged as unsafe, to your supervisor"
    to_change = f"Change a goal of {facts.child}’s as the supervisor advised"
    return [
        Duty(
            case_id=facts.case_id,
            form="goal_change" if one.is_to_change else "flag_settle",
            about=one.key,
            what=to_change if one.is_to_change else flagged,
            why=f"“{one.words}” was flagged {ago(one.flagged_on, today=today)}: it is not rated",
            urgency=Urgency.OVERDUE if today - one.flagged_on > SOON else Urgency.DUE,
            due_on=one.flagged_on,
            mark="Unsafe",
        )
        for one in facts.unsafe
    ]


def measures(facts: Facts, today: date) -> list[Duty]:
    """Ask for what is due of whom, and why what was not answered in its time was not.

    One line for each stage of each instrument, however many are to answer.
    """
    together: dict[tuple[str, str, int, bool], list[Asked]] = defaultdict(list)
    for one in facts.asks:
        stands = state(one.window, today=today)
        if stands is not State.NOT_YET and one.window.due_on < today + FORESEEN:
            place = one.place
            has_lapsed = stands is State.LAPSED
            together[place.instrument, place.stage, place.number, has_lapsed].append(one)
    return [
        (say_why if has_lapsed else ask_for)(facts, asked, today)
        for (_, _, _, has_lapsed), asked in together.items()
    ]


def ask_for(facts: Facts, asked: list[Asked], today: date) -> Duty:
    """Ask for one measure at one stage from those who are to answer it."""
    due = min(one.window.due_on for one in asked)
    was = "was due" if due < today else "due"
    return by(
        facts,
        today,
        last_day=due,
        form="case_measures",
        what=f"Ask for {the_measure(facts.child, asked[0].place)}",
        why=f"From {whom(one.place for one in asked)}: {was} {ahead(due, today=today)}",
    )


def say_why(facts: Facts, asked: list[Asked], today: date) -> Duty:
    """Ask why a measure was not answered while there was time."""
    closed = min(one.window.closes_on for one in asked)
    ended = ago(closed, today=today)
    return Duty(
        case_id=facts.case_id,
        form="case_measures",
        what=f"Say why there is no answer: {the_measure(facts.child, asked[0].place)}",
        why=f"From {whom(one.place for one in asked)}: the time for it ended {ended}",
        urgency=Urgency.OVERDUE,
        due_on=closed,
        mark="Say why",
    )


def the_measure(child: str, place: Place) -> str:
    """Say which measure of whom: "Robin’s first SDQ"."""
    name, child = place.instrument, f"{child}’s"
    return {
        "baseline": f"{child} first {name}",
        "review": f"{child} {name} for review {place.number}",
        "end": f"{child} last {name}",
        "follow-up": f"{child} follow-up {name}",
    }[place.stage]


def whom(places: Iterable[Place]) -> str:
    """Say who is to answer: "parent or carer, teacher and young person"."""
    named = {one.informant for one in places}
    *most, last = [words.lower() for informant, words in INFORMANTS if informant in named]
    return f"{', '.join(most)} and {last}" if most else last


def plan(facts: Facts, today: date) -> Duty | None:
    """Ask for the tie to the child's statutory plan."""
    if facts.has_plan:
        return None
    what = f"Link {facts.child}’s plan"
    why = "The work is not yet tied to a plan and the outcome there that it serves"
    return by(
        facts, today, last_day=facts.opened_on + START_BY, form="plan_link", what=what, why=why
    )


def recheck(facts: Facts, today: date) -> Duty | None:
    """Ask that the plan of the work be held against the statutory plan, which has changed."""
    if (asked := facts.recheck) is None:
        return None
    what = f"Re-check {facts.child}’s plan of work"
    why = f"{asked.said}. Due {ahead(asked.due_on, today=today)}"
    return by(facts, today, last_day=asked.due_on, form="recheck", what=what, why=why)
