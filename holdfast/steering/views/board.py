"""Before the board: the pilot in five minutes, and on two pages of paper."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.programme.reports import present_run
from holdfast.risk.models import Risk
from holdfast.risk.reports.register import register
from holdfast.steering.models import SteeringDecision
from holdfast.steering.reports.board import board_of, late
from holdfast.steering.reports.commitments import commitments_of

LATEST = 3  # decisions
GRAVEST = 5  # risks


@page(needs=Permission.STEERING_SEE)
def board(request: SignedInRequest) -> HttpResponse:
    """Show what moved, what is late and at risk, then every figure and what staff say of it."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    found = board_of(request.user, run, today=today())
    was = {one.key: one.was for one in found.moved}
    decisions = SteeringDecision.objects.visible_to(request.user).order_by("-decided_on", "pk")
    context: dict[str, Any] = {
        "run": run,
        "found": found,
        "late": late(request.user, today=today()),
        "risks": register(Risk.objects.visible_to(request.user).open(), today=today())[:GRAVEST],
        "figures": [
            (one, reverse(one.source), was.get(one.key, "")) for one in found.paper.figures
        ],
        "decisions": decisions[:LATEST],
        "promised": [one for one in commitments_of(request.user, today=today()) if one.stands],
    }
    return render(request, "steering/board.html", context)
