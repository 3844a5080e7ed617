"""The lead loads the slides' lines, sorts a note, and says how it stands."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, pressed, version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.learning.actions.sorting import (
    Sorted,
    load_slides,
    move_observation,
    sort_observation,
)
from holdfast.learning.forms.leading import MoveForm, SortForm, as_sorted
from holdfast.learning.rules import State
from holdfast.learning.views.finding import found_in
from holdfast.place.reports import staff_of


@page(needs=Permission.LEARNING_LEAD, accepts=("POST",))
def load(request: SignedInRequest) -> HttpResponse:
    """Load the lines of the slides as the first notes; those that are there already stay."""

    def do() -> str:
        many = load_slides(on=today(), by=request.user)
        if not many:
            return "Every line of the slides was there already"
        return f"{many} line{'' if many == 1 else 's'} of the slides loaded"

    return pressed(request, "slides", do)


@page(needs=Permission.LEARNING_LEAD, accepts=("GET", "POST"))
def sort(request: SignedInRequest, observation_id: UUID) -> HttpResponse:
    """Sort a note by construct and strength; a new one is accepted by it."""
    found = found_in(request, observation_id)
    staff, initial = list(staff_of(request.user.authority)), as_sorted(found)
    fresh = SortForm(initial=initial, staff=staff, valence=found.valence)
    form = form_for(request, SortForm, initial=initial, staff=staff, valence=found.valence)

    def do() -> object:
        told = Sorted(**form.told())
        version = version_sent(request)
        return sort_observation(
            found=found, version=version, told=told, today=today(), by=request.user
        )

    new = found.accepted_on is None
    said = "Accepted. Everybody on the staff can read it now" if new else "Sorted anew"
    done = carried_out(request, form, found, do, said=said, fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "Accept and sort" if new else "Sort anew", "button": "Save"}
    return done or render(request, "learning/of_observation.html", context)


@page(needs=Permission.LEARNING_LEAD, accepts=("GET", "POST"))
def move(request: SignedInRequest, observation_id: UUID) -> HttpResponse:
    """Say how a note stands now, and why."""
    found = found_in(request, observation_id)
    form = form_for(request, MoveForm, state=found.state)

    def do() -> object:
        to, why = State(form.cleaned_data["to"]), form.cleaned_data["why"]
        version = version_sent(request)
        return move_observation(
            found=found, version=version, to=to, why=why, on=today(), by=request.user
        )

    fresh = MoveForm(initial={"to": "", "why": found.state_why}, state=found.state)
    done = carried_out(request, form, found, do, said="Saved", fresh=fresh)
    context = {"form": form, "found": found, "version": opened_on(request, found)}
    context |= {"title": "How does it stand?", "button": "Save"}
    return done or render(request, "learning/of_observation.html", context)
