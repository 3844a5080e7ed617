"""Every pair of one scale: last against first, and as lines where they are few.

Each mark is one child: for whoever may see single rows, and in no report.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from holdfast.evaluation.rules import points
from holdfast.evaluation.rules.scores import ScaleRead
from holdfast.report.pictures import looks
from holdfast.report.rules.document import Picture

SIDE = 300  # pixels
FIRST, LAST = "First score", "Last score"


def draw(snapshot: Path, key: str, out: Path) -> str:
    """Draw the pairs of a scale of a snapshot into a file, and return them in words.

    Raise `ValueError` where the folder is no snapshot or has no such scale.
    """
    # Ibis, DuckDB and Arrow take two seconds to begin: only whoever asks waits for them.
    from holdfast.evaluation.finding.pairs import picture_in

    drawn = every_pair(*picture_in(snapshot, key))
    out.write_text(drawn.svg, encoding="utf-8")
    return drawn.alt


def every_pair(found: points.Picture, scale: ScaleRead) -> Picture:
    """Return the pairs drawn, with the band within which a move is the measure's error."""
    charts = [_against(found), *([_lines(found)] if found.as_lines else [])]
    whole = charts[0] if len(charts) == 1 else charts[0] | charts[1]
    caption = f"{scale.name}: every pair"
    return Picture(
        f"{scale.key}.pairs", caption, _said(found, scale), looks.svg(looks.whole(whole))
    )


def _chart(rows: Sequence[dict[str, Any]]) -> Any:
    import altair as alt

    return alt.Chart(alt.InlineData(values=list(rows)))


def _against(found: points.Picture) -> Any:
    """Return last against first; on the line nothing moved, in the band no more than error."""
    import altair as alt

    domain = alt.Scale(domain=[found.lowest, found.highest], nice=False)
    x = alt.X("first:Q", title=FIRST, scale=domain)
    ends = (found.lowest, found.highest)
    band = [
        {"first": end, "low": end - found.error, "high": end + found.error}
        for end in ends
        if found.error is not None
    ]
    rows = [{"first": one.first, "last": one.last, "pairs": one.pairs} for one in found.points]
    chart: Any = _chart([{"first": end, "last": end} for end in ends]).mark_line(
        color=looks.QUIET, strokeDash=[4, 3]
    ).encode(x=x, y=alt.Y("last:Q", title=LAST, scale=domain))  # fmt: skip
    if band:
        area = _chart(band).mark_area(color=looks.HAIR, opacity=0.7, clip=True)
        chart = area.encode(x=x, y=alt.Y("low:Q", scale=domain, title=LAST), y2="high:Q") + chart
    if found.cut is not None:
        cut = _chart([{"at": found.cut}]).mark_rule(color=looks.RED, strokeDash=[1, 3])
        chart += cut.encode(y=alt.Y("at:Q", scale=domain)) + cut.encode(
            x=alt.X("at:Q", scale=domain)
        )
    dots = _chart(rows).mark_point(filled=True, color=looks.TEAL, opacity=0.8)
    most = max((one.pairs for one in found.points), default=1)
    sizes = alt.Scale(domain=[1, max(most, 4)], range=[50, 200])
    size = alt.Size("pairs:Q", legend=None, scale=sizes)
    chart += dots.encode(x=x, y=alt.Y("last:Q", scale=domain), size=size)
    return chart.properties(width=SIDE, height=SIDE)


def _lines(found: points.Picture) -> Any:
    """Return each pair as a line from its first score to its last."""
    import altair as alt

    rows = [
        {"pair": f"{place}.{again}", "when": when, "score": score}
        for place, one in enumerate(found.points)
        for again in range(one.pairs)
        for when, score in ((FIRST, one.first), (LAST, one.last))
    ]
    domain = alt.Scale(domain=[found.lowest, found.highest], nice=False)
    return (
        _chart(rows)
        .mark_line(color=looks.TEAL, opacity=0.6, point={"color": looks.TEAL})
        .encode(
            x=alt.X("when:N", title=None, sort=None, axis=alt.Axis(labelAngle=0, grid=False)),
            y=alt.Y("score:Q", title="Score", scale=domain),
            detail="pair:N",
        )
        .properties(width=SIDE // 2, height=SIDE)
    )


def _said(found: points.Picture, scale: ScaleRead) -> str:
    """Return the pairs in words: each first and last score, and what of it is error."""
    told = ", ".join(
        f"{one.first:g} to {one.last:g}{f' ({one.pairs} times)' if one.pairs > 1 else ''}"
        for one in found.points
    )
    error = f" A move of {found.error:.1f} points or less is within error." if found.error else ""
    cut = f" The cut is {found.cut:.4g}." if found.cut is not None else ""
    better = "Lower" if scale.lower_is_better else "Higher"
    return f"First score to last score: {told or 'no pair'}. {better} is better.{error}{cut}"
