"""What the pages of one question share: finding it, and doing what a form or a button asks."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from holdfast.access.page import SignedInRequest, shown
from holdfast.consultation.models import Consultation, ConsultationQuerySet

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
