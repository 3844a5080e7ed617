"""Letting somebody cover for an absence, until its last day and no longer."""

from datetime import date, datetime, timedelta

from django.db import transaction

from holdfast.access.models import Grant, User
from holdfast.access.moments import midnight
from holdfast.access.rules import Standing
from holdfast.audit.trail import record
from holdfast.casework.models import Case, Cover
from holdfast.casework.rules.covering import Covering, why_not_cover
from holdfast.kit.refusals import insist
from holdfast.place.models import Absence
from holdfast.programme.models import Part, Participant

A_DAY = timedelta(days=1)


def led_by(person: User, *, overseen_by: User) -> "list[Case]":
    """Return the open cases that somebody leads and a manager oversees."""
    led = Case.objects.overseen_by(overseen_by).open()
    mine = led.filter(
        assignments__participant__person=person,
        assignments__part="lead",
        assignments__ended_on=None,
    )
    return list(mine.order_by("reference"))


def covering(absence: Absence, *, today: date) -> Covering:
    """Gather the facts that decide whether whoever is named may cover."""
    parts = Participant.objects.filter(person=absence.cover, part=Part.PRACTITIONER)
    return Covering(
        is_over=absence.ends_on < today,
        has_cover=absence.cover_id is not None,
        is_practitioner=parts.exists(),
        is_withdrawn=not parts.current().exists(),
    )


@transaction.atomic
def give_cover(*, absence: Absence, at: datetime, today: date, by: User) -> list[Cover]:
    """Let whoever covers work with each case of the absent, from its first day to its last.

    A case they work with already, or that is covered already, is left as it is.
    """
    insist(why_not_cover(covering(absence, today=today)))
    cover = absence.cover
    assert cover is not None  # noqa: S101  # the rule has seen to it
    end_cover(absence=absence, at=at, today=today, by=by)
    made = []
    for case in led_by(absence.person, overseen_by=by):
        works = Grant.objects.filter(case_id=case.pk, person=cover, standing=Standing.WORKS)
        if not works.not_ended(at).exists():
            made.append(
                cover_one(case=case, absence=absence, cover=cover, at=at, today=today, by=by)
            )
    return made


@transaction.atomic
def cover_one(
    *, case: Case, absence: Absence, cover: User, at: datetime, today: date, by: User
) -> Cover:
    """Give one case's leave for the span; it ends by itself."""
    began_on = max(absence.began_on, today)
    grant = Grant.objects.create(
        person=cover,
        case_id=case.pk,
        family_id=case.family_id,
        standing=Standing.WORKS,
        began_at=max(at, midnight(began_on, today=today, at=at)),
        ended_at=midnight(absence.ends_on + A_DAY, today=today, at=at),
        why="covers for an absence",
    )
    made, _ = Cover.objects.update_or_create(
        case=case,
        absence=absence,
        person=cover,
        defaults={
            "grant": grant,
            "began_on": began_on,
            "until_on": absence.ends_on,
            "given_by": by,
            "given_at": at,
        },
    )
    about = [made, case]
    record("gave cover", about=about, by=by, to=cover.name, until=absence.ends_on)  # fmt: skip
    return made


@transaction.atomic
def end_cover(*, absence: Absence, at: datetime, today: date, by: User) -> None:
    """End, at once, whatever cover was given for an absence that is over, or was changed."""
    for one in Cover.objects.filter(absence=absence).select_related("case", "grant"):
        ended = Grant.objects.filter(pk=one.grant_id).not_ended(at)
        if ended.exists():
            Grant.objects.filter(pk=one.grant_id, began_at__gt=at).update(began_at=at)
            Grant.objects.filter(pk=one.grant_id).update(ended_at=at)
            Cover.objects.filter(pk=one.pk).update(until_on=max(one.began_on, today))
            record("ended cover", about=[one, one.case], by=by)
