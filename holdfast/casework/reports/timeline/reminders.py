"""Reminders: set, and closed with a note."""

from django.urls import reverse

from holdfast.casework.models import Reminder
from holdfast.casework.reports.timeline.moment import Moment, Source, said


def told(one: Reminder) -> Moment:
    """Tell that a reminder was set."""
    day = f"{one.review_on.day} {one.review_on:%B %Y}"
    return Moment(
        row=one.pk,
        on=one.set_on,
        heading="Reminder set",
        lines=said(
            ("Reminder", one.reason),
            ("For", str(one.owner)),
            ("To look at again on", day),
            ("Set by", str(one.set_by)),
        ),
        change="" if one.closed_on else reverse("reminder_change", args=[one.pk]),
    )


def closed(one: Reminder) -> Moment:
    """Tell that a reminder was closed, and how it ended."""
    assert one.closed_on is not None  # noqa: S101  # only such rows are asked for
    lines = said(
        ("Reminder", one.reason),
        ("How it ended", one.closing_note),
        ("Closed by", str(one.closed_by)),
    )
    return Moment(row=one.pk, on=one.closed_on, heading="Reminder closed", lines=lines)


SOURCES = [
    Source(
        kind="reminder",
        words="Reminders",
        model=Reminder,
        on=day,
        by=by,
        sought=("reason", "closing_note"),
        loads=("owner", "set_by", "closed_by"),
        keeps=("reason", "review_on") if tell is told else (),
        tell=tell,
    )
    for day, by, tell in (("set_on", "set_by", told), ("closed_on", "closed_by", closed))
]
