"""The authority's rooms, and its table of school holidays."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.supervision.actions import (
    add_room,
    add_school_holiday,
    change_room,
    change_school_holiday,
    remove_school_holiday,
)
from holdfast.supervision.forms.places import ChangeRoomForm, RoomForm, SchoolHolidayForm
from holdfast.supervision.models import Room, SchoolHoliday

HOLIDAY = ("name", "began_on", "ends_on")


@page(needs=Permission.SUPERVISION_PLAN)
def rooms(request: SignedInRequest) -> HttpResponse:
    """List the rooms of the reader's authority."""
    found = Room.objects.visible_to(request.user).order_by("-is_in_use", "site", "name")
    return render(request, "supervision/rooms.html", {"rooms": found})


def added(
    request: SignedInRequest,
    form: Form,
    do: Callable[..., object],
    *,
    to: str,
    more: dict[str, Any],
) -> HttpResponse:
    """Add what a form tells of, or show it with what stands against it."""
    if request.method == "POST" and form.is_valid():
        try:
            do(by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Added")
            return redirect(to)
    return render(request, "supervision/place_form.html", more | {"form": form, "back": to})


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def room_add(request: SignedInRequest) -> HttpResponse:
    """Add a room."""
    form = form_for(request, RoomForm)
    return added(request, form, add_room, to="rooms", more={"title": "Add a room"})


def room_as_typed(room: Room) -> dict[str, Any]:
    """Return a room as its form has it."""
    return {
        "name": room.name,
        "site": room.site,
        "capacity": room.capacity,
        "in_use": "yes" if room.is_in_use else "no",
    }


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def room_change(request: SignedInRequest, room_id: UUID) -> HttpResponse:
    """Change a room, or say that it is used no more."""
    room = get_object_or_404(Room.objects.visible_to(request.user), pk=room_id)
    form = form_for(request, ChangeRoomForm, initial=room_as_typed(room))
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        is_in_use = told.pop("in_use") == "yes"
        try:
            change_room(
                room=room, version=version_sent(request), is_in_use=is_in_use, by=request.user,
                **told,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = ChangeRoomForm(initial=room_as_typed(room))
            return both_versions(request, form, theirs=theirs, version=room.version, record=room)
        else:
            messages.success(request, "Saved")
            return redirect("rooms")
    context = {"title": "Change this room", "back": "rooms", "form": form}
    context["version"] = opened_on(request, room)
    return render(request, "supervision/place_form.html", context)


@page(needs=Permission.SUPERVISION_PLAN)
def school_holidays(request: SignedInRequest) -> HttpResponse:
    """List the school holidays of the reader's authority that are not over."""
    found = SchoolHoliday.objects.visible_to(request.user)
    context = {
        "holidays": found.filter(ends_on__gte=today()),
        "over": found.filter(ends_on__lt=today()).count(),
        "may_keep": request.user.may(Permission.SUPERVISION_RUN),
    }
    return render(request, "supervision/school_holidays.html", context)


@page(needs=Permission.SUPERVISION_RUN, accepts=("GET", "POST"))
def school_holiday_add(request: SignedInRequest) -> HttpResponse:
    """Add a school holiday."""
    form = form_for(request, SchoolHolidayForm)
    more = {"title": "Add a school holiday"}
    return added(request, form, add_school_holiday, to="school_holidays", more=more)


@page(needs=Permission.SUPERVISION_RUN, accepts=("GET", "POST"))
def school_holiday_change(request: SignedInRequest, holiday_id: UUID) -> HttpResponse:
    """Change a school holiday's name or days."""
    found = get_object_or_404(SchoolHoliday.objects.visible_to(request.user), pk=holiday_id)
    form = form_for(
        request, SchoolHolidayForm, initial={one: getattr(found, one) for one in HOLIDAY}
    )
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            change_school_holiday(
                holiday=found, version=version, by=request.user, **form.cleaned_data
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = SchoolHolidayForm(initial={one: getattr(found, one) for one in HOLIDAY})
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Saved. Meetings that are planned stay as they are")
            return redirect("school_holidays")
    context = {"title": "Change this school holiday", "back": "school_holidays", "form": form}
    context["version"] = opened_on(request, found)
    return render(request, "supervision/place_form.html", context)


@page(needs=Permission.SUPERVISION_RUN, accepts=("POST",))
def school_holiday_remove(request: SignedInRequest, holiday_id: UUID) -> HttpResponse:
    """Take a school holiday out of the table; of one that is not there, it is true already."""
    found = SchoolHoliday.objects.visible_to(request.user).filter(pk=holiday_id).first()
    if found is not None:
        remove_school_holiday(holiday=found, by=request.user)
    messages.success(request, "That school holiday is out of the table")
    return redirect("school_holidays")
