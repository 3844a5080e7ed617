"""Who has time: caseload, hours promised and used, of those whose hours the reader may know."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.capacity import rules
from holdfast.capacity.models import HeldCases, Release
from holdfast.capacity.rules import Figures, Kept, Minutes
from holdfast.casework.reports.leaving import open_cases_led
from holdfast.place.models import Post
from holdfast.programme.models import Part, Participant
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import Numbers

WINDOW = 56  # days over which hours used are counted: eight weeks


def whose(reader: User) -> "QuerySet[Participant]":
    """Return the practitioners whose capacity a reader may see: own, their teams', or all here."""
    people = Participant.objects.current().filter(
        run__authority_id=reader.authority, part=Part.PRACTITIONER
    )
    if reader.role != Role.LEAD:
        headed = Post.objects.current().filter(person=reader, is_manager=True).values("team")
        staff = Post.objects.current().filter(team__in=headed).values("person")
        mine = Q(person=reader)
        people = people.filter(mine | Q(person__in=staff) if reader.role == Role.MANAGER else mine)
    found = people.select_related("person", "team", "run__edition")
    return found.order_by("team__name", "person__name", "pk")


@dataclass(frozen=True, kw_only=True)
class Used:
    """What somebody's visits and group took in eight weeks; minutes a week but for the counts."""

    visits: int = 0
    unsaid: int = 0
    minutes: Minutes = field(default_factory=Minutes)
    together: int = 0  # preparing, travelling and recording, from before they were told apart

    @property
    def all(self) -> int:
        """Return the minutes a week in all."""
        return self.minutes.all + self.together


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """One practitioner: their part in the programme, all they hold, time promised and used."""

    participant: Participant
    open_cases: int
    held: HeldCases | None
    release: Release | None
    used: Used
    numbers: Numbers

    @property
    def is_over(self) -> bool:
        """Tell whether they hold more than is agreed for a full-time post (R16)."""
        held = self.held
        return held is not None and rules.is_over(
            held.children, held.full_time, numbers=self.numbers
        )

    @property
    def promised(self) -> int:
        """Return the minutes a week promised in all."""
        return self.release.minutes.all if self.release else 0

    @property
    def kept(self) -> Kept:
        """Tell whether the promise is kept, in all."""
        return rules.kept(self.promised, self.used.all)

    @property
    def kinds(self) -> list[tuple[str, str, str, str]]:
        """Return, by kind, its words, hours promised, hours used, and whether it is kept."""
        promised = self.release.minutes if self.release else Minutes()
        return [
            (
                words,
                rules.as_hours(getattr(promised, key)),
                rules.as_hours(getattr(self.used.minutes, key)),
                rules.kept(getattr(promised, key), getattr(self.used.minutes, key)).value,
            )
            for key, words in rules.KINDS
        ]

    @property
    def promised_said(self) -> str:
        """Return the hours a week promised in all, as people say them."""
        return rules.as_hours(self.promised)

    @property
    def used_said(self) -> str:
        """Return the hours a week used in all, as people say them."""
        return rules.as_hours(self.used.all)


def hours_used(*, today: date) -> dict[int, Used]:
    """Return, by person, what the last eight weeks took, of those whose hours the reader knows."""
    since = today - timedelta(days=WINDOW - 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.hours_used(%s, %s)", [since, today])
        rows = cursor.fetchall()
    return {person: used_of(*map(int, numbers)) for person, *numbers in rows}


def used_of(
    visits: int,
    unsaid: int,
    preparing: int,
    visiting: int,
    recording: int,
    together: int,
    in_group: int,
) -> Used:
    """Return what eight weeks took, a week."""
    minutes = Minutes(
        preparing=rules.per_week(preparing, days=WINDOW),
        visiting=rules.per_week(visiting, days=WINDOW),
        recording=rules.per_week(recording, days=WINDOW),
        group=rules.per_week(in_group, days=WINDOW),
    )
    together = rules.per_week(together, days=WINDOW)
    return Used(visits=visits, unsaid=unsaid, minutes=minutes, together=together)


def capacities(people: Iterable[Participant], *, today: date) -> list[Capacity]:
    """Return how each of some practitioners stands: five queries, however many they are."""
    listed = list(people)
    keys = [one.person_id for one in listed]
    held = HeldCases.objects.filter(person__in=keys).order_by("said_on", "said_at")
    latest = {one.person_id: one for one in held.select_related("said_by")}
    released = Release.objects.in_force(today).filter(person__in=keys).order_by("begins_on")
    releases = {one.person_id: one for one in released.select_related("agreed_by")}
    cases, used, numbers = open_cases_led(keys), hours_used(today=today), numbers_in_force()
    return [
        Capacity(
            participant=one,
            open_cases=cases.get(one.person_id, 0),
            held=latest.get(one.person_id),
            release=releases.get(one.person_id),
            used=used.get(one.person_id, Used()),
            numbers=numbers,
        )
        for one in listed
    ]


def figures(*, today: date) -> Figures:
    """Return how long a visit takes here: the middle of the last year's, or a guess."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.programme_minutes(%s)", [today - timedelta(days=365)])
        row = cursor.fetchone() or (0, 0, 0, 0)
    visits, visiting, preparing, recording = map(int, row)
    return rules.figures_from(
        visits=visits, visiting=visiting, preparing=preparing, recording=recording
    )
