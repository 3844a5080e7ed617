"""Questions about the records of meetings: members of the day, who came, and how much they had."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from holdfast.access.models import User
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision import rules
from holdfast.supervision.models import (
    Attendance,
    Group,
    Meeting,
    MeetingReflection,
    Membership,
)
from holdfast.supervision.reports.told import members, places_in

HELD = (*rules.TAKES_RECORD, rules.MeetingState.SIGNED)


def led_by(reader: User) -> "QuerySet[Meeting]":
    """Return the supervision meetings somebody leads: of their own groups, as cover or besides."""
    mine = Q(group__supervisor=reader)
    stands_in = Q(supervisors__person=reader, supervisors__stood_down_because="")
    of_supervision = Meeting.objects.visible_to(reader).of_kind(rules.GroupKind.SUPERVISION)
    return of_supervision.filter(mine | stands_in).distinct()


def members_on(meeting: Meeting) -> list[Membership]:
    """Return who had a place in the group on the day of a meeting, by name."""
    day = meeting.held_on
    places = Membership.objects.filter(group=meeting.group_id, joined_on__lte=day)
    people = places.not_left_by(day).select_related("participant__person", "participant__team")
    return list(people.order_by("participant__person__name", "pk"))


def people_on(meeting: Meeting) -> list[User]:
    """Return who had a place in a meeting's group, of either kind, on its day, by name."""
    here = members(meeting, places_in([meeting.group_id]))
    return sorted(here, key=lambda one: (one.name, one.pk))


def attendance_of(meeting: Meeting) -> dict[UUID, Attendance]:
    """Return, by participant, what is recorded last of each at a meeting."""
    found = Attendance.objects.filter(meeting=meeting).select_related("participant__person")
    return {one.participant_id: one for one in found.order_by("number")}


@dataclass(frozen=True, kw_only=True)
class Had:
    """How much supervision one member of a group had."""

    place: Membership
    dose: rules.Dose


def doses(group: Group, places: Iterable[Membership]) -> list[Had]:
    """Return how many of the group's meetings held, while they belonged, each member came to."""
    held = list(group.meetings.filter(state__in=HELD).order_by("starts_at", "pk"))
    came: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    rows = Attendance.objects.filter(meeting__in=held).order_by("number")
    for who, meeting, how in rows.values_list("participant_id", "meeting_id", "came"):
        came[who][meeting] = how
    numbers = numbers_in_force()
    theirs = [(place, of_member(place, held, came[place.participant_id])) for place in places]
    return [Had(place=place, dose=rules.dose(one, numbers=numbers)) for place, one in theirs]


def of_member(place: Membership, held: Iterable[Meeting], came: dict[UUID, str]) -> list[str]:
    """Return what is recorded of one member at each meeting held while they belonged."""
    return [
        came[one.pk]
        for one in held
        if place.joined_on <= one.held_on
        and (place.left_on is None or one.held_on < place.left_on)
        and one.pk in came
    ]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the members of a meeting said of it, once five of them did."""

    answers: int
    mean: float


def said_of(meetings: Iterable[Meeting]) -> dict[UUID, Said]:
    """Return what was said of each meeting of which five people or more said anything."""
    keys = [one.pk for one in meetings]
    rows = asked("SELECT * FROM app.meeting_said(%s::uuid[])", keys)
    return {key: Said(answers=answers, mean=float(mean)) for key, answers, mean in rows}


def comments_on(meeting: Meeting) -> list[str]:
    """Return the comments on a meeting without names, once five people wrote one."""
    return [words for (words,) in asked("SELECT * FROM app.meeting_comments(%s)", meeting.pk)]


def asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows that a function of ours answers with."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@dataclass(frozen=True, kw_only=True)
class Mine:
    """One member's own supervision: places in groups, the latest meetings, reflections."""

    had: list[Had]
    meetings: list[tuple[Meeting, Attendance]]
    reflections: list[MeetingReflection]


def my_supervision(reader: User) -> Mine:
    """Return what somebody had of supervision, the latest first."""
    own = Membership.objects.filter(participant__person=reader)
    places = list(own.select_related("group__supervisor", "participant__person"))
    had = [one for place in places for one in doses(place.group, [place])]
    rows = Attendance.objects.filter(participant__person=reader).order_by("number")
    recorded = {one.meeting_id: one for one in rows}
    held = Meeting.objects.filter(pk__in=recorded).select_related("group").order_by("-starts_at")
    about = MeetingReflection.objects.filter(participant__person=reader)
    loaded = about.select_related("meeting__group", "author").order_by("-meeting__starts_at")
    return Mine(
        had=had,
        meetings=[(one, recorded[one.pk]) for one in held],
        reflections=list(loaded),
    )
