"""Forms that wait: both versions, and a person who chooses."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, opened_on, version_sent
from holdfast.access.models import Draft
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case
from holdfast.offline.actions import decide, open_in_form
from holdfast.offline.forms import DecisionForm
from holdfast.offline.models import WaitingForm
from holdfast.offline.reports import out_of_my_reach
from holdfast.offline.views.inner import NotRecorded, deliver, match_of

BEGUN = "You have begun this form in the case already: send that, or throw it away, first"
GONE = "The page this form belongs to is no longer there"
DECIDED = "Somebody has decided about this form already"
DONE = {
    "record": "Recorded in the case",
    "open": "This is the form as it was filled in: look it over, and save it",
    "let go": "Let go: it will not be recorded",
}


@page(needs=Permission.CASE_DECIDE_FORM)
def waiting_forms(request: SignedInRequest) -> HttpResponse:
    """List the forms that wait for the reader to decide."""
    found = WaitingForm.objects.visible_to(request.user).waiting().select_related("person")
    forms = all_shown(request, found.order_by("received_at", "pk"))
    elsewhere = out_of_my_reach() if request.user.may(Permission.TEAM_SEE) else 0
    context = {"forms": forms, "elsewhere": elsewhere}
    return render(request, "offline/waiting_forms.html", context)


@page(needs=Permission.CASE_DECIDE_FORM, accepts=("GET", "POST"))
def waiting_form(request: SignedInRequest, waiting_id: UUID) -> HttpResponse:
    """Show one form that waits beside what the case says, and take the decision about it."""
    visible = WaitingForm.objects.visible_to(request.user).select_related("person", "decided_by")
    waiting = get_object_or_404(visible, pk=waiting_id)
    mine = Case.objects.worked_by(request.user).open()
    case = mine.with_child().filter(pk=waiting.case_id).first()
    shown(request, waiting, *([case, case.child] if case else []))
    form = form_for(
        request,
        DecisionForm,
        is_writer=waiting.person_id == request.user.pk,
        may_work=case is not None,
    )
    if request.method == "POST" and waiting.decided_at:
        form.add_error(None, DECIDED)
    elif request.method == "POST" and form.is_valid() and (done := decided(request, waiting, form)):
        return done
    rows = [{"key": {"text": q}, "value": {"text": a}} for q, a in waiting.said]
    context: dict[str, Any] = {"waiting": waiting, "case": case, "form": form, "rows": rows}
    context |= {"version": opened_on(request, waiting)}
    return render(request, "offline/waiting_form.html", context)


def decided(
    request: SignedInRequest, waiting: WaitingForm, form: DecisionForm
) -> HttpResponse | None:
    """Do what was decided and say where it leads; None, with reasons on the form, if it cannot."""
    told = form.cleaned_data
    doing = {"record": record_it, "open": open_it, "let go": lambda *_: "waiting_forms"}
    try:
        with transaction.atomic():
            decide(
                waiting=waiting,
                version=version_sent(request),
                decision=told["decision"],
                because=told["because"],
                at=now(),
                by=request.user,
            )
            leads_to = doing[told["decision"]](request, waiting)
    except NotRecorded as no:
        form.add_error(None, no.reasons)
        return None
    except Stale:
        form.add_error(None, DECIDED)
        return None
    messages.success(request, DONE[told["decision"]])
    return redirect(leads_to)


def record_it(request: SignedInRequest, waiting: WaitingForm) -> Any:
    """Send the form to its page as it was typed; lead to the case."""
    match = match_of(waiting.address)
    if match is None:
        raise NotRecorded([GONE])
    deliver(request, match, waiting.address, waiting.typed, waiting.pk)
    return Case.objects.get(pk=waiting.case_id)


def open_it(request: SignedInRequest, waiting: WaitingForm) -> Any:
    """Put what was typed into the case's own form; lead there."""
    if Draft.objects.filter(person=request.user, address=waiting.address).exists():
        raise NotRecorded([BEGUN])
    open_in_form(waiting=waiting, at=now(), by=request.user)
    return waiting.address
