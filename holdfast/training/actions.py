"""Every change to training days and who came."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.manual.models import Section
from holdfast.programme.models import Participant, Run
from holdfast.training.models import Attendance, Day


@transaction.atomic
def hold_day(
    *, run: Run, section: Section, on: date, came: Mapping[Participant, str], by: User
) -> Day:
    """Record a training day; `came` gives, for each participant, '' or why they were away."""
    day = Day.objects.create(run=run, section=section, held_on=on)
    for participant, absent_because in came.items():
        Attendance.objects.create(
            day=day,
            participant=participant,
            has_attended=not absent_because,
            absent_because=absent_because,
        )
    record("held training day", about=[day], by=by, section=section.code, came=len(came))
    return day
