"""Safety concerns: raised, and each step taken since."""

from django.db.models import Q
from django.urls import reverse

from holdfast.audit.trail import name_of
from holdfast.casework.models import Concern, ConcernStep
from holdfast.casework.reports.timeline.moment import Moment, Source, said


def raised(one: Concern) -> Moment:
    """Tell that a concern was raised."""
    return Moment(
        row=one.pk,
        on=one.raised_on,
        heading=f"Safety concern raised: {one.get_seriousness_display().lower()}",
        lines=said(("What", one.what), ("Raised by", str(one.raised_by))),
        see=reverse("concern", args=[one.pk]),
    )


def stepped(step: ConcernStep) -> Moment:
    """Tell of one step since: who was told, or what was decided."""
    return Moment(
        row=step.pk,
        names=(name_of(step.concern),),
        on=step.on,
        heading=f"Safety concern: {step.get_after_display().lower()}",
        lines=said(
            ("Who", step.name),
            ("How", step.get_channel_display()),
            ("Words", step.words),
            ("Written by", str(step.by)),
        ),
        see=reverse("concern", args=[step.concern_id]),
    )


def since_raised() -> Q:
    """Return the condition 'it is a step after the raising', which is told by itself."""
    return ~Q(before="")


SOURCES = [
    Source(
        kind="concern",
        words="Safety concerns",
        model=Concern,
        on="raised_on",
        by="raised_by",
        sought=("what",),
        loads=("raised_by",),
        keeps=("what", "seriousness", "happened_on", "council_reference"),
        tell=raised,
    ),
    Source(
        kind="concern",
        words="Safety concerns",
        model=ConcernStep,
        on="on",
        by="by",
        sought=("words", "name"),
        only=since_raised,
        loads=("concern", "by"),
        tell=stepped,
    ),
]
