"""A practitioner's own practice: reflecting on a visit, and the manual used more widely."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from holdfast.access.editing import change
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.casework import rules
from holdfast.casework.models import Reflection, Visit, WiderUse
from holdfast.kit.refusals import insist
from holdfast.manual.models import Module, Step
from holdfast.programme.models import Run


@transaction.atomic
def reflect(*, visit: Visit, words: str, version: int, at: datetime, by: User) -> Reflection:
    """Write what one thought after a visit, or write it anew; raise `Stale` if that is not new.

    The trail says that somebody reflected and names no case: a manager reads the case's trail.
    """
    there = Reflection.objects.filter(visit=visit, author=by).first()
    if there is None:
        there = Reflection(
            visit=visit,
            author=by,
            words=words,
            visited_on=visit.visited_on,
            written_at=at,
        )
        there.save(force_insert=True)
    else:
        change(there, version=version, words=words, written_at=at)
    record("reflected on a visit", about=[there], by=by)
    return there


@dataclass(frozen=True, kw_only=True)
class Used:
    """A part of the manual as it was used with a family outside the programme."""

    on: date
    module: Module
    situation: str
    steps: Iterable[Step] = field(default_factory=tuple)
    is_adapted: bool = False


@transaction.atomic
def note_wider_use(*, run: Run, used: Used, at: datetime, today: date, by: User) -> WiderUse:
    """Note that a part of the manual was used with a family outside the programme."""
    steps = list(used.steps)
    insist(
        rules.why_not_wider_use(
            on=used.on,
            today=today,
            began_on=run.began_on,
            steps_all_of_module=all(step.module_id == used.module.pk for step in steps),
        )
    )
    made = WiderUse(
        run=run,
        person=by,
        used_on=used.on,
        module=used.module,
        steps=[str(step.pk) for step in steps],
        situation=used.situation,
        is_adapted=used.is_adapted,
        recorded_at=at,
    )
    made.save(force_insert=True)
    record("used the manual more widely", about=[made], by=by)
    return made


@transaction.atomic
def take_back_wider_use(*, use: WiderUse, by: User) -> None:
    """Take back a use that was noted by mistake; the history keeps that it was there."""
    record("took back a wider use", about=[use], by=by)
    WiderUse.objects.filter(pk=use.pk).delete()
