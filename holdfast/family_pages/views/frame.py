"""The frame of the pages that families see: a language, no name of the service, nothing to find."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation.trans_real import parse_accept_lang_header

from holdfast.family_pages.languages import Language, speaking, turned_on

LANGUAGE = "family_language"


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
    response = render(request, template, context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
