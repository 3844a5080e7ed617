"""What the pages of one observation share."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from holdfast.access.page import SignedInRequest
from holdfast.learning.models import Observation
from holdfast.learning.rules import State

MARKS = {
    State.NOTED: "govuk-tag--yellow",
    State.ACCEPTED: "govuk-tag--blue",
    State.RUNNING: "govuk-tag--turquoise",
    State.EASED: "govuk-tag--green",
    State.REMAINS: "govuk-tag--orange",
    State.CLOSED: "govuk-tag--grey",
}


def found_in(request: SignedInRequest, observation_id: UUID) -> Observation:
    """Return one observation the reader may see; 404 where it is not theirs to read."""
    found: Observation = get_object_or_404(
        Observation.objects.visible_to(request.user).select_related("owner"), pk=observation_id
    )
    return found
