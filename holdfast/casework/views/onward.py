"""Referring a family onward, and what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.onward import note_reply, refer_onward
from holdfast.casework.forms.plan_of_work import ReferForm, ReplyForm
from holdfast.casework.models import Case, OnwardReferral
from holdfast.casework.views.plan_of_work import worked_case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def refer(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Keep the choice to ask another service for what this work cannot give."""
    case = worked_case(request, case_id)
    form = form_for(request, ReferForm, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            refer_onward(case=case, today=today(), by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Referral kept")
            return redirect("case_plan", case.pk)
    words = "Holdfast keeps the choice and its reason. The referral itself is made in your own way."
    context = {"form": form, "case": case, "title": "Refer onward", "lead": [words]}
    return render(request, "casework/ask.html", context | {"button": "Keep the referral"})


def as_replied(referral: OnwardReferral) -> dict[str, Any]:
    """Return what came of a referral, as the form asks for it."""
    on = referral.replied_on or today()
    return {"reply": referral.reply, "on": on, "note": referral.reply_note}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def reply(request: SignedInRequest, referral_id: UUID) -> HttpResponse:
    """Say what came of a referral."""
    mine = OnwardReferral.objects.filter(case__in=Case.objects.worked_by(request.user))
    referral = get_object_or_404(mine.select_related("case__child"), pk=referral_id)
    shown(request, referral, referral.case, referral.case.child)
    form = form_for(request, ReplyForm, initial=as_replied(referral))
    if request.method == "POST" and form.is_valid():
        version, told = version_sent(request), form.cleaned_data
        try:
            note_reply(referral=referral, version=version, today=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = ReplyForm(initial=as_replied(referral))
            return both_versions(
                request, form, theirs=theirs, version=referral.version, record=referral
            )
        else:
            messages.success(request, "Reply noted")
            return redirect("case_plan", referral.case_id)
    context = {"form": form, "case": referral.case, "title": "What came of a referral"}
    context |= {"button": "Save", "version": opened_on(request, referral)}
    quote = f"{referral.service}: {referral.reason}"
    return render(request, "casework/ask.html", context | {"quote": quote})
