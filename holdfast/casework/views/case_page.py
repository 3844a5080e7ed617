"""The case page: progress over practice. One page, its picture, and everything beside it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.models import Grant
from holdfast.access.page import SignedInRequest, all_shown, linked, page, shown
from holdfast.access.permissions import Permission, Role
from holdfast.casework.charts import drawing, sentences, tables
from holdfast.casework.charts.goal_reading import goal_lines
from holdfast.casework.charts.reading import SOURCES
from holdfast.casework.models import Case, Discussion, Event, Goal, UnsafeFlag, Visit
from holdfast.casework.reports import WholeCase, at_head, may_do, whole_case
from holdfast.casework.reports.bringing import reasons_as_read
from holdfast.casework.reports.gate import before_work, early_visits, missing_as_read
from holdfast.casework.reports.timeline.reading import line_of, moments
from holdfast.casework.rules import Standing
from holdfast.casework.rules.bringing import Reason
from holdfast.casework.rules.states import AGREED
from holdfast.casework.worklist.choosing import taken_back
from holdfast.casework.worklist.reminders import open_in
from holdfast.kit.today import today
from holdfast.measures.models import Administration, RiskAnswer

WIDE, NARROW = 960, 340  # pixels: the two widths drawn where the browser has no script
LATEST = 5  # entries of the timeline that the case page shows


@page(needs=Permission.CASE_SEE)
def case(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show where the work with one family stands, and how it got there."""
    found, whole, day = read(request, case_id)
    standings = standings_of(request, case_id)
    context = {
        "case": found,
        "head": at_head(found, whole, today=day),
        "may": may_do(found, whole, standings=standings, role_may=request.user.may),
        "risks": risks_of(request, found),
        "chosen_from": chosen_from(request, found),
        "taken_back": all_shown(request, taken_back([found] if found.closed_on is None else [])),
        "files": all_shown(request, found.files.listed()),
        **getting_ready(request, found, whole),
        "reasons": reasons_to_discuss(request, found, whole, standings),
        "reminders": all_shown(request, open_in([case_id])[case_id]),
        "has_picture": has_picture(whole),
        "widths": {"wide": WIDE, "narrow": NARROW},
        "progress": sentences.progress(whole),
        "sources": SOURCES,
        "practice": sentences.practice(whole, today=day),
        "goals": goal_lines(whole),
        "tables": tables.every_table(whole),
        "latest": [
            told for _, told in moments(entry.place for entry in line_of(found, most=LATEST))
        ],
    }
    return render(request, "casework/case.html", context)


@page(needs=Permission.CASE_SEE)
def chart(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Give the picture as a Vega-Lite specification, as wide as the browser asks."""
    _, whole, day = read(request, case_id)
    spec = drawing.spec(whole, today=day, width=width_asked(request))
    return HttpResponse(spec, content_type="application/json")


@page(needs=Permission.CASE_SEE)
def picture(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Give the picture as SVG, for paper and for a browser without script."""
    _, whole, day = read(request, case_id)
    svg = drawing.svg(whole, today=day, width=width_asked(request))
    return HttpResponse(svg, content_type="image/svg+xml")


def read(request: SignedInRequest, case_id: UUID) -> tuple[Case, WholeCase, date]:
    """Read a case this reader may see, and note all that will be shown of it."""
    cases = Case.objects.visible_to(request.user).with_child().select_related("family")
    found = get_object_or_404(cases, pk=case_id)
    day = today()
    whole = whole_case(found, on=day)
    shown(request, found, found.family, found.child)
    listed = (
        (Goal, whole.goals),
        (UnsafeFlag, [flag for goal in whole.goals for flag in goal.flags]),
        (Visit, whole.visits),
        (Event, whole.events),
        (Discussion, whole.discussions),
        (Administration, whole.sdqs),
        (Administration, whole.measures),
    )
    for model, several in listed:  # rows are read as values, so they are named here by hand
        request.shown.update(f"{model._meta.label_lower}:{one.id}" for one in several)
    return found, whole, day


def risks_of(request: SignedInRequest, found: Case) -> list[RiskAnswer]:
    """Return the risk answers about this child that nobody has acted on, noted as shown."""
    waiting = RiskAnswer.objects.filter(child=found.child_id).waiting()
    return all_shown(request, waiting.order_by("raised_at", "question"))


def chosen_from(request: SignedInRequest, found: Case) -> list[UUID]:
    """Return the nomination a case came from, noted as shown, to those who may see one."""
    keys = [found.nomination_id] if request.user.may(Permission.CHOICE_SEE) else []
    return linked(request, "choosing.nomination", filter(None, keys))


def reasons_to_discuss(
    request: SignedInRequest, found: Case, whole: WholeCase, standings: frozenset[Standing]
) -> list[Reason]:
    """Return why the case should be discussed, to those who would: what is said is theirs alone."""
    discusses = Standing.WORKS in standings or request.user.role == Role.SUPERVISOR
    if not discusses or found.closed_on:
        return []
    return reasons_as_read(found, whole, today=today())


def getting_ready(request: SignedInRequest, found: Case, whole: WholeCase) -> dict[str, Any]:
    """Return what must be there before module work begins, while it has not."""
    if whole.stands.state is not AGREED:
        return {}
    lacks = missing_as_read(found, whole, today=today())
    return {
        "before": before_work(found, lacks, reader=request.user),
        "early": early_visits(found),
        "may_begin": not lacks and request.user.may(Permission.CASE_MOVE),
    }


def standings_of(request: SignedInRequest, case_id: UUID) -> frozenset[Standing]:
    """Return what the reader's grants, and the groups they lead, let them do in this case."""
    grants = Grant.objects.open_to(request.user).filter(case_id=case_id)
    granted = {Standing(one) for one in grants.values_list("standing", flat=True)}
    if Case.objects.supervised_by(request.user).filter(pk=case_id).exists():
        granted.add(Standing.READS)
    return frozenset(granted)


def has_picture(whole: WholeCase) -> bool:
    """Tell whether anything has been recorded that the picture would show."""
    rated = any(goal.ratings for goal in whole.goals)
    scored = any(one.total for one in whole.sdqs) or any(
        one.main is not None for one in whole.measures
    )
    return bool(whole.visits or whole.events or rated or scored)


def width_asked(request: SignedInRequest) -> int:
    """Return the width the browser has room for, in pixels; what it says wrongly is wide."""
    asked = request.GET.get("width", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else WIDE
