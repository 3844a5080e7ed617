"""Who leads what, what was committed to, what was bought and what was spent."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.steering.models import BudgetLine, Commitment, Payment, Purchase, Responsibility
from holdfast.steering.rules import commitments as rules


@transaction.atomic
def share_lead(*, name: str, leader: User | None, deputy: User | None, by: User) -> Responsibility:
    """Name something that has to be led, who leads it and who stands in. Raise `Refused`."""
    insist(rules.why_not_lead(led(name, leader, deputy)))
    made = Responsibility(authority_id=by.authority, name=name, leader=leader, deputy=deputy)
    made.save(force_insert=True)
    record("said who leads what", about=[made], by=by)
    return made


@transaction.atomic
def change_lead(
    *,
    found: Responsibility,
    version: int,
    name: str,
    leader: User | None,
    deputy: User | None,
    ended_on: date | None = None,
    by: User,
) -> Responsibility:
    """Say anew who leads something, or that it need not be led. Raise `Refused`, `Stale`."""
    insist(rules.why_not_lead(led(name, leader, deputy)))
    change(found, version=version, name=name, leader=leader, deputy=deputy, ended_on=ended_on)
    record("said who leads what", about=[found], by=by)
    return found


def led(name: str, leader: User | None, deputy: User | None) -> rules.Led:
    """Return what is led as the rules need it."""
    return rules.Led(
        name=name, leader=leader.pk if leader else None, deputy=deputy.pk if deputy else None
    )


@dataclass(frozen=True, kw_only=True)
class Given:
    """A commitment as it was typed."""

    seat: str
    who: str
    level: int
    words: str
    given_on: date
    until: date | None = None


@transaction.atomic
def commit_to(
    *, told: Given, renews: Commitment | None = None, today: date, by: User
) -> Commitment:
    """Keep what somebody committed to, anew where it renews another. Raise `Refused`."""
    before = renews and Commitment.objects.select_for_update(of=("self",)).get(pk=renews.pk)
    is_over = before is not None and (
        before.withdrawn_on is not None or Commitment.objects.filter(renews=before).exists()
    )
    insist(
        rules.why_not_commit(given_on=told.given_on, until=told.until, today=today, is_over=is_over)
    )
    made = Commitment(authority_id=by.authority, renews=before, **vars(told))
    made.save(force_insert=True)
    about = [made, before] if before else [made]
    record("kept a commitment", about=about, by=by, level=told.level)
    return made


@transaction.atomic
def withdraw_commitment(
    *, found: Commitment, version: int, why: str, on: date, by: User
) -> Commitment:
    """Note that a commitment holds no longer, and why. Raise `Refused`, or `Stale` in a race."""
    is_over = found.withdrawn_on is not None or Commitment.objects.filter(renews=found).exists()
    insist(rules.why_not_commit(given_on=found.given_on, until=None, today=on, is_over=is_over))
    change(found, version=version, withdrawn_on=on, withdrawn_why=why)
    record("noted that a commitment holds no longer", about=[found], by=by, why=why)
    return found


@dataclass(frozen=True, kw_only=True)
class Bought:
    """A purchase of clinical sessions as it was typed."""

    name: str
    supplier: str
    sessions: int
    minutes_each: int
    began_on: date
    ends_on: date


@transaction.atomic
def buy_sessions(*, told: Bought, by: User) -> Purchase:
    """Keep how many clinical sessions were bought. Raise `Refused`."""
    insist(rules.why_not_buy(began_on=told.began_on, ends_on=told.ends_on))
    made = Purchase(authority_id=by.authority, **vars(told))
    made.save(force_insert=True)
    record("kept a purchase of clinical sessions", about=[made], by=by)
    return made


@transaction.atomic
def set_aside(*, name: str, planned: Decimal, by: User) -> BudgetLine:
    """Keep what money was set aside for one thing."""
    made = BudgetLine(authority_id=by.authority, name=name, planned=planned)
    made.save(force_insert=True)
    record("kept a budget line", about=[made], by=by, planned=planned)
    return made


@transaction.atomic
def pay(
    *, line: BudgetLine, paid_on: date, amount: Decimal, for_what: str, today: date, by: User
) -> Payment:
    """Keep what was spent out of a budget line. Raise `Refused` for a day to come."""
    insist(rules.why_not_pay(paid_on=paid_on, today=today))
    made = Payment(
        authority_id=by.authority, line=line, paid_on=paid_on, amount=amount, for_what=for_what
    )
    made.save(force_insert=True)
    record("kept a payment", about=[made, line], by=by, amount=amount)
    return made
