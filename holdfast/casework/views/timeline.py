"""The timeline of a case: a page at a time, or all that is asked for at once, to print."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.forms.timeline import TimelineForm
from holdfast.casework.models import Case
from holdfast.casework.reports.timeline import kinds
from holdfast.casework.reports.timeline.corrections import Entry, entries
from holdfast.casework.reports.timeline.reading import (
    A_PAGE,
    Place,
    chosen,
    line_of,
    moments,
    page_after,
    people_of,
    read_place,
)
from holdfast.casework.worklist.looked import A_SITTING, unseen


@page(needs=Permission.CASE_SEE)
def timeline(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show everything on a case in one line, newest first, as far as it is asked for."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    line = line_of(case)
    form = TimelineForm(request.GET or None, kinds=kinds(), people=people_of(line))
    asked = form.asked(before=read_place(request.GET.get("before", "")))
    places = chosen(case, line, asked)
    context = found(request, case, places, asked.before, is_whole="whole" in request.GET)
    context |= {"case": case, "form": form, "is_asked": any((asked.kind, asked.who, asked.since,
                asked.until, asked.words, form.errors))}  # fmt: skip
    context |= {"writes": writes(request, case), "without_page": address(request, "before")}
    return render(request, "casework/timeline.html", context)


def found(
    request: SignedInRequest,
    case: Case,
    places: Sequence[Place],
    before: Place | None,
    *,
    is_whole: bool,
) -> dict[str, Any]:
    """Return what the page says of the entries asked for, each noted as shown."""
    listed = places if is_whole else page_after(places, before)
    here = listed if is_whole else listed[:A_PAGE]
    told = moments(here)
    for source, moment in told:  # rows are told as moments, so they are named here by hand
        request.shown.update((f"{source.model._meta.label_lower}:{moment.row}", *moment.names))
    news = unseen([case.pk], minutes=A_SITTING).get(case.pk)
    since = news.since if news else None
    shows: list[Entry] = entries(case, told, reader=request.user, since=since)
    return {
        "entries": shows,
        "news": news,
        "total": len(places),
        "is_whole": is_whole,
        "earlier": address(request, "before", before=str(here[-1]))
        if len(listed) > len(here)
        else "",
        "whole": address(request, "before", whole="yes"),
    }


def address(request: SignedInRequest, *without: str, **beside: str) -> str:
    """Return the query of this page without some of what was asked, and with something else."""
    kept = {
        name: value
        for name, value in request.GET.items()
        if value and name not in (*without, "whole")
    }
    return f"?{urlencode(kept | beside)}"


def writes(request: SignedInRequest, case: Case) -> bool:
    """Tell whether the reader may change what stands here."""
    works = Case.objects.worked_by(request.user).open().filter(pk=case.pk)
    return request.user.may(Permission.CASE_WORK) and works.exists()
