"""Handovers that wait for somebody's answer, and those that came back to whoever proposed them."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from holdfast.access.models import User
from holdfast.casework.models import Handover

REMEMBERED = timedelta(days=14)  # for how long a returned handover stands on its giver's list


def handovers_asked_of(reader: User) -> "QuerySet[Handover]":
    """Return the handovers that wait for somebody's answer, the longest waiting first."""
    asked = Handover.objects.asked_of(reader).select_related("proposed_by")
    return asked.order_by("proposed_at", "pk")


def handovers_returned_to(reader: User, *, at: datetime) -> "QuerySet[Handover]":
    """Return the handovers somebody proposed, of cases they reach, that came back lately."""
    back = Handover.objects.returned_since(at - REMEMBERED, to=reader)
    return back.select_related("case__child", "to_person").order_by("-answered_at", "pk")
