"""What a leaving touches, before it is kept; and the planned leavings, the nearest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import connection
from django.db.models import Func, IntegerField
from django.utils.module_loading import import_string

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.casework.models import Assignment, Case, Cover, Handover
from holdfast.casework.rules.days import ahead
from holdfast.choosing.models import Nomination
from holdfast.place.models import Leaving, Post, Team
from holdfast.place.rules import Nearness, nearness
from holdfast.programme.models import Participant
from holdfast.supervision.models import Group, Membership


def planned_leavers() -> set[int]:
    """Return who of the reader's authority is leaving, to whoever asks: keys, no day and no why."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(app.planned_leavers())")
        return {int(person) for (person,) in cursor.fetchall()}


@dataclass(frozen=True, kw_only=True)
class Led:
    """An open case a leaver leads, and who is asked to take it over; '' if nobody is."""

    case: Case
    asked: str


@dataclass(frozen=True, kw_only=True)
class Touched:
    """All that a leaving touches, as far as its reader may see.

    `unseen` is how many open cases they lead that the reader does not see; `links` how many
    private links they sent are in force; `asked` how many handovers wait for their answer.
    """

    led: list[Led]
    unseen: int
    beside: list[Case]
    covers: list[Cover]
    asked: list[Handover]
    nominations: list[Nomination]
    places: list[Membership]
    groups: list[Group]
    teams: list[Team]
    links: int

    @property
    def open_cases(self) -> int:
        """How many open cases they lead, seen or not."""
        return len(self.led) + self.unseen


def open_cases_led(people: Iterable[int]) -> dict[int, int]:
    """Return how many open cases each person leads, in every run: one query, however many."""
    parts = Participant.objects.filter(person__in=list(people)).annotate(
        open_cases=Func("pk", function="app.open_cases_of", output_field=IntegerField())
    )
    found: dict[int, int] = {}
    for person, many in parts.values_list("person", "open_cases"):
        found[person] = found.get(person, 0) + many
    return found


def open_cases_led_by(person: User) -> int:
    """Return how many open cases somebody leads, in every run: a number, even to who sees none."""
    return open_cases_led([person.pk]).get(person.pk, 0)


def touched_by(person: User, *, reader: User, today: date) -> Touched:
    """Return all that somebody's leaving touches, as far as its reader may see."""
    parts = Assignment.objects.filter(
        participant__person=person, ended_on=None, case__in=Case.objects.visible_to(reader).open()
    )
    found = list(parts.select_related("case__child").order_by("case__reference"))
    waiting = Handover.objects.waiting().filter(case__in=[one.case_id for one in found])
    asked = dict(waiting.values_list("case", "to_person__name"))
    led = [
        Led(case=one.case, asked=asked.get(one.case_id, "")) for one in found if one.part == "lead"
    ]
    covers = Cover.objects.filter(person=person, until_on__gte=today)
    theirs = Nomination.objects.visible_to(reader).live().filter(participant__person=person)
    places = Membership.objects.filter(participant__person=person, left_on=None)
    headed = Post.objects.current().filter(person=person, is_manager=True)
    return Touched(
        led=led,
        unseen=max(0, open_cases_led_by(person) - len(led)),
        beside=[one.case for one in found if one.part != "lead"],
        covers=list(covers.select_related("case__child").order_by("until_on", "pk")),
        asked=list(Handover.objects.waiting().filter(to_person=person).order_by("pk")),
        nominations=list(theirs.select_related("child").in_order()),
        places=list(places.select_related("group").order_by("group__name", "pk")),
        groups=list(Group.objects.filter(supervisor=person, closed_on=None).order_by("name", "pk")),
        teams=[post.team for post in headed.select_related("team").order_by("team__name", "pk")],
        links=links_in_force(person),
    )


def links_in_force(person: User) -> int:
    """Return how many private links somebody sent are in force, of families the reader reaches.

    They are kept in a layer above, which the settings name: the site wires it.
    """
    found: int = import_string(settings.CASEWORK_LINKS_IN_FORCE)(made_by=person)
    return found


def who_may_leave(reader: User) -> list[User]:
    """Return whose leaving the reader may record: a manager's teams, or the whole authority."""
    teams = Team.objects.filter(authority=reader.authority)
    if reader.role == Role.MANAGER:
        headed = Post.objects.current().filter(person=reader, is_manager=True)
        teams = teams.filter(pk__in=headed.values("team"))
    staff = User.objects.filter(
        is_active=True, pk__in=Post.objects.current().filter(team__in=teams).values("person")
    )
    known = Leaving.objects.planned().order_by().values("person")
    return list(staff.exclude(pk=reader.pk).exclude(pk__in=known).order_by("name", "pk"))


@dataclass(frozen=True, kw_only=True)
class LeavingRead:
    """A planned leaving: how near its last day is, and how many open cases are still theirs."""

    leaving: Leaving
    nearness: Nearness
    open_cases: int
    when: str  # how far off the last day is, such as "in 3 days"

    @property
    def is_alarm(self) -> bool:
        """Whether they are gone, and an open case is with nobody who can sign in."""
        return self.nearness is Nearness.PAST and self.open_cases > 0


def planned_leavings(reader: User, *, today: date) -> list[LeavingRead]:
    """Return the leavings the reader may know that are planned, the first day first."""
    found = list(Leaving.objects.visible_to(reader).planned().select_related("person"))
    led = open_cases_led(one.person_id for one in found)
    return [
        LeavingRead(
            leaving=one,
            nearness=nearness(one.last_on, today=today),
            open_cases=led.get(one.person_id, 0),
            when=ahead(one.last_on, today=today),
        )
        for one in found
    ]
