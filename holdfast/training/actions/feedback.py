"""What somebody says of a training day: how confident they feel before it, and feedback after."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.training.models import Booking, Day, DayFeedback
from holdfast.training.rules import feedback as rules
from holdfast.training.rules.feedback import Said
from holdfast.training.rules.states import BookingState


def how_stands(day: Day, person: User) -> BookingState | None:
    """Return how somebody stands to a day, if at all."""
    found = Booking.objects.filter(day=day, participant__person=person).first()
    return BookingState(found.state) if found else None


@transaction.atomic
def say_confidence(
    *, day: Day, confident: int | None, words: str, today: date, by: User
) -> DayFeedback:
    """Keep how confident somebody feels before a day, from 0 to 10, in their own words."""
    stands = how_stands(day, by)
    insist(rules.why_not_say_before(stands=stands, held_on=day.held_on, today=today))
    kept, _ = DayFeedback.objects.update_or_create(
        day=day, person=by, defaults={"confident_before": confident, "words_before": words}
    )
    record("said how confident before a day", about=[kept, day], by=by)
    return kept


@transaction.atomic
def give_feedback(*, day: Day, said: Said, at: datetime, by: User) -> DayFeedback:
    """Keep what somebody says of a day they came to; said again, it replaces what was said."""
    told = asdict(said)
    says_something = any(value not in (None, "") for value in told.values())
    insist(rules.why_not_give(stands=how_stands(day, by), says_something=says_something))
    kept, _ = DayFeedback.objects.update_or_create(
        day=day, person=by, defaults=told | {"given_at": at}
    )
    record("gave feedback on a day", about=[kept, day], by=by)
    return kept
