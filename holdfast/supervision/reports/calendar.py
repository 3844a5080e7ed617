"""What the calendar of groups takes up: who and which room is taken, closed days, who is away."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import connection

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision import rules
from holdfast.supervision.models import Group, Meeting, MeetingMove, MeetingSupervisor
from holdfast.supervision.models import SchoolHoliday as School

A_DAY = timedelta(days=1)
TakenBy = dict[object, list[rules.Taken]]  # by the key of a person or a room


def holidays_of(authority: str, *, until: date = date.max) -> tuple[rules.Holiday, ...]:
    """Return an authority's school holidays that begin by a day, in order of time."""
    found = School.objects.filter(authority_id=authority, began_on__lte=until)
    return tuple(
        rules.Holiday(name=one.name, began_on=one.began_on, ends_on=one.ends_on)
        for one in found.order_by("began_on", "pk")
    )


def people_taken(people: Collection[int], *, but: Group) -> TakenBy:
    """Return when psychologists lead meetings of other groups than one."""
    found = (
        MeetingSupervisor.objects.filter(person__in=people, takes_place=True, stood_down_because="")
        .exclude(group=but)
        .select_related("person", "group")
    )
    taken: TakenBy = defaultdict(list)
    for one in found.order_by("starts_at", "pk"):
        what = f"{one.person.name} leads {one.group.name} then"
        taken[one.person_id].append(rules.Taken(span=(one.starts_at, one.ends_at), what=what))
    return taken


def rooms_taken(rooms: Collection[object], *, but: Group) -> TakenBy:
    """Return when rooms hold meetings of other groups than one."""
    found = Meeting.objects.filter(room__in=rooms, takes_place=True).exclude(group=but)
    taken: TakenBy = defaultdict(list)
    for one in found.select_related("room", "group").order_by("starts_at", "pk"):
        what = f"{one.room} is taken by {one.group.name} then"
        taken[one.room_id].append(rules.Taken(span=(one.starts_at, one.ends_at), what=what))
    return taken


def series_of(
    group: Group, *, first: date, until: date, without_school_holidays: bool
) -> rules.Series:
    """Return what planning a group's meetings from a day to a day asks for."""
    people = people_taken([group.supervisor_id], but=group)[group.supervisor_id]
    rooms = rooms_taken([group.room_id], but=group)[group.room_id] if group.room_id else []
    held = group.meetings.filter(takes_place=True).values_list("held_on", flat=True)
    authority = group.its_authority
    return rules.Series(
        first=first,
        until=until,
        at=group.meets_at,
        minutes=group.minutes,
        holidays=holidays_of(authority, until=until) if without_school_holidays else (),
        taken=(*people, *rooms),
        meets_on=tuple(held),
        numbers=numbers_in_force(),
    )


def members_away(group: Group) -> tuple[tuple[date, date, str], ...]:
    """Return first day, last day and who of every absence of a group's members; never why."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT first, last, who FROM app.members_away(%s)", [group.pk])
        return tuple(cursor.fetchall())


def planned_of(group: Group) -> list[rules.Planned]:
    """Return every meeting of a group that takes place, as moving them asks, in order of time."""
    held = group.meetings.filter(takes_place=True).order_by("starts_at", "pk")
    meetings = list(held.prefetch_related("supervisors"))
    leading = {
        one.pk: [who.person_id for who in one.supervisors.all() if not who.stood_down_because]
        for one in meetings
    }
    people = people_taken({who for each in leading.values() for who in each}, but=group)
    rooms = rooms_taken({one.room_id for one in meetings if one.room_id}, but=group)
    away = members_away(group)
    return [
        rules.Planned(
            key=str(one.pk),
            span=(one.starts_at, one.ends_at),
            taken=(*(each for who in leading[one.pk] for each in people[who]), *rooms[one.room_id]),
            away=away,
            is_coming=one.is_coming,
        )
        for one in meetings
    ]


def cascade_of(meeting: Meeting, to: tuple[date, time], *, cascade: bool) -> rules.Cascade:
    """Return what becomes of a group's meetings when one goes to another day and wall time."""
    group = meeting.group
    return rules.moved(
        planned_of(group),
        str(meeting.pk),
        to,
        cascade=cascade,
        holidays=holidays_of(group.its_authority),
        numbers=numbers_in_force(),
    )


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A psychologist who could lead a meeting, and why not if they are taken."""

    person: User
    why_not: str


def could_lead(meeting: Meeting) -> list[Candidate]:
    """Return every psychologist of the authority who does not lead a meeting, the free first."""
    leading = meeting.supervisors.filter(stood_down_because="").values("person")
    found = User.objects.filter(
        authority=meeting.group.its_authority, role=Role.SUPERVISOR, is_active=True
    ).exclude(pk__in=leading)
    people = list(found.order_by("name", "pk"))
    taken = people_taken([one.pk for one in people], but=meeting.group)
    span = (meeting.starts_at, meeting.ends_at)
    told = [Candidate(person=one, why_not=rules.why_taken(span, taken[one.pk])) for one in people]
    return sorted(told, key=lambda one: bool(one.why_not))


@dataclass(frozen=True, kw_only=True)
class Month:
    """A group's calendar of one month: its meetings, closed days, and the months beside it."""

    first: date
    meetings: list[Meeting]
    closed: list[tuple[date, str]]
    holidays: list[rules.Holiday]
    away: list[tuple[date, date, str]]

    @property
    def before(self) -> date:
        """The first day of the month before."""
        return (self.first - A_DAY).replace(day=1)

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return (self.first + 31 * A_DAY).replace(day=1)


def month_of(group: Group, first: date, *, with_absences: bool) -> Month:
    """Return what a group's calendar shows of the month that begins on `first`."""
    last = (first + 31 * A_DAY).replace(day=1) - A_DAY
    held = group.meetings.filter(held_on__range=(first, last)).select_related("room", "group")
    days = [first + A_DAY * number for number in range(last.day)]
    schools = holidays_of(group.its_authority, until=last)
    away = members_away(group) if with_absences else ()
    return Month(
        first=first,
        meetings=list(held.prefetch_related("supervisors__person").order_by("starts_at", "pk")),
        closed=[(day, why) for day in days if day.weekday() < 5 and (why := rules.why_closed(day))],
        holidays=[one for one in schools if one.ends_on >= first],
        away=[one for one in away if one[0] <= last and one[1] >= first],
    )


def last_move(group: Group) -> list[MeetingMove]:
    """Return the meetings that were moved together last and have not been undone; maybe none."""
    moves = group.moves.in_force()
    latest = moves.order_by("-moved_at", "pk").first()
    if latest is None:
        return []
    together = moves.filter(together=latest.together).select_related("meeting", "group")
    return list(together.order_by("was_from", "pk"))


def next_first(group: Group, *, today: date) -> date:
    """Return a first day to offer for a series: as meant a fortnight after the last meeting."""
    last: datetime | None = (
        group.meetings.filter(takes_place=True)
        .order_by("-starts_at")
        .values_list("starts_at", flat=True)
        .first()
    )
    if last is None:
        return max(group.first_meeting_on, today)
    apart = timedelta(days=numbers_in_force().meet_every)
    return max(last.astimezone(rules.LONDON).date() + apart, today)
