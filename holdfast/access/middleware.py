"""One transaction round each whole request, rendering included; and the log of what it showed.

A GET reads in a READ ONLY transaction, so following a link changes nothing. What it showed is
written down in a second, short transaction before the response leaves: if that cannot be done
the page is withheld.
"""

import logging
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from holdfast.access.identity import assume, signed
from holdfast.access.permissions import Role
from holdfast.access.sign_in import is_too_old
from holdfast.audit import trail

log = logging.getLogger("holdfast")
Answer = Callable[[HttpRequest], HttpResponse]
SAFE = ("GET", "HEAD", "OPTIONS")
LIBRARY = ("allauth.",)  # its views are sign-in pages: they show no record and check for themselves


class WholeRequest:
    """Give each request one transaction, one proven identity and one line in the log of reading."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.shown = set()  # type: ignore[attr-defined]
        if asks_with_a_nul(request):
            return render(request, "404.html", status=404)
        try:
            response = self.in_one_transaction(request)
            self.write_down(request, response)
        except DatabaseError as error:  # its text may hold what somebody typed: say only its kind
            log.error("%s: the database refused (%s)", request.path, type(error).__name__)
            return render(request, "503.html", status=503)
        return response

    def in_one_transaction(self, request: HttpRequest) -> HttpResponse:
        """Answer with the database; keep what was written only if the answer is a good one."""
        with transaction.atomic():
            if request.method in SAFE and is_ours(request):
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION READ ONLY")
            if request.user.is_authenticated:
                if is_too_old(request):
                    logout(request)
                else:
                    assume(signed(request.user.pk, ""))
            response = self.get_response(request)
            if response.streaming:
                raise RuntimeError("a stream would be read after its transaction has ended")
            if response.status_code >= 400:
                transaction.set_rollback(True)  # which takes the identity back as well
            else:
                assume("")
        return response

    def write_down(self, request: HttpRequest, response: HttpResponse) -> None:
        """Log what was shown, or that somebody was turned away.

        What a calendar feed showed was shown to its owner; its secret address is not written down.
        """
        shown: set[str] = request.shown  # type: ignore[attr-defined]
        turned_away = response.status_code in (403, 404)
        by_feed: tuple[int, str] | None = getattr(request, "read_by_feed", None)
        if by_feed is not None:
            reader, address = by_feed
        elif request.user.is_authenticated and (shown or turned_away):
            reader, address = request.user.pk, request.path
        else:
            return
        match = request.resolver_match
        name = match.view_name if match else ""
        with transaction.atomic():
            assume(signed(reader, ""))
            if turned_away:
                trail.refused(name, address, str(response.status_code))
            else:
                trail.saw(name, address, shown)
            assume("")

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], *_: object
    ) -> HttpResponse | None:
        """Refuse any view that declares neither what it needs nor why it is open.

        To whoever answers by private link the sign-in library's pages are not there.
        """
        if hasattr(view, "needs") or hasattr(view, "open_because"):
            return None
        if view.__module__.startswith(LIBRARY):
            is_respondent = getattr(request.user, "role", "") == Role.RESPONDENT
            return render(request, "404.html", status=404) if is_respondent else None
        log.error("refused: %s declares no policy", request.path)
        return render(request, "403.html", status=403)


def asks_with_a_nul(request: HttpRequest) -> bool:
    """Tell whether an address holds a character that no database can look for, and nobody types."""
    return "\0" in request.path or any(
        "\0" in value for values in request.GET.lists() for value in (values[0], *values[1])
    )


def is_ours(request: HttpRequest) -> bool:
    """Tell whether an address is one of our own pages; the sign-in library keeps its own notes."""
    return not request.path.startswith(settings.SIGN_IN_PREFIX)
