"""Asking a clinician, taking a question back, and saying what came of the advice."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case
from holdfast.consultation import rules
from holdfast.consultation.actions.asking import ask_clinician, say_outcome, withdraw_question
from holdfast.consultation.forms.asking import AskForm, OutcomeForm
from holdfast.consultation.models import Consultation
from holdfast.consultation.reports.people import clinicians_of, clinicians_of_case
from holdfast.consultation.views.sending import found_in
from holdfast.families.reports import nameable
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CONSULTATION_ASK, accepts=("GET", "POST"))
def ask(request: SignedInRequest) -> HttpResponse:
    """Ask a clinician without a name."""
    people, clinicians = nameable(request.user), clinicians_of(request.user)
    form = form_for(request, AskForm, people=people, clinicians=clinicians)
    return asked(request, form, None)


@page(needs=Permission.CONSULTATION_ASK, accepts=("GET", "POST"))
def ask_about(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Ask a clinician about a case one works with: those who may read it can answer."""
    cases = Case.objects.worked_by(request.user).open().with_child()
    case = get_object_or_404(cases, pk=case_id)
    shown(request, case, case.child)
    clinicians = clinicians_of_case(case)
    form = form_for(request, AskForm, people=None, clinicians=clinicians)
    return asked(request, form, case)


def asked(request: SignedInRequest, form: AskForm, case: Case | None) -> HttpResponse:
    """Ask what the form says, or show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_clinician(case=case, on=today(), at=now(), by=request.user, **form.told())
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Asked. The clinicians who may read it see it on their list")
            return redirect(made)
    why_not = rules.WhyNotAsk.NO_CLINICIAN if case and not form.clinicians else ""
    context = {"form": form, "case": case, "why_not": why_not}
    return render(request, "consultation/ask.html", context)


@page(needs=Permission.CONSULTATION_ASK, accepts=("GET", "POST"))
def outcome(request: SignedInRequest, consultation_id: UUID) -> HttpResponse:
    """Say what came of the advice; the question is closed by it."""
    found = found_in(request, Consultation.objects.kept_by(request.user), consultation_id)
    people = None if found.case_id else nameable(request.user)
    form = form_for(request, OutcomeForm, people=people)

    def do() -> object:
        return say_outcome(
            found=found, version=version_sent(request), on=today(), by=request.user, **form.told()
        )

    fresh = OutcomeForm(
        initial={"outcome": found.outcome, "note": found.outcome_note}, people=people
    )
    done = carried_out(
        request, form, found, do, said="Thank you. The question is closed", fresh=fresh
    )
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "What came of the advice", "button": "Save"}
    return done or render(request, "consultation/of_question.html", context)


@page(needs=Permission.CONSULTATION_ASK, accepts=("GET", "POST"))
def withdraw(request: SignedInRequest, consultation_id: UUID) -> HttpResponse:
    """Take a question back, before there is advice."""
    found = found_in(request, Consultation.objects.kept_by(request.user), consultation_id)
    form = form_for(request, forms.Form)

    def do() -> object:
        version = version_sent(request)
        return withdraw_question(found=found, version=version, on=today(), by=request.user)

    done = carried_out(request, form, found, do, said="Question withdrawn", fresh=forms.Form())
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "Take the question back", "button": "Take it back"}
    return done or render(request, "consultation/of_question.html", context)
