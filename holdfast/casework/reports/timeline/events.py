"""What happened in the child's life or plan."""

from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.models import Event
from holdfast.casework.reports.timeline.moment import Moment, Source, said

EVENTS = dict(rules.EVENTS)


def told(event: Event) -> Moment:
    """Tell one event."""
    return Moment(
        row=event.pk,
        on=event.happened_on,
        heading=EVENTS[event.kind],
        lines=said(("Note", event.note), ("Recorded by", str(event.recorded_by))),
        change=reverse("event_change", args=[event.pk]),
    )


SOURCES = [
    Source(
        kind="event",
        words="Events",
        model=Event,
        on="happened_on",
        by="recorded_by",
        sought=("note", "kind"),
        loads=("recorded_by",),
        tell=told,
    )
]
