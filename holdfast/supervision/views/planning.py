"""A group's calendar: by month, planned as a series, and when and where it usually meets."""

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.mail.reports import how_many_did_not_leave
from holdfast.programme.reports import numbers_in_force
from holdfast.supervision import rules
from holdfast.supervision.actions.series import change_usual, plan_series, where_they_fall
from holdfast.supervision.actions.telling import tell_of_meetings
from holdfast.supervision.forms.calendar import PlanForm, UsualForm
from holdfast.supervision.models import Group, Meeting
from holdfast.supervision.reports.calendar import last_move, month_of, next_first
from holdfast.supervision.rules.telling import Happened

MONTH = re.compile(r"^(20\d\d)-(0[1-9]|1[0-2])$")
USUAL = ("meets_at", "minutes", "room", "online_link")


def fingerprint(told: object) -> str:
    """Return what a preview is known by, so that nothing else is kept than what was shown."""
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def sent_again(request: SignedInRequest) -> list[tuple[str, Any]]:
    """Return what a form sent, to be sent again when its preview is confirmed."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    left_out = ("csrfmiddlewaretoken", "form_key", "agreed", "version")
    return [one for one in sent if one[0] not in left_out]


def tell(request: SignedInRequest, meetings: Iterable[Meeting | UUID], happened: Happened) -> None:
    """Write to everybody whom a change to meetings concerns that the reader just made."""
    tell_of_meetings(meetings=meetings, happened=happened, at=now(), by=request.user)


def planned_group(request: SignedInRequest, group_id: UUID) -> Group:
    """Return a group whose calendar the reader keeps, noted as shown."""
    found = Group.objects.planned_by(request.user).select_related("run", "room", "supervisor")
    group = get_object_or_404(found, pk=group_id)
    shown(request, group)
    return group


def month_in(request: SignedInRequest) -> date:
    """Return the first day of the month that an address asks for; this month's if it does not."""
    if found := MONTH.match(request.GET.get("month", "")):
        return date(int(found[1]), int(found[2]), 1)
    return today().replace(day=1)


@page(needs=Permission.SUPERVISION_SEE)
def group_calendar(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Show a group's month: meetings, closed days, school holidays; to its planner who is away."""
    seen = Group.objects.visible_to(request.user).select_related("run", "room", "supervisor")
    group = get_object_or_404(seen, pk=group_id)
    shown(request, group)
    may_plan = request.user.may(Permission.SUPERVISION_PLAN)
    plans = may_plan and Group.objects.planned_by(request.user).filter(pk=group.pk).exists()
    context = {
        "group": group,
        "month": month_of(group, month_in(request), with_absences=plans),
        "plans": plans,
        "moved": last_move(group) if plans else [],
        "today": today(),
        "did_not_leave": how_many_did_not_leave(request.user) if plans else 0,
    }
    return render(request, "supervision/calendar.html", context)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def group_plan(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Plan a group's meetings: first show where each would fall, then put them in the calendar."""
    group = planned_group(request, group_id)
    first, ends_on = next_first(group, today=today()), group.run.ends_on if group.run else None
    until = ends_on if ends_on and ends_on >= first else None
    begin = {"first": first, "until": until, "schools": "meets"}
    form = form_for(request, PlanForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        asked = form.asked()
        try:
            found = where_they_fall(group=group, **asked)
            if request.POST.get("agreed") != fingerprint(found):
                return preview(request, group, found)
            made = plan_series(group=group, by=request.user, **asked)
            tell(request, made, Happened.PLANNED)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{len(made)} meetings are in the calendar")
            return redirect(month_address(group, made[0].held_on))
    return render(request, "supervision/plan.html", {"group": group, "form": form})


def preview(request: SignedInRequest, group: Group, found: list[rules.Fallen]) -> HttpResponse:
    """Show where a series would fall; nothing is kept until it is confirmed."""
    context = {
        "group": group,
        "fallen": found,
        "count": len(rules.days_of(found)),
        "gaps": rules.warnings(found, numbers=numbers_in_force()),
        "again": sent_again(request),
        "agreed": fingerprint(found),
    }
    return render(request, "supervision/plan_preview.html", context)


def month_address(group: Group, day: date) -> str:
    """Return the address of a group's calendar in the month of a day."""
    return f"{reverse('group_calendar', args=[group.pk])}?month={day:%Y-%m}"


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def group_usual(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Say when and where a group usually meets."""
    group = planned_group(request, group_id)
    more: dict[str, Any] = {"group": group, "now_in": group.room_id}
    form = form_for(request, UsualForm, initial={one: getattr(group, one) for one in USUAL}, **more)
    if request.method == "POST" and form.is_valid():
        try:
            change_usual(
                group=group, version=version_sent(request), by=request.user, **form.cleaned_data
            )
        except Stale:
            theirs = UsualForm(initial={one: getattr(group, one) for one in USUAL}, **more)
            return both_versions(request, form, theirs=theirs, version=group.version, record=group)
        messages.success(request, "Saved. Meetings that are planned stay as they are")
        return redirect("group_calendar", group.pk)
    context = {"group": group, "form": form, "version": opened_on(request, group)}
    return render(request, "supervision/usual.html", context)
