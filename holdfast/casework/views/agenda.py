"""The agenda of a supervision meeting: proposed with its reasons, put in order, set, printed."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from holdfast.access.drafts import form_for
from holdfast.access.editing import pressed
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.supervising import (
    add_to_agenda,
    begin_agenda,
    drop_slot,
    move_slot,
    open_agenda,
    set_agenda,
    time_slot,
)
from holdfast.casework.forms.supervising import DropForm, SlotForm
from holdfast.casework.models import Case, Slot
from holdfast.casework.reports.agenda import cases_of, proposal, standing
from holdfast.casework.rules.agenda import SHORT, Kind, WhyNotAgenda
from holdfast.kit.refusals import Refused, insist
from holdfast.kit.today import today
from holdfast.supervision.models import Meeting
from holdfast.supervision.reports.records import led_by
from holdfast.supervision.rules import GroupKind, MeetingState


def led(request: SignedInRequest, meeting_id: UUID) -> Meeting:
    """Return a meeting that the reader leads, noted as shown; 404 for any other."""
    found = get_object_or_404(led_by(request.user).select_related("group"), pk=meeting_id)
    shown(request, found)
    return found


def slot_of(request: SignedInRequest, slot_id: UUID) -> Slot:
    """Return a case's place on the agenda of a meeting that the reader leads."""
    mine = Slot.objects.filter(
        meeting__in=led_by(request.user), case__in=Case.objects.visible_to(request.user)
    )
    found = get_object_or_404(mine.select_related("case__child", "meeting__group"), pk=slot_id)
    shown(request, found, found.case, found.case.child, found.meeting)
    return found


def changed(request: SignedInRequest, meeting: Meeting, do: Callable[[], object]) -> HttpResponse:
    """Do what a button on an agenda asks, and go back to it."""
    return pressed(request, reverse("meeting_agenda", args=[meeting.pk]), do)


@page(needs=Permission.SUPERVISION_SEE)
def agenda(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Show the agenda of a meeting, or the one proposed, as far as the reader sees its cases."""
    seen = Meeting.objects.visible_to(request.user).of_kind(GroupKind.SUPERVISION)
    meeting = get_object_or_404(seen.select_related("group"), pk=meeting_id)
    leads = led_by(request.user).filter(pk=meeting.pk).exists()
    is_open = leads and meeting.state == MeetingState.PLANNED
    day = today()
    stands = standing(meeting, reader=request.user, today=day, is_open=is_open)
    is_begun = bool(stands.slots or stands.dropped)
    proposed = proposal(meeting, reader=request.user, today=day) if is_open else None
    cases = [slot.case for slot, _ in stands.slots] + [case for case, _ in stands.missing]
    cases += [slot.case for slot in stands.dropped]
    cases += [one.case for one in proposed.lines] if proposed and not is_begun else []
    shown(request, meeting, *cases, *(case.child for case in cases))
    context = {
        "meeting": meeting,
        "stands": stands,
        "proposed": None if is_begun else proposed,
        "is_begun": is_begun,
        "is_open": is_open,
        "leads": leads,
    }
    return render(request, "casework/meeting/agenda.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("POST",))
def begin(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Take the proposed agenda to go on from."""
    meeting = led(request, meeting_id)

    def do() -> None:
        found = proposal(meeting, reader=request.user, today=today())
        begin_agenda(meeting=meeting, proposed=found.proposed, by=request.user)

    return changed(request, meeting, do)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("POST",))
def add(request: SignedInRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Add a case of the group to the agenda, or put one back that was taken off."""
    meeting = led(request, meeting_id)
    case = get_object_or_404(Case.objects.visible_to(request.user), pk=case_id)
    shown(request, case)

    def do() -> None:
        theirs = {one.pk for one in cases_of(meeting, reader=request.user)}
        insist([] if case.pk in theirs else [WhyNotAgenda.NOT_THEIRS])
        add_to_agenda(
            meeting=meeting, case=case, kind=Kind.SHORT.value, minutes=SHORT,
            reasons=["Added by the psychologist"], by=request.user,
        )  # fmt: skip

    return changed(request, meeting, do)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("POST",))
def move_up(request: SignedInRequest, slot_id: UUID) -> HttpResponse:
    """Take a case one place up."""
    slot = slot_of(request, slot_id)
    return changed(request, slot.meeting, lambda: move_slot(slot=slot, up=True, by=request.user))


@page(needs=Permission.SUPERVISION_LEAD, accepts=("POST",))
def move_down(request: SignedInRequest, slot_id: UUID) -> HttpResponse:
    """Take a case one place down."""
    slot = slot_of(request, slot_id)
    return changed(request, slot.meeting, lambda: move_slot(slot=slot, up=False, by=request.user))


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def time(request: SignedInRequest, slot_id: UUID) -> HttpResponse:
    """Change how a case is brought, and its minutes."""
    slot = slot_of(request, slot_id)
    form = form_for(request, SlotForm, initial={"kind": slot.kind, "minutes": slot.minutes})
    if request.method == "POST" and form.is_valid():
        try:
            time_slot(slot=slot, by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            return redirect("meeting_agenda", slot.meeting_id)
    title = f"Minutes for {slot.case.child}"
    context = {"form": form, "meeting": slot.meeting, "title": title, "button": "Save"}
    return render(request, "casework/meeting/form.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def drop(request: SignedInRequest, slot_id: UUID) -> HttpResponse:
    """Take a case off the agenda, with the reason."""
    slot = slot_of(request, slot_id)
    form = form_for(request, DropForm)
    if request.method == "POST" and form.is_valid():
        try:
            drop_slot(slot=slot, because=form.cleaned_data["because"], by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            return redirect("meeting_agenda", slot.meeting_id)
    title = f"Take {slot.case.child} off the agenda"
    context = {"form": form, "meeting": slot.meeting, "title": title, "button": "Take off"}
    return render(request, "casework/meeting/form.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("POST",))
def settle(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Set the agenda."""
    meeting = led(request, meeting_id)
    return changed(request, meeting, lambda: set_agenda(meeting=meeting, by=request.user))


@page(needs=Permission.SUPERVISION_LEAD, accepts=("POST",))
def reopen(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Open an agenda again that was set."""
    meeting = led(request, meeting_id)
    return changed(request, meeting, lambda: open_agenda(meeting=meeting, by=request.user))
