"""Files kept on the case."""

from django.utils.timezone import localdate

from holdfast.casework.models import File
from holdfast.casework.reports.timeline.moment import Moment, Source, said


def told(file: File) -> Moment:
    """Tell of one file."""
    return Moment(
        row=file.pk,
        on=localdate(file.kept_at),
        heading=f"File kept: {file.name}",
        lines=said(
            ("What it is", file.note),
            ("Whose", file.get_whose_display()),
            ("Withdrawn", file.why_withdrawn),
            ("Kept by", str(file.kept_by)),
        ),
        see=file.get_absolute_url(),
    )


SOURCES = [
    Source(
        kind="file",
        words="Files",
        model=File,
        on="kept_at__date",
        by="kept_by",
        sought=("name", "note", "why_withdrawn"),
        loads=("kept_by",),
        keeps=("sort", "whose", "note", "is_shared", "why_withdrawn"),
        tell=told,
    )
]
