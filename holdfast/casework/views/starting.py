"""Starting a case."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.cases import open_case
from holdfast.casework.actions.starting import open_case_of_new_family
from holdfast.casework.forms.starting import OpenForm, StartForm, leads_for
from holdfast.casework.models import Case
from holdfast.choosing.models import Nomination
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.place.models import Post
from holdfast.programme.models import Participant


def may_lead(reader: User) -> list[Participant]:
    """Return who may lead a case the reader starts."""
    if not reader.may(Permission.CASE_ALLOCATE):
        return leads_for(reader.pk, teams=[])
    posts = Post.objects.current().filter(person=reader, is_manager=True)
    return leads_for(reader.pk, teams=list(posts.values_list("team", flat=True)))


@page(needs=Permission.CASE_START, accepts=("GET", "POST"))
def start(request: SignedInRequest) -> HttpResponse:
    """Open a case of a child the council knows, or of a new family."""
    leads = may_lead(request.user)
    begin = {"opened_on": today(), "lead": str(leads[0].pk) if len(leads) == 1 else ""}
    form = form_for(request, StartForm, leads=leads, today=today(), initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            case = opened(form, by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"Case {case.reference} opened")
            return redirect(case)
    return render(request, "casework/start.html", {"form": form, "leads": leads})


def opened(form: StartForm, *, by: User) -> Case:
    """Open the case as it was typed."""
    lead = form.leads[form.cleaned_data["lead"]]
    assert lead.team is not None  # noqa: S101  # leads_for asks for a team
    shared: dict[str, Any] = {
        "run": lead.run,
        "team": lead.team,
        "lead": lead,
        "on": form.cleaned_data["opened_on"],
        "at": now(),
        "by": by,
        **form.plan(),
    }
    if form.found:
        return open_case(family_id=form.found.family_id, child_id=form.found.child_id, **shared)
    return open_case_of_new_family(told=form.new_family(), **shared)


@page(needs=Permission.CHOICE_WORK, accepts=("GET", "POST"))
def open_nominated(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Open the case of a child whose nomination manager and family have agreed to."""
    mine = Nomination.objects.worked_by(request.user).with_child()
    found = get_object_or_404(mine, pk=nomination_id)
    shown(request, found, found.child)
    form = form_for(request, OpenForm, initial={"opened_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            case = open_case(
                family_id=found.family_id, child_id=found.child_id, run=found.run, team=found.team,
                lead=found.participant, nomination=found, on=form.cleaned_data["opened_on"],
                at=now(), by=request.user, **form.plan(),
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"Case {case.reference} opened")
            return redirect(case)
    return render(request, "casework/open.html", {"form": form, "nomination": found})
