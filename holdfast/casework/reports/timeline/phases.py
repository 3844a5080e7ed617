"""The phases of the work, and the case's own opening and closing."""

from django.db.models import Q

from holdfast.casework import rules
from holdfast.casework.models import Case, PhaseSpan
from holdfast.casework.reports.timeline.moment import Moment, Source, said

ENDINGS = dict(rules.ENDINGS)


def begun(span: PhaseSpan) -> Moment:
    """Tell that a phase began."""
    return Moment(
        row=span.pk,
        on=span.began_on,
        heading=f"Phase: {span.phase}",
        lines=said(("Begun by", str(span.begun_by))),
    )


def opened(case: Case) -> Moment:
    """Tell that the case was opened."""
    lines = said(("Opened by", str(case.opened_by)))
    return Moment(row=case.pk, on=case.opened_on, heading="Case opened", lines=lines)


def closed(case: Case) -> Moment:
    """Tell that the case was closed, and why."""
    assert case.closed_on is not None  # noqa: S101  # only such rows are asked for
    because = ENDINGS.get(case.closed_because, case.closed_because)
    lines = said(("Why", because), ("Note", case.closing_note))
    return Moment(row=case.pk, on=case.closed_on, heading="Case closed", lines=lines)


def itself(case: Case) -> Q:
    """Say which row of the cases is this case's."""
    return Q(pk=case.pk)


SOURCES = [
    Source(
        kind="phase",
        words="Phases, opening and closing",
        model=PhaseSpan,
        on="began_on",
        by="begun_by",
        loads=("begun_by",),
        tell=begun,
    ),
    Source(
        kind="phase",
        words="Phases, opening and closing",
        model=Case,
        on="opened_on",
        by="opened_by",
        belongs=itself,
        loads=("opened_by",),
        keeps=("opened_on", "plan_kind", "plan_reference", "plan_outcome"),
        tell=opened,
    ),
    Source(
        kind="phase",
        words="Phases, opening and closing",
        model=Case,
        on="closed_on",
        sought=("closing_note",),
        belongs=itself,
        keeps=("closing_note",),
        tell=closed,
    ),
]
