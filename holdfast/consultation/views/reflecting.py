"""Reflective practice in groups: which there are, having a place, and what is kept of a session."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, pressed
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission, Role
from holdfast.consultation.forms.reflecting import InviteForm, OpeningForm
from holdfast.consultation.reports.people import colleagues
from holdfast.consultation.reports.reflecting import sessions_of
from holdfast.kit.today import today
from holdfast.supervision.actions.reflective import (
    Opening,
    ask_into_group,
    give_up_place,
    open_reflective_group,
    take_place,
)
from holdfast.supervision.models import Group, ReflectivePlace
from holdfast.supervision.reports.reflective import Reflecting, could_be_asked, reflecting


def found_in(request: SignedInRequest, reflective_id: UUID, day: date) -> Reflecting:
    """Return an open group of reflective practice, noted as shown; 404 where there is none."""
    every = reflecting(request.user, today=day)
    found = next((one for one in every if one.group.pk == reflective_id), None)
    if found is None:
        raise Http404
    shown(request, found.group, *found.places)
    return found


@page(needs=Permission.SUPERVISION_SEE)
def groups(request: SignedInRequest) -> HttpResponse:
    """List the groups of reflective practice, the reader's own first."""
    found = reflecting(request.user, today=today())
    shown(request, *(one.group for one in found), *(each for one in found for each in one.places))
    context = {"groups": found, "may_open": request.user.may(Permission.SUPERVISION_PLAN)}
    return render(request, "consultation/reflective/groups.html", context)


@page(needs=Permission.SUPERVISION_SEE)
def group(request: SignedInRequest, reflective_id: UUID) -> HttpResponse:
    """Show one group: what it is for, who has a place, sessions to come, and those held."""
    reader, day = request.user, today()
    found = found_in(request, reflective_id, day)
    sessions = sessions_of(found.group, reader=reader, today=day)
    shown(request, *(one.mine for one in sessions if one.mine))
    plans = reader.may(Permission.SUPERVISION_PLAN)
    plans = plans and Group.objects.planned_by(reader).filter(pk=reflective_id).exists()
    context = {"found": found, "sessions": sessions, "plans": plans}
    return render(request, "consultation/reflective/group.html", context)


def leaders_for(reader: User) -> list[User]:
    """Return who may lead a group that somebody opens: a clinician themselves, else any of them."""
    return [reader] if reader.role == Role.SUPERVISOR else colleagues(reader, Role.SUPERVISOR)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def open_group(request: SignedInRequest) -> HttpResponse:
    """Open a group of reflective practice."""
    leaders = leaders_for(request.user)
    begin = {"places": 8, "minutes": 90, "first_meeting_on": today(), "meets_at": "10:00"}
    begin |= {"supervisor": str(leaders[0].pk)} if len(leaders) == 1 else {}
    blank = Group(authority_id=request.user.authority)
    form = form_for(request, OpeningForm, leaders=leaders, group=blank, initial=begin)
    made: list[Group] = []

    def do() -> None:
        made.append(open_reflective_group(told=Opening(**form.told()), by=request.user))

    answer = carried_out(request, form, "reflective_groups", do, said="The group is open")
    if made and answer is not None:
        return redirect("reflective_group", made[0].pk)
    context = {"form": form, "title": "Open a reflective-practice group", "button": "Open it"}
    context |= {"back": reverse("reflective_groups"), "back_said": "Reflective practice"}
    return answer or render(request, "consultation/reflective/form.html", context)


@page(needs=Permission.SUPERVISION_PLAN, accepts=("GET", "POST"))
def invite(request: SignedInRequest, reflective_id: UUID) -> HttpResponse:
    """Ask somebody into a group; they take the place themselves."""
    day = today()
    planned = Group.objects.planned_by(request.user)
    its = get_object_or_404(planned, pk=reflective_id, kind="reflective practice")
    shown(request, its)
    people = could_be_asked(its, request.user, today=day)
    form = form_for(request, InviteForm, people=people)

    def do() -> None:
        ask_into_group(group=its, person=form.chosen, on=day, by=request.user)

    there = reverse("reflective_group", args=[its.pk])
    answer = carried_out(request, form, there, do, said="They are asked")
    context = {"form": form, "title": f"Ask somebody into {its.name}", "button": "Ask them"}
    context |= {"back": there, "back_said": its.name}
    return answer or render(request, "consultation/reflective/form.html", context)


@page(needs=Permission.SUPERVISION_SEE, accepts=("POST",))
def join(request: SignedInRequest, reflective_id: UUID) -> HttpResponse:
    """Take a place in a group."""
    found = found_in(request, reflective_id, today())

    def do() -> str:
        take_place(group=found.group, on=today(), at=now(), by=request.user)
        return "You have a place. The sessions to come are on their way to you by e-mail"

    return pressed(request, reverse("reflective_group", args=[reflective_id]), do)


@page(needs=Permission.SUPERVISION_SEE, accepts=("POST",))
def leave(request: SignedInRequest, place_id: UUID) -> HttpResponse:
    """Give up a place, or say no to one; of one that is not there, the same is true already."""
    kept = ReflectivePlace.objects.kept_by(request.user)
    place = kept.filter(pk=place_id).select_related("group", "person").first()
    if place is not None:
        shown(request, place)
        give_up_place(place=place, on=today(), at=now(), by=request.user)
    messages.success(request, "The place is given up")
    return redirect("reflective_groups")
