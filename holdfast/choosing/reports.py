"""Questions about nominations that span more than one model, or reach beyond the reader."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BooleanField, Count, F, Func

from holdfast.access.models import User
from holdfast.choosing import rules
from holdfast.choosing.models import Agreement, Choice, Nomination, SuitabilityCheck
from holdfast.families.models import Child
from holdfast.place.models import Post
from holdfast.programme.models import Part, Participant, Run
from holdfast.programme.reports import open_cases_of


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """How far the choosing of a case got: all of it is false where there was no nomination."""

    is_checked: bool = False
    manager_agreed: bool = False
    family_agreed: bool = False
    withdrawn_on: date | None = None


def choices_of(nominations: Iterable[UUID]) -> dict[UUID, Chosen]:
    """Return how far the choosing of several got, by nomination: three queries.

    An agreement that was taken back counts no longer: then `withdrawn_on` says since when.
    """
    keys = list(nominations)
    rows = {"nomination__in": keys}
    checked = set(SuitabilityCheck.objects.filter(**rows).values_list("nomination_id", flat=True))
    decided = dict(
        Choice.objects.filter(**rows)
        .order_by("decided_on", "decided_at", "-pk")
        .values_list("nomination_id", "decided")
    )
    taken_back = dict(
        Agreement.objects.filter(**rows)
        .order_by(F("taken_back_on").asc(nulls_last=True))
        .values_list("nomination_id", "taken_back_on")
    )
    return {
        key: Chosen(
            is_checked=key in checked,
            manager_agreed=decided.get(key) == rules.Outcome.YES,
            family_agreed=key in taken_back and taken_back[key] is None,
            withdrawn_on=taken_back.get(key),
        )
        for key in keys
    }


def latest_check(nomination: Nomination) -> SuitabilityCheck | None:
    """Return the latest check of whether a nomination suits."""
    return nomination.checks.order_by("-checked_on", "-checked_at", "pk").first()


def latest_choice(nomination: Nomination) -> Choice | None:
    """Return the manager's latest decision."""
    return nomination.choices.order_by("-decided_on", "-decided_at", "pk").first()


def answer(asked: str, given: UUID) -> object:
    """Return the one value that a function of the database's own answers."""
    with connection.cursor() as cursor:
        cursor.execute(asked, [given])
        row = cursor.fetchone()
    return row[0] if row else None


def has_open_case(child_id: UUID) -> bool:
    """Tell whether a child has an open case, even one that whoever asks may not see."""
    return bool(answer("SELECT app.has_open_case(%s)", child_id))


def is_considered(child_id: UUID) -> bool:
    """Tell whether a child is being considered, even where whoever asks may not see it."""
    return bool(answer("SELECT app.is_considered(%s)", child_id))


def places_of(nomination: Nomination) -> int:
    """Return how many cases its practitioner has, or is about to have, beside this one."""
    about_to = Nomination.objects.filter(
        participant=nomination.participant_id, state__in=(rules.State.CHOSEN, rules.State.AGREED)
    )
    return open_cases_of(nomination.participant_id) + about_to.exclude(pk=nomination.pk).count()


@dataclass(frozen=True, kw_only=True)
class AskedOf:
    """All that a clinical supervisor sees of what they are asked about."""

    reference: str
    age_band: str
    answers: dict[str, str]


def asked_to_advise() -> dict[UUID, AskedOf]:
    """Return what the reader, a clinical supervisor, is asked about, by the advice's key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.asked_to_advise()")
        rows = cursor.fetchall()
    return {
        key: AskedOf(reference=reference, age_band=band, answers=json.loads(answers))
        for key, reference, band, answers in rows
    }


def practitioners_near(reader: User) -> list[Participant]:
    """Return the practitioners of the reader's own teams, for whom they may nominate."""
    teams = Post.objects.current().filter(person=reader).values("team")
    here = Participant.objects.current().filter(part=Part.PRACTITIONER, team__in=teams)
    return list(here.select_related("person", "team", "run").order_by("person__name", "pk"))


def children_to_choose(reader: User) -> list[Child]:
    """Return the children the reader sees who may have no case: brothers and sisters, mostly."""
    seen = Child.objects.visible_to(reader).annotate(
        is_open=Func("pk", function="app.has_open_case", output_field=BooleanField()),
        is_considered=Func("pk", function="app.is_considered", output_field=BooleanField()),
    )
    return list(seen.filter(is_open=False, is_considered=False).order_by("name", "pk"))


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many of one characteristic's value stand one way."""

    characteristic: str
    value: str
    state: str
    many: int


def considered(run: Run) -> list[Counted]:
    """Return who was considered, in numbers; the programme lead alone is given any."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.considered(%s)", [run.pk])
        rows = cursor.fetchall()
    return [Counted(characteristic=a, value=b, state=c, many=d) for a, b, c, d in rows]


COLUMNS = {"age": "age_band", "sex": "sex", "ethnicity": "ethnic_group", "status": "status"}


def considered_here(reader: User, run: Run) -> list[Counted]:
    """Return the same for somebody who sees the children: of the nominations they may read."""
    mine = Nomination.objects.visible_to(reader).filter(run=run).order_by()
    return [
        Counted(characteristic=name, value=value, state=state, many=many)
        for name, column in COLUMNS.items()
        for value, state, many in mine.values_list(column, "state").annotate(Count("pk"))
    ]
