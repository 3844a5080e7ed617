"""What clinicians were asked about a case, and what they advised, as entries of its timeline."""

from holdfast.casework.reports.timeline import Moment, Source, said
from holdfast.consultation.models import Consultation, CorridorAdvice


def asked(found: Consultation) -> Moment:
    """Tell one question about a case."""
    return Moment(
        row=found.pk,
        on=found.asked_on,
        heading="A clinician was asked",
        lines=said(
            ("Asked by", str(found.asked_by)),
            ("Question", found.question),
            (f"{found.clinician} advised", found.advice),
            ("What came of it", found.get_outcome_display() if found.outcome else ""),
            ("About that", found.outcome_note),
            ("It stands", found.get_state_display()),
        ),
        see=found.get_absolute_url(),
        names=(f"consultation.consultation:{found.pk}",),
    )


def in_passing(found: CorridorAdvice) -> Moment:
    """Tell one piece of advice given in passing."""
    return Moment(
        row=found.pk,
        on=found.given_on,
        heading=f"Advice in passing from {found.clinician}",
        lines=said(("In one sentence", found.sentence), ("Noted by", str(found.noted_by))),
    )


SOURCES = [
    Source(
        kind="consultation",
        words="Questions to a clinician",
        model=Consultation,
        on="asked_on",
        by="asked_by",
        sought=("question", "advice", "outcome_note"),
        loads=("asked_by", "clinician"),
        keeps=(),
        tell=asked,
    ),
    Source(
        kind="corridor",
        words="Advice in passing",
        model=CorridorAdvice,
        on="given_on",
        by="noted_by",
        sought=("sentence",),
        loads=("clinician", "noted_by"),
        tell=in_passing,
    ),
]
