"""The tables beside the picture, newest first: every figure in it can be read without it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.charts import panels, reading
from holdfast.casework.reports import GoalRead, MeasureRead, SdqRead, VisitRead, WholeCase
from holdfast.measures import instruments
from holdfast.measures.instruments import sdq
from holdfast.measures.models import Stage
from holdfast.measures.rules import reading as filled

AT_ONCE = 10  # rows before the rest are folded away
MISSED, TOOK_PART, NOT_ASKED = dict(rules.MISSED), dict(rules.TOOK_PART), dict(rules.NOT_ASKED)
EVENTS, VOICES, STAGES = dict(rules.EVENTS), dict(rules.VOICES), dict(Stage.choices)
INFORMANTS = {"parent": "Parent or carer", "self": "Child", "teacher": "Teacher"}
SCALES = (*sdq.SCALES, sdq.Scale.IMPACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row: its day, where its day leads, and its cells as (heading, words)."""

    on: date
    cells: list[tuple[str, str]]
    see: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table beside the picture; `earlier` is folded away on screen and open on paper."""

    key: str
    caption: str
    headings: list[str]
    lines: list[Line]
    empty: str

    @property
    def latest(self) -> list[Line]:
        return self.lines[:AT_ONCE]

    @property
    def earlier(self) -> list[Line]:
        return self.lines[AT_ONCE:]


def newest(headings: list[str], rows: list[tuple[date, str, list[str]]]) -> list[Line]:
    """Turn rows, oldest first, into lines, newest first."""
    return [
        Line(on=on, see=see, cells=list(zip(headings, words, strict=True)))
        for on, see, words in reversed(rows)
    ]


def every_table(case: WholeCase) -> list[Table]:
    """Return the tables of a case in the order of the picture's panels."""
    others = [measures(case)] if case.measures else []
    return [goals(case), sdqs(case), *others, visits(case), events(case)]


def goals(case: WholeCase) -> Table:
    """Return the ratings: a row for each day and voice, a column for each goal.

    A rating of 0, a goal nobody rated (–) and one that was not asked are three different cells.
    """
    headings = ["Rated by", *(column(goal) for goal in case.goals)]
    found: dict[tuple[date, str, int], str] = {}
    for goal in case.goals:
        for one in goal.ratings:
            found[one.on, one.rater, goal.number] = rules.said_score(goal.scale, one.score)
        for none in goal.not_asked:
            because = NOT_ASKED[none.because].lower()
            found[none.on, none.rater, goal.number] = f"Not asked: {because}"
    rows = [
        (
            on,
            "",
            [VOICES[rater], *(found.get((on, rater, goal.number), "–") for goal in case.goals)],
        )
        for on, rater in sorted({(on, rater) for on, rater, _ in found})
    ]
    return Table(
        key="ratings",
        caption="Goal ratings",
        headings=headings,
        lines=newest(headings, rows),
        empty="Nobody has rated a goal yet.",
    )


def column(goal: GoalRead) -> str:
    """Name a goal's column, with its scale."""
    return f"Goal {goal.number}, {'−2 to +2' if goal.has_levels else '0 to 10'}"


def sdqs(case: WholeCase) -> Table:
    """Return each SDQ with its band in both published tables, or why it has no score."""
    tables = (sdq.NEWER_FOUR, sdq.ORIGINAL_THREE)
    headings = ["Who answered", "When", "Total", *(table.name for table in tables), "Scales"]
    rows = [
        (
            one.on,
            reverse("measure", args=[one.id]),
            [
                INFORMANTS.get(one.informant, one.informant.capitalize()),
                STAGES[one.stage],
                "No score" if one.total is None else str(one.total),
                *(band_words(table, one) for table in tables),
                one.missing_because or scales(one),
            ],
        )
        for one in case.sdqs
    ]
    return Table(
        key="sdqs",
        caption="SDQ",
        headings=headings,
        lines=newest(headings, rows),
        empty="No SDQ yet: the first one is the baseline that later ones are read against.",
    )


def measures(case: WholeCase) -> Table:
    """Return each measure other than the SDQ with its band, or why it has no score."""
    headings = ["Measure", "Who answered", "When", "Score", "Band", "By which table", "Scales"]
    return Table(
        key="measures",
        caption="Other measures",
        headings=headings,
        lines=newest(headings, [measure_row(one) for one in case.measures]),
        empty="No other measure yet.",
    )


def measure_row(one: MeasureRead) -> tuple[date, str, list[str]]:
    """Return the cells of one measure."""
    lines = filled.lines(one.as_filled())
    main = next(
        (line for line in lines if line.key == instruments.named(one.instrument).main_scale), None
    )
    band = main.bands[0] if main and main.bands else None
    rest = [f"{line.scale} {line.said.lower()}" for line in lines if line is not main]
    return (
        one.on,
        reverse("measure", args=[one.id]),
        [
            one.instrument,
            INFORMANTS.get(one.informant, one.informant.capitalize()),
            STAGES[one.stage],
            f"{main.said}, {main.span}: {main.direction}" if main else "No score",
            filled.in_words(band) if band else "–",
            band.table if band else "–",
            one.missing_because or ", ".join(rest) or "–",
        ],
    )


def band_words(table: sdq.BandTable, one: SdqRead) -> str:
    band = reading.band_of(table, one.form, one.total)
    return band.words if band else "–"


def scales(one: SdqRead) -> str:
    """Say the scales that have a score; the impact under either name it is stored by."""
    named = {**one.scores, "impact": one.scores.get("impact_strict", one.scores.get("impact"))}
    said = [f"{scale} {named[scale]}" for scale in SCALES if named.get(scale) is not None]
    return ", ".join(said).capitalize()


def visits(case: WholeCase) -> Table:
    """Return the visits made and missed, each made one with the days since the one before."""
    headings = ["Visit", "Module", "Steps", "Took part", "Minutes", "Days since the last"]
    before = case.opened_on
    rows = []
    for visit in case.visits:
        since = ""
        if visit.outcome == "made":
            since, before = str((visit.on - before).days), visit.on
        words = [
            outcome(visit),
            visit.module or "–",
            steps(visit),
            ", ".join(TOOK_PART.get(who, who) for who in visit.took_part) or "–",
            str(visit.minutes or "–"),
            since or "–",
        ]
        rows.append((visit.on, reverse("visit", args=[visit.id]), words))
    return Table(
        key="visits",
        caption="Visits and modules",
        headings=headings,
        lines=newest(headings, rows),
        empty="No visits yet.",
    )


def outcome(visit: VisitRead) -> str:
    """Say that a visit was made, or why it was not."""
    if visit.outcome == "made":
        return "Made"
    return f"Missed: {MISSED[visit.missed_because].lower()}"


def steps(visit: VisitRead) -> str:
    """Say what became of the module, and of how many of its steps: "adapted: 4 done, 1 adapted"."""
    if not visit.module:
        return "–"
    hows = [step.how for step in visit.steps]
    counts = [f"{hows.count(how)} {how}" for how in ("done", "adapted", "skipped") if how in hows]
    said = panels.delivered(visit).capitalize()
    return f"{said}: {', '.join(counts)}" if counts else said


def events(case: WholeCase) -> Table:
    """Return the upright lines of the picture: events, and discussions in supervision."""
    headings = ["What happened", "Note"]
    rows = [(one.on, "", [EVENTS[one.kind], one.note or "–"]) for one in case.events]
    rows += [
        (one.on, "", [f"Discussed in supervision: {one.group}", one.agreed or "–"])
        for one in case.discussions
    ]
    return Table(
        key="events",
        caption="Events and supervision",
        headings=headings,
        lines=newest(headings, sorted(rows)),
        empty="No events and no discussion in supervision yet.",
    )
