"""What was asked of a clinical supervisor before a specialist section, and the answer."""

from holdfast.casework.models import GoAhead
from holdfast.casework.reports.timeline.moment import Moment, Source, said


def told(one: GoAhead) -> Moment:
    """Tell that a worker asked for a yes."""
    return Moment(
        row=one.pk,
        on=one.asked_on,
        heading=f"Asked whether to begin {one.section}",
        lines=said(("Why", one.why), ("Asked", str(one.supervisor)), ("By", str(one.asked_by))),
    )


def answered(one: GoAhead) -> Moment:
    """Tell what the supervisor answered."""
    assert one.answered_on is not None  # noqa: S101  # only such rows are asked for
    return Moment(
        row=one.pk,
        on=one.answered_on,
        heading=f"Supervisor’s {one.answer} to {one.section}",
        lines=said(("Why", one.reason), ("By", str(one.supervisor)), ("For", str(one.asked_by))),
    )


SOURCES = [
    Source(
        kind="specialist",
        words="Specialist sections",
        model=GoAhead,
        on=day,
        by=by,
        sought=sought,
        loads=("section", "supervisor", "asked_by"),
        keeps=keeps,
        tell=tell,
    )
    for day, by, sought, keeps, tell in (
        ("asked_on", "asked_by", ("why",), ("why",), told),
        ("answered_on", "supervisor", ("reason",), ("answer", "reason"), answered),
    )
]
