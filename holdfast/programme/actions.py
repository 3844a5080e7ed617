"""Every change to a run of the programme and who takes part."""

from datetime import date

from django.db import transaction

from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.manual.models import Edition
from holdfast.place.models import Team
from holdfast.programme import rules
from holdfast.programme.models import Participant, Run
from holdfast.programme.reports import open_cases_of


@transaction.atomic
def begin_run(*, name: str, edition: Edition, began_on: date, ends_on: date, by: User) -> Run:
    """Begin a run of the programme in the reader's authority, on one edition of the manual."""
    run = Run.objects.create(
        authority_id=by.authority, name=name, edition=edition, began_on=began_on, ends_on=ends_on
    )
    record("began run", about=[run], by=by)
    return run


@transaction.atomic
def enrol(
    *, run: Run, person: User, part: str, team: Team | None, on: date, by: User
) -> Participant:
    """Have somebody take part in a run from a day on."""
    participant = Participant.objects.create(
        run=run, person=person, part=part, team=team, joined_on=on
    )
    record("enrolled", about=[participant, person], by=by, part=part)
    return participant


@transaction.atomic
def withdraw(*, participant: Participant, because: str, on: date, by: User) -> None:
    """Note that somebody no longer takes part, and why; raise `Refused` if they lead a case."""
    insist(
        rules.why_not_withdraw(
            open_cases=open_cases_of(participant.pk),
            has_withdrawn=participant.withdrew_on is not None,
            is_before_joining=on < participant.joined_on,
        )
    )
    Participant.objects.filter(pk=participant.pk).update(withdrew_on=on, withdrew_because=because)
    record("withdrew", about=[participant], by=by, why=because)
