"""A risk answer: what it is, what the authority's guidance says, and what a person did."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, opened_on, version_sent
from holdfast.access.models import Grant
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.forms.risks import ActForm
from holdfast.casework.models import Case
from holdfast.casework.rules import Standing
from holdfast.casework.views.measuring import case_of, who
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.actions.acting import act_on_risk
from holdfast.measures.models import ChosenMeasure, RiskAnswer


@page(needs=Permission.CASE_SEE, accepts=("GET", "POST"))
def risk(request: SignedInRequest, risk_id: UUID) -> HttpResponse:
    """Show a risk answer and, to who works with or oversees the case, the form to act on it."""
    reachable = RiskAnswer.objects.visible_to(request.user)
    found = get_object_or_404(
        reachable.select_related("child", "administration", "acted_by"), pk=risk_id
    )
    shown(request, found, found.child, found.administration)
    case = case_of(request, found.administration)
    may_act = found.acted_at is None and may_write_down(request, found)
    form = form_for(request, ActForm, initial={"on": today()}) if may_act else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            act_on_risk(
                risk=found, version=version_sent(request), acted=form.acted(), today=today(),
                at=now(), by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.warning(request, "Somebody wrote something here since you opened it.")
            return redirect("risk", found.pk)
        else:
            messages.success(request, "What was done is written down")
            return redirect("risk", found.pk)
    context = {
        "form": form,
        "risk": found,
        "case": case,
        "who": who(found.administration.informant),
        "guidance": guidance_for(case, found),
        "version": opened_on(request, found),
    }
    return render(request, "casework/risk.html", context)


def may_write_down(request: SignedInRequest, found: RiskAnswer) -> bool:
    """Tell whether the reader works with or oversees a case of the family."""
    grants = Grant.objects.open_to(request.user).filter(family_id=found.family_id)
    return grants.filter(standing__in=[Standing.WORKS, Standing.OVERSEES]).exists()


def guidance_for(case: Case | None, found: RiskAnswer) -> str:
    """Return the authority's own words on what to do about such an answer; '' for none."""
    if case is None:
        return ""
    chosen = ChosenMeasure.objects.filter(
        authority=case.authority_id, instrument=found.administration.instrument, ended_on=None
    )
    written = {one.informant: one.guidance for one in chosen.exclude(guidance="")}
    return written.get(found.administration.informant) or next(iter(written.values()), "")
