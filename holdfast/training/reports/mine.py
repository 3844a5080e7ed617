"""How one person stands to training: what they are invited to, and what waits to be said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.programme.models import Participant, Run
from holdfast.training.models import Booking, Day, DayFeedback
from holdfast.training.rules import booking as rules
from holdfast.training.rules.states import ATTENDED, DECLINED, BookingState, DayState


@dataclass(frozen=True, kw_only=True)
class Mine:
    """One day, and how the reader stands to it."""

    day: Day
    booking: Booking | None
    may_book: bool
    may_give_up: bool
    wants_feedback: bool

    @property
    def stands(self) -> str:
        """Say how the reader stands to the day; '' where they do not."""
        return self.booking.get_state_display() if self.booking else ""


def part_of(reader: User, run: Run) -> Participant | None:
    """Return the reader's part in a run, if they have one."""
    return Participant.objects.filter(run=run, person=reader).first()


def to_days(reader: User, days: Iterable[Day], run: Run, *, today: date) -> list[Mine]:
    """Return how a reader stands to each of some days, in their order: three queries."""
    listed, part = list(days), part_of(reader, run)
    found = Booking.objects.filter(participant=part, day__in=listed) if part else ()
    by_day = {one.day_id: one for one in found}
    given = set(
        DayFeedback.objects.filter(
            person=reader, day__in=listed, given_at__isnull=False
        ).values_list("day_id", flat=True)
    )
    return [
        one_day(day, part, by_day.get(day.pk), has_given=day.pk in given, today=today)
        for day in listed
    ]


def one_day(
    day: Day, part: Participant | None, mine: Booking | None, *, has_given: bool, today: date
) -> Mine:
    """Return how a reader stands to one day, and what they may do about it."""
    stands = BookingState(mine.state) if mine else None
    against = (
        ["no part"]
        if part is None
        else rules.why_not_book(
            rules.Booking(
                day=DayState(day.state),
                meant_for=day.meant_for,
                part=part.part,
                held_on=day.held_on,
                today=today,
                stands=stands,
                withdrawn=part.withdrew_on is not None,
            )
        )
    )
    return Mine(
        day=day,
        booking=mine,
        may_book=not against,
        may_give_up=stands is not DECLINED
        and not rules.why_not_give_up(day=DayState(day.state), stands=stands),
        wants_feedback=stands is ATTENDED and not has_given,
    )
