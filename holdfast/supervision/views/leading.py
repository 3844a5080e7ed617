"""Who leads one meeting, and where it is: cover, a co-supervisor, the room and the link."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.supervision import rules
from holdfast.supervision.actions import (
    add_co_supervisor,
    change_place,
    end_co_supervisor,
    find_cover,
)
from holdfast.supervision.actions.telling import tell_of_leading
from holdfast.supervision.forms.calendar import PlaceForm
from holdfast.supervision.forms.moving import CoForm, CoverForm
from holdfast.supervision.models import Meeting
from holdfast.supervision.reports.calendar import Candidate, could_lead
from holdfast.supervision.rules.telling import Happened
from holdfast.supervision.views.moving import CHANGED, its_month, opened_here, planned_meeting


def led_by(meeting: Meeting) -> list[tuple[User, str]]:
    """Return who leads a meeting, and as what."""
    found = meeting.supervisors.filter(stood_down_because="").select_related("person")
    return [
        (one.person, rules.LEADS_SAID[rules.Leads(one.part)])
        for one in found.order_by("-part", "person__name")
    ]


def answered(
    request: SignedInRequest,
    meeting: Meeting,
    form: Form,
    do: Callable[..., object],
    *,
    happened: Happened,
    said: str,
    more: dict[str, Any],
) -> HttpResponse:
    """Do what a form about a meeting asks, or show it with what stands against it."""
    if request.method == "POST" and form.is_valid():
        try:
            do(
                meeting=meeting, version=version_sent(request), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
            tell_of_leading(
                meeting=meeting, led_before=[one for one, _ in more["leads"]], happened=happened,
                at=now(), by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            form.add_error(None, CHANGED)
        else:
            messages.success(request, said)
            return its_month(meeting)
    context = {"meeting": meeting, "form": form, "version": opened_here(request, meeting)}
    return render(request, "supervision/meeting_form.html", context | more)


def who_could(meeting: Meeting) -> tuple[list[User], list[Candidate]]:
    """Return who is free to lead a meeting, and who is not, with why not."""
    told = could_lead(meeting)
    return [one.person for one in told if not one.why_not], [one for one in told if one.why_not]


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def meeting_cover(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Have another psychologist lead a meeting; who is free is shown."""
    meeting = planned_meeting(request, meeting_id)
    free, taken = who_could(meeting)
    seconds = meeting.supervisors.filter(
        stood_down_because="", part=rules.Leads.CO_SUPERVISOR
    ).select_related("person")
    form = form_for(request, CoverForm, free=[*free, *(one.person for one in seconds)])
    more = {
        "title": "Find cover", "button": "Have them lead it", "leads": led_by(meeting),
        "taken": taken,
    }  # fmt: skip
    said = "Cover is found"
    return answered(
        request, meeting, form, renamed(find_cover), happened=Happened.LEAD, said=said, more=more
    )


def renamed(do: Callable[..., object]) -> Callable[..., object]:
    """Return an action that takes the form's `person` as its `cover`."""
    return lambda *, person, **told: do(cover=person, **told)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def meeting_co_supervisor(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Have a second psychologist lead a meeting too; who is free is shown."""
    meeting = planned_meeting(request, meeting_id)
    free, taken = who_could(meeting)
    form = form_for(request, CoForm, free=free)
    more = {
        "title": "Add a co-supervisor", "button": "Have them lead it too",
        "leads": led_by(meeting), "taken": taken,
    }  # fmt: skip
    said = "A co-supervisor is added"
    return answered(
        request, meeting, form, add_co_supervisor, happened=Happened.CO_LED, said=said, more=more
    )


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def meeting_co_supervisor_end(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """End a co-supervisor's part in a meeting."""
    meeting = planned_meeting(request, meeting_id)
    seconds = meeting.supervisors.filter(stood_down_because="", part=rules.Leads.CO_SUPERVISOR)
    people = User.objects.filter(pk__in=seconds.values("person"))
    form = form_for(request, CoForm, free=people)
    form.fields["person"].label = "Who does not lead it after all?"
    more = {"title": "End a co-supervisor’s part", "button": "End their part",
            "leads": led_by(meeting), "taken": []}  # fmt: skip
    said = "Their part is ended"
    return answered(
        request, meeting, form, end_co_supervisor, happened=Happened.CO_LEFT, said=said, more=more
    )


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def meeting_place(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Say where one meeting is."""
    meeting = planned_meeting(request, meeting_id)
    begin = {"room": meeting.room_id, "online_link": meeting.online_link}
    form = form_for(request, PlaceForm, group=meeting.group, now_in=meeting.room_id, initial=begin)
    more = {"title": "Change where it is", "button": "Save", "leads": led_by(meeting), "taken": []}
    return answered(
        request, meeting, form, change_place, happened=Happened.PLACE, said="Saved", more=more
    )
