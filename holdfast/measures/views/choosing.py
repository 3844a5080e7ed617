"""The measures the programme uses: what is asked, of whom, when, and by which of our own rules."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.actions.choosing import (
    Choice,
    Effect,
    can_be_asked,
    choose_measure,
    end_choice,
    if_chosen,
    with_choice,
    without,
)
from holdfast.measures.forms.choosing import IMPACT, ChoiceForm
from holdfast.measures.instruments import ALL, Instrument, named
from holdfast.measures.models import ChosenMeasure, Stage
from holdfast.measures.reports import PILOT
from holdfast.measures.rules.schedule import INFORMANTS, STAGES

WHO = dict(INFORMANTS)
IN_WORDS = {str(stage.value): stage.label for stage in Stage}


@page(needs=Permission.MEASURE_CHOOSE)
def chosen(request: SignedInRequest) -> HttpResponse:
    """Show what the programme asks and what it could, each with its author's licence."""
    rows = all_shown(request, ChosenMeasure.objects.of(request.user.authority))
    now_asked = [one for one in rows if one.ended_on is None]
    listed = [as_row(named(one.instrument), one) for one in now_asked]
    if not rows:
        listed = [as_row(named(one.instrument), None, one.informant, one.stages) for one in PILOT]
    taken = {(row["instrument"].key, row["informant"]) for row in listed}
    context = {
        "rows": listed,
        "nobody_chose": not rows,
        "ended": [as_row(named(one.instrument), one) for one in rows if one.ended_on],
        "others": [
            {"instrument": one, "informant": informant, "who": WHO[informant]}
            for one, informant in can_be_asked()
            if (one.key, informant) not in taken
        ],
    }
    return render(request, "measures/chosen.html", context)


def as_row(
    instrument: Instrument,
    row: ChosenMeasure | None,
    informant: str = "",
    stages: Any = STAGES,
) -> dict[str, Any]:
    """Return one choice as a line of the page."""
    asked = row.stages if row else stages
    settings = row.settings if row else {}
    informant = row.informant if row else informant
    return {
        "row": row,
        "instrument": instrument,
        "informant": informant,
        "who": WHO.get(informant, informant),
        "stages": ", ".join(IN_WORDS[one].lower() for one in STAGES if one in asked),
        "impact": str(dict(IMPACT)[settings["impact"]]).lower() if "impact" in settings else "",
        "prediction": bool(settings.get("prediction")),
        "guidance": row.guidance if row else "",
    }


def present(request: SignedInRequest, instrument: Instrument, informant: str) -> Any:
    """Return the choice there is of one measure and informant; None where there is none."""
    rows = ChosenMeasure.objects.of(request.user.authority).current()
    found = rows.filter(instrument=instrument.name, informant=informant).first()
    if found:
        shown(request, found)
    return found


def asked_for(key: str, informant: str) -> Instrument:
    """Return the instrument of an address; raise `Http404` where nobody could be asked it."""
    if key in ALL and (ALL[key], informant) in can_be_asked():
        return ALL[key]
    raise Http404


def as_chosen(row: ChosenMeasure | None) -> dict[str, Any]:
    """Return a choice as the form asks for it."""
    if row is None:
        return {"stages": list(STAGES)}
    settings = {"prediction": "on" if row.settings.get("prediction") else "off"}
    settings |= {"impact": row.settings.get("impact", "strict")}
    return {"stages": row.stages, "guidance": row.guidance} | settings


@page(needs=Permission.MEASURE_CHOOSE, accepts=("GET", "POST"))
def choose(request: SignedInRequest, key: str, informant: str) -> HttpResponse:
    """Choose a measure, or change how it is asked: first say what that changes, then do it."""
    instrument = asked_for(key, informant)
    row = present(request, instrument, informant)
    form = form_for(request, ChoiceForm, instrument=instrument, initial=as_chosen(row))
    if request.method == "POST" and form.is_valid():
        choice = Choice(
            instrument=instrument,
            informant=informant,
            stages=tuple(form.cleaned_data["stages"]),
            settings=form.settings(),
            guidance=form.cleaned_data["guidance"],
        )
        effect = if_chosen(with_choice(choice, by=request.user), today=today(), by=request.user)
        if request.POST.get("agreed") != in_short(effect):
            return preview(request, instrument, informant, effect, form=form)
        version = version_sent(request)
        try:
            choose_measure(choice=choice, version=version, on=today(), at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            there = present(request, instrument, informant)
            theirs = ChoiceForm(instrument=instrument, initial=as_chosen(there))
            return both_versions(request, form, theirs=theirs, version=there.version, record=there)
        else:
            messages.success(request, f"{instrument.name} by {WHO[informant].lower()}: saved")
            return redirect("chosen_measures")
    context = {"form": form, "instrument": instrument, "who": WHO[informant], "row": row}
    context |= {"version": opened_on(request, row) if row else 0, "informant": informant}
    return render(request, "measures/choose.html", context)


@page(needs=Permission.MEASURE_CHOOSE, accepts=("GET", "POST"))
def end(request: SignedInRequest, key: str, informant: str) -> HttpResponse:
    """Stop asking a measure: first say what that drops, then do it."""
    instrument = asked_for(key, informant)
    row = present(request, instrument, informant)
    if row is None:
        messages.info(request, "That measure is not asked. Change a measure first to begin a list.")
        return redirect("chosen_measures")
    effect = if_chosen(
        without(row.instrument, informant, by=request.user), today=today(), by=request.user
    )
    if request.method == "POST" and request.POST.get("agreed") == in_short(effect):
        try:
            end_choice(
                chosen=row, version=version_sent(request), on=today(), at=now(), by=request.user
            )
        except Stale:
            messages.info(request, "Somebody changed this meanwhile: look again")
        else:
            messages.success(request, f"{instrument.name} by {WHO[informant].lower()}: ended")
        return redirect("chosen_measures")
    return preview(request, instrument, informant, effect, row=row)


def preview(
    request: SignedInRequest,
    instrument: Instrument,
    informant: str,
    effect: Effect,
    *,
    form: ChoiceForm | None = None,
    row: ChosenMeasure | None = None,
) -> HttpResponse:
    """Say in how many open cases how much would change; nothing is done until it is confirmed."""
    left_out = ("csrfmiddlewaretoken", "form_key", "version", "agreed")
    sent = [(name, one) for name, several in request.POST.lists() for one in several]
    context = {
        "instrument": instrument,
        "informant": informant,
        "who": WHO[informant],
        "effect": effect,
        "agreed": in_short(effect),
        "again": [pair for pair in sent if pair[0] not in left_out] if form else [],
        "is_end": form is None,
        "version": version_sent(request) if form else (row.version if row else 0),
    }
    return render(request, "measures/choice_preview.html", context)


def in_short(effect: Effect) -> str:
    """Return what a preview is known by, so that no more is done than what was shown."""
    return "-".join(str(count) for count in asdict(effect).values())
