"""Answering a pulse, and being thanked."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.voice.actions import answering as actions
from holdfast.voice.forms.answering import PulseForm
from holdfast.voice.reports.people import named_by_a_comment
from holdfast.voice.rules import Audience, WhyNotAnswer
from holdfast.voice.views.finding import found_in


@page(needs=Permission.VOICE_ANSWER, accepts=("GET", "POST"), keyed=False)
@sensitive_post_parameters()
def answer(request: SignedInRequest, wave_id: UUID) -> HttpResponse:
    """Answer a pulse: no draft and no sending of the form is kept; a second one adds nothing."""
    wave = found_in(request, wave_id)
    against = actions.why_not_answer(wave, today=today(), by=request.user)
    if request.method == "POST" and WhyNotAnswer.ANSWERED in against:
        return redirect("wave_answered")
    people = named_by_a_comment(request.user)
    form = PulseForm(request.POST or None, people=people, audience=Audience(wave.audience))
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(wave=wave, **form.told(), today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            return redirect("wave_answered")
    return render(request, "voice/answer.html", {"form": form, "found": wave, "against": against})


@page(needs=Permission.VOICE_ANSWER)
def answered(request: SignedInRequest) -> HttpResponse:
    """Thank somebody, and say what comes next; show no record."""
    return render(request, "voice/answered.html")
