"""A risk and a proposal, as far as the reader may read them."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from holdfast.access.page import SignedInRequest, shown
from holdfast.risk.models import Risk, RiskProposal


def risk_in(request: SignedInRequest, risk_id: UUID) -> Risk:
    """Return a risk that the reader may read, noted as shown; 404 for any other."""
    readable = Risk.objects.visible_to(request.user).select_related("owner")
    found = get_object_or_404(readable, pk=risk_id)
    shown(request, found)
    return found


def proposal_in(request: SignedInRequest, proposal_id: UUID) -> RiskProposal:
    """Return a proposal of the lead's, noted as shown; 404 for anybody else."""
    found = get_object_or_404(RiskProposal.objects.visible_to(request.user), pk=proposal_id)
    shown(request, found)
    return found
