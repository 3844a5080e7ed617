"""Keeping an authority's rooms and its school holidays."""

from datetime import date

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.supervision import rules
from holdfast.supervision.models import Room, SchoolHoliday


@transaction.atomic
def add_room(*, name: str, site: str, capacity: int, by: User) -> Room:
    """Add a room that meetings may be held in; raise `Refused` if there is one of that name."""
    insist(why_not_room(name, site, by=by))
    room = Room(authority_id=by.authority, name=name, site=site, capacity=capacity)
    room.save(force_insert=True)
    record("added a room", about=[room], by=by)
    return room


@transaction.atomic
def change_room(
    *, room: Room, version: int, name: str, site: str, capacity: int, is_in_use: bool, by: User
) -> Room:
    """Change a room, or say that it is used no more; meetings planned in it stay there."""
    insist(why_not_room(name, site, by=by, but=room))
    change(room, version=version, name=name, site=site, capacity=capacity, is_in_use=is_in_use)
    record("changed a room", about=[room], by=by)
    return room


def why_not_room(
    name: str, site: str, *, by: User, but: Room | None = None
) -> list[rules.WhyNotRoom]:
    """Return every reason against a room of the authority."""
    others = Room.objects.visible_to(by).exclude(pk__in=[but.pk] if but else [])
    is_there = others.filter(name=name, site=site).exists()
    return [rules.WhyNotRoom.THERE_ALREADY] if is_there else []


@transaction.atomic
def add_school_holiday(*, name: str, began_on: date, ends_on: date, by: User) -> SchoolHoliday:
    """Say on which days the authority's schools are closed; meetings that are planned stay."""
    insist(why_not_there(began_on, ends_on, by=by))
    made = SchoolHoliday(authority_id=by.authority, name=name, began_on=began_on, ends_on=ends_on)
    made.save(force_insert=True)
    record("added a school holiday", about=[made], by=by)
    return made


@transaction.atomic
def change_school_holiday(
    *, holiday: SchoolHoliday, version: int, name: str, began_on: date, ends_on: date, by: User
) -> SchoolHoliday:
    """Change a school holiday's name or days; raise `Stale` if somebody else did first."""
    insist(why_not_there(began_on, ends_on, by=by, but=holiday))
    change(holiday, version=version, name=name, began_on=began_on, ends_on=ends_on)
    record("changed a school holiday", about=[holiday], by=by)
    return holiday


@transaction.atomic
def remove_school_holiday(*, holiday: SchoolHoliday, by: User) -> None:
    """Take a school holiday out of the table."""
    record("removed a school holiday", about=[holiday], by=by, name=holiday.name)
    holiday.delete()


def why_not_there(
    began_on: date, ends_on: date, *, by: User, but: SchoolHoliday | None = None
) -> list[rules.WhyNotHoliday]:
    """Return every reason against a school holiday of the authority."""
    others = SchoolHoliday.objects.visible_to(by).exclude(pk__in=[but.pk] if but else [])
    overlaps = others.filter(began_on__lte=ends_on, ends_on__gte=began_on).exists()
    return rules.why_not_holiday(began_on=began_on, ends_on=ends_on, overlaps=overlaps)
