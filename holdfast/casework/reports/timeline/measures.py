"""The SDQ and every other measure about the child; those struck out are left out."""

from django.db.models import Q
from django.urls import reverse

from holdfast.casework.models import Case
from holdfast.casework.reports.timeline.moment import Moment, Source, said
from holdfast.measures import instruments
from holdfast.measures.models import Administration, Stage
from holdfast.measures.rules.reading import number

STAGES = dict(Stage.choices)
WHO = {"self": "child", "parent": "parent or carer"}  # a form "by self" is the child's own


def told(one: Administration) -> Moment:
    """Tell one measure: of whom, at which stage, and its main score."""
    instrument = instruments.named(one.instrument)
    scale = instrument.scales[instrument.main_scale]
    score = one.scores.get(instrument.main_scale)
    words = "" if score is None else f"{number(score)} of {scale.highest}"
    who = WHO.get(one.informant, one.informant)
    return Moment(
        row=one.pk,
        on=one.completed_on,
        heading=f"{one.instrument} from the {who}: {STAGES[one.stage].lower()}",
        lines=said(
            (scale.words, words),
            ("No score", one.missing_because),
            ("Note", one.note),
            ("Recorded by", str(one.entered_by)),
        ),
        see=reverse("measure", args=[one.pk]),
    )


def of_the_child(case: Case) -> Q:
    """Say which measures a case shows: all about its child."""
    return Q(child=case.child_id, struck_at=None)


def sdqs() -> Q:
    """Return the condition 'it is an SDQ'."""
    return Q(instrument="SDQ")


def others() -> Q:
    """Return the condition 'it is no SDQ'."""
    return ~sdqs()


SOURCES = [
    Source(
        kind=kind,
        words=words,
        model=Administration,
        on="completed_on",
        by="entered_by",
        sought=("note", "instrument"),
        only=only,
        belongs=of_the_child,
        loads=("entered_by",),
        keeps=("completed_on", "form", "informant", "answers", "missing_because", "note"),
        tell=told,
    )
    for kind, words, only in (("sdq", "SDQs", sdqs), ("measure", "Other measures", others))
]
