"""How open cases stand, and what that leaves to do: some ten queries, however many cases."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from holdfast.casework.models import Case, ClosingSummary, RunDecision
from holdfast.casework.reports.states import ready_of, stands_of
from holdfast.casework.rules import run_end, states
from holdfast.casework.rules.standing import StandsNow
from holdfast.programme.rules import Numbers


def how_they_stand(cases: list[Case], *, today: date, numbers: Numbers) -> dict[UUID, StandsNow]:
    """Return how each case stands, by key; the cases' runs are loaded already."""
    stood = stands_of(cases)
    agreed = [case for case in cases if stood[case.pk].state is states.AGREED]
    lacks = lacks_of(agreed, today=today)
    signed = signed_of([case.pk for case in cases if stood[case.pk].state is states.ENDING])
    decided = decided_of(cases, today=today, numbers=numbers)
    return {
        case.pk: StandsNow(
            state=stood[case.pk].state,
            since=stood[case.pk].since,
            look_again_on=stood[case.pk].look_again_on,
            lacks=lacks.get(case.pk, ()),
            has_signed_summary=stood[case.pk].since in signed.get(case.pk, ()),
            decide_since=decided.get(case.pk),
        )
        for case in cases
    }


def lacks_of(agreed: Iterable[Case], *, today: date) -> dict[UUID, tuple[states.WhyNotActive, ...]]:
    """Return what each case that gets ready still lacks before module work begins."""
    found = ready_of(agreed, today=today)
    return {key: tuple(states.why_not_active(ready)) for key, ready in found.items()}


def signed_of(ending: list[UUID]) -> dict[UUID, set[date]]:
    """Return the days the endings began whose closing summary is signed, by case."""
    found: dict[UUID, set[date]] = defaultdict(set)
    rows = ClosingSummary.objects.filter(case__in=ending)
    for case, on in rows.values_list("case_id", "ending__move__moved_on"):
        found[case].add(on)
    return found


def decided_of(cases: list[Case], *, today: date, numbers: Numbers) -> dict[UUID, date | None]:
    """Return since when each case owes a decision about the run's end; None where none is owed."""
    decided: dict[UUID, list[date]] = defaultdict(list)
    rows = RunDecision.objects.filter(case__in=[case.pk for case in cases])
    for key, on in rows.values_list("case_id", "decided_on"):
        decided[key].append(on)
    return {
        case.pk: run_end.decision_asked_on(
            run_ends_on=case.run.ends_on, decided_on=decided[case.pk], today=today, numbers=numbers
        )
        for case in cases
    }
