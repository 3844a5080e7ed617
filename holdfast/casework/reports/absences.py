"""What an absence would leave undone: visits, measures, supervision and cases, before it begins."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from holdfast.access.models import User
from holdfast.casework.models import Assignment, Case, Cover, Handover, Visit
from holdfast.casework.rules.visits import next_visit_by
from holdfast.measures.models import Ask
from holdfast.place.models import Absence
from holdfast.place.rules import asks_for_hand_over, working_days_of
from holdfast.programme.reports import numbers_in_force
from holdfast.programme.rules import Numbers
from holdfast.supervision.models import Meeting


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What one case loses while somebody is away."""

    case: Case
    part: str
    visits: list[date]
    measures: list[str]
    covered_by: str
    is_handed_on: bool
    needs_hand_over: bool


@dataclass(frozen=True, kw_only=True)
class Effects:
    """What an absence does: its working days, each case, and meetings missed."""

    working_days: int
    longest: int
    is_long: bool
    cases: list[Effect]
    meetings: list[Meeting]


def effects_of(
    person: User, *, began_on: date, ends_on: date, reader: User, absence: Absence | None = None
) -> Effects:
    """Return what an absence hits, as far as its reader may see: eight queries, however many."""
    parts = parts_of(person, reader=reader)
    cases, numbers = {case.pk: case for case, _ in parts}, numbers_in_force()
    visits = visits_due(cases.values(), began_on=began_on, ends_on=ends_on, numbers=numbers)
    measures = measures_due(list(cases), began_on=began_on, ends_on=ends_on)
    covered = covered_until(list(cases), absence, ends_on=ends_on)
    waiting = set(Handover.objects.waiting().filter(case__in=cases).values_list("case", flat=True))
    is_long = asks_for_hand_over(began_on, ends_on, longer_than=numbers.long_absence)
    return Effects(
        working_days=working_days_of(began_on, ends_on),
        longest=numbers.long_absence,
        is_long=is_long,
        meetings=meetings_missed(person, began_on=began_on, ends_on=ends_on),
        cases=[
            Effect(
                case=case,
                part=part,
                visits=visits[case.pk],
                measures=measures[case.pk],
                covered_by=covered.get(case.pk, ""),
                is_handed_on=case.pk in waiting,
                needs_hand_over=is_long and part == "lead" and case.pk not in waiting,
            )
            for case, part in parts
        ],
    )


def parts_of(person: User, *, reader: User) -> list[tuple[Case, str]]:
    """Return the open cases somebody works with that the reader may see, and their part in each."""
    mine = Assignment.objects.filter(
        participant__person=person, ended_on=None, case__in=Case.objects.visible_to(reader).open()
    )
    found = mine.select_related("case__child", "case__team").order_by("case__reference")
    return [(one.case, one.part) for one in found]


def visits_due(
    cases: Iterable[Case], *, began_on: date, ends_on: date, numbers: Numbers
) -> dict[UUID, list[date]]:
    """Return the days in a span on which visits fall due, one after another."""
    listed = list(cases)
    made = Visit.objects.filter(case__in=listed, outcome="made").order_by().values_list("case")
    last = dict(made.annotate(Max("visited_on")))
    found: dict[UUID, list[date]] = defaultdict(list)
    for case in listed:
        due = next_visit_by(last.get(case.pk, case.opened_on), numbers=numbers)
        while due <= ends_on:
            if due >= began_on:
                found[case.pk].append(due)
            due = next_visit_by(due, numbers=numbers)
    return found


def measures_due(cases: list[UUID], *, began_on: date, ends_on: date) -> dict[UUID, list[str]]:
    """Return the measures that fall due in a span, in words."""
    found = asks_due(cases, began_on=began_on, ends_on=ends_on)
    words: dict[UUID, list[str]] = defaultdict(list)
    for case, asks in found.items():
        words[case] = [f"{a.instrument} ({a.stage}), {a.due_on.day} {a.due_on:%B}" for a in asks]
    return words


def asks_due(cases: list[UUID], *, began_on: date, ends_on: date) -> dict[UUID, list[Ask]]:
    """Return, by case, the measures that are to be asked and fall due in a span."""
    asks = Ask.objects.waiting().filter(
        case_id__in=cases, missed_because="", due_on__gte=began_on, due_on__lte=ends_on
    )
    found: dict[UUID, list[Ask]] = defaultdict(list)
    for one in asks.order_by("due_on", "pk"):
        found[one.case_id].append(one)
    return found


def covered_until(cases: list[UUID], absence: Absence | None, *, ends_on: date) -> dict[UUID, str]:
    """Return who covers each case to the end of an absence."""
    if absence is None:
        return {}
    given = Cover.objects.filter(absence=absence, case__in=cases, until_on__gte=ends_on)
    return dict(given.values_list("case", "person__name"))


def meetings_missed(person: User, *, began_on: date, ends_on: date) -> list[Meeting]:
    """Return the meetings of somebody's supervision group in a span."""
    theirs = Q(group__memberships__participant__person=person, group__memberships__left_on=None)
    held = Meeting.objects.filter(
        theirs, held_on__gte=began_on, held_on__lte=ends_on, cancelled_because=""
    )
    return list(held.select_related("group").distinct().order_by("held_on", "pk"))


@dataclass(frozen=True, kw_only=True)
class AwayRead:
    """Somebody's absence, and the cases of theirs that still ask for a handover or cover."""

    absence: Absence
    asks: list[Case]


def away_in_teams_of(manager: User, *, today: date) -> list[AwayRead]:
    """Return whoever of a manager's teams is away or will be, with what waits to be handed over."""
    found = (
        Absence.objects.not_over(today).exclude(person=manager).select_related("person", "cover")
    )
    absences, longest = list(found.order_by("began_on", "pk")), numbers_in_force().long_absence
    led: dict[int, list[Case]] = defaultdict(list)
    leads = Assignment.objects.filter(
        part="lead", ended_on=None, participant__person__in=[one.person_id for one in absences],
        case__in=Case.objects.overseen_by(manager).open(),
    )  # fmt: skip
    for one in leads.select_related("case__child", "participant").order_by("case__reference"):
        led[one.participant.person_id].append(one.case)
    handed = set(Handover.objects.waiting().values_list("case", flat=True))
    covers = Cover.objects.filter(absence__in=absences).values_list("absence", "case", "until_on")
    covered = {(absence, case): until for absence, case, until in covers}
    return [
        AwayRead(
            absence=one,
            asks=[
                case
                for case in led[one.person_id]
                if asks_for_hand_over(one.began_on, one.ends_on, longer_than=longest)
                and case.pk not in handed
                and covered.get((one.pk, case.pk), one.began_on) < one.ends_on
            ],
        )
        for one in absences
    ]
