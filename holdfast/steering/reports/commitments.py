"""Who leads what and where nobody does; commitments as they stand; hours and money used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection
from django.db.models import Sum

from holdfast.access.models import User
from holdfast.place.reports import staff_of
from holdfast.steering.models import BudgetLine, Commitment, Purchase, Responsibility
from holdfast.steering.rules import commitments as rules


@dataclass(frozen=True, kw_only=True)
class LedBy:
    """One thing that has to be led, and what is missing from its lead."""

    row: Responsibility
    gaps: list[str]


def leadership(reader: User) -> list[LedBy]:
    """Return everything that has to be led now, where something is missing first."""
    rows = Responsibility.objects.visible_to(reader).filter(ended_on=None)
    here = set(staff_of(reader.authority).values_list("pk", flat=True))
    found = [
        LedBy(row=one, gaps=rules.gaps(as_led(one), here=here))
        for one in rows.select_related("leader", "deputy").order_by("name", "pk")
    ]
    return sorted(found, key=lambda one: not one.gaps)


def as_led(one: Responsibility) -> rules.Led:
    """Return a responsibility as the rules need it."""
    return rules.Led(name=one.name, leader=one.leader_id, deputy=one.deputy_id)


def spread(found: Sequence[LedBy]) -> list[tuple[str, int]]:
    """Return by name who leads how many of them, the most first."""
    names = {one.row.leader_id: str(one.row.leader) for one in found}
    return [(names[key], many) for key, many in rules.spread([as_led(one.row) for one in found])]


@dataclass(frozen=True, kw_only=True)
class Committed:
    """One commitment, and how it stands."""

    row: Commitment
    standing: rules.Standing

    @property
    def level(self) -> str:
        """Return its level in a word or two."""
        return rules.SHORT[self.row.level]

    @property
    def stands(self) -> bool:
        """Tell whether it holds now, asked for anew or not."""
        return self.standing in (rules.STANDS, rules.DUE)

    @property
    def needs_somebody(self) -> bool:
        """Tell whether somebody has to ask for it anew."""
        return self.standing in rules.NEEDS_SOMEBODY


def commitments_of(reader: User, *, today: date) -> list[Committed]:
    """Return every commitment with how it stands: those to be asked for anew first."""
    rows = Commitment.objects.visible_to(reader).select_related("renewed_by")
    found = [
        Committed(
            row=one,
            standing=rules.standing(
                until=one.until,
                withdrawn_on=one.withdrawn_on,
                is_renewed=hasattr(one, "renewed_by"),
                today=today,
            ),
        )
        for one in rows.order_by("-given_on", "pk")
    ]
    order = [rules.LAPSED, rules.DUE, rules.STANDS, rules.RENEWED, rules.WITHDRAWN]
    return sorted(found, key=lambda one: order.index(one.standing))


def clinical_time(*, since: date, until: date) -> rules.ClinicalTime:
    """Return what clinicians gave between two days, to the lead and the director: one query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.clinical_time(%s, %s)", [since, until])
        row = cursor.fetchone() or (0, 0, 0, 0)
    return rules.ClinicalTime(
        meetings=row[0],
        meeting_minutes=row[1],
        consultations=row[2],
        consultation_minutes=row[3],
    )


@dataclass(frozen=True, kw_only=True)
class BoughtUsed:
    """A purchase, what clinicians gave since it began, and how much of it that is."""

    row: Purchase
    given: rules.ClinicalTime
    use: rules.Use


def purchases(reader: User, *, today: date) -> list[BoughtUsed]:
    """Return each purchase against what was given from its first day to its last, or until now."""
    found = []
    for one in Purchase.objects.visible_to(reader).order_by("-began_on", "pk"):
        given = clinical_time(since=one.began_on, until=min(one.ends_on, today))
        use = rules.used(sessions=one.sessions, minutes_each=one.minutes_each, given=given)
        found.append(BoughtUsed(row=one, given=given, use=use))
    return found


@dataclass(frozen=True, kw_only=True)
class Spent:
    """A budget line, what was spent of it and what is left, in pounds."""

    row: BudgetLine
    spent: Decimal

    @property
    def left(self) -> Decimal:
        """Return what is left; negative where more was spent than planned."""
        return self.row.planned - self.spent


def budget(reader: User) -> list[Spent]:
    """Return each budget line with what was spent of it: one query."""
    rows = BudgetLine.objects.visible_to(reader).annotate(spent=Sum("payments__amount"))
    return [Spent(row=one, spent=one.spent or Decimal(0)) for one in rows.order_by("name", "pk")]
