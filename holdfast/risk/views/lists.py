"""The register, one risk, what was settled, and the children about whom a concern is open."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission, Role
from holdfast.casework.models import Case
from holdfast.casework.reports.concerns import on_ladder, open_concerns
from holdfast.kit.today import today
from holdfast.risk import rules
from holdfast.risk.models import Risk, RiskProposal
from holdfast.risk.reports.register import five_by_five, register
from holdfast.risk.views.finding import risk_in

GRADES = {
    rules.Grade.HIGH: "govuk-tag--red",
    rules.Grade.MIDDLE: "govuk-tag--yellow",
    rules.Grade.LOW: "govuk-tag--green",
}


@page(needs=Permission.RISK_SEE)
def risks(request: SignedInRequest) -> HttpResponse:
    """Show what the figures propose, the open risks, the gravest first, and those closed."""
    rows = register(Risk.objects.visible_to(request.user), today=today())
    shown(request, *(row.risk for row in rows))
    proposed = RiskProposal.objects.visible_to(request.user).waiting()
    opened = [row for row in rows if row.risk.state == "open"]
    context = {
        "open": [(row, GRADES[row.risk.grade]) for row in opened],
        "closed": [row for row in rows if row.risk.state != "open"],
        "cells": five_by_five(opened),
        "likelihood": [words for _, words in rules.LIKELIHOOD],
        "proposed": all_shown(request, proposed.order_by("proposed_on", "trigger", "pk")),
        "may_lead": request.user.may(Permission.RISK_LEAD),
        "sees_all": request.user.role in (Role.LEAD, Role.DIRECTOR),
    }
    return render(request, "risk/risks.html", context)


@page(needs=Permission.RISK_SEE)
def risk(request: SignedInRequest, programme_risk_id: UUID) -> HttpResponse:
    """Show one risk with how it was judged over time."""
    found = risk_in(request, programme_risk_id)
    scores = all_shown(request, found.scores.select_related("scored_by").order_by("-place"))
    context = {
        "found": found,
        "mark": GRADES[found.grade],
        "scores": [(one, rules.grade(one.score), GRADES[rules.grade(one.score)]) for one in scores],
        "proposal": RiskProposal.objects.visible_to(request.user).filter(risk=found).first(),
        "may_lead": request.user.may(Permission.RISK_LEAD),
        "is_open": found.state == "open",
        "is_due": found.state == "open" and found.review_on <= today(),
    }
    return render(request, "risk/risk.html", context)


@page(needs=Permission.RISK_LEAD)
def settled(request: SignedInRequest) -> HttpResponse:
    """Show the proposals that were accepted or rejected, the latest first, each with the reason."""
    mine = RiskProposal.objects.visible_to(request.user).exclude(state=rules.Proposed.WAITING)
    found = mine.select_related("settled_by", "risk").order_by("-settled_on", "pk")
    return render(request, "risk/settled.html", {"rows": all_shown(request, found[:100])})


@page(needs=Permission.RISK_RED_LIST)
def red_list(request: SignedInRequest) -> HttpResponse:
    """Show open concerns with their clocks: of cases the reader may read; to the lead no name."""
    day = today()
    cases = Case.objects.visible_to(request.user).values_list("pk", flat=True)
    concerns = open_concerns(cases, today=day) if request.user.may(Permission.CASE_SEE) else []
    shown(request, *(one.concern for one in concerns), *(one.concern.case for one in concerns))
    in_order = sorted(
        concerns, key=lambda one: (not one.is_overdue, one.due.on if one.due else day)
    )
    ladder = on_ladder(today=day) if request.user.role == Role.LEAD else []
    context = {"concerns": in_order, "ladder": ladder, "is_lead": request.user.role == Role.LEAD}
    return render(request, "risk/red_list.html", context)
