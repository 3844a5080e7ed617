"""A report's pictures, each from findings alone: intervals beside one another, and a process."""

import textwrap
from collections.abc import Sequence
from typing import Any

from holdfast.evaluation.rules.findings import Figure, Findings, Table
from holdfast.report.pictures import looks
from holdfast.report.rules.document import Picture
from holdfast.report.rules.saying import label, number, value_words

SIZES, SHARES, SERIES = "standard deviations", "share", ".series"
FEWEST_POINTS = 2
ACROSS, FOLD = 40, "|"  # letters of a name on one line, and where it is folded


def pictures_of(findings: Findings) -> dict[str, Picture]:
    """Return every picture there is something to draw for, by key, in the order of the report."""
    told = [figure for figure in findings.figures if figure.low is not None]
    sizes = [figure for figure in told if figure.unit == SIZES]
    shares = [figure for figure in told if figure.unit == SHARES]
    drawn = [
        intervals("sizes", "How large each change is, in standard deviations", sizes, rule=0),
        intervals("shares", "Shares, each with how sure it is", shares, rule=None),
        *(process(table, findings) for table in findings.tables if table.key.endswith(SERIES)),
    ]
    return {picture.key: picture for picture in drawn if picture is not None}


def intervals(
    key: str, caption: str, figures: Sequence[Figure], *, rule: float | None
) -> Picture | None:
    """Return figures as dots on their 95% intervals, one a row; None where there is none.

    `rule` draws a line at a value, such as no change.
    """
    if not figures:
        return None
    import altair as alt

    is_share = figures[0].unit == SHARES
    names = alt.Axis(grid=False, domain=False, labelExpr=f"split(datum.value, '{FOLD}')")
    rows = [
        {"what": _folded(one), "value": one.value, "low": one.low, "high": one.high}
        for one in figures
    ]
    base = _chart(rows).encode(y=alt.Y("what:N", sort=None, title=None, axis=names))
    axis = alt.Axis(format="%" if is_share else ".1f")
    title = "Share, with 95% interval" if is_share else "Size of change, with 95% interval"
    scale = alt.Scale(domain=[0, 1]) if is_share else alt.Scale(zero=True, nice=True)
    x = alt.X("low:Q", title=title, axis=axis, scale=scale)
    chart: Any = base.mark_rule(strokeWidth=3, color=looks.TEAL).encode(x=x, x2="high:Q")
    chart += base.mark_point(filled=True, size=90, color=looks.INK, opacity=1).encode(x="value:Q")
    if rule is not None:
        line = _chart([{"at": rule}])
        chart += line.mark_rule(color=looks.QUIET, strokeDash=[4, 3]).encode(x="at:Q")
    spec = looks.whole(chart.properties(width=looks.WIDE - 250, height=looks.ROW * len(rows)))
    alt_words = ". ".join(f"{label(one)}: {value_words(one)}" for one in figures)
    return Picture(key, caption, f"{alt_words}.", looks.svg(spec))


def _chart(rows: list[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Chart(alt.InlineData(values=rows))


def _folded(figure: Figure) -> str:
    return FOLD.join(textwrap.wrap(label(figure), ACROSS))


def process(table: Table, findings: Findings) -> Picture | None:
    """Return a process period by period, with its limits where it has them; None if too short."""
    values = [(row[0], row[1], row[2]) for row in table.rows if isinstance(row[1], int | float)]
    if len(values) < FEWEST_POINTS:
        return None
    import altair as alt

    rows = [
        {"period": period, "value": value, "marked": "yes" if mark else "no"}
        for period, value, mark in values
    ]
    periods = alt.X("period:O", title=None, sort=None, axis=alt.Axis(labelAngle=-45, grid=False))
    unit = table.columns[1]
    axis = alt.Axis(format="%") if unit == SHARES else alt.Axis()
    height = alt.Y("value:Q", title=unit.capitalize(), axis=axis, scale=alt.Scale(zero=True))
    base = _chart(rows).encode(x=periods, y=height)
    dots = base.mark_point(filled=True, size=80, opacity=1).encode(
        shape=alt.Shape(
            "marked:N", scale=alt.Scale(domain=["no", "yes"], range=["circle", "diamond"]),
            legend=None,
        ),
        color=alt.Color(
            "marked:N", scale=alt.Scale(domain=["no", "yes"], range=[looks.TEAL, looks.RED]),
            legend=None,
        ),
    )  # fmt: skip
    chart: Any = base.mark_line(color=looks.TEAL) + dots
    found = _limits(table, findings)
    for name, dash in (("mean", [1, 0]), ("lower", [5, 4]), ("upper", [5, 4])):
        if name in found:
            line = _chart([{"at": found[name]}])
            chart += line.mark_rule(color=looks.QUIET, strokeDash=dash).encode(y="at:Q")
    spec = looks.whole(chart.properties(width=looks.WIDE - 60, height=190))
    return Picture(table.key, table.heading, _said(table, values, found), looks.svg(spec))


def _limits(table: Table, findings: Findings) -> dict[str, float]:
    stem = table.key.removesuffix(SERIES)
    by_key = {figure.key: figure.value for figure in findings.figures}
    found = {name: by_key.get(f"{stem}.{name}") for name in ("mean", "lower", "upper")}
    return {name: value for name, value in found.items() if value is not None}


def _said(table: Table, values: Sequence[Any], found: dict[str, float]) -> str:
    unit = table.columns[1]
    told = ", ".join(f"{period} {number(float(value), unit)}" for period, value, _ in values)
    marked = [str(period) for period, _, mark in values if mark]
    limits = [f"{name} {number(value, unit)}" for name, value in found.items()]
    parts = [f"{unit.capitalize()}: {told}", ", ".join(limits)]
    parts.append(f"More than wobble in {', '.join(marked)}" if marked else "")
    return ". ".join(filter(None, parts)) + "."
