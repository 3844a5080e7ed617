"""Which place a page is about: the one asked for, or the reader's own."""

from django.http import Http404

from holdfast.access.page import SignedInRequest
from holdfast.area.reports.places import Gazetteer, Place, gazetteer


def place_in(request: SignedInRequest, within: Gazetteer | None = None) -> Place:
    """Return the place that `of` asks for, or the reader's own; 404 if there is no such place."""
    everywhere = within or gazetteer()
    own = everywhere.home(request.user)
    asked = request.GET.get("of", own.code)
    found = own if asked == own.code else everywhere.place(asked)
    if found is None:
        raise Http404
    return found
