"""Somebody leaves: what it touches, seen before it is kept; changed, withdrawn and finished."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.leaving import finish_leaving
from holdfast.casework.forms.leaving import ChangeLeavingForm, LeavingForm
from holdfast.casework.reports.leaving import (
    Touched,
    planned_leavings,
    touched_by,
    who_may_leave,
)
from holdfast.casework.rules.days import ahead
from holdfast.casework.views.previewing import fingerprint, sent_again
from holdfast.kit.refusals import Refused, insist
from holdfast.kit.today import today
from holdfast.place import rules
from holdfast.place.actions import change_leaving, leaver, record_leaving, withdraw_leaving
from holdfast.place.models import Leaving

CHANGED_MEANWHILE = "Somebody else changed this leaving meanwhile. Look at it, and send again"


def known_to(request: SignedInRequest, leaving_id: UUID) -> Leaving:
    """Return a leaving the reader may know, noted as shown."""
    known = Leaving.objects.visible_to(request.user).select_related("person", "recorded_by")
    found = get_object_or_404(known.select_related("settled_by"), pk=leaving_id)
    shown(request, found)
    return found


def touched(request: SignedInRequest, person: User) -> Touched:
    """Return what somebody's leaving touches, each record noted as shown."""
    found = touched_by(person, reader=request.user, today=today())
    cases = [*(one.case for one in found.led), *found.beside, *(one.case for one in found.covers)]
    shown(request, *cases, *(case.child for case in cases), *found.covers, *found.nominations)
    shown(request, *(one.child for one in found.nominations), *found.groups)
    shown(request, *found.places, *(one.group for one in found.places))
    return found


@page(needs=Permission.LEAVING_RECORD)
def leavings(request: SignedInRequest) -> HttpResponse:
    """List who leaves, of those the reader may know it of, and the leavings that are settled."""
    planned = planned_leavings(request.user, today=today())
    settled = Leaving.objects.visible_to(request.user).exclude(state=rules.Leave.PLANNED)
    last = list(settled.select_related("person").order_by("-settled_at", "pk")[:25])
    shown(request, *(one.leaving for one in planned), *last)
    context = {"leavers": planned, "settled": last}
    return render(request, "casework/leaving/leavings.html", context)


@page(needs=Permission.LEAVING_RECORD, accepts=("GET", "POST"))
def add(request: SignedInRequest) -> HttpResponse:
    """Record that somebody leaves: first show what that touches, then keep it."""
    form = form_for(request, LeavingForm, people=who_may_leave(request.user))
    if request.method == "POST" and form.is_valid():
        told, who = form.told(), form.person()
        try:
            insist(rules.why_not_leave(leaver(who, last_on=told["last_on"])))
            found = touched(request, who)
            if request.POST.get("agreed") != known_by(found):
                return preview(request, who, told, found)
            made = record_leaving(person=who, today=today(), at=now(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The leaving is recorded")
            return redirect(made)
    return render(request, "casework/leaving/form.html", {"form": form})


def known_by(found: Touched) -> str:
    """Return what a preview is known by: the cases, and how many there are of all else."""
    led = [(one.case.pk, one.asked) for one in found.led]
    others = (found.beside, found.covers, found.asked, found.nominations, found.places)
    return fingerprint(led, found.unseen, [len(some) for some in others], found.links)


def preview(
    request: SignedInRequest, who: User, told: dict[str, Any], found: Touched
) -> HttpResponse:
    """Show what a leaving touches; nothing is kept until it is confirmed."""
    context = {"who": who, "told": told, "found": found, "again": sent_again(request)}
    context |= {"agreed": known_by(found), "because": dict(rules.LEAVING_REASONS)[told["because"]]}
    return render(request, "casework/leaving/preview.html", context)


@page(needs=Permission.LEAVING_RECORD)
def leaving(request: SignedInRequest, leaving_id: UUID) -> HttpResponse:
    """Show a leaving, what is still to be handed over, and what ends when it is finished."""
    found, day = known_to(request, leaving_id), today()
    is_planned = found.state == rules.Leave.PLANNED
    context = {
        "leaving": found,
        "who": found.person,
        "found": touched(request, found.person) if is_planned else None,
        "is_planned": is_planned,
        "is_past": found.last_on < day,
        "has_come": found.last_on <= day,
        "when": ahead(found.last_on, today=day),
    }
    return render(request, "casework/leaving/leaving.html", context)


def as_kept(found: Leaving) -> dict[str, Any]:
    """Return a leaving as the form asks for it."""
    return {"last_on": found.last_on, "because": found.because}


@page(needs=Permission.LEAVING_RECORD, accepts=("GET", "POST"))
def change(request: SignedInRequest, leaving_id: UUID) -> HttpResponse:
    """Say that somebody's last day is another, or that they leave for another reason."""
    found = known_to(request, leaving_id)
    form = form_for(request, ChangeLeavingForm, initial=as_kept(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_leaving(
                leaving=found, version=version_sent(request), today=today(), at=now(),
                by=request.user, **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = ChangeLeavingForm(initial=as_kept(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "The leaving is changed")
            return redirect(found)
    context = {"form": form, "leaving": found, "version": opened_on(request, found)}
    return render(request, "casework/leaving/form.html", context)


def settled(
    request: SignedInRequest,
    one: Leaving,
    act: Callable[..., object],
    *,
    template: str,
    done: str,
    **context: Any,
) -> HttpResponse:
    """Withdraw or finish a leaving and show it; or show the page with the reasons against it."""
    form = form_for(request, forms.Form)
    if request.method == "POST" and form.is_valid():
        try:
            act(leaving=one, version=version_sent(request), today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            form.add_error(None, CHANGED_MEANWHILE)
            context |= {"form": form, "leaving": one, "version": one.version}
            return render(request, template, context, status=409)
        else:
            messages.success(request, done)
            return redirect(one)
    context |= {"form": form, "leaving": one, "version": opened_on(request, one)}
    return render(request, template, context)


@page(needs=Permission.LEAVING_RECORD, accepts=("GET", "POST"))
def withdraw(request: SignedInRequest, leaving_id: UUID) -> HttpResponse:
    """Say that somebody stays after all."""
    found = known_to(request, leaving_id)
    template, done = "casework/leaving/withdraw.html", f"{found.person} stays"
    return settled(request, found, withdraw_leaving, template=template, done=done)


@page(needs=Permission.LEAVING_RECORD, accepts=("GET", "POST"))
def finish(request: SignedInRequest, leaving_id: UUID) -> HttpResponse:
    """End all that a leaver still holds, and free their place."""
    found = known_to(request, leaving_id)

    def act(**told: Any) -> None:
        finish_leaving(at=now(), **told)

    done = "The leaving is finished: their place is free"
    context = {"found": touched(request, found.person), "who": found.person}
    return settled(
        request, found, act, template="casework/leaving/finish.html", done=done, **context
    )
