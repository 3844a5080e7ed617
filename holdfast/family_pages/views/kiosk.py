"""Handing the practitioner's device over, so that whoever has it can look at one measure alone."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.identity import acting_as
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.access.sign_in import CHECKED_AT_THE_DOOR
from holdfast.family_pages.actions.door import hand_device
from holdfast.family_pages.actions.linking import make_link
from holdfast.family_pages.forms.linking import HandOverForm
from holdfast.family_pages.models import Link
from holdfast.family_pages.views.frame import LANGUAGE
from holdfast.family_pages.views.linking import (
    asks_worked_by,
    case_of,
    first_name,
    fitting,
    who,
)
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def hand_over(request: SignedInRequest, ask_id: UUID) -> HttpResponse:
    """End the practitioner's session and begin the respondent's, on the same device."""
    ask = get_object_or_404(asks_worked_by(request), pk=ask_id)
    case = case_of(request, ask.case_id)
    shown(request, ask)
    form = form_for(request, HandOverForm, codes=fitting(ask), called=first_name(ask))
    if request.method == "POST" and form.is_valid():
        try:
            link, _ = make_link(
                ask=ask, wanted=form.wanted(), today=today(), at=now(), by=request.user
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            return handed_over(request, link)
    context = {"form": form, "case": case, "ask": ask, "who": who(ask)}
    return render(request, "family_pages/hand_over.html", context)


def handed_over(request: SignedInRequest, link: Link) -> HttpResponse:
    """Swap the sessions; nothing of the practitioner's is left in this browser.

    `wipe` is sent by the script of the cases taken along, once it has sent what waited: then what
    the browser keeps for this site goes too.
    """
    practitioner = request.user
    with acting_as(link.respondent):
        hand_device(link=link, at=now(), by=link.respondent)
    request.session.flush()
    login(request, link.respondent, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[CHECKED_AT_THE_DOOR] = True
    request.session[LANGUAGE] = link.language
    request.user = practitioner  # who did this, for the rest of this one request
    response = redirect("link_start")
    wiped = request.POST.get("wipe") == "yes"
    response["Clear-Site-Data"] = '"cache", "storage"' if wiped else '"cache"'
    return response
