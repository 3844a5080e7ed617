"""The register of the story's year, kept by the lead, and what the figures proposed."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from holdfast.access.models import User
from holdfast.demo.content.risks import (
    ASKED_ON,
    NOT_TAKEN_UP,
    RISKS,
    SETTLED_ON,
    TAKEN_UP,
    Judged,
    Risky,
)
from holdfast.demo.story.stage import Happening, Order, Stage
from holdfast.risk.actions import keeping, proposing
from holdfast.risk.models import Risk, RiskProposal
from holdfast.risk.rules import Trigger

LEAD = "lorna"


def risked(stage: Stage) -> Iterator[Happening]:
    """Yield every risk as it was raised, reviewed and closed, and each asking of the figures."""
    for told in RISKS:
        for place, judged in enumerate(told.judged):
            do = partial(judge, stage, told, judged, is_first=place == 0)
            yield Happening(judged.on, Order.DAY, LEAD, do)
        if told.closed:
            yield Happening(told.closed[0], Order.EVENING, LEAD, partial(close, told))
    for on in ASKED_ON:
        yield Happening(on, Order.EVENING, LEAD, partial(ask, stage, on))
    yield Happening(SETTLED_ON, Order.DAY, LEAD, partial(settle, stage))
    assert TAKEN_UP.closed is not None  # noqa: S101  # it is, in the content
    yield Happening(TAKEN_UP.closed[0], Order.EVENING, LEAD, partial(close, TAKEN_UP))


def judge(stage: Stage, told: Risky, judged: Judged, *, is_first: bool, by: User) -> None:
    """Raise a risk, or look at it again."""
    as_typed = typed(stage, told, judged)
    if is_first:
        keeping.raise_risk(told=as_typed, why=judged.why, today=judged.on, by=by)
        return
    risk = Risk.objects.get(title=told.title)
    keeping.review_risk(
        risk=risk, version=risk.version, told=as_typed, why=judged.why, today=judged.on, by=by
    )


def typed(stage: Stage, told: Risky, judged: Judged) -> keeping.Told:
    """Return a risk as it is typed."""
    return keeping.Told(
        title=told.title, controls=judged.controls, owner=stage.people[told.owner],
        likelihood=judged.likelihood, impact=judged.impact, review_on=judged.review_on,
    )  # fmt: skip


def settle(stage: Stage, *, by: User) -> None:
    """Take up what is proposed of a leaver, and reject what is proposed of a measure."""
    (judged,) = TAKEN_UP.judged
    leaver = RiskProposal.objects.get(trigger=Trigger.LEAVER)
    proposing.accept_proposal(
        proposal=leaver, version=leaver.version, told=typed(stage, TAKEN_UP, judged),
        why=judged.why, today=judged.on, by=by,
    )  # fmt: skip
    for one in RiskProposal.objects.filter(trigger=Trigger.NO_MEASURE):
        proposing.reject_proposal(
            proposal=one, version=one.version, because=NOT_TAKEN_UP, today=judged.on, by=by
        )


def close(told: Risky, *, by: User) -> None:
    """Close it."""
    assert told.closed is not None  # noqa: S101  # yielded only where it was
    on, because = told.closed
    risk = Risk.objects.get(title=told.title)
    keeping.close_risk(risk=risk, version=risk.version, because=because, today=on, by=by)


def ask(stage: Stage, on: date, *, by: User) -> None:
    """Ask the figures for risks."""
    proposing.propose_risks(run=stage.run, today=on, by=by)
