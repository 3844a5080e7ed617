"""The case talked over in supervision."""

from holdfast.casework.models import Discussion
from holdfast.casework.reports.timeline.moment import Moment, Source, said


def told(one: Discussion) -> Moment:
    """Tell one discussion."""
    return Moment(
        row=one.pk,
        on=one.meeting.held_on,
        heading=f"Discussed in supervision: {one.meeting.group.name}",
        lines=said(("Agreed to try", one.agreed)),
    )


SOURCES = [
    Source(
        kind="supervision",
        words="Supervision",
        model=Discussion,
        on="meeting__held_on",
        sought=("agreed",),
        loads=("meeting__group",),
        tell=told,
    )
]
