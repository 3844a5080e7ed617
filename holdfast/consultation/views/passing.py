"""Noting advice given in passing, in thirty seconds."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.consultation.actions.passing import InPassing, note_corridor_advice
from holdfast.consultation.forms.passing import CorridorForm
from holdfast.consultation.reports.people import askers_of, cases_to_name, clinicians_of
from holdfast.families.reports import nameable
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CONSULTATION_NOTE, accepts=("GET", "POST"))
def note(request: SignedInRequest) -> HttpResponse:
    """Note advice that was asked or given in passing."""
    reader, day = request.user, today()
    gives = reader.may(Permission.CONSULTATION_ANSWER)
    cases = all_shown(request, cases_to_name(reader))
    shown(request, *(one.child for one in cases))
    form = form_for(
        request,
        CorridorForm,
        others=askers_of(reader) if gives else clinicians_of(reader),
        cases=cases,
        people=nameable(reader),
        gives=gives,
        today=day,
    )
    if request.method == "POST" and form.is_valid():
        told = InPassing(**form.told())
        try:
            note_corridor_advice(told=told, today=day, at=now(), by=reader)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Advice noted")
            return redirect("consultations")
    return render(request, "consultation/corridor.html", {"form": form})
