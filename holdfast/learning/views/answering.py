"""A strategy for a note, and the reply that all staff read."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.learning.actions.answering import (
    Planned,
    begin_strategy,
    change_strategy,
    publish_reply,
)
from holdfast.learning.forms.leading import ReplyForm, StrategyForm, as_planned
from holdfast.learning.models import Observation, Strategy
from holdfast.learning.views.finding import found_in
from holdfast.place.reports import staff_of


@page(needs=Permission.LEARNING_LEAD, accepts=("GET", "POST"))
def begin(request: SignedInRequest, observation_id: UUID) -> HttpResponse:
    """Begin a strategy for a note, and for others under the same construct."""
    found = found_in(request, observation_id)
    alike = Observation.objects.visible_to(request.user).open().exclude(pk=found.pk)
    form = form_for(
        request,
        StrategyForm,
        staff=list(staff_of(request.user.authority)),
        others=list(alike.filter(construct=found.construct).order_by("noted_in", "pk")),
        initial={"began_on": today()},
    )

    def do() -> None:
        told, aims = Planned(**form.told()), [found, *form.also_for()]
        begin_strategy(told=told, aims=aims, on=today(), by=request.user)

    return added(request, form, found, do, said="The strategy has begun") or render(
        request,
        "learning/of_observation.html",
        {"form": form, "found": found, "title": "Begin a strategy", "button": "Begin it"},
    )


@page(needs=Permission.LEARNING_LEAD, accepts=("GET", "POST"))
def answer(request: SignedInRequest, observation_id: UUID) -> HttpResponse:
    """Publish what was done about a note to all staff: you said, we did."""
    found = found_in(request, observation_id)
    form = form_for(request, ReplyForm)

    def do() -> None:
        publish_reply(found=found, **form.cleaned_data, today=today(), by=request.user)

    return added(request, form, found, do, said="All staff can read the answer now") or render(
        request,
        "learning/of_observation.html",
        {
            "form": form,
            "found": found,
            "title": "You said, we did",
            "button": "Publish to all staff",
        },
    )


def added(
    request: SignedInRequest, form: Any, found: Observation, do: Any, *, said: str
) -> HttpResponse | None:
    """Add what a form says to a note and go back to it; None where it is to be shown (again)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        do()
    except Refused as refused:
        add_reasons(form, refused)
        return None
    messages.success(request, said)
    return redirect(found)


@page(needs=Permission.LEARNING_LEAD, accepts=("GET", "POST"))
def change(request: SignedInRequest, strategy_id: UUID) -> HttpResponse:
    """Change a strategy, or say when it ended and what came of it."""
    found = get_object_or_404(Strategy.objects.visible_to(request.user), pk=strategy_id)
    staff = list(staff_of(request.user.authority))
    form = form_for(request, StrategyForm, staff=staff, initial=as_planned(found))

    def do() -> object:
        told, version = Planned(**form.told()), version_sent(request)
        return change_strategy(found=found, version=version, told=told, by=request.user)

    fresh = StrategyForm(initial=as_planned(found), staff=staff)
    done = carried_out(request, form, found, do, said="Saved", fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    return done or render(request, "learning/strategy.html", context)
