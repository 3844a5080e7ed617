"""Goals: set, rated all at once, put in other words, ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.goals import Rated, end_goal, rate_goals, reword_goal, set_goal
from holdfast.casework.forms.goals import EndForm, GoalForm, RateForm, RewordForm
from holdfast.casework.forms.visiting import open_goals, words_of
from holdfast.casework.models import Case, Goal
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Set a goal in somebody's own words."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, GoalForm, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            set_goal(case=case, today=today(), by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Goal set")
            return redirect(case)
    context = {"form": form, "case": case, "title": "Set a goal", "button": "Set the goal"}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def rate(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Rate every goal in one person's view."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    goals = all_shown(request, open_goals(case))
    shown(request, case, case.child)
    form = form_for(request, RateForm, goals=goals, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        rater = form.cleaned_data["rater"]
        try:
            rate_goals(
                case=case,
                rated=[Rated(goal, rater, score) for goal, score in form.ratings()],
                on=form.cleaned_data["on"],
                today=today(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Ratings recorded")
            return redirect(case)
    return render(request, "casework/goals_rate.html", {"form": form, "case": case})


def goal_of(request: SignedInRequest, goal_id: UUID) -> Goal:
    """Return a goal of a case the reader works with, noted as shown; 404 for any other."""
    mine = Goal.objects.filter(case__in=Case.objects.worked_by(request.user))
    loaded = mine.select_related("case__child").prefetch_related("wordings")
    goal = get_object_or_404(loaded, pk=goal_id)
    shown(request, goal, goal.case, goal.case.child)
    return goal


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def reword(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Put a goal in other words; the earlier words stay."""
    goal = goal_of(request, goal_id)
    begin = {"words": words_of(goal), "on": today()}
    form = form_for(request, RewordForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        told = form.cleaned_data
        try:
            reword_goal(goal=goal, version=version, today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = RewordForm(initial={"words": words_of(goal), "on": today()})
            return both_versions(request, form, theirs=theirs, version=goal.version, record=goal)
        else:
            messages.success(request, "Goal re-worded")
            return redirect(goal.case)
    context = {"form": form, "case": goal.case, "title": "Put a goal in other words"}
    context |= {"button": "Save the new words", "version": opened_on(request, goal)}
    return render(request, "casework/ask.html", context)


def as_ended(goal: Goal) -> dict[str, Any]:
    """Return how a goal ended, as the form asks for it."""
    return {"because": goal.ended_because, "on": goal.ended_on or today()}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def end(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Say that a goal is met, has become another, or is set aside."""
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
    context = {"form": form, "case": goal.case, "title": "End a goal", "quote": words_of(goal)}
    context |= {"button": "End the goal", "version": opened_on(request, goal)}
    return render(request, "casework/ask.html", context)
