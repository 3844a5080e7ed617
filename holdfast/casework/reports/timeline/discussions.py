"""The case talked over in supervision."""

from django.urls import reverse

from holdfast.casework.models import Discussion
from holdfast.casework.reports.timeline.moment import Moment, Source, said


def told(one: Discussion) -> Moment:
    """Tell one discussion: the case part of a meeting's record, and no more of it."""
    return Moment(
        row=one.pk,
        on=one.meeting.held_on,
        heading=f"Discussed in supervision: {one.meeting.group.name}",
        lines=said(
            ("Question", one.question),
            ("Agreed to try", one.agreed),
            ("Risk discussed; told", one.risk_told),
        ),
        see=reverse("discussion_read", args=[one.pk]),
    )


SOURCES = [
    Source(
        kind="supervision",
        words="Supervision",
        model=Discussion,
        on="meeting__held_on",
        sought=("question", "hypotheses", "agreed", "risk_told"),
        loads=("meeting__group",),
        tell=told,
    )
]
