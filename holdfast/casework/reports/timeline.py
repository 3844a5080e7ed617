"""Everything recorded in a case as one list of moments, newest first, each with its links."""

from collections.abc import Iterator

from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.reports import goal_moments
from holdfast.casework.reports.measured import MeasureRead, SdqRead
from holdfast.casework.reports.moment import Moment, said
from holdfast.casework.reports.whole_case import VisitRead, WholeCase
from holdfast.measures import instruments
from holdfast.measures.models import Stage
from holdfast.measures.rules.reading import number

KINDS = {
    "visit": "Visits",
    "rating": "Goal ratings",
    "sdq": "SDQs",
    "measure": "Other measures",
    "event": "Events",
    "supervision": "Supervision",
    "goal": "Goals",
    "phase": "Phases",
}
MISSED, TOOK_PART, HOW = dict(rules.MISSED), dict(rules.TOOK_PART), dict(rules.HOW_DONE)
EVENTS = dict(rules.EVENTS)
STAGES = dict(Stage.choices)


def timeline(case: WholeCase, *, kind: str = "") -> list[Moment]:
    """Return everything recorded in the case, newest first; of one kind only if it is named."""
    told = [*visits(case), *goal_moments.ratings(case), *sdqs(case), *measures(case)]
    told += [*events(case), *discussions(case), *goal_moments.goals(case), *phases(case)]
    kept = [moment for moment in told if kind in ("", moment.kind)]
    return sorted(kept, key=lambda moment: moment.on, reverse=True)


def visits(case: WholeCase) -> Iterator[Moment]:
    for visit in case.visits:
        yield Moment(
            kind="visit",
            on=visit.on,
            heading=visit_heading(visit),
            lines=said(
                ("Why missed", MISSED.get(visit.missed_because, "")),
                ("Steps", steps(visit)),
                ("Took part", ", ".join(TOOK_PART.get(who, who) for who in visit.took_part)),
                ("The child’s voice", visit.childs_voice),
                ("Note", visit.note),
                ("Recorded by", visit.recorded_by),
            ),
            see=reverse("visit", args=[visit.id]),
            change=reverse("visit_change", args=[visit.id]),
        )


def visit_heading(visit: VisitRead) -> str:
    made = "Visit" if visit.outcome == "made" else "Visit missed"
    return f"{made}: {visit.module}" if visit.module else made


def steps(visit: VisitRead) -> str:
    """Say what became of the steps, those that were simply done first by number."""
    done = sum(step.how == "done" for step in visit.steps)
    rest = [
        f"{step.name} ({HOW[step.how].lower()}{': ' + step.why if step.why else ''})"
        for step in visit.steps
        if step.how != "done"
    ]
    return "; ".join([f"{done} of {len(visit.steps)} done", *rest]) if visit.steps else ""


def sdqs(case: WholeCase) -> Iterator[Moment]:
    for one in case.sdqs:
        yield Moment(
            kind="sdq",
            on=one.on,
            heading=f"SDQ from the {informant(one)}: {STAGES[one.stage].lower()}",
            lines=said(
                ("Total", "" if one.total is None else f"{one.total} of 40"),
                ("No score", one.missing_because),
            ),
            see=reverse("measure", args=[one.id]),
        )


def measures(case: WholeCase) -> Iterator[Moment]:
    for one in case.measures:
        scale = instruments.named(one.instrument).scales[
            instruments.named(one.instrument).main_scale
        ]
        score = "" if one.main is None else f"{number(one.main)} of {scale.highest}"
        yield Moment(
            kind="measure",
            on=one.on,
            heading=f"{one.instrument} from the {informant(one)}: {STAGES[one.stage].lower()}",
            lines=said((scale.words, score), ("No score", one.missing_because)),
            see=reverse("measure", args=[one.id]),
        )


def informant(one: SdqRead | MeasureRead) -> str:
    """Say who answered: a form "by self" is the child's own."""
    return {"self": "child", "parent": "parent or carer"}.get(one.informant, one.informant)


def events(case: WholeCase) -> Iterator[Moment]:
    for event in case.events:
        yield Moment(
            kind="event",
            on=event.on,
            heading=EVENTS[event.kind],
            lines=said(("Note", event.note)),
            change=reverse("event_change", args=[event.id]),
        )


def discussions(case: WholeCase) -> Iterator[Moment]:
    for one in case.discussions:
        yield Moment(
            kind="supervision",
            on=one.on,
            heading=f"Discussed in supervision: {one.group}",
            lines=said(("Agreed to try", one.agreed)),
        )


def phases(case: WholeCase) -> Iterator[Moment]:
    for span in case.phases:
        yield Moment(kind="phase", on=span.began_on, heading=f"Phase: {span.phase}")
    yield Moment(kind="phase", on=case.opened_on, heading="Case opened")
    if case.closed_on:
        yield Moment(kind="phase", on=case.closed_on, heading="Case closed")
