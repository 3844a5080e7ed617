"""The notes, one note, the strategies, the replies, and the lines of the slides."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.learning import rules
from holdfast.learning.content.slides import IN_DOUBT, ITEMS, SLIDES
from holdfast.learning.forms.filters import FilterForm
from holdfast.learning.models import Author, Observation, ObservationQuerySet, Reply, Strategy
from holdfast.learning.reports.board import narrowed
from holdfast.learning.rules import State
from holdfast.learning.views.finding import MARKS, found_in
from holdfast.place.models import Service

A_PAGE = 30


def line(one: Observation) -> dict[str, Any]:
    """Return an observation as a line of a list."""
    return {"note": one, "mark": MARKS[State(one.state)], "said_by": said_by(one)}


def said_by(one: Observation) -> str:
    """Say who noted it, as far as that may be said: a role and service of five people or more."""
    if one.slide:
        return "The slides"
    if not one.role:
        return "Somebody on the staff"
    service = dict(Service.choices).get(one.service, "")
    role = one.role.capitalize()
    return f"{role}, {service.lower()}" if service else role


@page(needs=Permission.LEARNING_SEE)
def observations(request: SignedInRequest) -> HttpResponse:
    """List what the reader noted, to the lead what is new, and what all may read."""
    reader = request.user
    form = FilterForm(request.GET)
    asked = form.asked()
    visible = Observation.objects.visible_to(reader)
    theme = rules.CONSTRUCTS.get(request.GET.get("construct", ""))
    is_due = request.GET.get("due") == "1"
    found = narrowed(visible.accepted(), asked)
    found = found.filter(construct=theme.key) if theme else found
    found = due(found) if is_due else found
    paged = Paginator(found.order_by("-noted_in", "slide", "pk"), A_PAGE)
    here = paged.get_page(request.GET.get("page"))
    may_lead = reader.may(Permission.LEARNING_LEAD)
    new = visible.filter(state=State.NOTED).order_by("noted_in", "pk") if may_lead else []
    context = {
        "form": form,
        "theme": theme,
        "is_due": is_due,
        "mine": [line(one) for one in visible.noted_by(reader).order_by("-noted_in", "pk")],
        "new": [line(one) for one in new],
        "rows": [line(one) for one in here.object_list],
        "page": here,
        "total": paged.count,
        "query": without_page(request),
        "may_lead": may_lead,
    }
    return render(request, "learning/notes.html", context)


def without_page(request: HttpRequest) -> str:
    """Return what was asked for as an address says it, without which page of it."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return asked.urlencode()


def due(found: ObservationQuerySet) -> ObservationQuerySet:
    """Return those that are to be looked at again by now."""
    return found.open().filter(review_on__lte=today())


@page(needs=Permission.LEARNING_SEE)
def observation(request: SignedInRequest, observation_id: UUID) -> HttpResponse:
    """Show one note: how it is sorted and stands, what is done, what was answered."""
    reader = request.user
    found = found_in(request, observation_id)
    context = {
        "found": found,
        "mark": MARKS[State(found.state)],
        "said_by": said_by(found),
        "author": author_of(request, found),
        "strength": dict(rules.STRENGTHS).get(found.strength, "")
        if found.strength is not None
        else "",
        "strategies": found.strategies.select_related("owner").order_by("began_on", "pk"),
        "replies": found.replies.order_by("-done_on", "pk"),
        "in_doubt": found.slide in IN_DOUBT,
        **may_do(reader, found),
    }
    return render(request, "learning/observation.html", context)


def author_of(request: SignedInRequest, found: Observation) -> User | None:
    """Return who noted it, for them and the lead alone, noted as shown."""
    row = (
        Author.objects.visible_to(request.user)
        .filter(observation=found)
        .select_related("person")
        .first()
    )
    if row is None:
        return None
    shown(request, row)
    return row.person


def may_do(reader: User, found: Observation) -> dict[str, bool]:
    """Return what the reader may do now, by the words of the template."""
    leads = reader.may(Permission.LEARNING_LEAD)
    is_accepted = found.accepted_on is not None
    return {
        "may_accept": leads and rules.may_move(found.state, State.ACCEPTED),
        "may_sort": leads and is_accepted,
        "may_move": leads and bool(rules.chosen_from(found.state)),
        "may_begin": leads and found.state in rules.OPEN,
        "may_answer": leads and is_accepted,
    }


@page(needs=Permission.LEARNING_SEE)
def strategies(request: SignedInRequest) -> HttpResponse:
    """List the strategies: those that run, and those that ended with what came of them."""
    found = (
        Strategy.objects.visible_to(request.user)
        .select_related("owner")
        .prefetch_related("observations")
        .order_by("-began_on", "pk")
    )
    listed = list(found)
    context = {
        "running": [one for one in listed if one.ended_on is None],
        "ended": [one for one in listed if one.ended_on is not None],
        "today": today(),
        "may_lead": request.user.may(Permission.LEARNING_LEAD),
    }
    return render(request, "learning/strategies.html", context)


@page(needs=Permission.LEARNING_SEE)
def you_said(request: SignedInRequest) -> HttpResponse:
    """Show all staff what was said and what was done about it, the latest first."""
    found = Reply.objects.visible_to(request.user).select_related("observation")
    paged = Paginator(found.order_by("-done_on", "pk"), A_PAGE)
    here = paged.get_page(request.GET.get("page"))
    rows = [{"reply": one, "said_by": said_by(one.observation)} for one in here.object_list]
    return render(request, "learning/you_said.html", {"rows": rows, "page": here})


@page(needs=Permission.LEARNING_SEE)
def slides(request: SignedInRequest) -> HttpResponse:
    """Show every line of the slides with its themes, and how it stands here."""
    visible = Observation.objects.visible_to(request.user).exclude(slide="")
    there = {one.slide: one for one in visible}
    pages = [
        (
            slide.title,
            [
                {
                    "item": item,
                    "themes": [rules.CONSTRUCTS[key] for key in item.constructs],
                    "row": line(there[item.key]) if item.key in there else None,
                }
                for item in slide.items
            ],
        )
        for slide in SLIDES
    ]
    context = {
        "pages": pages,
        "total": len(ITEMS),
        "missing": sum(item.key not in there for item in ITEMS),
        "in_doubt": IN_DOUBT,
        "may_lead": request.user.may(Permission.LEARNING_LEAD),
    }
    return render(request, "learning/slides.html", context)
