"""The passport of one participant: in numbers that name no family, for those who may see it.

Who may, and the numbers, are the database's own functions (`accreditation/rows.sql`): a clinical
supervisor reads no booking and a manager no attendance, and here neither needs to.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.accreditation.rules import passport as rules
from holdfast.casework.models.states import STATES
from holdfast.manual.models import Section
from holdfast.place.models import Post
from holdfast.programme.models import Participant
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision.models import Membership
from holdfast.training.models import DayFeedback
from holdfast.training.reports.matrix import intervals_of, sections_of
from holdfast.training.rules import trained
from holdfast.training.rules.trained import Known, Training


def passports_of(reader: User) -> "QuerySet[Participant]":
    """Return whose passport somebody may see: their own, their teams' or their groups' members'."""
    theirs = Q(person=reader)
    if reader.role == Role.MANAGER:
        teams = Post.objects.current().filter(person=reader, is_manager=True).values("team")
        theirs |= Q(person__in=Post.objects.current().filter(team__in=teams).values("person"))
    if reader.role == Role.SUPERVISOR:
        led = Membership.objects.in_groups_led_by(reader, on=localdate())
        theirs |= Q(pk__in=led.values("participant"))
    found = Participant.objects.filter(theirs, run__authority_id=reader.authority)
    return found.select_related("person", "team", "run__edition")


@dataclass(frozen=True, kw_only=True)
class Confidence:
    """How confident somebody was before and after their latest day on a section, from 0 to 10."""

    before: int | None
    after: int | None


@dataclass(frozen=True, kw_only=True)
class Trained:
    """How somebody stands to one section; how confident they were is for themselves alone."""

    section: Section
    training: Training
    invited_on: date | None
    confidence: Confidence | None


@dataclass(frozen=True, kw_only=True)
class Passport:
    """What one participant can show of a run so far."""

    participant: Participant
    sections: list[Trained]
    supervised: rules.Supervised
    reflected: rules.Reflected
    cases: list[tuple[str, int]]
    measured: rules.Measured

    @property
    def trained(self) -> int:
        """Return in how many sections they are trained."""
        return sum(one.training.is_trained for one in self.sections)

    @property
    def coming(self) -> list[Trained]:
        """Return the sections they have a place or an invitation for."""
        return [one for one in self.sections if one.training.booked_on or one.invited_on]

    @property
    def to_refresh(self) -> list[Trained]:
        """Return the sections whose refresher is due soon or overdue."""
        due = (Known.REFRESH, Known.REFRESH_SOON)
        return [one for one in self.sections if one.training.known in due]


def passport_of(participant: Participant, *, reader: User, today: date) -> Passport:
    """Return somebody's passport: ten queries, whatever is in it."""
    met = asked("SELECT * FROM app.passport_meetings(%s)", participant.pk)
    counts = asked("SELECT * FROM app.passport_measures(%s, %s)", participant.pk, today)
    ((times, minutes),) = asked("SELECT * FROM app.passport_sessions(%s)", participant.pk)
    return Passport(
        participant=participant,
        sections=sections(participant, reader=reader, today=today),
        supervised=rules.supervised(
            [rules.Met(minutes=long, came=came) for long, came in met], numbers=numbers_in_force()
        ),
        reflected=rules.Reflected(sessions=times, minutes=minutes),
        cases=rules.in_order(
            dict(asked("SELECT * FROM app.passport_cases(%s)", participant.pk)), STATES
        ),
        measured=rules.measured(dict(counts)),
    )


def sections(participant: Participant, *, reader: User, today: date) -> list[Trained]:
    """Return how somebody stands to each section of their run's edition, in its order."""
    days: dict[tuple[Any, str], list[date]] = defaultdict(list)
    for section, on, state in asked(
        "SELECT * FROM app.passport_training(%s, %s)", participant.pk, today
    ):
        days[section, state].append(on)
    intervals = intervals_of(participant.run)
    said = confidence(participant) if reader.pk == participant.person_id else {}
    return [
        Trained(
            section=one,
            training=trained.training(
                came_on=days[one.pk, "attended"],
                booked_on=min(days[one.pk, "booked"], default=None),
                months=intervals.get(one.pk),
                today=today,
            ),
            invited_on=min(days[one.pk, "invited"], default=None),
            confidence=said.get(one.pk),
        )
        for one in sections_of(participant.run)
    ]


def confidence(participant: Participant) -> dict[Any, Confidence]:
    """Return, by section, how confident somebody said they were at their latest day on it."""
    rows = DayFeedback.objects.filter(person=participant.person_id, day__run=participant.run_id)
    return {
        section: Confidence(before=before, after=after)
        for section, before, after in rows.order_by("day__held_on", "pk").values_list(
            "day__section_id", "confident_before", "confident_after"
        )
    }


def asked(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    """Return the rows that a function of ours answers with."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
