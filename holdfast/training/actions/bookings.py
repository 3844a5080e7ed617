"""Places on training days: invited to, taken, given up; and who was there."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from holdfast.access.models import User
from holdfast.access.moments import transaction_moment
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.programme.models import Participant
from holdfast.training.actions.days import go_on
from holdfast.training.actions.queue import hold_the_queue, let_move_up
from holdfast.training.models import Booking, Day
from holdfast.training.reports.places import counts_of
from holdfast.training.rules import booking as rules
from holdfast.training.rules import planning
from holdfast.training.rules.states import (
    ABSENT,
    ATTENDED,
    BOOKED,
    DECLINED,
    HELD,
    INVITED,
    WAITING,
    BookingState,
    DayState,
)


@transaction.atomic
def invite_people(
    *, day: Day, participants: Iterable[Participant], at: datetime, by: User
) -> list[Booking]:
    """Invite people to a day; who stands to it in any way already is left as they are."""
    people = list(participants)
    insist(
        planning.why_not_invite(
            state=DayState(day.state), meant_for=day.meant_for, parts=[one.part for one in people]
        )
    )
    hold_the_queue(day)
    asked = set(day.bookings.values_list("participant_id", flat=True))
    invited = [
        Booking(day=day, participant=one, state=INVITED.value, moved_at=at, invited_by=by)
        for one in people
        if one.pk not in asked
    ]
    for one in invited:
        one.save(force_insert=True)
    record("invited to training day", about=[day, *invited], by=by, invited=len(invited))
    return invited


@transaction.atomic
def book(*, day: Day, participant: Participant, today: date, at: datetime, by: User) -> Booking:
    """Take a place on a day, or one on its waiting list. Raise `Refused` if the rules say no."""
    hold_the_queue(day)  # two people, one last place
    day.refresh_from_db()
    mine = Booking.objects.filter(day=day, participant=participant).first()
    insist(
        rules.why_not_book(
            rules.Booking(
                day=DayState(day.state),
                meant_for=day.meant_for,
                part=participant.part,
                held_on=day.held_on,
                today=today,
                stands=BookingState(mine.state) if mine else None,
                withdrawn=participant.withdrew_on is not None,
            )
        )
    )
    gets = rules.gets(capacity=day.capacity, taken=counts_of(day).taken)
    made = mine or Booking(day=day, participant=participant)
    made.state, made.because, made.moved_at = gets.value, "", at
    made.waiting_since = at if gets is WAITING else None
    made.save()
    record("took a place" if gets is BOOKED else "waits for a place", about=[made, day], by=by)
    return made


@transaction.atomic
def give_up(
    *, day: Day, participant: Participant, because: str, at: datetime, by: User
) -> list[Booking]:
    """Say that one is not coming, and return who moved up to the place. Raise `Refused` if not."""
    hold_the_queue(day)
    day.refresh_from_db()
    mine = Booking.objects.filter(day=day, participant=participant).first()
    stands = BookingState(mine.state) if mine else None
    insist(rules.why_not_give_up(day=DayState(day.state), stands=stands))
    Booking.objects.filter(day=day, participant=participant).update(
        state=DECLINED.value,
        because=because,
        moved_at=transaction_moment(),  # what lets whoever gives it up move somebody else up
        waiting_since=None,
    )
    record("is not coming to training day", about=[day], by=by, why=because)
    return let_move_up(day=day, at=at, by=by)


@transaction.atomic
def take_attendance(
    *, day: Day, came: Mapping[Booking, str], today: date, at: datetime, by: User
) -> Day:
    """Keep who was there: `came` gives, for each booking, '' or why they were absent.

    Taken again, it puts right what was taken before. Raise `Refused` if the rules say no.
    """
    insist(
        rules.why_not_take(
            [(BookingState(one.state), not because, because) for one, because in came.items()]
        )
    )
    go_on(day, HELD, today=today)
    for one, because in came.items():
        state = ABSENT if because else ATTENDED
        Booking.objects.filter(pk=one.pk, day=day).update(
            state=state.value, because=because, moved_at=at, waiting_since=None
        )
    absent = sum(bool(because) for because in came.values())
    record("took attendance", about=[day], by=by, came=len(came) - absent, absent=absent)
    return day


@transaction.atomic
def remind(*, day: Day, today: date, at: datetime, by: User) -> list[Booking]:
    """Remind, once ever, everybody who has a place; return those who were reminded now."""
    hold_the_queue(day)
    waiting = list(
        day.bookings.in_state(BOOKED)
        .filter(reminded_at=None)
        .select_related("participant__person")
        .order_by("participant__person__name", "pk")
    )
    insist(
        planning.why_not_remind(
            state=DayState(day.state),
            held_on=day.held_on,
            today=today,
            waiting_for_one=len(waiting),
        )
    )
    Booking.objects.filter(pk__in=[one.pk for one in waiting], reminded_at=None).update(
        reminded_at=at
    )
    record("reminded of training day", about=[day, *waiting], by=by, reminded=len(waiting))
    return waiting
