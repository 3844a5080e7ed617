"""Goals: set, put in other words, changed into others, ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.goals import (
    change_goal,
    end_goal,
    most_open,
    reword_goal,
    set_goal,
)
from holdfast.casework.forms.goals import LEVELS, EndForm, GoalForm, RewordForm
from holdfast.casework.forms.rating import wording_of
from holdfast.casework.models import Case, Goal
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Set a goal in somebody's own words."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, GoalForm, initial={"on": today(), "weight": 1})
    if request.method == "POST" and form.is_valid():
        try:
            set_goal(case=case, today=today(), by=request.user, **form.told())
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Goal set")
            return redirect(case)
    allowed, going = most_open(case.authority_id), case.goals.filter(ended_on=None).count()
    context = {"form": form, "case": case, "title": "Set a goal", "button": "Set the goal"}
    context |= {"going": going, "allowed": allowed, "is_full": going >= allowed}
    return render(request, "casework/goal_form.html", context)


def goal_of(request: SignedInRequest, goal_id: UUID) -> Goal:
    """Return a goal of a case the reader works with, noted as shown; 404 for any other."""
    mine = Goal.objects.filter(case__in=Case.objects.worked_by(request.user))
    loaded = mine.select_related("case__child").prefetch_related("wordings", "flags")
    goal = get_object_or_404(loaded, pk=goal_id)
    shown(request, goal, goal.case, goal.case.child)
    return goal


def as_worded(goal: Goal) -> dict[str, Any]:
    """Return a goal as the forms ask for it."""
    said = wording_of(goal)
    levels = said.levels if said else []
    named = {field: words for (field, _, _), words in zip(LEVELS, levels, strict=False)}
    mine = {"owner": goal.owner, "scale": goal.scale, "weight": goal.weight}
    return {"words": goal.words, "on": today()} | mine | named


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def reword(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Put a goal in other words; the earlier words stay."""
    goal = goal_of(request, goal_id)
    form = form_for(request, RewordForm, goal=goal, initial=as_worded(goal))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            reword_goal(goal=goal, version=version, today=today(), by=request.user, **form.told())
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            goal = goal_of(request, goal_id)
            theirs = RewordForm(goal=goal, initial=as_worded(goal))
            return both_versions(request, form, theirs=theirs, version=goal.version, record=goal)
        else:
            messages.success(request, "Goal re-worded")
            return redirect(goal.case)
    context = {"form": form, "case": goal.case, "goal": goal, "title": "Put a goal in other words"}
    context |= {"button": "Save the new words", "version": opened_on(request, goal)}
    return render(request, "casework/goal_form.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Put another goal in the place of one, with ratings of its own from then on."""
    goal = goal_of(request, goal_id)
    form = form_for(request, GoalForm, initial=as_worded(goal))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            change_goal(goal=goal, version=version, today=today(), by=request.user, **form.told())
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            goal = goal_of(request, goal_id)
            theirs = GoalForm(initial=as_worded(goal))
            return both_versions(request, form, theirs=theirs, version=goal.version, record=goal)
        else:
            messages.success(request, "Goal changed")
            return redirect(goal.case)
    context = {"form": form, "case": goal.case, "goal": goal, "quote": goal.words}
    context |= {"title": "Change a goal into another", "button": "Put the new goal in its place"}
    context |= {"version": opened_on(request, goal), "is_change": True}
    return render(request, "casework/goal_form.html", context)


def as_ended(goal: Goal) -> dict[str, Any]:
    """Return how a goal ended, as the form asks for it."""
    return {"because": goal.ended_because, "on": goal.ended_on or today()}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def end(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Say that a goal is met, or is set aside."""
    goal = goal_of(request, goal_id)
    form = form_for(request, EndForm, initial=as_ended(goal))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        told = form.cleaned_data
        try:
            end_goal(goal=goal, version=version, today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = EndForm(initial=as_ended(goal))
            return both_versions(request, form, theirs=theirs, version=goal.version, record=goal)
        else:
            messages.success(request, "Goal ended")
            return redirect(goal.case)
    context = {"form": form, "case": goal.case, "goal": goal, "title": "End a goal"}
    context |= {"button": "End the goal", "version": opened_on(request, goal)}
    return render(request, "casework/goal_end.html", context | {"quote": goal.words})
