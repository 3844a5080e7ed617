"""Letters to staff: what did not leave, trying it again, and what was sent."""

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.editing import pressed
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.mail.actions import try_again
from holdfast.mail.models import Mailing
from holdfast.mail.rules import SENT

MOST = 100  # of those that were sent, the latest


@page(needs=Permission.MAIL_SEE)
def mail(request: SignedInRequest) -> HttpResponse:
    """List the letters that did not leave, and the latest that did."""
    seen = Mailing.objects.visible_to(request.user).select_related("to")
    sent = seen.filter(state=SENT).order_by("-written_at", "subject", "to__name", "pk")[:MOST]
    letters = all_shown(request, sent)
    context = {
        "waiting": all_shown(request, seen.not_sent().order_by("written_at", "pk")),
        "sent": [
            (subject, list(theirs)) for (_, subject), theirs in groupby(letters, key=of_one_kind)
        ],
    }
    return render(request, "mail/mail.html", context)


def of_one_kind(letter: Mailing) -> tuple[datetime, str]:
    """Return what letters have in common that tell several people of one thing."""
    return letter.written_at, letter.subject


@page(needs=Permission.MAIL_SEE)
def letter(request: SignedInRequest, mailing_id: UUID) -> HttpResponse:
    """Show one letter as it was written."""
    seen = Mailing.objects.visible_to(request.user).select_related("to", "written_by")
    found = get_object_or_404(seen, pk=mailing_id)
    shown(request, found)
    return render(request, "mail/letter.html", {"letter": found})


@page(needs=Permission.MAIL_SEE, accepts=("POST",))
def mail_again(request: SignedInRequest) -> HttpResponse:
    """Try every letter again that did not leave."""
    waiting = Mailing.objects.visible_to(request.user).not_sent().order_by("written_at", "pk")

    def do() -> str:
        letters = all_shown(request, waiting)
        if not letters:
            return "Every letter has left"
        try_again(mailings=letters, by=request.user)
        return "Tried again. What still did not leave is listed here"

    return pressed(request, "mail", do)
