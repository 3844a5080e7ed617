"""Who works with the case: allocated, handed over, ended."""

from holdfast.casework import rules
from holdfast.casework.models import Assignment
from holdfast.casework.reports.timeline.moment import Moment, Source, said

PARTS, HANDOVERS = dict(rules.PARTS), dict(rules.HANDOVERS)


def who(one: Assignment) -> str:
    """Name somebody allocated to the case, with their part."""
    return f"{one.participant.person}, {PARTS[one.part].lower()}"


def began(one: Assignment) -> Moment:
    """Tell that somebody began to work with the case."""
    return Moment(row=one.pk, on=one.began_on, heading=f"Began with the case: {who(one)}")


def ended(one: Assignment) -> Moment:
    """Tell that somebody works with the case no longer, and why."""
    assert one.ended_on is not None  # noqa: S101  # only such rows are asked for
    why = HANDOVERS.get(one.ended_because, one.ended_because)
    lines = said(("Why", why))
    return Moment(row=one.pk, on=one.ended_on, heading=f"Left the case: {who(one)}", lines=lines)


SOURCES = [
    Source(
        kind="worker",
        words="Who works it",
        model=Assignment,
        on=day,
        loads=("participant__person",),
        keeps=("part",),
        tell=tell,
    )
    for day, tell in (("began_on", began), ("ended_on", ended))
]
