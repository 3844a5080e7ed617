"""The lead raises, reviews and closes a risk."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.risk.actions.keeping import Told, close_risk, raise_risk, review_risk
from holdfast.risk.forms import RiskForm, WhyForm, as_kept
from holdfast.risk.reports.register import owners
from holdfast.risk.views.finding import risk_in


@page(needs=Permission.RISK_LEAD, accepts=("GET", "POST"))
def raise_one(request: SignedInRequest) -> HttpResponse:
    """Put a risk into the register."""
    form = form_for(request, RiskForm, staff=owners(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            told, why = Told(**form.told()), form.cleaned_data["why"]
            made = raise_risk(told=told, why=why, today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "It is in the register")
            return redirect(made)
    context = {"form": form, "title": "Raise a risk", "button": "Put it into the register"}
    return render(request, "risk/form.html", context)


@page(needs=Permission.RISK_LEAD, accepts=("GET", "POST"))
def review(request: SignedInRequest, programme_risk_id: UUID) -> HttpResponse:
    """Look at a risk again."""
    found = risk_in(request, programme_risk_id)
    staff, kept = owners(request.user), as_kept(found)
    form = form_for(request, RiskForm, staff=staff, initial=kept | {"review_on": None})

    def do() -> object:
        told, why = Told(**form.told()), form.cleaned_data["why"]
        version = version_sent(request)
        return review_risk(
            risk=found, version=version, told=told, why=why, today=today(), by=request.user
        )

    fresh = RiskForm(initial=kept, staff=staff)
    done = carried_out(request, form, found, do, said="Reviewed", fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "Look at it again", "button": "Save"}
    return done or render(request, "risk/form.html", context)


@page(needs=Permission.RISK_LEAD, accepts=("GET", "POST"))
def close(request: SignedInRequest, programme_risk_id: UUID) -> HttpResponse:
    """Close a risk, with the reason."""
    found = risk_in(request, programme_risk_id)
    form = form_for(request, WhyForm)

    def do() -> object:
        because, version = form.cleaned_data["because"], version_sent(request)
        return close_risk(
            risk=found, version=version, because=because, today=today(), by=request.user
        )

    fresh = WhyForm(initial={"because": found.closed_because})
    done = carried_out(request, form, found, do, said="Closed", fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "Close this risk", "button": "Close it"}
    return done or render(request, "risk/form.html", context)
