"""Showing a case's measures to the clinical supervisor of one's group, and taking that back."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework.models import Case, Showing
from holdfast.casework.rules import showing as rules
from holdfast.kit.refusals import insist
from holdfast.measures.models import Administration
from holdfast.supervision.models import Membership


def supervisor_of(person: User, *, on: date) -> User | None:
    """Return the clinical supervisor of somebody's present group; None where they have none."""
    places = Membership.objects.not_left_by(on).filter(participant__person=person)
    place = places.select_related("group__supervisor").order_by("-joined_on", "pk").first()
    return place.group.supervisor if place else None


@transaction.atomic
def show_measures(
    *,
    case: Case,
    measures: Sequence[Administration],
    supervisor: User | None,
    days: int,
    at: datetime,
    by: User,
) -> list[Showing]:
    """Show measures of a case to a clinical supervisor for so many days.

    One that is shown already is shown until the new day. Raise `Refused` with every reason against.
    """
    asked = rules.Showing(
        has_supervisor=supervisor is not None,
        measures=len(measures),
        any_struck=any(one.struck_at is not None for one in measures),
        days=days,
    )
    insist(rules.why_not_show(asked))
    assert supervisor is not None  # noqa: S101  # insisted on above
    Showing.objects.filter(
        administration__in=measures, supervisor=supervisor, withdrawn_at=None
    ).update(withdrawn_at=at)
    made = Showing.objects.bulk_create(
        Showing(
            case=case,
            administration=one,
            supervisor=supervisor,
            shown_by=by,
            shown_at=at,
            until=at + timedelta(days=days),
        )
        for one in measures
    )
    about = [case, *measures, *made]
    record(f"showed measures to {supervisor.name}", about=about, by=by, days=days)
    return made


@transaction.atomic
def withdraw_showing(*, showing: Showing, at: datetime, by: User) -> None:
    """Take back what was shown, from this moment; once is enough."""
    Showing.objects.filter(pk=showing.pk, withdrawn_at=None).update(withdrawn_at=at)
    record("took back what was shown", about=[showing, showing.case], by=by)
