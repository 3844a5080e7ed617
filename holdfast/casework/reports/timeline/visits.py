"""Visits made and missed."""

from django.db.models import Prefetch
from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.models import StepDone, Visit
from holdfast.casework.reports.one_visit import made_up, together_with
from holdfast.casework.reports.timeline.moment import Moment, Source, said

REASONS = dict(rules.REASONS)
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
            *made_up(visit),
            ("Steps", steps(done)),
            ("Took part", ", ".join(TOOK_PART.get(who, who) for who in visit.took_part)),
            ("Together with", together_with(visit)),
            ("Last task tried", tried(visit)),
            ("The child’s voice", visit.childs_voice),
            ("Note", visit.note),
            ("To try before the next visit", visit.task),
            ("What is next", visit.next_time),
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
        f"{step.step.name} ({': '.join(filter(None, (HOW[step.how].lower(), because(step))))})"
        for step in done
        if step.how != "done"
    ]
    return "; ".join([f"{simply} of {len(done)} done", *rest]) if done else ""


def because(step: StepDone) -> str:
    """Say why a step was not simply done: in the worker's own words, or by the nearest reason."""
    return step.why or REASONS.get(step.reason, "")


def tried(visit: Visit) -> str:
    """Say whether the task of the visit before was tried, and what happened."""
    return ": ".join(filter(None, (visit.get_tried_display(), visit.tried_note)))


IN_ORDER = StepDone.objects.select_related("step").order_by("step__order")
SOURCES = [
    Source(
        kind="visit",
        words="Visits",
        model=Visit,
        on="visited_on",
        by="recorded_by",
        sought=("note", "childs_voice", "module__name", "task", "next_time", "tried_note"),
        loads=(
            "module",
            "recorded_by",
            "makes_up_for",
            "made_up_by",
            "second__participant__person",
        ),
        brings=(Prefetch("steps_done", IN_ORDER),),
        tell=told,
    )
]
