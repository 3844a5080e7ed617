"""The facts that the triggers look at on one day, as the programme lead may know them.

Of cases the lead reads none: functions of the database give a reference and a day, or a number.
"""

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q

from holdfast.manual.models import Section as ManualSection
from holdfast.place.models import Leaving
from holdfast.programme.models import Run
from holdfast.programme.reports import open_cases_of
from holdfast.risk import rules
from holdfast.supervision.models import Attendance, Group, Meeting, MeetingSupervisor
from holdfast.supervision.rules import Came, Leads
from holdfast.training.models import Day
from holdfast.training.rules import states as of_days

PRESENT = (Came.ATTENDED, Came.PART)
ManagersTime = Callable[[Run, date], tuple[rules.ManagerTime, ...]]
MANAGERS_TIME: list[ManagersTime] = []  # an app that knows managers' hours adds its own


def also_gather(managers_time: ManagersTime) -> None:
    """Have what managers promised and gave gathered by an app that knows it."""
    MANAGERS_TIME.append(managers_time)


def facts(run: Run, *, today: date) -> rules.Facts:
    """Return everything the triggers look at on a day."""
    return rules.Facts(
        today=today,
        groups=groups(run, today),
        started=started(run, today),
        managers=tuple(one for gather in MANAGERS_TIME for one in gather(run, today)),
        leavers=leavers(run),
        meetings=meetings(run, today),
        sections=sections(run, today),
    )


def groups(run: Run, today: date) -> tuple[rules.GroupMeetings, ...]:
    """Return each group that meets, with how many came to each meeting that was held."""
    going = Group.objects.filter(run=run).filter(Q(closed_on=None) | Q(closed_on__gt=today))
    corrected = Attendance.objects.filter(
        meeting=OuterRef("meeting"), participant=OuterRef("participant"),
        number__gt=OuterRef("number"),
    )  # fmt: skip
    in_force = Attendance.objects.filter(~Exists(corrected), meeting__held_on__lte=today)
    came = in_force.filter(meeting__group__run=run).values("meeting", "meeting__group")
    held: dict[object, list[tuple[date, int]]] = {}
    present = Count("pk", filter=Q(came__in=PRESENT))
    for one in came.annotate(day=F("meeting__held_on"), many=present).order_by("day", "meeting"):
        held.setdefault(one["meeting__group"], []).append((one["day"], one["many"]))
    return tuple(
        rules.GroupMeetings(key=str(one.pk), name=one.name, held=tuple(held.get(one.pk, ())))
        for one in going.order_by("name", "pk")
    )


def started(run: Run, today: date) -> tuple[rules.Started, ...]:
    """Return the open cases in which no measure was ever answered."""
    with connection.cursor() as cursor:
        asked = "SELECT key, reference, opened_on FROM app.cases_unmeasured(%s) ORDER BY 3, 2, 1"
        cursor.execute(asked, [run.pk])
        rows = cursor.fetchall()
    return tuple(
        rules.Started(key=str(key), reference=reference, opened_on=opened_on)
        for key, reference, opened_on in rows
        if opened_on <= today
    )


def leavers(run: Run) -> tuple[rules.Leaver, ...]:
    """Return those who are to leave, with how many open cases they lead."""
    found = Leaving.objects.planned().filter(person__parts__run=run)
    each = found.values_list("pk", "person__name", "last_on", "person__parts")
    return tuple(
        rules.Leaver(key=str(key), name=name, last_on=last_on, open_cases=open_cases_of(part))
        for key, name, last_on, part in each
    )


def meetings(run: Run, today: date) -> tuple[rules.MeetingAhead, ...]:
    """Return the meetings to come whose leader stood down, and whether somebody stands in."""
    of_it = MeetingSupervisor.objects.filter(meeting=OuterRef("pk"))
    leads = of_it.filter(part__in=(Leads.LEAD, Leads.COVER), stood_down_because="")
    coming = Meeting.objects.filter(group__run=run, held_on__gte=today).coming()
    found = coming.annotate(is_led=Exists(leads)).filter(is_led=False)
    return tuple(
        rules.MeetingAhead(
            key=str(one.pk), name=one.group.name, held_on=one.held_on,
            leads=one.group.supervisor.name, is_away=True, has_cover=False,
        )
        for one in found.select_related("group__supervisor").order_by("held_on", "pk")
    )  # fmt: skip


def sections(run: Run, today: date) -> tuple[rules.Section, ...]:
    """Return the sections that open cases wait for, with the next day on which each is taught."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT section_id, waiting FROM app.sections_waited_for(%s)", [run.pk])
        waiting = dict(cursor.fetchall())
    coming = Day.objects.filter(run=run, held_on__gte=today).exclude(state=of_days.CANCELLED)
    days = dict(coming.order_by("-held_on").values_list("section", "held_on"))
    found = ManualSection.objects.filter(pk__in=waiting).order_by("pk")
    return tuple(
        rules.Section(
            key=str(one.pk), name=str(one), waiting=waiting[one.pk], next_day=days.get(one.pk)
        )
        for one in found
    )
