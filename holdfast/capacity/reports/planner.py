"""What the absences and leavings that a reader knows of hit in the weeks ahead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from holdfast.access.models import User
from holdfast.capacity.rules import Hit, Kind
from holdfast.casework.models import Case, Cover, Handover
from holdfast.casework.reports.absences import asks_due, meetings_missed, parts_of, visits_due
from holdfast.casework.reports.leaving import open_cases_led_by
from holdfast.place.models import Absence, Leaving
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import Numbers

WEEKS = 12
A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Gone:
    """Somebody who is away or gone in some days, the first and the last among them."""

    person: User
    first: date
    last: date
    leaves: bool


def gone(reader: User, *, today: date) -> list[Gone]:
    """Return who is away or gone in the weeks ahead, of those the reader may know it of."""
    until = today + timedelta(weeks=WEEKS)
    away = Absence.objects.not_over(today).filter(began_on__lte=until).exclude(person=reader)
    leave = Leaving.objects.visible_to(reader).planned().filter(last_on__lt=until)
    found = [
        Gone(
            person=one.person,
            first=max(one.began_on, today),
            last=min(one.ends_on, until),
            leaves=False,
        )
        for one in away.select_related("person").order_by("began_on", "pk")
    ]
    return found + [
        Gone(person=one.person, first=max(one.last_on + A_DAY, today), last=until, leaves=True)
        for one in leave.select_related("person")
    ]


def hits(found: Iterable[Gone], *, reader: User) -> tuple[list[Hit], list[Case]]:
    """Return what is hit and the cases told of: seven queries for each who is away or gone."""
    numbers = numbers_in_force()
    told: list[Hit] = []
    cases: list[Case] = []
    for one in found:
        led = [case for case, part in parts_of(one.person, reader=reader) if part == "lead"]
        told += [*in_cases(one, led, numbers), *in_groups(one)]
        told += unseen(one, open_cases_led_by(one.person) - len(led)) if one.leaves else []
        cases += led
    return told, cases


def in_cases(one: Gone, led: list[Case], numbers: Numbers) -> Iterator[Hit]:
    """Yield the visits and measures that fall due, and a case a leaver leaves with nobody."""
    keys = [case.pk for case in led]
    span = {"began_on": one.first, "ends_on": one.last}
    covers = covering(keys, but=one.person)
    waiting = Handover.objects.waiting().filter(case__in=keys)
    asked = dict(waiting.values_list("case", "to_person__name"))
    visits = visits_due(led, numbers=numbers, **span)
    measures = asks_due(keys, **span)
    for case in led:
        fall = [(on, Kind.VISIT, f"Visit to {case.child}’s family") for on in visits[case.pk]]
        fall += [
            (ask.due_on, Kind.MEASURE, f"{ask.instrument} ({ask.stage}) for {case.child}")
            for ask in measures[case.pk]
        ]
        if one.leaves:
            fall = [(one.first, Kind.CASE, f"{case.child}’s case"), *fall]
        for on, kind, what in fall:
            yield Hit(
                on=on,
                kind=kind,
                who=one.person.name,
                what=what,
                leaves=one.leaves,
                covered_by=covers_on(covers, case.pk, on),
                asked=asked.get(case.pk, ""),
            )


def unseen(one: Gone, many: int) -> list[Hit]:
    """Return, as one thing, the cases a leaver leads that the reader does not see; or nothing."""
    what = f"{many} open case{'s' if many > 1 else ''} that you do not see"
    hit = Hit(on=one.first, kind=Kind.CASE, who=one.person.name, what=what, leaves=True)
    return [hit] if many > 0 else []


def in_groups(one: Gone) -> Iterator[Hit]:
    """Yield the meetings of their supervision group that somebody misses."""
    for meeting in meetings_missed(one.person, began_on=one.first, ends_on=one.last):
        yield Hit(
            on=meeting.held_on,
            kind=Kind.MEETING,
            who=one.person.name,
            what=f"{meeting.group} meets",
            leaves=one.leaves,
        )


def covering(cases: list[UUID], *, but: User) -> list[Cover]:
    """Return who covers some cases in place of somebody."""
    given = Cover.objects.filter(case__in=cases).exclude(person=but)
    return list(given.select_related("person").order_by("until_on", "pk"))


def covers_on(covers: Iterable[Cover], case: UUID, on: date) -> str:
    """Return by name who covers a case on a day; '' for nobody."""
    theirs = (one for one in covers if one.case_id == case and one.began_on <= on <= one.until_on)
    return next((one.person.name for one in theirs), "")
