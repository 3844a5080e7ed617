"""A goal that may be unsafe to pursue: flagged, and settled by a supervisor's word."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.unsafe import flag_goal, settle_flag
from holdfast.casework.forms.goals import FlagForm, SettleForm
from holdfast.casework.models import Case, Goal, UnsafeFlag
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.supervision.reports import supervisors_of


@page(needs=Permission.GOAL_FLAG, accepts=("GET", "POST"))
def flag(request: SignedInRequest, goal_id: UUID) -> HttpResponse:
    """Say that a goal may be unsafe to pursue."""
    cases, reader = Case.objects, request.user
    mine = Q(case__in=cases.worked_by(reader)) | Q(case__in=cases.overseen_by(reader))
    goals = Goal.objects.filter(mine).select_related("case__child")
    goal = get_object_or_404(goals.prefetch_related("wordings", "flags"), pk=goal_id)
    shown(request, goal, goal.case, goal.case.child)
    form = form_for(request, FlagForm)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            flag_goal(goal=goal, reason=reason, at=now(), today=today(), by=reader)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Goal flagged as unsafe")
            return redirect(goal.case)
    context = {"form": form, "case": goal.case, "goal": goal, "quote": goal.words}
    return render(request, "casework/goal_flag.html", context)


def as_settled(found: UnsafeFlag) -> dict[str, Any]:
    """Return how a flag was settled, as the form asks for it."""
    names = ("settled_as", "advised_on", "advice")
    return {name: getattr(found, name) for name in names} | {"advised_by": found.advised_by_id}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def settle(request: SignedInRequest, flag_id: UUID) -> HttpResponse:
    """Record what the clinical supervisor advised about a flagged goal."""
    mine = UnsafeFlag.objects.filter(case__in=Case.objects.worked_by(request.user))
    loaded = mine.select_related("case__child", "goal", "flagged_by")
    found = get_object_or_404(loaded.prefetch_related("goal__wordings"), pk=flag_id)
    shown(request, found, found.goal, found.case, found.case.child)
    supervisors = supervisors_of(request.user)
    begin = {"advised_on": today()} if not found.settled_as else as_settled(found)
    form = form_for(request, SettleForm, supervisors=supervisors, initial=begin)
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        told = form.told()
        try:
            settle_flag(
                flag=found, version=version, at=now(), today=today(), by=request.user, **told
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = SettleForm(supervisors=supervisors, initial=as_settled(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Supervisor’s word recorded")
            is_to_change = told["settled_as"] == "change"
            return redirect("goal_change", found.goal_id) if is_to_change else redirect(found.case)
    context = {"form": form, "case": found.case, "flag": found, "quote": found.goal.words}
    context |= {"supervisors": supervisors, "version": opened_on(request, found)}
    return render(request, "casework/goal_settle.html", context)
