"""Nominating a child, and ending a nomination."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.choosing.actions.nominating import (
    nominate,
    nominate_of_new_family,
    withdraw_nomination,
)
from holdfast.choosing.forms.nominating import EndForm, NominateForm
from holdfast.choosing.models import Nomination
from holdfast.choosing.reports import children_to_choose, practitioners_near
from holdfast.choosing.views.nominations import nomination_of
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CHOICE_NOMINATE, accepts=("GET", "POST"))
def add(request: SignedInRequest) -> HttpResponse:
    """Nominate a child whom the reader sees, whom the council knows, or who is new to us."""
    people = practitioners_near(request.user)
    children = children_to_choose(request.user)
    shown(request, *children)
    mine = [str(one.pk) for one in people if one.person_id == request.user.pk]
    begin = {"participant": (mine or [""])[0]}
    form = form_for(
        request, NominateForm, people=people, children=children, today=today(), initial=begin
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = nominated(form, by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"Nominated: {made.reference}. Next, check whether it suits")
            return redirect(made)
    return render(request, "choosing/nominate.html", {"form": form, "people": people})


def nominated(form: NominateForm, *, by: User) -> Nomination:
    """Nominate the child as it was typed."""
    told = form.cleaned_data
    shared: dict[str, Any] = {
        "participant": form.people[told["participant"]],
        **{name: told[name] for name in ("why", "caseload", "full_time")},
        "on": today(),
        "at": now(),
        "by": by,
    }
    if seen := form.seen():
        return nominate(family_id=seen.family_id, child_id=seen.pk, **shared)
    if form.found and form.chose("known"):
        return nominate(family_id=form.found.family_id, child_id=form.found.child_id, **shared)
    return nominate_of_new_family(told=form.new_family(), **shared)


@page(needs=Permission.CHOICE_WORK, accepts=("GET", "POST"))
def end(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Say that a family is not considered any longer, and why."""
    found = nomination_of(request, nomination_id)
    form = form_for(request, EndForm)

    def do() -> object:
        return withdraw_nomination(
            nomination=found, version=version_sent(request), at=now(), by=request.user,
            **form.cleaned_data,
        )  # fmt: skip

    done = carried_out(request, form, found, do, said="Nomination withdrawn", fresh=EndForm())
    context = {"form": form, "nomination": found, "version": opened_on(request, found)}
    context |= {"title": "Withdraw the nomination", "button": "Withdraw it"}
    context |= {"lead": ["It stays to be read, with your reason, and can be taken up again."]}
    return done or render(request, "choosing/ask.html", context)
