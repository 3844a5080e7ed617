"""One day: planned, shown, changed, opened, cancelled; who is invited, reminded, and came."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import (
    Stale,
    both_versions,
    carried_out,
    opened_on,
    pressed,
    version_sent,
)
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.mail.reports import how_many_did_not_leave
from holdfast.programme.models import Participant
from holdfast.programme.reports import present_run
from holdfast.training.actions.bookings import invite_people, remind, take_attendance
from holdfast.training.actions.days import Told, cancel_day, change_day, open_day, plan_day
from holdfast.training.actions.telling import tell_everybody, tell_of_change, tell_of_day
from holdfast.training.forms.days import (
    AttendanceForm,
    CancelDayForm,
    DayForm,
    InviteForm,
    PlanDayForm,
)
from holdfast.training.models import Booking, Day
from holdfast.training.reports.matrix import lacking, sections_of
from holdfast.training.reports.mine import to_days
from holdfast.training.reports.people import by_state, not_asked
from holdfast.training.reports.places import ahead_of_me, counts_of
from holdfast.training.reports.said import said_of
from holdfast.training.rules import planning
from holdfast.training.rules.planning import PARTS, warnings_of
from holdfast.training.rules.states import (
    ABSENT,
    ATTENDED,
    BOOKED,
    HELD,
    OPEN,
    PLANNED,
    WAITING,
    DayState,
)
from holdfast.training.rules.telling import Heard
from holdfast.training.views.sending import day_of

FIELDS = ("held_on", "starts_at", "ends_at", "place", "link", "trainer", "capacity", "meant_for")


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def day_plan(request: SignedInRequest) -> HttpResponse:
    """Plan a training day."""
    run = present_run(request.user)
    if run is None:
        return render(request, "training/no_run.html")
    begin = {"meant_for": "everybody", "capacity": 25, "starts_at": "09:30", "ends_at": "16:30"}
    form = form_for(request, PlanDayForm, sections=sections_of(run), initial=begin)
    if request.method == "POST" and form.is_valid():
        told = dict(form.cleaned_data)
        section = told.pop("section")
        try:
            made = plan_day(run=run, section=section, told=Told(**told), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The day is planned. Open it when people may book")
            return redirect(made)
    return render(request, "training/day_form.html", {"form": form, "title": "Plan a training day"})


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def day_change(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Change when, where, for whom and for how many a day is."""
    found = day_of(request, day_id)
    begin = {name: getattr(found, name) for name in FIELDS}
    form = form_for(request, DayForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        version, at = version_sent(request), now()
        try:
            change_day(
                day=found, version=version, told=Told(**form.cleaned_data), at=at, by=request.user
            )
            tell_of_change(day=found, was=begin, at=at, by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = DayForm(initial={name: getattr(found, name) for name in FIELDS})
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "The day is changed")
            return redirect(found)
    context = {"form": form, "day": found, "title": "Change this day"}
    return render(
        request, "training/day_form.html", context | {"version": opened_on(request, found)}
    )


@page(needs=Permission.TRAINING_SEE)
def day(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Show one day, and how the reader stands to it; to who runs training also who comes."""
    found, on = day_of(request, day_id), today()
    counts = counts_of(found)
    (mine,) = to_days(request.user, [found], found.run, today=on)
    materials = found.section.materials.current().visible_to(request.user)
    context: dict[str, Any] = {
        "day": found,
        "mine": mine,
        "counts": counts,
        "free": max(found.capacity - counts.taken, 0),
        "ahead": ahead_of_me(found) if mine.booking and mine.booking.state == WAITING else None,
        "materials": [one for one in materials if one.day_id in (None, found.pk)],
        "warnings": warnings_of(found.held_on) if found.state in (PLANNED, OPEN) else [],
        "may_book": mine.may_book and request.user.may(Permission.TRAINING_BOOK),
        "may_run": request.user.may(Permission.TRAINING_RUN),
    }
    shown(request, *context["materials"])
    if context["may_run"]:
        context |= running(request, found)
    return render(request, "training/day.html", context)


def running(request: SignedInRequest, found: Day) -> dict[str, Any]:
    """Return what whoever runs training sees of a day beside the others."""
    people = by_state(found)
    shown(request, *(one for _, all_of in people for one in all_of))
    placed = [one for _, all_of in people for one in all_of if one.state == BOOKED]
    asked = {one.participant_id for _, all_of in people for one in all_of}
    missing = lacking(found.run, found.section, PARTS[found.meant_for])
    return {
        "people": people,
        "to_remind": sum(one.reminded_at is None for one in placed),
        "missing": [one for one in missing if one.pk not in asked],
        "said": said_of(found) if found.state == HELD else None,
        "may_take": found.state in (OPEN, HELD) and found.held_on <= today(),
        "is_open": found.state == OPEN,
        "is_planned": found.state == PLANNED,
        "did_not_leave": how_many_did_not_leave(request.user),
    }


@page(needs=Permission.TRAINING_RUN, accepts=("POST",))
def day_open(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Open a day for booking."""
    found = day_of(request, day_id)

    def do() -> str:
        open_day(day=found, today=today(), by=request.user)
        return "The day is open for booking"

    return pressed(request, found, do)


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def day_cancel(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Cancel a day, with the reason."""
    found = day_of(request, day_id)
    form = form_for(request, CancelDayForm)

    def do() -> object:
        cancel_day(day=found, today=today(), by=request.user, **form.cleaned_data)
        return tell_everybody(day=found, heard=Heard.CANCELLED, at=now(), by=request.user)

    done = carried_out(request, form, found, do, said="The day is cancelled")
    context = {"form": form, "day": found, "title": "Cancel this day", "button": "Cancel the day"}
    return done or render(request, "training/ask.html", context)


def invited(request: SignedInRequest, found: Day, people: Iterable[Participant]) -> list[Booking]:
    """Invite people to a day, and write to those who are invited now."""
    made = invite_people(day=found, participants=people, at=now(), by=request.user)
    tell_of_day(day=found, bookings=made, heard=Heard.INVITED, at=now(), by=request.user)
    return made


@page(needs=Permission.TRAINING_RUN, accepts=("POST",))
def day_invite_all(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Invite everybody the day is meant for who lacks its section."""
    found = day_of(request, day_id)

    def do() -> str:
        missing = lacking(found.run, found.section, PARTS[found.meant_for])
        sent = invited(request, found, missing)
        return f"Invited: {len(sent)}"

    return pressed(request, found, do)


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def day_invite(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Invite chosen people."""
    found = day_of(request, day_id)
    people = not_asked(found)
    shown(request, *(one for one, _ in people))
    form = form_for(request, InviteForm, people=people)

    def do() -> object:
        return invited(request, found, form.chosen())

    done = carried_out(request, form, found, do, said="Invited")
    context = {"form": form, "day": found, "title": "Invite people", "button": "Invite them"}
    return done or render(request, "training/ask.html", context | {"nobody": not people})


@page(needs=Permission.TRAINING_RUN, accepts=("POST",))
def day_remind(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Remind, once, everybody who has a place."""
    found = day_of(request, day_id)

    def do() -> str:
        sent = remind(day=found, today=today(), at=now(), by=request.user)
        tell_of_day(day=found, bookings=sent, heard=Heard.REMINDED, at=now(), by=request.user)
        return f"Reminded: {len(sent)}"

    return pressed(request, found, do)


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def day_attendance(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Say, of everybody at once, who came and why the others did not."""
    found = day_of(request, day_id)
    everybody = Booking.objects.filter(day=found).select_related(
        "participant__person", "participant__team"
    )
    listed = list(everybody.order_by("participant__person__name", "pk"))
    shown(request, *listed)
    placed = [one for one in listed if one.state in (BOOKED, ATTENDED, ABSENT)]
    others = [one for one in listed if one not in placed]
    form = form_for(request, AttendanceForm, placed=placed, others=others)

    def do() -> object:
        return take_attendance(
            day=found, came=form.came(), today=today(), at=now(), by=request.user
        )

    done = carried_out(request, form, found, do, said="Attendance is kept")
    context = {"form": form, "day": found, "too": form["too"] if others else None}
    against = planning.why_not_go_on(
        frm=DayState(found.state), to=HELD, held_on=found.held_on, today=today()
    )
    return done or render(request, "training/attendance.html", context | {"against": against})
