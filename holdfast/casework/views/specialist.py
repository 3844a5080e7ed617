"""Asking a clinical supervisor's yes to a specialist section, and answering it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.specialist import answer_go_ahead, ask_go_ahead
from holdfast.casework.forms.specialist import AnswerGoAheadForm, AskGoAheadForm
from holdfast.casework.models import Case, GoAhead
from holdfast.casework.reports.specialist import asked_in, gate_of
from holdfast.casework.rules import specialist as rules
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.manual.models import Section
from holdfast.supervision.reports import supervisors_of


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def ask(request: SignedInRequest, case_id: UUID, section_id: UUID) -> HttpResponse:
    """Ask whether one may begin a specialist section, and read what was answered."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    specialist = Section.objects.filter(edition=case.run.edition_id, is_specialist=True)
    section = get_object_or_404(specialist, pk=section_id)
    earlier = all_shown(request, asked_in(case, section, worker=request.user))
    shown(request, case, case.child)
    supervisors = supervisors_of(request.user)
    form = form_for(request, AskGoAheadForm, supervisors=supervisors)
    if request.method == "POST" and form.is_valid():
        try:
            ask_go_ahead(
                case=case, section=section, at=now(), today=today(), by=request.user, **form.told()
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Asked. It is on their first page; their answer is on yours")
            return redirect("case_plan", case.pk)
    stands = gate_of(case, section, worker=request.user, today=today())
    context = {"form": form, "case": case, "section": section, "earlier": earlier}
    context |= {"is_open": stands is rules.Gate.OPEN, "supervisors": supervisors}
    return render(request, "casework/specialist_ask.html", context)


def as_answered(found: GoAhead) -> dict[str, Any]:
    """Return what was answered, as the form asks for it."""
    return {"answer": found.answer, "reason": found.reason}


@page(needs=Permission.SPECIALIST_ANSWER, accepts=("GET", "POST"))
def answer(request: SignedInRequest, go_ahead_id: UUID) -> HttpResponse:
    """Say yes or no to a specialist section in one case, and why."""
    asked = GoAhead.objects.asked_of(request.user).select_related(
        "case__child", "case__run", "section", "asked_by"
    )
    found = get_object_or_404(asked, pk=go_ahead_id)
    shown(request, found, found.case, found.case.child)
    form = form_for(request, AnswerGoAheadForm, initial=as_answered(found))
    if request.method == "POST" and form.is_valid():
        try:
            answer_go_ahead(
                asked=found, version=version_sent(request), at=now(), today=today(),
                by=request.user, **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = AnswerGoAheadForm(initial=as_answered(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Your answer is kept: whoever asked reads it on their page")
            return redirect("my_work")
    context = {"form": form, "case": found.case, "asked": found}
    context |= {"version": opened_on(request, found)}
    return render(request, "casework/specialist_answer.html", context)
