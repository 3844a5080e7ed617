"""A clinician takes a question, gives it back, or advises."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, pressed, version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.consultation.actions import asking as actions
from holdfast.consultation.forms.asking import AdviseForm
from holdfast.consultation.models import Consultation
from holdfast.consultation.views.sending import found_in
from holdfast.families.reports import nameable
from holdfast.kit.today import today


@page(needs=Permission.CONSULTATION_ANSWER, accepts=("POST",))
def take(request: SignedInRequest, consultation_id: UUID) -> HttpResponse:
    """Take a question to advise on it."""
    found = found_in(request, Consultation.objects.visible_to(request.user), consultation_id)

    def do() -> object:
        version = version_sent(request)
        return actions.take_question(found=found, version=version, on=today(), by=request.user)

    return pressed(request, found, do, said="It is yours to answer")


@page(needs=Permission.CONSULTATION_ANSWER, accepts=("POST",))
def back(request: SignedInRequest, consultation_id: UUID) -> HttpResponse:
    """Give a question back to the list."""
    found = found_in(request, Consultation.objects.visible_to(request.user), consultation_id)

    def do() -> object:
        return actions.give_back(found=found, version=version_sent(request), by=request.user)

    return pressed(request, found, do, said="It waits on the list again")


@page(needs=Permission.CONSULTATION_ANSWER, accepts=("GET", "POST"))
def advise(request: SignedInRequest, consultation_id: UUID) -> HttpResponse:
    """Write what one advises on a question one has taken."""
    found = found_in(request, Consultation.objects.visible_to(request.user), consultation_id)
    people = None if found.case_id else nameable(request.user)
    form = form_for(request, AdviseForm, people=people)

    def do() -> object:
        return actions.advise(
            found=found, version=version_sent(request), on=today(), by=request.user, **form.told()
        )

    said = f"{found.asked_by} can read your advice"
    fresh = AdviseForm(initial={"advice": found.advice, "minutes": found.minutes}, people=people)
    done = carried_out(request, form, found, do, said=said, fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "Advise", "button": "Send the advice"}
    return done or render(request, "consultation/of_question.html", context)
