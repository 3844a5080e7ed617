"""Raising, reviewing and closing a risk of the programme."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.risk import rules
from holdfast.risk.models import Risk, RiskScore


@dataclass(frozen=True, kw_only=True)
class Told:
    """A risk as it was typed; levels from 1 to 5."""

    title: str
    controls: str = ""
    owner: User
    likelihood: int
    impact: int
    review_on: date


@transaction.atomic
def raise_risk(*, told: Told, why: str, today: date, by: User) -> Risk:
    """Put a risk into the register with its first score. Raise `Refused`."""
    insist(rules.why_not_keep(review_on=told.review_on, today=today))
    made = Risk(authority_id=by.authority, raised_on=today, **vars(told))
    made.save(force_insert=True)
    keep_score(made, place=1, why=why, on=today, by=by)
    record("raised a risk", about=[made], by=by, score=made.score)
    return made


@transaction.atomic
def review_risk(*, risk: Risk, version: int, told: Told, why: str, today: date, by: User) -> Risk:
    """Look at a risk again: its score then, why, and when next. Raise `Refused` or `Stale`."""
    insist(rules.why_not_review(state=risk.state, review_on=told.review_on, today=today))
    change(risk, version=version, **vars(told))
    keep_score(risk, place=risk.scores.count() + 1, why=why, on=today, by=by)
    record("reviewed a risk", about=[risk], by=by, score=risk.score)
    return risk


def keep_score(risk: Risk, *, place: int, why: str, on: date, by: User) -> None:
    """Keep how a risk is judged now beside how it was before."""
    made = RiskScore(
        risk=risk, place=place, likelihood=risk.likelihood, impact=risk.impact, scored_on=on,
        scored_by=by, why=why,
    )  # fmt: skip
    made.save(force_insert=True)


@transaction.atomic
def close_risk(*, risk: Risk, version: int, because: str, today: date, by: User) -> Risk:
    """Close a risk with the reason. Raise `Refused` or `Stale`."""
    insist(rules.why_not_close(risk.state))
    change(risk, version=version, state="closed", closed_on=today, closed_because=because)
    record("closed a risk", about=[risk], by=by)
    return risk
