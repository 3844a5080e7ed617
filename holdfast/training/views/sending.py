"""What every form of training does when it is sent."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from holdfast.access.page import SignedInRequest, shown
from holdfast.kit.refusals import Refused
from holdfast.programme.models import Participant
from holdfast.training.models import Day
from holdfast.training.reports.mine import part_of

NO_PART = "You do not take part in this run of the programme"


def day_of(request: SignedInRequest, day_id: UUID) -> Day:
    """Return a day of the reader's own authority, noted as shown."""
    days = Day.objects.visible_to(request.user).select_related("run", "section")
    found = get_object_or_404(days, pk=day_id)
    shown(request, found)
    return found


def my_part(request: SignedInRequest, day: Day) -> Participant:
    """Return the reader's part in a day's run. Raise `Refused` if they have none."""
    part = part_of(request.user, day.run)
    if part is None:
        raise Refused([NO_PART])
    return part
