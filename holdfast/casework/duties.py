"""What a case asks of whoever works it, and by when: no database, no clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from holdfast.casework import rules

SOON = timedelta(days=7)  # "this week": what falls due before this day next week
START_BY = timedelta(days=14)  # goals, first SDQ and plan link, from the day of opening
RATE_WITHIN = timedelta(days=7)  # of the visit, before ratings are overdue
SDQ_REVIEW_AFTER = timedelta(days=122)  # about four months
SDQ_REVIEW_GRACE = timedelta(days=28)
SDQ_END_BY = timedelta(days=14)  # from the day the ending began


class Urgency(StrEnum):
    """How a line of somebody's work is grouped."""

    OVERDUE = "Overdue"
    DUE = "Due this week"


@dataclass(frozen=True, kw_only=True)
class Stuck:
    """A goal that did not move over the last ratings by one rater."""

    words: str
    rater: str
    rated_on: date


@dataclass(frozen=True, kw_only=True)
class Unsafe:
    """A goal flagged as unsafe: `key` is the flag's, or the goal's once it is only to change."""

    key: UUID
    words: str
    flagged_on: date
    is_to_change: bool = False


@dataclass(frozen=True, kw_only=True)
class Facts:
    """An open case as it stands, for working out what it asks."""

    case_id: UUID
    child: str
    opened_on: date
    last_visited_on: date | None = None
    has_goals: bool = False
    last_rated_on: date | None = None
    stuck: tuple[Stuck, ...] = ()
    unsafe: tuple[Unsafe, ...] = ()
    last_discussed_on: date | None = None
    sdq_stages: frozenset[str] = frozenset()
    ending_since: date | None = None
    has_plan: bool = False

    @property
    def since(self) -> date:
        """The last visit made, or the opening where there was none yet."""
        return self.last_visited_on or self.opened_on


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


def ago(day: date, *, today: date) -> str:
    """Say how long ago a day was: "today", "yesterday", "12 days ago"."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def ahead(day: date, *, today: date) -> str:
    """Say how far off a day is: "today", "tomorrow", "in 3 days", "2 days ago"."""
    days = (day - today).days
    if days < 0:
        return ago(day, today=today)
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def next_visit(facts: Facts, *, today: date) -> str:
    """Say in words when the next visit is due, a visit a week being the plan."""
    due = facts.since + rules.VISIT_EVERY
    return f"{'was due' if due < today else 'due'} {ahead(due, today=today)}"


def duties(facts: Facts, *, today: date) -> list[Duty]:
    """Return what one open case asks now, the longest due first; each thing once."""
    asked = [
        visit(facts, today),
        goals(facts, today),
        ratings(facts, today),
        *stuck(facts, today),
        *unsafe(facts, today),
        first_sdq(facts, today),
        sdq_review(facts, today),
        last_sdq(facts, today),
        plan(facts, today),
    ]
    return sorted((one for one in asked if one), key=lambda duty: (duty.due_on, duty.what))


def by(facts: Facts, today: date, *, last_day: date, form: str, what: str, why: str) -> Duty:
    """Make a duty that is overdue once its last day has passed."""
    urgency = Urgency.OVERDUE if today > last_day else Urgency.DUE
    return Duty(
        case_id=facts.case_id, form=form, what=what, why=why, urgency=urgency, due_on=last_day
    )


def visit(facts: Facts, today: date) -> Duty | None:
    """Ask for the next visit: late after 14 days, very late after 21."""
    due = facts.since + rules.VISIT_EVERY
    gap = rules.gap(last_visited_on=facts.since, today=today)
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


def stuck(facts: Facts, today: date) -> list[Duty]:
    """Ask that a goal which does not move be talked over, unless it was since its last rating."""
    return [
        Duty(
            case_id=facts.case_id,
            form="discussion_add",
            what=f"Talk over a goal of {facts.child}’s that is stuck",
            why=f"“{one.words}” had the same rating {rules.STUCK_AFTER} times in a row "
            f"({one.rater})",
            urgency=Urgency.DUE,
            due_on=max(one.rated_on, today),
            mark="Stuck",
        )
        for one in facts.stuck
        if facts.last_discussed_on is None or facts.last_discussed_on < one.rated_on
    ]


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


def first_sdq(facts: Facts, today: date) -> Duty | None:
    """Ask for the SDQ at the start."""
    if "baseline" in facts.sdq_stages:
        return None
    why = f"None at the start yet. The case was opened {ago(facts.opened_on, today=today)}"
    what = f"Ask for {facts.child}’s first SDQ"
    return by(facts, today, last_day=facts.opened_on + START_BY, form="sdq_add", what=what, why=why)


def sdq_review(facts: Facts, today: date) -> Duty | None:
    """Ask for the SDQ at about four months, once there is one to compare it with."""
    due = facts.opened_on + SDQ_REVIEW_AFTER
    done = {"review", "end"} & facts.sdq_stages
    if done or "baseline" not in facts.sdq_stages or today + SOON < due or facts.ending_since:
        return None
    why = f"About four months into the work: {ahead(due, today=today)}"
    what = f"Ask for {facts.child}’s SDQ for the review"
    return by(facts, today, last_day=due + SDQ_REVIEW_GRACE, form="sdq_add", what=what, why=why)


def last_sdq(facts: Facts, today: date) -> Duty | None:
    """Ask for the SDQ at the end, once the ending has begun."""
    if facts.ending_since is None or "end" in facts.sdq_stages:
        return None
    why = f"The ending began {ago(facts.ending_since, today=today)}"
    what = f"Ask for {facts.child}’s last SDQ"
    last_day = facts.ending_since + SDQ_END_BY
    return by(facts, today, last_day=last_day, form="sdq_add", what=what, why=why)


def plan(facts: Facts, today: date) -> Duty | None:
    """Ask for the tie to the child's statutory plan."""
    if facts.has_plan:
        return None
    what = f"Link {facts.child}’s plan"
    why = "The work is not yet tied to a plan and the outcome there that it serves"
    return by(
        facts, today, last_day=facts.opened_on + START_BY, form="plan_link", what=what, why=why
    )
