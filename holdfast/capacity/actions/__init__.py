"""Every change to what somebody holds and the time released for them."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.capacity import rules
from holdfast.capacity.models import HeldCases, Release
from holdfast.kit.refusals import insist

A_DAY = timedelta(days=1)


@transaction.atomic
def say_what_they_hold(
    *, person: User, told: rules.Caseload, on: date, today: date, at: datetime, by: User
) -> HeldCases:
    """Keep what somebody holds, as of a day; what was said before stays as it was."""
    is_to_come = on > today
    insist(
        rules.why_not_say(children=told.children, full_time=told.full_time, is_to_come=is_to_come)
    )
    held = HeldCases(person=person, said_on=on, said_at=at, said_by=by, **asdict(told))
    held.save(force_insert=True)
    record("said what they hold", about=[held, person], by=by)
    return held


@transaction.atomic
def release_time(
    *,
    person: User,
    minutes: rules.Minutes,
    gives_way: str,
    begins_on: date,
    at: datetime,
    by: User,
) -> Release:
    """Release somebody's time for the programme from a day on, in place of what was released."""
    User.objects.select_for_update().get(pk=person.pk)  # two managers at once: one release is left
    former = Release.objects.filter(person=person, ends_on=None).first()
    began_on = former.begins_on if former else None
    insist(rules.why_not_release(minutes, begins_on=begins_on, former_began_on=began_on))
    if former is not None:
        end = max(former.begins_on, begins_on - A_DAY)
        Release.objects.filter(pk=former.pk).update(ends_on=end)
    made = Release(
        person=person, gives_way=gives_way.strip(), begins_on=begins_on, agreed_by=by,
        agreed_at=at, **asdict(minutes),
    )  # fmt: skip
    made.save(force_insert=True)
    record("released time", about=[made, person], by=by, minutes=minutes.all)
    return made


@transaction.atomic
def end_release(*, release: Release, on: date, by: User) -> None:
    """End a release of time after a day. One that has ended stays as it is."""
    found = Release.objects.filter(pk=release.pk, ends_on=None)
    if found.update(ends_on=max(release.begins_on, on)):
        record("ended a release of time", about=[release, release.person], by=by)
