"""Meetings of supervision groups, and who leads each. The database keeps them from clashing.

Times are moments; the day and the wall time people say are London's. A meeting that is cancelled
takes up nobody and no room.
"""

import uuid
from datetime import datetime, time
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Case, Deferrable, Exists, F, Func, OuterRef, Q, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse

from holdfast.access import rows
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.supervision import rules
from holdfast.supervision.models.groups import Group, Membership
from holdfast.supervision.models.places import Room

RUNS_ALL = (Role.LEAD, Role.ADMINISTRATOR)
THERE = "group_id = ANY(ARRAY(SELECT id FROM supervision_group))"
MINE = "SELECT id FROM supervision_group WHERE supervisor_id = (SELECT app.uid())"
I_STAND_IN = (
    "SELECT meeting_id FROM supervision_meetingsupervisor "
    "WHERE person_id = (SELECT app.uid()) AND stood_down_because = ''"
)
IS_SUPERVISOR = rows.by_roles(Role.SUPERVISOR)
WRITE = f"({rows.by_roles(*RUNS_ALL)} OR ({IS_SUPERVISOR} AND group_id = ANY(ARRAY({MINE}))))"
STANDS_IN = f"({IS_SUPERVISOR} AND id = ANY(ARRAY({I_STAND_IN})))"


SPAN = Func(  # from its beginning up to its end, which is not in it
    F("starts_at"), F("ends_at"), function="TSTZRANGE", output_field=DateTimeRangeField()
)


def no_two(name: str, what: str, *, where: Q) -> ExclusionConstraint:
    """Return the constraint that no two rows with the same `what` overlap in time.

    It is checked after each statement, unless a cascade puts it off to its own end.
    """
    return ExclusionConstraint(
        name=name,
        expressions=[
            (F(what), RangeOperators.EQUAL),
            (SPAN, RangeOperators.OVERLAPS),
        ],
        condition=where,
        deferrable=Deferrable.IMMEDIATE,
    )


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, reader: User) -> "MeetingQuerySet":
        """Return the meetings of groups of the reader's own authority."""
        of_run = Q(group__run__authority_id=reader.authority)
        return self.filter(of_run | Q(group__authority_id=reader.authority))

    def of_kind(self, kind: rules.GroupKind) -> "MeetingQuerySet":
        """Return the meetings of groups that meet for one thing."""
        return self.filter(group__kind=kind)

    def planned_by(self, reader: User) -> "MeetingQuerySet":
        """Return the meetings whose group's calendar the reader keeps."""
        return self.filter(group__in=Group.objects.planned_by(reader))

    def coming(self) -> "MeetingQuerySet":
        """Return the meetings that are still to be held."""
        return self.filter(state__in=rules.COMING)


class Meeting(models.Model):
    """One meeting of a group, planned for two hours."""

    row_rule = rows.RowRule(
        words="Read with the supervision_group above; planned by programme lead, programme "
        "administrator and the group's own clinical supervisor, and changed by whoever leads it",
        read=THERE,
        add=f"{THERE} AND {WRITE}",
        change=f"{THERE} AND ({WRITE} OR {STANDS_IN})",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="meetings")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_on = models.GeneratedField(
        expression=TruncDate("starts_at", tzinfo=ZoneInfo("Europe/London")),
        output_field=models.DateField(),
        db_persist=True,
    )
    room = models.ForeignKey(
        Room, on_delete=models.PROTECT, related_name="meetings", null=True, blank=True
    )
    online_link = models.TextField(blank=True)
    state = models.TextField(
        choices=[(one.value, one.value.capitalize()) for one in rules.MeetingState],
        default=rules.MeetingState.PLANNED,
    )
    takes_place = models.GeneratedField(
        expression=Case(When(state="cancelled", then=Value(False)), default=Value(True)),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    cancelled_because = models.TextField(blank=True)
    moved_from = models.DateTimeField(
        null=True, blank=True, help_text="When it was to begin before it was last moved"
    )
    sequence = models.IntegerField(
        default=0, help_text="How often a calendar was to change it (RFC 5545)"
    )
    version = models.IntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["group", "starts_at"], name="supervision_meeting_time")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="supervision_a_meeting_ends_after_it_begins",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
            models.CheckConstraint(
                name="supervision_a_cancelled_meeting_says_why",
                condition=Q(state="cancelled") & ~Q(cancelled_because="")
                | ~Q(state="cancelled") & Q(cancelled_because=""),
            ),
            models.UniqueConstraint(
                name="supervision_as_its_supervisors_have_it",
                fields=["id", "group", "starts_at", "ends_at", "takes_place"],
            ),
            no_two("supervision_a_group_in_one_meeting", "group", where=~Q(state="cancelled")),
            no_two(
                "supervision_a_room_for_one_meeting",
                "room",
                where=~Q(state="cancelled") & Q(room__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Meeting on {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("group", args=[self.group_id])

    @property
    def begins(self) -> datetime:
        """When it begins, in London."""
        return self.starts_at.astimezone(rules.LONDON)

    @property
    def ends(self) -> datetime:
        """When it ends, in London."""
        return self.ends_at.astimezone(rules.LONDON)

    @property
    def at(self) -> time:
        """The wall time at which it begins."""
        return self.begins.time()

    @property
    def minutes(self) -> int:
        """How long it is planned to last."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_coming(self) -> bool:
        """Whether it is still to be held."""
        return self.state in rules.COMING


class MeetingSupervisor(models.Model):
    """A clinical psychologist who leads one meeting: its lead, a co-supervisor or cover.

    Group, times and whether it takes place are the meeting's own: a foreign key on all five keeps
    them so. They stand here because one constraint must see them: nobody leads two at once.
    """

    row_rule = rows.RowRule(
        words="Read with the supervision_group above; written by programme lead, programme "
        "administrator and the group's own clinical supervisor",
        read=THERE,
        add=f"{THERE} AND {WRITE}",
        change=f"{THERE} AND {WRITE}",
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="supervisors")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="meetings_led")
    part = models.TextField(choices=[(one.value, one.value.capitalize()) for one in rules.Leads])
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    takes_place = models.BooleanField(default=True)
    stood_down_because = models.TextField(
        blank=True, help_text="Why they do not lead it after all; never why they are ill"
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="supervision_once_at_a_meeting", fields=["meeting", "person"]
            ),
            models.UniqueConstraint(
                name="supervision_one_lead_or_cover_a_meeting",
                fields=["meeting"],
                condition=Q(part__in=["lead", "cover"], stood_down_because=""),
            ),
            no_two(
                "supervision_nobody_leads_two_at_once",
                "person",
                where=Q(takes_place=True, stood_down_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}, {self.part}"


OVER = (rules.MeetingState.SIGNED, rules.MeetingState.CANCELLED)


def places_at_meetings_stood_in(person: User) -> models.QuerySet[Membership]:
    """Return the places of those who are members at a meeting somebody leads as cover or besides.

    From the moment that is agreed, and until the record is signed or the meeting is cancelled.
    """
    stands_in = MeetingSupervisor.objects.filter(
        person=person,
        part__in=(rules.Leads.COVER, rules.Leads.CO_SUPERVISOR),
        stood_down_because="",
        group=OuterRef("group"),
        meeting__held_on__gte=OuterRef("joined_on"),
    ).exclude(meeting__state__in=OVER)
    before_they_left = stands_in.filter(meeting__held_on__lt=OuterRef("left_on"))
    return Membership.objects.filter(
        Q(Exists(stands_in), left_on=None) | Q(Exists(before_they_left))
    )
