"""Handing a kept file to a browser, so that it can run nothing and reach nowhere."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from holdfast.kit.files import PICTURES, SHOWN_IN_PLACE

WITHIN_A_BOX = "sandbox; default-src 'none'"
JUST_SHOWN = "default-src 'none'; style-src 'unsafe-inline'"  # a browser's own PDF pages need style


def handed_over(
    *, name: str, media_kind: str, content: bytes, in_place: bool = False
) -> HttpResponse:
    """Return a file to be saved or, where asked and its kind is safe to show, seen in place.

    A browser shows no PDF within a sandbox, so one shown in place goes without; it runs nothing.
    """
    shows = in_place and media_kind in SHOWN_IN_PLACE
    boxed = not shows or media_kind in PICTURES
    response = HttpResponse(content, content_type=media_kind)
    told = content_disposition_header(as_attachment=not shows, filename=name)
    response["Content-Disposition"] = told or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = WITHIN_A_BOX if boxed else JUST_SHOWN
    return response
