"""Finishing a leaving: what a leaver still holds is ended, and their place is free."""

from datetime import date, datetime

from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest

from holdfast.access.actions import end_access
from holdfast.access.models import Grant, User
from holdfast.access.rules import Standing
from holdfast.audit.trail import record
from holdfast.casework.actions.cases import give_reminders
from holdfast.casework.models import Assignment, Case, Cover, Handover, Reminder
from holdfast.casework.reports.leaving import open_cases_led_by
from holdfast.casework.rules.handing import Handing
from holdfast.choosing.models import Nomination
from holdfast.kit.refusals import Refused
from holdfast.place.actions import leave_team, settle
from holdfast.place.models import Leaving, Post
from holdfast.place.rules import Leave, WhyNotFinish
from holdfast.programme.actions import withdraw
from holdfast.supervision.actions import leave_group
from holdfast.supervision.actions.reflective import end_places
from holdfast.supervision.models import Membership

RETURNED_BECAUSE = "They have left"
LEFT = "left"  # why a leaver's part in a case ends: one of `rules.HANDOVERS`


def finish_leaving(
    *, leaving: Leaving, version: int, today: date, at: datetime, by: User
) -> Leaving:
    """End all that somebody who leaves still holds, and close their account.

    Raise `Refused` before their last day, or while they lead an open case: the database is asked
    at the end as well, so that a case given to them at this very moment is not left with nobody.
    """
    try:
        with transaction.atomic():
            end_all(leaving=leaving, version=version, today=today, at=at, by=by)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as clash:
        if "nobody who leads it" not in str(clash):
            raise
        leaving.refresh_from_db()
        raise Refused([WhyNotFinish.LEADS]) from clash
    return leaving


@transaction.atomic
def end_all(*, leaving: Leaving, version: int, today: date, at: datetime, by: User) -> None:
    """End what a leaver holds, the account last."""
    person, last_on = leaving.person, leaving.last_on
    open_cases = open_cases_led_by(person)
    settle(leaving, version, Leave.FINISHED, open_cases=open_cases, today=today, by=by)
    record("finished a leaving", about=[leaving, person], by=by, last_on=last_on)
    end_parts(person=person, last_on=last_on, by=by)
    end_covers(person=person, last_on=last_on, by=by)
    return_handovers(person=person, at=at, by=by)
    end_leave(person=person, at=at, by=by)
    leave_programme(leaving, by=by)
    end_access(person=person, why=leaving.because, by=by)


@transaction.atomic
def end_parts(*, person: User, last_on: date, by: User) -> None:
    """End what they were beside a lead, and let their reminders there be the lead's."""
    parts = Assignment.objects.filter(participant__person=person, ended_on=None)
    for one in parts.exclude(part="lead").order_by("pk"):
        ended_on = max(one.began_on, last_on)
        Assignment.objects.filter(pk=one.pk).update(ended_on=ended_on, ended_because=LEFT)
        record("ended a part in a case", about=[Case(pk=one.case_id), person], by=by, part=one.part)
    for reminder in Reminder.objects.open().filter(owner=person).select_related("case"):
        lead = reminder.case.assignments.filter(part="lead", ended_on=None).first()
        if lead is not None:
            give_reminders(case=reminder.case, giver=person, to=lead.participant.person, by=by)


@transaction.atomic
def end_covers(*, person: User, last_on: date, by: User) -> None:
    """End the covers they give, from their last day on."""
    for one in Cover.objects.filter(person=person, until_on__gt=last_on).order_by("pk"):
        Cover.objects.filter(pk=one.pk).update(until_on=max(one.began_on, last_on))
        record("ended cover", about=[one, Case(pk=one.case_id)], by=by)


@transaction.atomic
def return_handovers(*, person: User, at: datetime, by: User) -> None:
    """Return whatever they were asked to take over and never answered."""
    for one in Handover.objects.waiting().filter(to_person=person).order_by("pk"):
        Handover.objects.filter(pk=one.pk).update(
            state=Handing.RETURNED, answer=RETURNED_BECAUSE, answered_at=at,
            version=F("version") + 1,
        )  # fmt: skip
        record("returned handover", about=[one, Case(pk=one.case_id)], by=by, why=RETURNED_BECAUSE)


@transaction.atomic
def end_leave(*, person: User, at: datetime, by: User) -> None:
    """End every leave they have to reach a case, or a family that is considered."""
    for one in Grant.objects.filter(person=person).not_ended(at).order_by("pk"):
        Grant.objects.filter(pk=one.pk).update(ended_at=Greatest(F("began_at"), at))
        considers = one.standing == Standing.CONSIDERS
        about = Nomination(pk=one.case_id) if considers else Case(pk=one.case_id)
        record("ended leave", about=[about, person], by=by, why=LEFT, standing=one.standing)


def leave_programme(leaving: Leaving, *, by: User) -> None:
    """Free their place in a supervision group, and end their part in runs and in teams."""
    person, last_on = leaving.person, leaving.last_on
    for place in Membership.objects.filter(participant__person=person, left_on=None):
        leave_group(membership=place, on=max(place.joined_on, last_on), by=by)
    end_places(person=person, on=last_on, by=by)
    for part in person.parts.filter(withdrew_on=None):
        on, because = max(part.joined_on, last_on), leaving.get_because_display()
        withdraw(participant=part, because=because, on=on, by=by)
    for post in Post.objects.current().filter(person=person):
        leave_team(post=post, on=max(post.joined_on, last_on), by=by)
