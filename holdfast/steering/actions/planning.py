"""Milestones, and what they need first."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.models import Run
from holdfast.steering.models import Milestone, Need
from holdfast.steering.reports.plan import as_milestone, locked_milestones
from holdfast.steering.rules import milestones as rules


@dataclass(frozen=True, kw_only=True)
class Told:
    """A milestone as it was typed."""

    phase: str
    name: str
    planned_on: date
    owner: User | None = None
    forecast_on: date | None = None
    done_on: date | None = None


@transaction.atomic
def add_milestone(
    *, run: Run, told: Told, needs: Sequence[Milestone] = (), today: date, by: User
) -> Milestone:
    """Add a milestone to the plan. Raise `Refused`."""
    made = Milestone(authority_id=by.authority, run=run, **vars(told))
    insist(why_not(made, needs, today))
    made.save(force_insert=True)
    need(made, needs)
    record("added a milestone", about=[made], by=by)
    return made


@transaction.atomic
def change_milestone(
    *,
    found: Milestone,
    version: int,
    told: Told,
    needs: Sequence[Milestone] = (),
    today: date,
    by: User,
) -> Milestone:
    """Change a milestone, say what is expected of it or that it is done. Raise `Refused`, `Stale`.

    All milestones of the run are locked first, so that two people cannot make a round between them.
    """
    wanted = Milestone(pk=found.pk, run_id=found.run_id, **vars(told))
    insist(why_not(wanted, needs, today))
    change(found, version=version, **vars(told))
    Need.objects.filter(milestone=found).exclude(first__in=needs).delete()
    there = set(Need.objects.filter(milestone=found).values_list("first_id", flat=True))
    need(found, [one for one in needs if one.pk not in there])
    record("changed a milestone", about=[found], by=by, done_on=told.done_on)
    return found


def why_not(
    wanted: Milestone, needs: Sequence[Milestone], today: date
) -> list[rules.WhyNotMilestone]:
    """Return why a milestone may not be as it is wanted beside the others of its run."""
    others = locked_milestones(wanted.run_id)
    one = as_milestone(wanted, needs=keys(needs))
    return rules.why_not_milestone(one, others=others, today=today)


def keys(needs: Iterable[Milestone]) -> list[uuid.UUID]:
    """Return the keys of milestones."""
    return [one.pk for one in needs]


def need(milestone: Milestone, firsts: Iterable[Milestone]) -> None:
    """Have a milestone need others first."""
    for first in firsts:
        Need(milestone=milestone, first=first).save(force_insert=True)
