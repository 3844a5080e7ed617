"""The paragraph that is pasted into the council's case system: plain text, from plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class GoalTold:
    """A goal: whose, in which words, the outcome it serves, and its latest rating in words."""

    number: int
    owner: str
    words: str
    outcome: str = ""
    rating: str = ""


@dataclass(frozen=True, kw_only=True)
class ModuleTold:
    """A planned module: its name, and how far it has come."""

    name: str
    kind: str
    visits: int = 0
    first_on: date | None = None
    goals: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True)
class PlanTold:
    """A plan of the work, for its paragraph."""

    reference: str
    as_at: date
    statutory_plan: str
    outcomes: Sequence[str]
    goals: Sequence[GoalTold]
    modules: Sequence[ModuleTold]
    referred_to: Sequence[str] = ()
    rechecked: str = ""


@dataclass(frozen=True, kw_only=True)
class VisitTold:
    """A visit, for its paragraph."""

    reference: str
    on: date
    made: bool
    missed_because: str = ""
    module: str = ""
    steps: Sequence[tuple[str, str]] = ()
    took_part: Sequence[str] = ()
    childs_voice: str = ""
    note: str = ""
    goals: Sequence[str] = ()
    recorded_by: str = ""


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def of_plan(plan: PlanTold) -> str:
    """Return a plan as a paragraph of short lines, each with something to say."""
    served = listed([f"“{one}”" for one in plan.outcomes]) if plan.outcomes else "none yet"
    lines = [
        f"Hope for Children and Families: plan of the work as at {said(plan.as_at)}"
        f" (Holdfast {plan.reference}).",
        f"Statutory plan: {plan.statutory_plan or 'not linked yet'}. Outcomes it serves: {served}.",
        *map(goal_line, plan.goals),
        *map(module_line, plan.modules),
    ]
    if plan.referred_to:
        lines.append(f"Referred onward to {listed(list(plan.referred_to))}.")
    if plan.rechecked:
        lines.append(plan.rechecked)
    return "\n".join(lines)


def goal_line(goal: GoalTold) -> str:
    """Return one goal as a line."""
    serves = f"; serves “{goal.outcome}”" if goal.outcome else ""
    rating = f"; latest rating {goal.rating}" if goal.rating else ""
    return f"Goal {goal.number} ({goal.owner.lower()}): “{goal.words}”{serves}{rating}."


def module_line(module: ModuleTold) -> str:
    """Return one planned module as a line."""
    times = f"{module.visits} visit{'' if module.visits == 1 else 's'}"
    so_far = f"{times} so far, from {said(module.first_on)}" if module.first_on else "not begun"
    goals = f" for goal{'' if len(module.goals) == 1 else 's'} " if module.goals else ""
    numbers = listed([str(number) for number in module.goals]) if module.goals else ""
    return f"Module: {module.name} ({module.kind}){goals}{numbers}: {so_far}."


def of_visit(visit: VisitTold) -> str:
    """Return a visit as a paragraph of short lines, each with something to say."""
    about = f": {visit.module}" if visit.module else ""
    head = f"Hope for Children and Families (Holdfast {visit.reference}): visit"
    if not visit.made:
        return f"{head} planned for {said(visit.on)} and missed. {visit.missed_because}."
    lines = [
        f"{head} on {said(visit.on)}{about}.",
        f"Took part: {listed([one.lower() for one in visit.took_part])}."
        if visit.took_part
        else "",
        f"Steps: {'; '.join(f'{name} ({how.lower()})' for name, how in visit.steps)}."
        if visit.steps
        else "",
        *visit.goals,
        f"The child’s voice: {visit.childs_voice}" if visit.childs_voice else "",
        f"Note: {visit.note}" if visit.note else "",
        f"Recorded by {visit.recorded_by}." if visit.recorded_by else "",
    ]
    return "\n".join(line for line in lines if line)
