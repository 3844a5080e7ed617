"""A wave, as far as the reader may read it."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from holdfast.access.page import SignedInRequest, shown
from holdfast.voice.models import Wave


def found_in(request: SignedInRequest, wave_id: UUID) -> Wave:
    """Return a wave of the reader's authority, noted as shown; 404 for any other."""
    found = get_object_or_404(Wave.objects.visible_to(request.user), pk=wave_id)
    shown(request, found)
    return found
