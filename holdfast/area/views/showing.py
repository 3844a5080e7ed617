"""The place, its small areas, and one figure over the years."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.area.models import AreaImport, Publication
from holdfast.area.reports.claims import examined
from holdfast.area.reports.known import areas_of
from holdfast.area.reports.maps import map_of
from holdfast.area.reports.places import gazetteer
from holdfast.area.reports.standing import beside_by_year, standings, whole_of
from holdfast.area.rules.deprivation import deprived
from holdfast.area.rules.measures import MEASURES
from holdfast.area.rules.picture import picture
from holdfast.area.rules.trends import trend
from holdfast.area.rules.years import years_of
from holdfast.area.views.finding import place_in

A_PAGE = 100  # files read in that are listed


@page(needs=Permission.AREA_SEE)
def place(request: SignedInRequest) -> HttpResponse:
    """Show what is claimed of the place with its working, and what is published about it."""
    everywhere = gazetteer()
    found = place_in(request, everywhere)
    is_own = found == everywhere.home(request.user)
    known = whole_of(found)
    claims = examined(request.user, known) if is_own else []
    shown(request, *(each.claim for each in claims))
    groups = standings(found, known, everywhere)
    context = {
        "place": found,
        "is_own": is_own,
        "claims": claims,
        "groups": [(heading, [row for row in rows if row.told]) for heading, rows in groups],
        "missing": [row for _, rows in groups for row in rows if row.told is None],
        "deprived": sorted(known.deprived.values(), key=lambda each: each[0].period, reverse=True),
        "others": everywhere.by_name,
        "has_figures": bool(known.series or known.deprived),
        "may_import": request.user.may(Permission.AREA_IMPORT),
        "may_evaluate": is_own and request.user.may(Permission.EVALUATION_SEE),
        "may_tell": is_own and request.user.may(Permission.AREA_TELL),
    }
    return render(request, "area/place.html", context)


@page(needs=Permission.AREA_SEE)
def areas(request: SignedInRequest) -> HttpResponse:
    """Show the small areas of the place, the most deprived for children first; then the map."""
    found = place_in(request)
    listed = areas_of(found)
    context = {
        "place": found,
        "areas": listed,
        "told": deprived("idaci_rank", "2019", listed),
        "map": map_of(found, listed),
        "may_import": request.user.may(Permission.AREA_IMPORT),
    }
    return render(request, "area/areas.html", context)


@page(needs=Permission.AREA_SEE)
def figure(request: SignedInRequest, measure: str) -> HttpResponse:
    """Show one measure over the years, where it may be going, and how sure that is."""
    if measure not in MEASURES:
        raise Http404
    found = place_in(request)
    its_own = whole_of(found).series.get(measure, {})
    region, nation = beside_by_year(found, measure)
    highest = 100 if MEASURES[measure].unit == "%" else float("inf")
    told = trend([(year, each.value) for year, each in its_own.items()], highest=highest)
    context = {
        "place": found,
        "measure": MEASURES[measure],
        "years": years_of(its_own, region, nation),
        "trend": told,
        "picture": picture(told),
        "sources": sorted({each.how for each in its_own.values()}),
    }
    return render(request, "area/figure.html", context)


@page(needs=Permission.AREA_SEE)
def publications(request: SignedInRequest) -> HttpResponse:
    """List what was read in: each publication with its licence and method, and each reading in."""
    imports = AreaImport.objects.select_related("publication").order_by("-read_at", "pk")
    context = {
        "publications": Publication.objects.order_by("publisher", "title"),
        "imports": all_shown(request, imports[:A_PAGE]),
        "may_import": request.user.may(Permission.AREA_IMPORT),
    }
    return render(request, "area/publications.html", context)
