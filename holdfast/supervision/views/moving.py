"""One meeting: moved with a preview, put back where it was, cancelled, put back in the calendar."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.supervision import rules
from holdfast.supervision.actions import cancel_meeting, move_meeting, put_back, undo_move
from holdfast.supervision.actions.moving import preview_of
from holdfast.supervision.forms.moving import CancelForm, MoveForm
from holdfast.supervision.models import Group, Meeting, MeetingMove
from holdfast.supervision.rules.telling import Happened
from holdfast.supervision.views.planning import fingerprint, month_address, sent_again, tell

CHANGED = "Somebody changed this meeting since you opened the page: look at it and send again"


def planned_meeting(request: SignedInRequest, meeting_id: UUID) -> Meeting:
    """Return a meeting whose group's calendar the reader keeps, noted as shown."""
    found = Meeting.objects.planned_by(request.user).select_related("group__run", "room")
    meeting = get_object_or_404(found, pk=meeting_id)
    shown(request, meeting, meeting.group)
    return meeting


def its_month(meeting: Meeting) -> HttpResponse:
    """Lead to the month of a meeting in its group's calendar."""
    return redirect(month_address(meeting.group, meeting.held_on))


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def meeting_move(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Move a meeting: first show what would move and what stands against it, then move it."""
    meeting = planned_meeting(request, meeting_id)
    begin = {"on": meeting.held_on, "at": meeting.at, "which": "one"}
    form = form_for(request, MoveForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        asked, version = form.asked(), version_sent(request)
        try:
            found = preview_of(meeting=meeting, today=today(), **asked)
            if request.POST.get("agreed") != fingerprint(found):
                return preview(request, meeting, found)
            moves = move_meeting(
                meeting=meeting, version=version, today=today(), at=now(), by=request.user, **asked
            )
            tell(request, [one.meeting_id for one in moves], Happened.MOVED)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            form.add_error(None, CHANGED)
        else:
            several = len(found.shifts) > 1
            messages.success(
                request, f"{len(found.shifts)} meetings are moved" if several else "It is moved"
            )
            return redirect(month_address(meeting.group, asked["to"][0]))
    context = {"meeting": meeting, "form": form, "version": opened_here(request, meeting)}
    return render(request, "supervision/move.html", context)


def opened_here(request: SignedInRequest, meeting: Meeting) -> int:
    """Return the version a form is opened on; the one now, once somebody was told it changed."""
    return meeting.version if request.method == "POST" else opened_on(request, meeting)


def preview(request: SignedInRequest, meeting: Meeting, found: rules.Cascade) -> HttpResponse:
    """Show what a move would do; nothing is moved until it is confirmed."""
    context: dict[str, Any] = {
        "meeting": meeting,
        "found": found,
        "again": sent_again(request),
        "agreed": fingerprint(found),
        "version": version_sent(request),
    }
    return render(request, "supervision/move_preview.html", context)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def move_undo(request: SignedInRequest, together: UUID) -> HttpResponse:
    """Undo a move exactly: show what would go back to when, then put it back."""
    mine = MeetingMove.objects.filter(group__in=Group.objects.planned_by(request.user))
    moves = list(mine.filter(together=together).select_related("group", "meeting"))
    if not moves:
        raise Http404
    shown(request, *moves, moves[0].group)
    group = moves[0].group
    if request.method == "POST":
        try:
            back = undo_move(together=together, today=today(), at=now(), by=request.user)
            tell(request, back, Happened.MOVED)
        except Refused as refused:
            messages.error(request, "; ".join(refused.reasons))
        else:
            messages.success(request, "The move is undone: everything is where it was")
        return redirect(month_address(group, moves[0].was_from.astimezone(rules.LONDON).date()))
    context = {"group": group, "moves": sorted(moves, key=lambda one: one.was_from)}
    return render(request, "supervision/undo.html", context)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def meeting_cancel(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Cancel a meeting, with the reason that every member reads."""
    meeting = planned_meeting(request, meeting_id)
    form = form_for(request, CancelForm)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            cancel_meeting(meeting=meeting, version=version_sent(request), by=request.user, **told)
            tell(request, [meeting], Happened.CANCELLED)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            form.add_error(None, CHANGED)
        else:
            messages.success(request, "The meeting is cancelled")
            return its_month(meeting)
    context = {"meeting": meeting, "form": form, "version": opened_here(request, meeting)}
    return render(request, "supervision/cancel.html", context)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("POST",))
def meeting_put_back(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Put a cancelled meeting back in the calendar, where it was."""
    meeting = planned_meeting(request, meeting_id)
    try:
        put_back(meeting=meeting, by=request.user)
        tell(request, [meeting], Happened.PUT_BACK)
    except Refused as refused:
        messages.error(request, "; ".join(refused.reasons))
    else:
        messages.success(request, "The meeting is back in the calendar")
    return its_month(meeting)
