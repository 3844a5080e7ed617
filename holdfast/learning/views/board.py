"""The theme board and the theme pictures, from what is noted now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.small_numbers import SMALLEST
from holdfast.kit.today import today
from holdfast.learning import rules
from holdfast.learning.forms.filters import FilterForm
from holdfast.learning.pictures import fishbone, ground, months
from holdfast.learning.pictures.paper import NARROW, WIDE
from holdfast.learning.reports.board import accepted, comparable_services, narrowed, seen
from holdfast.place.models import Service


def drawn(draw: Any, found: Any, name: str) -> dict[str, SafeString]:
    """Return a picture for a desk and for a telephone; the drawing escapes every word it writes."""
    return {
        "wide": mark_safe(draw(found, width=WIDE, name=f"{name}-wide")),  # noqa: S308
        "narrow": mark_safe(draw(found, width=NARROW, name=f"{name}-narrow")),  # noqa: S308
    }


@page(needs=Permission.LEARNING_SEE)
def theme_board(request: SignedInRequest) -> HttpResponse:
    """Show what helps beside what hinders, by domain and theme, month by month, by service."""
    form = FilterForm(request.GET)
    asked = form.asked()
    everything = accepted(request.user)
    found = seen(narrowed(everything, asked))
    by_month = rules.by_month(found, today=today())
    named = dict(Service.choices)
    services = rules.compare(
        found, services=[key for key in named if key != "other"], comparable=comparable_services()
    )
    context = {
        "form": form,
        "asked": asked,
        "total": everything.count(),
        "found": len(found),
        "domains": rules.themes(found),
        "months": by_month,
        "months_picture": drawn(months.months, by_month, "months"),
        "services": [(named[one.service], one) for one in services],
        "all_domains": list(rules.Domain),
        "smallest": SMALLEST,
        "may_lead": request.user.may(Permission.LEARNING_LEAD),
    }
    return render(request, "learning/board.html", context)


@page(needs=Permission.LEARNING_SEE)
def theme_pictures(request: SignedInRequest) -> HttpResponse:
    """Show the fishbone of what hinders and the ground of what helps, each with its list."""
    found = seen(accepted(request.user))
    by_domain = rules.themes([one for one in found if one.is_open])
    context = {
        "domains": by_domain,
        "today": today(),
        "hinders": drawn(fishbone.fishbone, by_domain, "hinders"),
        "helps": drawn(ground.ground, by_domain, "helps"),
        "settled": sum(not one.is_open and one.valence == rules.HINDERS for one in found),
    }
    return render(request, "learning/pictures.html", context)
