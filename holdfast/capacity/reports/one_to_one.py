"""What is known of somebody before a one-to-one, as far as its reader may see it."""

from dataclasses import dataclass
from datetime import date

from holdfast.access.models import User
from holdfast.capacity.reports.people import Capacity
from holdfast.capacity.rules.one_to_one import Item, Known, items
from holdfast.casework.models import Case
from holdfast.casework.reports.absences import parts_of
from holdfast.casework.reports.concerns import ConcernRead, open_concerns
from holdfast.casework.rules.visits import Gap
from holdfast.casework.worklist.choosing import without_a_case
from holdfast.casework.worklist.facts import facts_of
from holdfast.place.models import Absence, Leaving
from holdfast.training.reports.matrix import matrix


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What to ask somebody, and the records it is asked from."""

    items: list[Item]
    cases: list[Case]
    concerns: list[ConcernRead]
    absences: list[Absence]
    leavings: list[Leaving]


def sheet_of(one: Capacity, *, reader: User, today: date) -> Sheet:
    """Return what to ask at the next one-to-one, from what the reader may see."""
    person = one.participant.person
    cases = [case for case, part in parts_of(person, reader=reader) if part == "lead"]
    facts = facts_of(cases, today=today)
    concerns = open_concerns([case.pk for case in cases], today=today)
    away = list(Absence.objects.not_over(today).filter(person=person).order_by("began_on", "pk"))
    leavings = list(Leaving.objects.visible_to(reader).planned().filter(person=person))
    (trained,) = matrix([one.participant], one.participant.run, today=today)
    late = [case.child.name for case in cases if facts[case.pk].gap(today=today) != Gap.ON_TRACK]
    known = Known(
        promised=one.release.minutes if one.release else None,
        used=one.used.minutes,
        unsaid=one.used.unsaid,
        late=late,
        measures=sum(facts[case.pk].overdue(today=today) for case in cases),
        concerns=len(concerns),
        is_over=one.is_over,
        held=f"{one.held.said} children for each full-time post" if one.held else "",
        untrained=[section.name for section in trained.gaps],
        without=without_a_case([person.pk], today=today).get(person.pk, 0),
        away=[
            *(f"Away from {said(each.began_on)} to {said(each.ends_on)}" for each in away),
            *(f"Leaves: the last day is {said(each.last_on)}" for each in leavings),
        ],
    )
    return Sheet(
        items=items(known), cases=cases, concerns=concerns, absences=away, leavings=leavings
    )


def said(day: date) -> str:
    """Return a day as people say it."""
    return f"{day.day} {day:%B}"
