"""Handing a case over by agreement, and the pack for whoever takes it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import connection
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.handing import (
    accept_handover,
    propose_handover,
    return_handover,
    withdraw_handover,
)
from holdfast.casework.forms.handing import AnswerForm, ProposeForm
from holdfast.casework.models import Case, Handover
from holdfast.casework.models.case import CaseQuerySet
from holdfast.casework.reports.pack import pack_of
from holdfast.casework.rules.handing import Handing
from holdfast.casework.views.allocating import free_for
from holdfast.casework.views.case_page import read
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

OVER = "This handover no longer waits for an answer"


def handed_on_by(request: SignedInRequest) -> CaseQuerySet:
    """Return the cases that the reader may propose to hand on: worked with, or overseen."""
    cases, reader = Case.objects, request.user
    return (cases.worked_by(reader) | cases.overseen_by(reader)).distinct()


@page(needs=Permission.HANDOVER_PROPOSE, accepts=("GET", "POST"))
def propose(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Ask a colleague to take a case over; where somebody is asked already, say so."""
    case = get_object_or_404(handed_on_by(request).with_child(), pk=case_id)
    shown(request, case, case.child)
    earlier = case.handovers.select_related("to__person", "proposed_by").order_by("-proposed_at")
    people = free_for(case, part="lead")
    form = form_for(request, ProposeForm, people=people)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            propose_handover(
                case=case, to=form.chosen(), because=told["because"], note=told["note"],
                works=told["works"], on=today(), at=now(), by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(
                request, f"{form.chosen().person} is asked. You keep the case till then"
            )
            return redirect("handover_propose", case.pk)
    waits = next((one for one in earlier if one.state == Handing.PROPOSED), None)
    context = {"form": form, "case": case, "people": people, "waits": waits}
    others = [one for one in earlier if one is not waits]
    shown(request, *earlier)
    return render(request, "casework/handing/propose.html", context | {"earlier": others})


@page(needs=Permission.HANDOVER_PROPOSE, accepts=("GET", "POST"))
def withdraw(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Take a proposal back before it is answered."""
    case = get_object_or_404(handed_on_by(request).with_child(), pk=case_id)
    shown(request, case, case.child)
    waits = case.handovers.filter(state=Handing.PROPOSED).select_related("to__person").first()
    if request.method == "POST":
        try:
            if waits is None:
                raise Refused([OVER])
            withdraw_handover(handover=waits, version=version_sent(request), by=request.user)
        except (Refused, Stale):
            messages.warning(request, OVER)
        else:
            messages.success(request, "The handover is taken back")
        return redirect("handover_propose", case.pk)
    context = {"case": case, "waits": waits, "version": opened_on(request, waits) if waits else 0}
    return render(request, "casework/handing/withdraw.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def answer(request: SignedInRequest, handover_id: UUID) -> HttpResponse:
    """Accept or return a case that the reader is asked to take over."""
    mine = Handover.objects.asked_of(request.user).select_related("proposed_by", "to")
    handover = get_object_or_404(mine, pk=handover_id)
    shown(request, handover)
    form = form_for(request, AnswerForm)
    if request.method == "POST" and form.is_valid():
        version, words = version_sent(request), form.cleaned_data["words"]
        try:
            if form.cleaned_data["answer"] == Handing.ACCEPTED:
                made = accept_handover(
                    handover=handover, version=version, on=today(), at=now(), by=request.user
                )
                messages.success(request, "You lead this case now. Its handover pack is below")
                return redirect("handover_pack", made.case_id)
            return_handover(handover=handover, version=version, words=words, by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.warning(request, OVER)
            return redirect("my_work")
        else:
            messages.success(request, "Returned, with your reason")
            return redirect("my_work")
    context = {"form": form, "handover": handover, "whose": handed_to_me().get(handover.pk)}
    context |= {"version": opened_on(request, handover)}
    return render(request, "casework/handing/answer.html", context)


def handed_to_me() -> dict[UUID, dict[str, Any]]:
    """Return what the reader may know of each case they are asked to take over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.handed_to_me(%s)", [today()])
        rows = cursor.fetchall()
    return {
        key: {"reference": reference, "given_name": name, "age": age}
        for key, reference, name, age in rows
    }


@page(needs=Permission.CASE_SEE)
def pack(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show, on one page to print, where the work with a family stands."""
    found, whole, day = read(request, case_id)
    made = pack_of(found, whole, today=day)
    shown(request, *(adult for adult, _ in made.adults), *made.handovers)
    shown(request, *(one.concern for one in made.concerns))
    return render(request, "casework/handing/pack.html", {"case": found, "pack": made, "on": day})
