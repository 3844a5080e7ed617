"""Reminders on a case: setting one, setting it otherwise, closing it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.reminders import change_reminder, close_reminder, set_reminder
from holdfast.casework.forms.reminders import CloseReminderForm, ReminderForm
from holdfast.casework.models import Case, Reminder
from holdfast.casework.reports.near import near
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


def near_to(reader: User) -> Q:
    """Return the condition 'the reader works with the case or oversees it'."""
    cases = Case.objects
    return Q(case__in=cases.worked_by(reader)) | Q(case__in=cases.overseen_by(reader))


@page(needs=Permission.REMINDER_SET, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Set a reminder on a case."""
    reader, cases = request.user, Case.objects
    mine = Q(pk__in=cases.worked_by(reader)) | Q(pk__in=cases.overseen_by(reader))
    case = get_object_or_404(cases.filter(mine).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, ReminderForm, people=near(case), initial={"owner": str(reader.pk)})
    if request.method == "POST" and form.is_valid():
        try:
            set_reminder(case=case, today=today(), by=reader, **form.told())
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Reminder set")
            return redirect(case)
    lead = ["It stands at the head of the case and in lists until it is closed with a note."]
    context = {"form": form, "case": case, "title": "Set a reminder", "lead": lead}
    return render(request, "casework/ask.html", context | {"button": "Set the reminder"})


def one_of_mine(request: SignedInRequest, reminder_id: UUID) -> Reminder:
    """Return a reminder of a case near the reader, noted as shown."""
    loaded = Reminder.objects.filter(near_to(request.user)).select_related("case__child", "owner")
    found = get_object_or_404(loaded, pk=reminder_id)
    shown(request, found, found.case, found.case.child)
    return found


def as_set(found: Reminder) -> dict[str, Any]:
    """Return a reminder as its form asks for it."""
    return {"reason": found.reason, "owner": str(found.owner_id), "review_on": found.review_on}


@page(needs=Permission.REMINDER_SET, accepts=("GET", "POST"))
def change(request: SignedInRequest, reminder_id: UUID) -> HttpResponse:
    """Set a reminder otherwise: to another day, to somebody else, in other words."""
    found = one_of_mine(request, reminder_id)
    people = near(found.case)
    form = form_for(request, ReminderForm, people=people, initial=as_set(found))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            change_reminder(
                reminder=found, version=version, today=today(), by=request.user, **form.told()
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = ReminderForm(people=people, initial=as_set(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Reminder changed")
            return redirect(found.case)
    context = {"form": form, "case": found.case, "title": "Change a reminder"}
    context |= {"button": "Save the reminder", "version": opened_on(request, found)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.REMINDER_SET, accepts=("GET", "POST"))
def close(request: SignedInRequest, reminder_id: UUID) -> HttpResponse:
    """Close a reminder, and say how it ended."""
    found = one_of_mine(request, reminder_id)
    form = form_for(request, CloseReminderForm, initial={"note": found.closing_note})
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            close_reminder(
                reminder=found, version=version, today=today(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = CloseReminderForm(initial={"note": found.closing_note})
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Reminder closed")
            return redirect(found.case)
    context = {"form": form, "case": found.case, "title": "Close a reminder", "quote": found.reason}
    context |= {"button": "Close the reminder", "version": opened_on(request, found)}
    return render(request, "casework/ask.html", context)
