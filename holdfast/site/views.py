"""Pages that belong to the site as a whole."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.access.page import open_page


@open_page("Says only whether the database answers")
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer 200 only when the database does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@open_page("About the site, not about anybody")
@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "accessibility.html")


@open_page("About the site, not about anybody")
@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")


@open_page("Says why nobody changes their own address, and stands where the library would let them")
@login_not_required
def address_is_vouched_for(request: HttpRequest) -> HttpResponse:
    """Stand before the library's own page: an address is proof of who somebody is, given once."""
    return render(request, "address.html")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form could not be trusted, most often because its session had ended."""
    return render(request, "session_expired.html", status=403)
