"""What the pages of one question share: finding it, and doing what a form or a button asks."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from holdfast.access.editing import Stale, both_versions
from holdfast.access.page import SignedInRequest, add_reasons, shown
from holdfast.consultation.models import Consultation, ConsultationQuerySet
from holdfast.kit.refusals import Refused

SINCE = "Somebody changed this question meanwhile. This is how it stands now"


def found_in(
    request: SignedInRequest, among: ConsultationQuerySet, consultation_id: UUID
) -> Consultation:
    """Return one question, noted as shown with its case and child; 404 where it is not among."""
    found: Consultation = get_object_or_404(among.with_people(), pk=consultation_id)
    noted(request, found)
    return found


def noted(request: SignedInRequest, found: Consultation) -> None:
    """Note that a page shows a question, and the case and child it is about."""
    shown(request, found)
    if found.case:
        shown(request, found.case, found.case.child)


def carried_out(
    request: SignedInRequest,
    form: BaseForm,
    found: Consultation,
    do: Callable[[], object],
    *,
    said: str,
    fresh: BaseForm,
) -> HttpResponse | None:
    """Do what a form asks, once it is filled in; None where it is to be shown (again)."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        do()
    except Refused as refused:
        add_reasons(form, refused)
        return None
    except Stale:
        return both_versions(request, form, theirs=fresh, version=found.version, record=found)
    messages.success(request, said)
    return redirect(found)


def pressed(
    request: SignedInRequest, found: Consultation, do: Callable[[], object], *, said: str
) -> HttpResponse:
    """Do what a button asks, and go back to the question with what was done, or why it was not."""
    try:
        do()
    except Refused as refused:
        messages.error(request, ". ".join(refused.reasons))
    except Stale:
        messages.error(request, SINCE)
    else:
        messages.success(request, said)
    return redirect(found)
