"""Visits made and missed."""

from django.db.models import Prefetch
from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.models import StepDone, Visit
from holdfast.casework.reports.timeline.moment import Moment, Source, said

MISSED, TOOK_PART, HOW = dict(rules.MISSED), dict(rules.TOOK_PART), dict(rules.HOW_DONE)


def told(visit: Visit) -> Moment:
    """Tell one visit."""
    done = list(visit.steps_done.all())
    return Moment(
        row=visit.pk,
        also=tuple(step.pk for step in done),
        on=visit.visited_on,
        heading=heading(visit),
        lines=said(
            ("Why missed", MISSED.get(visit.missed_because, "")),
            ("Steps", steps(done)),
            ("Took part", ", ".join(TOOK_PART.get(who, who) for who in visit.took_part)),
            ("The child’s voice", visit.childs_voice),
            ("Note", visit.note),
            ("Recorded by", str(visit.recorded_by)),
        ),
        see=reverse("visit", args=[visit.pk]),
        change=reverse("visit_change", args=[visit.pk]),
    )


def heading(visit: Visit) -> str:
    """Say whether it was made, and with which module."""
    made = "Visit" if visit.outcome == "made" else "Visit missed"
    return f"{made}: {visit.module.name}" if visit.module else made


def steps(done: list[StepDone]) -> str:
    """Say what became of the steps, those that were simply done first by number."""
    simply = sum(step.how == "done" for step in done)
    rest = [
        f"{step.step.name} ({HOW[step.how].lower()}{': ' + step.why if step.why else ''})"
        for step in done
        if step.how != "done"
    ]
    return "; ".join([f"{simply} of {len(done)} done", *rest]) if done else ""


IN_ORDER = StepDone.objects.select_related("step").order_by("step__order")
SOURCES = [
    Source(
        kind="visit",
        words="Visits",
        model=Visit,
        on="visited_on",
        by="recorded_by",
        sought=("note", "childs_voice", "module__name"),
        loads=("module", "recorded_by"),
        brings=(Prefetch("steps_done", IN_ORDER),),
        tell=told,
    )
]
