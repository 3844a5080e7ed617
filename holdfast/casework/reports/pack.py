"""The handover pack: one page that says to whoever takes a case over where the work stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from holdfast.casework.charts.goal_reading import GoalLine, goal_lines
from holdfast.casework.models import Case, Handover
from holdfast.casework.reports.concerns import ConcernRead, all_concerns
from holdfast.casework.reports.head import Fact, at_head
from holdfast.casework.reports.whole_case import EventRead, VisitRead, WholeCase
from holdfast.families.models import Adult, Tie

LAST_VISITS, LAST_EVENTS = 4, 6


@dataclass(frozen=True, kw_only=True)
class Pack:
    """What whoever takes a case over needs to know, in reading order."""

    head: list[Fact]
    adults: list[tuple[Adult, str]]
    goals: list[GoalLine]
    visits: list[VisitRead]
    events: list[EventRead]
    voices: list[VisitRead]
    concerns: list[ConcernRead]
    handovers: list[Handover]


def pack_of(case: Case, whole: WholeCase, *, today: date) -> Pack:
    """Gather the pack of a case."""
    visits = [one for one in reversed(whole.visits) if one.outcome == "made"]
    handed = Handover.objects.filter(case=case).exclude(note="").select_related("proposed_by")
    return Pack(
        head=at_head(case, whole, today=today),
        adults=adults_of(case),
        goals=[line for line in goal_lines(whole) if line.goal.ended_on is None],
        visits=visits[:LAST_VISITS],
        events=list(reversed(whole.events))[:LAST_EVENTS],
        voices=[one for one in visits if one.childs_voice][:LAST_VISITS],
        concerns=all_concerns(case, today=today),
        handovers=list(handed.order_by("-proposed_at", "pk")[:2]),
    )


def adults_of(case: Case) -> list[tuple[Adult, str]]:
    """Return the adults of the family, each with what they are to the child."""
    ties = Tie.objects.filter(child=case.child_id)
    kinds = {one.adult_id: one.get_kind_display() for one in ties}
    adults: Iterable[Adult] = Adult.objects.filter(family=case.family_id).order_by("name", "pk")
    return [(one, kinds.get(one.pk, "")) for one in adults]
