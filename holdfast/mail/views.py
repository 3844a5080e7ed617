"""Letters to staff: what did not leave, trying it again, and what was sent."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.editing import pressed
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.mail.actions import try_again
from holdfast.mail.models import Mailing

MOST = 100  # of those that were sent, the latest


@page(needs=Permission.MAIL_SEE)
def mail(request: SignedInRequest) -> HttpResponse:
    """List the letters that did not leave, and the latest that did."""
    seen = Mailing.objects.visible_to(request.user).select_related("to")
    context = {
        "waiting": all_shown(request, seen.not_sent().order_by("written_at", "pk")),
        "sent": all_shown(request, seen.filter(state="sent").order_by("-sent_at", "pk")[:MOST]),
    }
    return render(request, "mail/mail.html", context)


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
