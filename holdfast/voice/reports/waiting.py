"""What the pulse asks of somebody on their first page, or tells them there."""

from datetime import date, timedelta

from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.kit.lines import Line
from holdfast.voice.models import Wave
from holdfast.voice.reports.waves import to_answer

TOLD_FOR = timedelta(days=14)


def lines_for(reader: User, *, today: date) -> list[Line]:
    """Return the lines for one reader: a pulse to answer, one just told, one for the lead to do."""
    lines = []
    if reader.may(Permission.VOICE_ANSWER) and (wave := to_answer(reader, today=today)):
        words = f"How is it going? A minute, without your name, until {wave.closes_on:%-d %B}"
        lines.append(Line(words, reverse("wave_answer", args=[wave.pk])))
    if reader.may(Permission.VOICE_SEE):
        new = Wave.objects.visible_to(reader).filter(published_on__gt=today - TOLD_FOR)
        lines += [
            Line(f"What the pulse said, and what we do: {one}", one.get_absolute_url())
            for one in new.order_by("-published_on", "pk")
        ]
    if reader.may(Permission.VOICE_LEAD):
        lines += waiting_for_the_lead(reader, today)
    return lines


def waiting_for_the_lead(reader: User, today: date) -> list[Line]:
    """Return the waves that wait to be counted, or to be told."""
    waits = Wave.objects.visible_to(reader).filter(closes_on__lt=today, published_on=None)
    return [
        Line(
            f"A pulse waits to be {'told' if one.counted_on else 'counted'}: {one}",
            one.get_absolute_url(),
        )
        for one in waits.order_by("closes_on", "pk")
    ]
