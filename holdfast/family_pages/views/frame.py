"""The frame of the pages that families see: a language, no name of the service, nothing to find."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation.trans_real import parse_accept_lang_header

from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.family_pages.languages import Language, speaking, turned_on
from holdfast.family_pages.reports import link_of

LANGUAGE = "family_language"
View = Callable[..., HttpResponse]


def language_asked_for(request: HttpRequest, code: str = "") -> Language:
    """Return a link's language or, where there is no link, the first that the browser asks for."""
    if said := code or request.session.get(LANGUAGE, ""):
        return speaking(said)
    offered = {one.code: one for one in turned_on()}
    for asked, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:200]):
        if found := offered.get(asked.partition("-")[0]):
            return found
    return speaking("en")


def family_page(
    request: HttpRequest, template: str, language: Language, **context: Any
) -> HttpResponse:
    """Draw one page for families, in one language."""
    context |= {"language": language, "words": language.words, "is_kiosk": context.get("is_kiosk")}
    context |= {"quick_exit": settings.FAMILY_QUICK_EXIT}
    response = render(request, template, context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def by_link(needs: Permission, *accepts: str, is_page: bool) -> Callable[[View], View]:
    """Declare a page for whoever came in by a private link, to a measure or to the family's page.

    Whoever has no session, or whose link has ended or leads elsewhere, is told to open it again.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapper(request: SignedInRequest, **kwargs: Any) -> HttpResponse:
            link = link_of(request.user)
            if link is None or link.is_page is not is_page:
                return redirect("link_ended")
            shown(request, link)
            return view(request, link, **kwargs)

        guarded = page(needs=needs, accepts=accepts)(cast(Any, wrapper))
        guarded.login_url = "/q/ended/"  # type: ignore[attr-defined]
        return cast(View, guarded)

    return decorate
