"""Opening a group of reflective practice; being asked into it, taking a place, giving it up."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import connection, transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.place.models import Authority
from holdfast.supervision import rules
from holdfast.supervision.actions.telling import tell_of_place
from holdfast.supervision.models import Group, ReflectivePlace, Room
from holdfast.supervision.reports.reflective import seat
from holdfast.supervision.rules.telling import Happened


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A group of reflective practice as it is told: what for, who leads it, when and where."""

    name: str
    purpose: str
    supervisor: User
    first_meeting_on: date
    meets_at: time
    minutes: int
    places: int
    room: Room | None = None
    online_link: str = ""


@transaction.atomic
def open_reflective_group(*, told: Opening, by: User) -> Group:
    """Open a group of reflective practice, tied to no manual's run."""
    is_clinician = told.supervisor.role == "clinical supervisor" and told.supervisor.is_active
    insist([] if is_clinician else [rules.WhyNotLead.NOT_A_PSYCHOLOGIST])
    group = Group(
        kind=rules.GroupKind.REFLECTIVE,
        authority=Authority.objects.get(code=by.authority),
        name=told.name.strip(),
        purpose=told.purpose.strip(),
        supervisor=told.supervisor,
        first_meeting_on=told.first_meeting_on,
        meets_at=told.meets_at,
        minutes=told.minutes,
        places=told.places,
        room=told.room,
        online_link=told.online_link,
    )
    group.save(force_insert=True)
    record("opened a reflective-practice group", about=[group], by=by)
    return group


def locked(group: Group, person: User, today: date) -> tuple[Group, rules.Seat]:
    """Return a group and how somebody stands to it, until this is done: two people, one last place.

    Whoever takes a place may not change the group, so the lock is on its key.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"group {group.pk}"])
    group.refresh_from_db()
    places = ReflectivePlace.objects.open(today).filter(group=group)
    return group, seat(group, person, places, today)


@transaction.atomic
def ask_into_group(*, group: Group, person: User, on: date, by: User) -> ReflectivePlace:
    """Ask somebody to take a place; they take it themselves. Raise `Refused` with the reasons."""
    group, stands = locked(group, person, on)
    insist(rules.why_not_invite(stands))
    place = ReflectivePlace(group=group, person=person, asked_on=on)
    place.save(force_insert=True)
    record("asked into a reflective-practice group", about=[place, group, person], by=by)
    return place


@transaction.atomic
def take_place(*, group: Group, on: date, at: datetime, by: User) -> ReflectivePlace:
    """Take a place of one's own, asked or not, and be sent the sessions to come."""
    group, stands = locked(group, by, on)
    insist(rules.why_not_take(stands))
    asked = ReflectivePlace.objects.filter(group=group, person=by, joined_on=None, left_on=None)
    place = asked.first() or ReflectivePlace(group=group, person=by)
    place.joined_on = on
    place.save()
    record("took a place in a reflective-practice group", about=[place, group], by=by)
    tell_of_place(place=place, happened=Happened.JOINED, at=at, by=by)
    return place


@transaction.atomic
def end_places(*, person: User, on: date, by: User) -> None:
    """End every place a leaver has or is asked to take, from a day on; nobody is written to."""
    for place in ReflectivePlace.objects.filter(person=person, left_on=None).order_by("pk"):
        left_on = max(place.joined_on or on, on)
        ReflectivePlace.objects.filter(pk=place.pk).update(left_on=left_on)
        record("gave up a place in a reflective-practice group", about=[place], by=by)


@transaction.atomic
def give_up_place(*, place: ReflectivePlace, on: date, at: datetime, by: User) -> ReflectivePlace:
    """Give up a place, or say no to one; whoever had it is told which sessions are theirs no more.

    One that was given up already stays as it is.
    """
    place = ReflectivePlace.objects.select_for_update(of=("self",)).get(pk=place.pk)
    if place.left_on is not None:
        return place
    place.left_on = on
    place.save(update_fields=["left_on"])
    record("gave up a place in a reflective-practice group", about=[place], by=by)
    if place.joined_on is not None:
        tell_of_place(place=place, happened=Happened.LEFT, at=at, by=by)
    return place
