"""The plan as it stands: each milestone with when it is to be expected, decisions, actions."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.steering.models import Milestone, Need, SteeringAction, SteeringDecision
from holdfast.steering.rules import decisions
from holdfast.steering.rules import milestones as rules


def as_milestone(one: Milestone, *, needs: Iterable[uuid.UUID]) -> rules.Milestone:
    """Return a milestone as the rules need it."""
    return rules.Milestone(
        key=str(one.pk),
        planned_on=one.planned_on,
        forecast_on=one.forecast_on,
        done_on=one.done_on,
        needs=tuple(map(str, needs)),
    )


def locked_milestones(run_id: uuid.UUID) -> list[rules.Milestone]:
    """Return every milestone of a run, each locked until the transaction ends."""
    found = Milestone.objects.select_for_update(of=("self",)).filter(run_id=run_id).order_by("pk")
    return as_milestones(list(found))


def as_milestones(found: Sequence[Milestone]) -> list[rules.Milestone]:
    """Return milestones as the rules need them: one query for what they need."""
    needed: dict[uuid.UUID, list[uuid.UUID]] = {}
    for milestone, first in Need.objects.filter(milestone__in=found).values_list(
        "milestone_id", "first_id"
    ):
        needed.setdefault(milestone, []).append(first)
    return [as_milestone(one, needs=needed.get(one.pk, [])) for one in found]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One milestone of the plan, as it is to be expected, with what it needs by name."""

    row: Milestone
    expected: rules.Expected
    needs: list[str]
    moved_by: str

    @property
    def phase(self) -> rules.Phase:
        """Return its phase."""
        return rules.Phase(self.row.phase)


def plan_of(reader: User, *, today: date) -> list[Planned]:
    """Return the plan the reader may see, phase by phase and in order of the planned days."""
    found = list(
        Milestone.objects.visible_to(reader).select_related("owner").order_by("planned_on", "pk")
    )
    known = as_milestones(found)
    expected = rules.expected(known, today=today)
    names = {str(one.pk): one.name for one in found}
    needs = {one.key: one.needs for one in known}
    planned = [
        Planned(
            row=one,
            expected=expected[str(one.pk)],
            needs=[names[need] for need in needs[str(one.pk)] if need in names],
            moved_by=names.get(expected[str(one.pk)].moved_by, ""),
        )
        for one in found
    ]
    order = list(rules.Phase)
    return sorted(planned, key=lambda one: order.index(one.phase))


def decisions_due(reader: User, *, today: date) -> int:
    """Return how many decisions are to be looked at again by now."""
    found: int = SteeringDecision.objects.visible_to(reader).filter(review_on__lte=today).count()
    return found


@dataclass(frozen=True, kw_only=True)
class ToDo:
    """One open action, and how it stands to its day."""

    row: SteeringAction
    how: str
    is_overdue: bool


def to_do(found: Iterable[SteeringAction], *, today: date) -> list[ToDo]:
    """Return open actions with how they stand to their days, the longest overdue first."""
    in_order = sorted(found, key=lambda one: (one.due_on, str(one.pk)))
    return [
        ToDo(
            row=one,
            how=decisions.how_due(one.due_on, today=today),
            is_overdue=one.due_on < today,
        )
        for one in in_order
    ]
