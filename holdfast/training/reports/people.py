"""Who stands to one day, and who could still be invited, for those who run training."""

from holdfast.programme.models import Participant
from holdfast.training.models import Booking, Day
from holdfast.training.reports.matrix import lacking
from holdfast.training.rules.planning import PARTS
from holdfast.training.rules.states import BOOKING_SAID


def by_state(day: Day) -> list[tuple[str, list[Booking]]]:
    """Return everybody who stands to a day, under the words for how; who waits longest first."""
    found = list(
        Booking.objects.filter(day=day)
        .select_related("participant__person", "participant__team", "invited_by")
        .order_by("waiting_since", "participant__person__name", "pk")
    )
    grouped = [
        (words, [one for one in found if one.state == state])
        for state, words in BOOKING_SAID.items()
    ]
    return [(words, people) for words, people in grouped if people]


def not_asked(day: Day) -> list[tuple[Participant, bool]]:
    """Return whom a day is meant for and who does not stand to it, and whether they lack it."""
    parts = PARTS[day.meant_for]
    lacks = {one.pk for one in lacking(day.run, day.section, parts)}
    people = (
        day.run.participants.current()
        .filter(part__in=parts)
        .exclude(pk__in=Booking.objects.filter(day=day).values("participant"))
        .select_related("person", "team")
        .order_by("person__name", "pk")
    )
    return [(one, one.pk in lacks) for one in people]
