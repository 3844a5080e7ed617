"""Outcomes of the statutory plan: written, changed, ended, and served by goals."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.outcomes import (
    add_outcome,
    change_outcome,
    end_outcome,
    standing,
    tie_goal,
)
from holdfast.casework.forms.plan_of_work import OutcomeEndForm, OutcomeForm, TieForm
from holdfast.casework.models import Case, PlanOutcome
from holdfast.casework.views.goals import goal_of
from holdfast.casework.views.plan_of_work import worked_case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Say that the work serves one more outcome of the statutory plan."""
    case = worked_case(request, case_id)
    form = form_for(request, OutcomeForm)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            add_outcome(case=case, at=now(), today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Outcome added")
            return redirect("case_plan", case.pk)
    context = {"form": form, "case": case, "title": "Add an outcome of the statutory plan"}
    return render(request, "casework/ask.html", context | {"button": "Add the outcome"})


def outcome_of(request: SignedInRequest, outcome_id: UUID) -> PlanOutcome:
    """Return an outcome of a case the reader works with, noted as shown; 404 for any other."""
    mine = PlanOutcome.objects.filter(case__in=Case.objects.worked_by(request.user))
    outcome = get_object_or_404(mine.select_related("case__child"), pk=outcome_id)
    shown(request, outcome, outcome.case, outcome.case.child)
    return outcome


def as_written(outcome: PlanOutcome) -> dict[str, str]:
    """Return an outcome as the form asks for it."""
    return {"words": outcome.words, "reference": outcome.reference}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    """Put an outcome as the statutory plan now puts it."""
    outcome = outcome_of(request, outcome_id)
    form = form_for(request, OutcomeForm, initial=as_written(outcome))
    if request.method == "POST" and form.is_valid():
        version, told = version_sent(request), form.cleaned_data
        try:
            change_outcome(
                outcome=outcome, version=version, at=now(), today=today(), by=request.user, **told
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = OutcomeForm(initial=as_written(outcome))
            return both_versions(
                request, form, theirs=theirs, version=outcome.version, record=outcome
            )
        else:
            messages.success(request, "Outcome changed")
            return redirect("case_plan", outcome.case_id)
    context = {"form": form, "case": outcome.case, "title": "Change an outcome"}
    context |= {"button": "Save the outcome", "version": opened_on(request, outcome)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def end(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    """Say that the work no longer serves an outcome."""
    outcome = outcome_of(request, outcome_id)
    form = form_for(request, OutcomeEndForm, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        version, told = version_sent(request), form.cleaned_data
        try:
            end_outcome(
                outcome=outcome, version=version, at=now(), today=today(), by=request.user, **told
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            kept = {"because": outcome.ended_because, "on": outcome.ended_on}
            theirs = OutcomeEndForm(initial=kept)
            return both_versions(
                request, form, theirs=theirs, version=outcome.version, record=outcome
            )
        else:
            messages.success(request, "Outcome ended")
            return redirect("case_plan", outcome.case_id)
    context = {"form": form, "case": outcome.case, "title": "End an outcome"}
    context |= {"button": "End the outcome", "version": opened_on(request, outcome)}
    return render(request, "casework/ask.html", context | {"quote": outcome.words})


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def tie(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Point a goal to the outcome of the statutory plan that it serves."""
    goal = goal_of(request, goal_id)
    outcomes = all_shown(request, standing(goal.case))
    begin = {"outcome": str(goal.outcome_id or ("none" if not outcomes else ""))}
    form = form_for(request, TieForm, outcomes=outcomes, initial=begin)
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            tie_goal(goal=goal, version=version, outcome=form.told(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = TieForm(outcomes=outcomes, initial={"outcome": str(goal.outcome_id or "none")})
            return both_versions(request, form, theirs=theirs, version=goal.version, record=goal)
        else:
            messages.success(request, "Goal tied to the plan")
            return redirect("case_plan", goal.case_id)
    context = {"form": form, "case": goal.case, "title": "Tie a goal to the plan"}
    context |= {"button": "Save", "version": opened_on(request, goal), "quote": goal.words}
    return render(request, "casework/ask.html", context)
