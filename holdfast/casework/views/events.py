"""What happened round the work: events, the plan, discussion in supervision."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.outcomes import link_plan
from holdfast.casework.actions.visits import change_event, note_discussion, record_event
from holdfast.casework.forms.events import DiscussionForm, EventForm, PlanForm
from holdfast.casework.models import Case, Event
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.supervision.models import Meeting

RECENT = timedelta(days=120)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Record something that happened in the child's life or plan."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, EventForm, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            record_event(case=case, at=now(), today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Event recorded")
            return redirect(case)
    context = {"form": form, "case": case, "title": "Record an event", "button": "Save the event"}
    return render(request, "casework/ask.html", context)


def as_recorded(event: Event) -> dict[str, Any]:
    """Return an event as the form asks for it."""
    return {"kind": event.kind, "on": event.happened_on, "note": event.note}


def as_linked(case: Case) -> dict[str, Any]:
    """Return a case's link to the statutory plan, as the form asks for it."""
    return {"plan_kind": case.plan_kind, "plan_reference": case.plan_reference}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, event_id: UUID) -> HttpResponse:
    """Correct an event; where somebody else did so first, show both and ask."""
    mine = Event.objects.filter(case__in=Case.objects.worked_by(request.user))
    event = get_object_or_404(mine.select_related("case__child"), pk=event_id)
    shown(request, event, event.case, event.case.child)
    form = form_for(request, EventForm, initial=as_recorded(event))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        told = form.cleaned_data
        try:
            change_event(event=event, version=version, today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = EventForm(initial=as_recorded(event))
            return both_versions(request, form, theirs=theirs, version=event.version, record=event)
        else:
            messages.success(request, "Event corrected")
            return redirect(event.case)
    context = {"form": form, "case": event.case, "title": "Correct an event"}
    context |= {"button": "Save the event", "version": opened_on(request, event)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def plan(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Tie the work to the child's statutory plan."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, PlanForm, initial=as_linked(case))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            told = form.cleaned_data
            link_plan(case=case, version=version, at=now(), today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = PlanForm(initial=as_linked(case))
            return both_versions(request, form, theirs=theirs, version=case.version, record=case)
        else:
            messages.success(request, "Plan linked")
            return redirect("case_plan", case.pk)
    context = {"form": form, "case": case, "title": "Link the plan", "button": "Save the link"}
    context |= {"version": opened_on(request, case)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def discussion(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Note that a case was talked over at a meeting of the reader's supervision group."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    mine = Meeting.objects.filter(
        group__memberships__participant__person=request.user,
        group__memberships__left_on=None,
        cancelled_because="",
        held_on__range=(today() - RECENT, today()),
    )
    meetings = list(mine.select_related("group").order_by("-held_on", "pk")[:6])
    form = form_for(request, DiscussionForm, meetings=meetings)
    if request.method == "POST" and form.is_valid():
        meeting = form.meetings[form.cleaned_data["meeting"]]
        agreed = form.cleaned_data["agreed"]
        try:
            note_discussion(case=case, meeting=meeting, agreed=agreed, by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Discussion noted")
            return redirect(case)
    context = {"form": form, "case": case, "meetings": meetings}
    return render(request, "casework/discussion.html", context)
