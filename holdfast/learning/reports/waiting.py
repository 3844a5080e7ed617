"""What learning asks of somebody on their first page, or tells them there."""

from datetime import date, timedelta

from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.kit.lines import Line
from holdfast.learning.models import Observation, Reply
from holdfast.learning.rules import State

TOLD_FOR = timedelta(days=28)


def lines_for(reader: User, *, today: date) -> list[Line]:
    """Return the lines for one reader: answers to what they noted, and what waits for the lead."""
    if not reader.may(Permission.LEARNING_NOTE):
        return []
    replies = Reply.objects.filter(
        observation__author__person=reader, published_on__gt=today - TOLD_FOR
    ).select_related("observation")
    lines = [
        Line(
            f"There is an answer to what you noted: “{one.observation}”",
            one.observation.get_absolute_url(),
        )
        for one in replies.order_by("-published_on", "pk")
    ]
    if reader.may(Permission.LEARNING_LEAD):
        lines += waiting_for_the_lead(reader, today)
    return lines


def waiting_for_the_lead(reader: User, today: date) -> list[Line]:
    """Return what waits for the lead: notes to accept, and those to be looked at again."""
    mine = Observation.objects.visible_to(reader)
    new = mine.filter(state=State.NOTED).count()
    due = mine.open().filter(review_on__lte=today).count()
    lines = []
    if new:
        words = f"{new} {'note waits' if new == 1 else 'notes wait'} for you to accept"
        lines.append(Line(words, reverse("observations") + "#new"))
    if due:
        words = f"{due} {'note is' if due == 1 else 'notes are'} to be looked at again"
        lines.append(Line(words, reverse("observations") + "?due=1"))
    return lines
