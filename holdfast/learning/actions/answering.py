"""What is done about observations: strategies, and the reply that all staff read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.learning import rules
from holdfast.learning.models import Observation, Reply, Strategy, StrategyAim
from holdfast.learning.rules import State


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A strategy as it was typed."""

    name: str
    kind: str
    owner: User
    began_on: date
    ends_on: date | None = None
    ended_on: date | None = None
    effect: str = ""


@transaction.atomic
def begin_strategy(*, told: Planned, aims: Sequence[Observation], on: date, by: User) -> Strategy:
    """Begin a strategy for some observations, which it then runs for. Raise `Refused`."""
    locked = list(
        Observation.objects.select_for_update()
        .filter(pk__in=[one.pk for one in aims])
        .order_by("pk")
    )
    insist(why_not_plan(told, [one.state in rules.OPEN for one in locked]))
    made = Strategy(authority_id=by.authority, **vars(told))
    made.save(force_insert=True)
    for one in locked:
        StrategyAim(strategy=made, observation=one).save(force_insert=True)
        if rules.may_move(one.state, State.RUNNING):
            change(one, version=one.version, state=State.RUNNING, state_on=on, state_why="")
    record("began a strategy", about=[made, *locked], by=by)
    return made


@transaction.atomic
def change_strategy(*, found: Strategy, version: int, told: Planned, by: User) -> Strategy:
    """Change a strategy, or say when it ended and what came of it. Raise `Refused` or `Stale`."""
    insist(why_not_plan(told, [True]))
    change(found, version=version, **vars(told))
    record("changed a strategy", about=[found], by=by, effect=told.effect)
    return found


def why_not_plan(told: Planned, states_open: Sequence[bool]) -> list[rules.WhyNotPlan]:
    """Return why a strategy may not be kept as typed."""
    return rules.why_not_plan(
        states_open=states_open,
        began_on=told.began_on,
        ends_on=told.ends_on,
        ended_on=told.ended_on,
        effect=told.effect,
    )


@transaction.atomic
def publish_reply(
    *, found: Observation, did: str, done_by: str, done_on: date, today: date, by: User
) -> Reply:
    """Tell all staff what was done about an observation. Raise `Refused`."""
    insist(
        rules.why_not_reply(is_accepted=found.accepted_on is not None, done_on=done_on, today=today)
    )
    made = Reply(
        authority_id=by.authority, observation=found, did=did, done_by=done_by, done_on=done_on,
        published_by=by, published_on=today,
    )  # fmt: skip
    made.save(force_insert=True)
    record("answered an observation", about=[found, made], by=by)
    return made
