"""The figures are asked for risks; the lead accepts or rejects each."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, pressed, version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.programme.reports import present_run
from holdfast.risk.actions.keeping import Told
from holdfast.risk.actions.proposing import accept_proposal, propose_risks, reject_proposal
from holdfast.risk.forms import RiskForm, WhyForm
from holdfast.risk.reports.register import owners
from holdfast.risk.views.finding import proposal_in


@page(needs=Permission.RISK_LEAD, accepts=("POST",))
def propose(request: SignedInRequest) -> HttpResponse:
    """Ask the figures for risks."""

    def do() -> str:
        run = present_run(request.user)
        many = propose_risks(run=run, today=today(), by=request.user) if run else 0
        if not many:
            return "The figures propose nothing new"
        return f"{many} {'risk is' if many == 1 else 'risks are'} proposed"

    return pressed(request, "risks", do)


@page(needs=Permission.RISK_LEAD, accepts=("GET", "POST"))
def accept(request: SignedInRequest, proposed_id: UUID) -> HttpResponse:
    """Take a proposal into the register as a risk."""
    found = proposal_in(request, proposed_id)
    staff = owners(request.user)
    form = form_for(request, RiskForm, staff=staff, initial={"title": found.words[:200]})

    def do() -> object:
        told, why = Told(**form.told()), form.cleaned_data["why"]
        version = version_sent(request)
        return accept_proposal(
            proposal=found, version=version, told=told, why=why, today=today(), by=request.user
        )

    fresh = RiskForm(initial={"title": found.words[:200]}, staff=staff)
    done = carried_out(request, form, found, do, said="It is in the register", fresh=fresh)
    if done is not None and found.risk is not None:
        return redirect(found.risk)
    context = {"form": form, "proposal": found, "version": opened_on(request, found)}
    context |= {"title": "Accept a proposed risk", "button": "Put it into the register"}
    return done or render(request, "risk/form.html", context)


@page(needs=Permission.RISK_LEAD, accepts=("GET", "POST"))
def reject(request: SignedInRequest, proposed_id: UUID) -> HttpResponse:
    """Reject a proposal, with the reason."""
    found = proposal_in(request, proposed_id)
    form = form_for(request, WhyForm)

    def do() -> object:
        because, version = form.cleaned_data["because"], version_sent(request)
        return reject_proposal(
            proposal=found, version=version, because=because, today=today(), by=request.user
        )

    fresh = WhyForm(initial={"because": found.because})
    said = "Rejected. It is not proposed again unless its cause changes"
    done = carried_out(request, form, found, do, said=said, fresh=fresh)
    if done is not None and done.status_code == 302:
        return redirect("risks")
    context = {"form": form, "proposal": found, "version": opened_on(request, found)}
    context |= {"title": "Reject a proposed risk", "button": "Reject it"}
    return done or render(request, "risk/form.html", context)
