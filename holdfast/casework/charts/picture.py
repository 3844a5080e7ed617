"""The picture as one Vega-Lite specification: stacked panels on one axis of time.

Altair takes over a second to import, so whoever draws imports this file at that moment, not before.
Every panel has its own scale in its own units; nothing is put on a second axis or made relative.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import altair as alt
from altair.utils.schemapi import debug_mode

from holdfast.casework.charts import measured, panels
from holdfast.casework.charts.colours import BANDS, INK, MARKS, QUIET, SHADE, TEAL, VOICES
from holdfast.casework.charts.looks import CONFIG, Orient, Sheet, key, known_by, tip
from holdfast.casework.reports import GoalRead, SdqRead, WholeCase
from holdfast.measures.instruments import sdq

Layer = alt.Chart | alt.LayerChart
LANE = 18  # pixels of one line of names
SIGNED = "datum.value > 0 ? '+' + datum.value : datum.value < 0 ? '−' + -datum.value : '0'"
GOAL, CROWDED_GOAL, SDQ, MODULE = 58, 46, 116, 21  # pixels of a panel, or of a module's row


def spec(case: WholeCase, *, today: date, width: int) -> dict[str, Any]:
    """Return the picture of a case, `width` pixels wide (320 to 1200), as Vega-Lite."""
    sheet = Sheet(width=width, drawn=panels.window(case, today=today))
    with debug_mode(False):  # Altair would check each part as it is made; a test checks the whole
        stacked = [inner(one) for one in every_panel(case, sheet)]
    whole = {"$schema": alt.SCHEMA_URL, "spacing": 12, "vconcat": stacked}
    return whole | {"config": CONFIG, "datasets": sheet.rows}


def inner(one: alt.LayerChart) -> dict[str, Any]:
    """Return a panel without what only the whole has. (Altair's own stacking copies it twice.)"""
    made: dict[str, Any] = one.to_dict(validate=False)
    return {name: value for name, value in made.items() if name not in ("$schema", "config")}


def every_panel(case: WholeCase, sheet: Sheet) -> Iterator[alt.LayerChart]:
    """Yield the panels from the top: what happened, goals, SDQ totals, modules."""
    heard = heard_in(case)
    yield lane_panel(case, sheet)
    for goal in case.goals:
        if goal.ratings:
            height = GOAL if len(case.goals) <= 4 else CROWDED_GOAL
            yield goal_panel(goal, sheet, heard, height)
    for informant, sdqs in panels.scored(case).items():
        yield sdq_panel(informant, sdqs, sheet, heard)
    for one in measured.series(case):
        yield measure_panel(one, sheet, heard)
    if case.visits:
        yield module_panel(case, sheet)


def heard_in(case: WholeCase) -> dict[str, tuple[Any, ...]]:
    """Return the looks of those who speak in this picture, in the order of its key."""
    raters = {panels.voice_of(rating.rater) for goal in case.goals for rating in goal.ratings}
    heard = raters | {panels.voice_of(informant) for informant in panels.scored(case)}
    heard |= {panels.voice_of(one.informant) for one in measured.series(case)}
    return {voice: look for voice, look in VOICES.items() if voice in heard}


def panel(sheet: Sheet, height: int, *layers: Layer) -> alt.LayerChart:
    return alt.LayerChart(layer=list(layers), width=sheet.plot, height=height)


def shaded(sheet: Sheet, *, dated: Orient | None = None) -> alt.Chart:
    """Return the gaps between visits, shaded: the first layer of a panel, which has its axis."""
    gaps = alt.Chart(alt.NamedData(name="gaps")).mark_rect(color=SHADE)
    made: alt.Chart = gaps.encode(x=sheet.axis("from", dated=dated), x2="to:Q", tooltip=tip())
    return made


def upright(sheet: Sheet) -> list[Layer]:
    """Return the lines that run through every panel: the edges, events, and discussions."""
    talks = alt.Chart(alt.NamedData(name="talks")).mark_rule(
        color=TEAL, strokeDash=[1.5, 3], opacity=0.45 if sheet.is_narrow else 0.7
    )
    events = alt.Chart(alt.NamedData(name="events")).mark_rule(color=QUIET, strokeWidth=1.2)
    edges = alt.Chart(alt.NamedData(name="edges")).mark_rule(color=INK, strokeWidth=1.6)
    x = sheet.x()
    return [
        talks.encode(x=x, tooltip=tip()),
        events.encode(x=x, tooltip=tip()),
        edges.encode(x=x),
    ]


def lane_panel(case: WholeCase, sheet: Sheet) -> alt.LayerChart:
    """Name what the lines and shades stand for, above the panels they run through."""
    edges = sheet.data("edges", panels.edge_rows(case, sheet.drawn))
    events = sheet.data("events", panels.event_rows(case, sheet.drawn, sheet.across, sheet.plot))
    talks = sheet.data("talks", panels.talk_rows(case))
    gaps = sheet.data("gaps", panels.gap_rows(case, sheet.drawn, sheet.across))
    rows = panels.lanes(sheet.rows["events"], bool(sheet.rows["talks"]), bool(sheet.rows["gaps"]))
    names = f"indexof(datum.value, '{panels.EVENTS} ') == 0 ? '' : datum.value"
    axis = margin_axis(sheet, labelExpr=names)
    y = alt.Y("lane:N", sort=rows, scale=alt.Scale(domain=rows), axis=axis, title=None)
    x = sheet.x()
    marks = alt.Chart(events).mark_point(shape="diamond", filled=True, size=60, opacity=1)
    left = (
        alt.Chart(events)
        .transform_filter("datum.side === 'left'")
        .mark_text(align="left", dx=8, fontSize=11, color=INK)
    )
    right = (
        alt.Chart(events)
        .transform_filter("datum.side === 'right'")
        .mark_text(align="right", dx=-8, fontSize=11, color=INK)
    )
    return panel(
        sheet,
        LANE * len(rows),
        shaded(sheet, dated="top"),
        *upright(sheet),
        alt.Chart(edges).mark_text(fontSize=11, fontWeight=600, color=INK, align="left", dx=5)
        .encode(x=x, y=y, text="name:N"),
        marks.encode(x=x, y=y, color=alt.value(QUIET), tooltip=tip()),
        left.encode(x=x, y=y, text="tip:N"),
        right.encode(x=x, y=y, text="tip:N"),
        alt.Chart(talks).mark_point(filled=True, size=34, opacity=1, color=TEAL)
        .encode(x=x, y=y, tooltip=tip()),
        alt.Chart(gaps).transform_filter("datum.fits").mark_text(fontSize=11, color=INK)
        .encode(x=sheet.x("middle"), y=y, text="days:Q"),
    )  # fmt: skip


def margin_axis(sheet: Sheet, **more: Any) -> alt.Axis:
    """Return an axis whose rows are named from the page's left edge."""
    return alt.Axis(
        title=None, labelAlign="left", labelPadding=sheet.left, labelLimit=sheet.left - 8,
        labelFontSize=11 if sheet.is_narrow else 12, labelColor=INK, grid=True, ticks=False, **more,
    )  # fmt: skip


def readings(
    sheet: Sheet, data: alt.NamedData, y: alt.Y, heard: dict[str, tuple[Any, ...]]
) -> list[Layer]:
    """Draw readings as points, joined within one voice and one wording or form."""
    chart, x = alt.Chart(data), sheet.x()
    spoken = {row["voice"] for row in sheet.rows[data.name]}
    joined = [
        chart.transform_filter(f"datum.voice === '{voice}'")
        .mark_line(strokeWidth=2, color=colour, strokeDash=dash)
        .encode(x=x, y=y, detail="line:N")
        for voice, (colour, _, dash) in heard.items()
        if voice in spoken
    ]
    points = chart.mark_point(filled=True, size=74, opacity=1, stroke="white", strokeWidth=0.8)
    look = known_by(
        "voice:N", heard, key("Who says so", "top", columns=2 if sheet.is_narrow else 0)
    )
    return [*joined, points.encode(x=x, y=y, tooltip=tip(), **look)]


def goal_panel(
    goal: GoalRead, sheet: Sheet, heard: dict[str, tuple[Any, ...]], height: int
) -> alt.LayerChart:
    """Draw one goal on its own scale: from 0 to 10, or over its five levels."""
    ends, ticks = ([-2, 2], [-2, -1, 0, 1, 2]) if goal.has_levels else ([0, 10], [0, 5, 10])
    signed: dict[str, Any] = {"labelExpr": SIGNED} if goal.has_levels else {}
    axis = alt.Axis(values=ticks, **signed, **sheet.under(goal.words, height // 15 - 1))
    y = alt.Y("value:Q", scale=alt.Scale(domain=ends), axis=axis)
    data = sheet.data(f"goal {goal.number}", panels.goal_points(goal))
    name = sheet.headed(f"Goal {goal.number}{', unsafe' if goal.is_paused else ''}")
    return panel(
        sheet, height, shaded(sheet), *upright(sheet), *readings(sheet, data, y, heard), name
    )


def sdq_panel(
    informant: str, sdqs: list[SdqRead], sheet: Sheet, heard: dict[str, tuple[Any, ...]]
) -> alt.LayerChart:
    """Draw one informant's totals from 0 to 40 over the bands for that informant."""
    note = f"Total, 0 to 40, over the {sdq.NEWER_FOUR.name.lower()}"
    axis = alt.Axis(values=[0, 10, 20, 30, 40], grid=False, **sheet.under(note, 4))
    scale = alt.Scale(domain=[0, panels.SDQ_TOP])
    y = alt.Y("value:Q", scale=scale, axis=axis)
    data = sheet.data(f"sdq {informant}", panels.sdq_points(sdqs, sheet.drawn))
    bands = sheet.data(f"bands {informant}", panels.band_rows(sdqs, sdq.NEWER_FOUR, sheet.drawn))
    figures = alt.Chart(data).mark_text(
        align="left", dx=6, dy=-10, fontSize=12, fontWeight=600, color=INK
    )
    return panel(
        sheet,
        SDQ,
        *banded(sheet, bands, alt.Y("low:Q", scale=scale, axis=axis)),
        *upright(sheet),
        *readings(sheet, data, y, heard),
        figures.encode(x=sheet.x(), y=y, text="value:Q"),
        sheet.headed(f"SDQ: {panels.voice_of(informant).lower()}"),
    )


def measure_panel(
    one: measured.Series, sheet: Sheet, heard: dict[str, tuple[Any, ...]]
) -> alt.LayerChart:
    """Draw one person's main score on one instrument, over its own range and its own bands."""
    lowest, highest = one.scale.lowest, one.scale.highest
    middle = [(lowest + highest) // 2] if (lowest + highest) % 2 == 0 else []
    axis = alt.Axis(values=[lowest, *middle, highest], grid=False, **sheet.under(one.under, 5))
    scale = alt.Scale(domain=[lowest, highest], zero=False, nice=False)
    y = alt.Y("value:Q", scale=scale, axis=axis)
    data = sheet.data(f"scores {one.name}", measured.points(one, sheet.drawn))
    bands = sheet.data(f"bands {one.name}", measured.band_rows(one, sheet.drawn))
    figures = alt.Chart(data).mark_text(
        align="left", dx=6, dy=-10, fontSize=12, fontWeight=600, color=INK
    )
    return panel(
        sheet,
        SDQ,
        *banded(sheet, bands, alt.Y("low:Q", scale=scale, axis=axis)),
        *upright(sheet),
        *readings(sheet, data, y, heard),
        figures.encode(x=sheet.x(), y=y, text="said:N"),
        sheet.headed(one.name),
    )


def banded(sheet: Sheet, data: alt.NamedData, y: alt.Y) -> list[Layer]:
    """Draw bands as greys that darken, each named at the right-hand edge where there is room.

    They are the first layer here: gaps are not shaded over them, or would be one band more.
    """
    greys = alt.Scale(domain=[0, 1, 2, 3], range=list(BANDS))
    fill = alt.Fill("severity:O", scale=greys, legend=None)
    rects = alt.Chart(data).mark_rect().encode(
        x=sheet.axis("from"), x2="to:Q", y=y, y2="high:Q", fill=fill
    )  # fmt: skip
    if sheet.is_narrow:
        return [rects]
    names = alt.Chart(data).mark_text(align="left", dx=6, fontSize=11, color=QUIET)
    there = names.transform_filter("datum.name_at != null")
    return [rects, there.encode(x=sheet.x("to"), y=alt.Y("name_at:Q"), text="band:N")]


def module_panel(case: WholeCase, sheet: Sheet) -> alt.LayerChart:
    """Draw a row for each module in the order they were begun, and a mark for each visit."""
    data = sheet.data("visits", panels.visit_marks(case.visits))
    rows = panels.module_rows(case.visits)
    y = alt.Y("module:N", sort=rows, scale=alt.Scale(domain=rows), axis=margin_axis(sheet))
    marks = alt.Chart(data).mark_point(filled=True, size=84, opacity=1).encode(
        x=sheet.x(),
        y=y,
        tooltip=tip(),
        **known_by("how:N", MARKS, key("Modules", "bottom")),
    )  # fmt: skip
    made = panel(sheet, MODULE * len(rows), shaded(sheet, dated="bottom"), *upright(sheet), marks)
    apart: alt.LayerChart = made.resolve_scale(color="independent", shape="independent")
    return apart
