"""Every change to a run of the programme and who takes part."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from holdfast.access.editing import Stale
from holdfast.access.models import User
from holdfast.audit.trail import record
from holdfast.kit.refusals import insist
from holdfast.manual.models import Edition
from holdfast.place.models import Team
from holdfast.programme import rules
from holdfast.programme.models import Participant, RuleNumbers, Run
from holdfast.programme.reports import numbers_in_force, open_cases_of
from holdfast.programme.rules import Numbers


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


@transaction.atomic
def say_numbers(
    *, numbers: Numbers, because: str, version: int, at: datetime, by: User
) -> RuleNumbers:
    """Give the rules these numbers from now on, in the authority of whoever says so.

    `version` counts how often they had been set when the page was opened; 0 is never. Raise
    `Stale` if somebody else set them since, and `Refused` with every reason against.
    """
    mine = RuleNumbers.objects.filter(authority_id=by.authority)
    if mine.count() != version:
        raise Stale
    now = numbers_in_force()
    insist(rules.why_not_say(numbers, now=now, because=because))
    said = RuleNumbers(
        authority_id=by.authority,
        number=version + 1,
        numbers=rules.unlike_meant(numbers),
        because=because.strip(),
        said_at=at,
        said_by=by,
    )
    try:
        with transaction.atomic():
            said.save(force_insert=True)
    except IntegrityError as taken:
        raise Stale from taken
    told = [one.words for one in rules.changed(now, numbers)]
    record("set the rules’ numbers", about=[said], by=by, why=said.because, changed=told)
    return said
