"""What choosing asks of somebody: nominations to go on with, and six weeks without a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Func, IntegerField, Max, Min, Q
from django.urls import reverse

from holdfast.access.models import User
from holdfast.casework.models import Case
from holdfast.choosing import rules
from holdfast.choosing.models import Advice, Agreement, Nomination
from holdfast.choosing.rules import State
from holdfast.programme.models import Part, Participant
from holdfast.programme.reports import numbers_in_force


@dataclass(frozen=True, kw_only=True)
class ToChoose:
    """One line of somebody's work about a nomination: what to do, and the page that does it."""

    nomination: Nomination
    what: str
    why: str
    href: str


def to_choose(reader: User, *, today: date, decides: bool) -> list[ToChoose]:
    """Return what the nominations a reader considers ask of them now."""
    mine = Nomination.objects.worked_by(reader).live().with_child().in_order()
    found = [
        (one, rules.asks(one.state, look_again_on=one.look_again_on, today=today)) for one in mine
    ]
    return [
        ToChoose(
            nomination=one,
            what=f"{asks.words}: {one.child}",
            why=f"{rules.STANDS[State(one.state)]}. For {one.participant.person}",
            href=reverse(asks.form, args=[one.pk]),
        )
        for one, asks in found
        if asks is not None and (asks.by_manager or one.state == State.WAITING) == decides
    ]


def taken_back(cases: list[Case]) -> list[Agreement]:
    """Return the agreements families took back while their case is open: somebody must decide."""
    by_nomination = [case.nomination_id for case in cases if case.nomination_id]
    back = Agreement.objects.filter(nomination__in=by_nomination, taken_back_on__isnull=False)
    return list(back.select_related("nomination__child").order_by("taken_back_on", "pk"))


def without_a_case(people: Iterable[int], *, today: date) -> dict[int, int]:
    """Return, by person, for how many days each has had no case: those over six weeks alone."""
    found = Participant.objects.current().filter(
        person__in=people, part=Part.PRACTITIONER, run__ends_on__gte=today
    )
    read = found.annotate(
        open_cases=Func("pk", function="app.open_cases_of", output_field=IntegerField()),
        trained_on=Min(
            "training__day__held_on",
            filter=Q(training__state="attended", training__day__held_on__lte=today),
        ),
        last_ended_on=Max("assignments__ended_on", filter=Q(assignments__part="lead")),
    )
    waits, numbers = {}, numbers_in_force()
    for person, open_cases, *days in read.values_list(
        "person_id", "open_cases", "joined_on", "trained_on", "last_ended_on"
    ):
        since = max(filter(None, days))
        if rules.is_without_a_case(
            open_cases=open_cases, since=since, today=today, numbers=numbers
        ):
            waits[person] = (today - since).days
    return waits


def waiting_for_advice(supervisor: User) -> int:
    """Return how many nominations a clinical supervisor has not advised on yet."""
    return Advice.objects.asked_of(supervisor).filter(advised_at=None).count()
