"""Everything recorded in a case as one list of moments, newest first, each with its links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.reports.measured import MeasureRead, SdqRead
from holdfast.casework.reports.whole_case import GoalRead, VisitRead, WholeCase
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
EVENTS, VOICES, GOAL_ENDINGS = dict(rules.EVENTS), dict(rules.VOICES), dict(rules.GOAL_ENDINGS)
STAGES = dict(Stage.choices)
Line = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened: its heading, its details as (label, words), where to see it."""

    kind: str
    on: date
    heading: str
    lines: tuple[Line, ...] = ()
    see: str = ""
    change: str = ""


def timeline(case: WholeCase, *, kind: str = "") -> list[Moment]:
    """Return everything recorded in the case, newest first; of one kind only if it is named."""
    told = [*visits(case), *ratings(case), *sdqs(case), *measures(case), *events(case)]
    told += [*discussions(case), *goals(case), *phases(case)]
    kept = [moment for moment in told if kind in ("", moment.kind)]
    return sorted(kept, key=lambda moment: moment.on, reverse=True)


def said(*lines: Line) -> tuple[Line, ...]:
    """Keep the lines that have something to say."""
    return tuple(line for line in lines if line[1])


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


def ratings(case: WholeCase) -> Iterator[Moment]:
    """Tell the goals rated on one day by one voice as one moment."""
    each = sorted(
        (one.on, one.rater, goal.number, one.score) for goal in case.goals for one in goal.ratings
    )
    for (on, rater), several in groupby(each, key=lambda one: one[:2]):
        yield Moment(
            kind="rating",
            on=on,
            heading=f"Goals rated: {VOICES[rater].lower()}",
            lines=(("Of 10", ", ".join(f"goal {n}: {score}" for *_, n, score in several)),),
        )


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


def goals(case: WholeCase) -> Iterator[Moment]:
    for goal in case.goals:
        for wording in goal.wordings:
            first = wording.number == 1
            yield Moment(
                kind="goal",
                on=wording.written_on,
                heading=f"Goal {goal.number} {'set' if first else 're-worded'}",
                lines=said(
                    ("In words", wording.words),
                    ("Whose goal", VOICES[goal.owner] if first else ""),
                ),
                change=reworded_at(goal, wording.number),
            )
        if goal.ended_on:
            ended = GOAL_ENDINGS.get(goal.ended_because, goal.ended_because)
            yield Moment(
                kind="goal",
                on=goal.ended_on,
                heading=f"Goal {goal.number} ended: {ended.lower()}",
            )


def reworded_at(goal: GoalRead, number: int) -> str:
    """Return where a wording is changed: only the present one of a goal that still stands."""
    is_now = goal.ended_on is None and number == goal.wordings[-1].number
    return reverse("goal_reword", args=[goal.id]) if is_now else ""


def phases(case: WholeCase) -> Iterator[Moment]:
    for span in case.phases:
        yield Moment(kind="phase", on=span.began_on, heading=f"Phase: {span.phase}")
    yield Moment(kind="phase", on=case.opened_on, heading="Case opened")
    if case.closed_on:
        yield Moment(kind="phase", on=case.closed_on, heading="Case closed")
