"""How cases stand, since when, and what each still lacks before module work begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from holdfast.casework.models import Case, CaseMove, Goal, ManagersWord, PlanOutcome
from holdfast.casework.reports.rechecks import rechecks_of
from holdfast.casework.rules import states
from holdfast.casework.rules.states import CaseState, Ready
from holdfast.choosing.reports import Chosen, choices_of
from holdfast.measures.models import Administration, Ask, Stage


@dataclass(frozen=True, slots=True)
class MoveRead:
    """One move of a case as plain values."""

    frm: CaseState
    to: CaseState
    on: date
    because: str
    look_again_on: date | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How a case stands: its moves, oldest first, and the day it was opened."""

    opened_on: date
    moves: tuple[MoveRead, ...] = ()

    @property
    def state(self) -> CaseState:
        """The state of the case now: agreed until it is moved."""
        return self.moves[-1].to if self.moves else states.AGREED

    @property
    def since(self) -> date:
        """The day from which it stands so."""
        return self.moves[-1].on if self.moves else self.opened_on

    @property
    def was_active(self) -> bool:
        """Whether module work ever began."""
        return any(move.to is states.ACTIVE for move in self.moves)

    @property
    def look_again_on(self) -> date | None:
        """The day to look again at a pause."""
        return self.moves[-1].look_again_on if self.moves else None

    @property
    def has_ending(self) -> bool:
        """Whether the ending has begun, or the case closed after one."""
        last = self.moves[-1] if self.moves else None
        return last is not None and (
            last.to is states.ENDING or (last.to is states.CLOSED and last.frm is states.ENDING)
        )

    @property
    def ending_on(self) -> date | None:
        """The day the ending began, or the case closed without one; None while it goes on."""
        if self.state not in (states.ENDING, states.CLOSED):
            return None
        begun = [move.on for move in self.moves if move.to is states.ENDING]
        return begun[-1] if self.has_ending else self.since


def stands_of(cases: Iterable[Case]) -> dict[UUID, Stands]:
    """Return how each of some cases stands, by key: one query."""
    listed = list(cases)
    told: dict[UUID, list[MoveRead]] = {case.pk: [] for case in listed}
    rows = CaseMove.objects.filter(case__in=told).order_by("number").values_list(
        "case_id", "from_state", "to_state", "moved_on", "because", "look_again_on",
        "moved_by__name",
    )  # fmt: skip
    for case, frm, to, on, because, look_again_on, by in rows:
        move = MoveRead(CaseState(frm), CaseState(to), on, because, look_again_on, by)
        told[case].append(move)
    return {
        case.pk: Stands(opened_on=case.opened_on, moves=tuple(told[case.pk])) for case in listed
    }


def stands(case: Case) -> Stands:
    """Return how one case stands."""
    return stands_of([case])[case.pk]


def ready_of(cases: Iterable[Case], *, today: date) -> dict[UUID, Ready]:
    """Return what each of some cases has of what module work needs, by key: twelve queries."""
    listed = list(cases)
    keys = [case.pk for case in listed]
    chosen = chosen_of(listed)
    serving = serving_an_outcome(keys)
    with_goal = set(Goal.objects.filter(case__in=keys).values_list("case_id", flat=True))
    asked = set(missed_baselines(keys).values_list("case_id", flat=True))
    children = [case.child_id for case in listed]
    late = overdue_rechecks(listed, today=today)
    scored = set(baselines(children).values_list("child_id", flat=True))
    return {
        case.pk: ready(
            case,
            chosen[case.pk],
            has_goal=case.pk in with_goal,
            has_baseline_or_reason=case.child_id in scored or case.pk in asked,
            serves_an_outcome=case.pk in serving,
            is_rechecked=case.pk not in late,
        )
        for case in listed
    }


def serving_an_outcome(cases: list[UUID]) -> set[UUID]:
    """Return the cases that serve an outcome of the statutory plan which has not ended (R10)."""
    rows = PlanOutcome.objects.filter(case__in=cases, ended_on=None)
    return set(rows.values_list("case_id", flat=True))


def ready(
    case: Case,
    chosen: Chosen,
    *,
    has_goal: bool,
    has_baseline_or_reason: bool,
    serves_an_outcome: bool,
    is_rechecked: bool,
) -> Ready:
    """Return what one case has of what module work needs."""
    return Ready(
        is_checked=chosen.is_checked,
        has_managers_word=chosen.manager_agreed,
        has_familys_word=chosen.family_agreed,
        has_goal=has_goal,
        has_baseline_or_reason=has_baseline_or_reason,
        has_plan=bool(case.plan_kind) and serves_an_outcome,
        is_rechecked=is_rechecked,
    )


def chosen_of(cases: Iterable[Case]) -> dict[UUID, Chosen]:
    """Return how each case was chosen: by its nomination or, without one, the manager's word."""
    listed = list(cases)
    nominated = choices_of(case.nomination_id for case in listed if case.nomination_id)
    without = words_given([case.pk for case in listed if not case.nomination_id])
    found: dict[UUID, Chosen] = {}
    for case in listed:
        said = case.pk in without
        word = Chosen(is_checked=said, manager_agreed=said, family_agreed=said)
        found[case.pk] = nominated[case.nomination_id] if case.nomination_id else word
    return found


def words_given(cases: list[UUID]) -> set[UUID]:
    """Return those of some cases on which the manager's word is written."""
    words = ManagersWord.objects.filter(case__in=cases)
    return set(words.values_list("case_id", flat=True))


def baselines(children: list[UUID]) -> "QuerySet[Administration]":
    """Return the first SDQs of some children, those that say why there is no score among them."""
    return Administration.objects.filter(
        child__in=children, instrument="SDQ", stage=Stage.BASELINE, struck_at=None
    )


def missed_baselines(cases: list[UUID]) -> "QuerySet[Ask]":
    """Return the first SDQs of some cases of which somebody said why they were missed."""
    asks = Ask.objects.planned().filter(case_id__in=cases, instrument="SDQ", stage=Stage.BASELINE)
    return asks.filter(~Q(missed_because=""))


def overdue_rechecks(cases: list[Case], *, today: date) -> set[UUID]:
    """Return the cases whose plan was not held against the changed statutory plan in time (R10)."""
    asked = rechecks_of(cases, today=today)
    return {case for case, one in asked.items() if one.is_overdue(today=today)}


def missing(case: Case, *, today: date) -> list[states.WhyNotActive]:
    """Return everything still missing on a day before module work begins in one case."""
    return states.why_not_active(ready_of([case], today=today)[case.pk])
