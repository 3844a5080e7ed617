"""How the picture looks: its sheet, axes, keys. Nothing here knows of a case."""

import json
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import altair as alt

from holdfast.casework.charts import panels
from holdfast.casework.charts.colours import FONT, HAIR, INK, NARROW, QUIET
from holdfast.casework.charts.panels import Row, Window, moment

Orient = Literal["top", "bottom"]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a picture is drawn on: its width in pixels, its days, and the rows behind it by name."""

    width: int
    drawn: Window
    rows: dict[str, list[Row]] = field(default_factory=dict)

    @property
    def is_narrow(self) -> bool:
        return self.width < NARROW

    @property
    def left(self) -> int:
        return 104 if self.is_narrow else 196

    @property
    def plot(self) -> int:
        """The width between the margins, in pixels."""
        return self.width - self.left - (38 if self.is_narrow else 114)

    def data(self, name: str, rows: Iterable[Row]) -> alt.NamedData:
        """Keep rows under a name. By name, because Altair copies inline rows at every step."""
        self.rows[name] = list(rows)
        return alt.NamedData(name=name)

    def wrapped(self, words: str, lines: int) -> list[str]:
        """Break words to fit the left margin, with an ellipsis where they do not all fit."""
        across = (self.left - 34) // 6
        return textwrap.wrap(words, across, max_lines=lines, placeholder=" …") or [""]

    def across(self, day: date) -> float:
        """Return how far from the left of the plot a day is, in pixels."""
        whole = (self.drawn.last - self.drawn.first).days
        return (day - self.drawn.first).days / whole * self.plot

    @property
    def days(self) -> alt.Scale:
        """Time as plain numbers of milliseconds: no browser's time zone can then move a day."""
        whole = [moment(self.drawn.first), moment(self.drawn.last)]
        return alt.Scale(domain=whole, nice=False, zero=False)

    def x(self, name: str = "on") -> alt.X:
        """Return time from left to right, for any layer of a panel but the first."""
        return alt.X(f"{name}:Q", scale=self.days, title=None)

    def axis(self, name: str, *, dated: Orient | None = None) -> alt.X:
        """Return the one axis of time, the same in every panel, for a panel's first layer alone."""
        ticks = panels.ticks(self.drawn, room=self.plot // 62)
        axis = alt.Axis(values=list(ticks), labels=False, ticks=False)
        if dated:
            said = f"({json.dumps(ticks)})[datum.value]"
            axis = alt.Axis(values=list(ticks), labelExpr=said, orient=dated, labelAngle=0)
        return alt.X(f"{name}:Q", scale=self.days, axis=axis, title=None)

    def headed(self, name: str) -> alt.Chart:
        """Return a panel's name, in the left margin and level with its top."""
        rows = self.data(f"name: {name}", [{"name": name}])
        text = alt.Chart(rows).mark_text(
            align="left", baseline="top", fontSize=12, fontWeight=600, color=INK
        )
        made: alt.Chart = text.encode(x=alt.value(-self.left), y=alt.value(0), text="name:N")
        return made

    def under(self, words: str, lines: int) -> dict[str, Any]:
        """Return how the words under a panel's name are written."""
        return {
            "title": self.wrapped(words, lines),
            "titleAngle": 0,
            "titleAlign": "left",
            "titleBaseline": "top",
            "titleX": -self.left,
            "titleY": 16,
        }


def tip() -> list[alt.Tooltip]:
    """Return what is said of a mark that is pointed at."""
    return [alt.Tooltip("tip:N", title="What"), alt.Tooltip("day:N", title="When")]


def key(title: str, orient: Orient, *, columns: int = 0) -> alt.Legend:
    """Return the key to some marks, in one row or in so many columns."""
    return alt.Legend(
        title=title, orient=orient, direction="horizontal", symbolSize=90, symbolStrokeWidth=0,
        columns=columns,
    )  # fmt: skip


def known_by(name: str, looks: Mapping[str, tuple[Any, ...]], legend: alt.Legend) -> dict[str, Any]:
    """Return colour and shape together, so that the key is one and colour is never alone."""
    colours, shapes = ([look[at] for look in looks.values()] for at in (0, 1))
    domain = list(looks)
    return {
        "color": alt.Color(name, scale=alt.Scale(domain=domain, range=colours), legend=legend),
        "shape": alt.Shape(name, scale=alt.Scale(domain=domain, range=shapes), legend=legend),
    }


CONFIG: dict[str, Any] = {
    "font": FONT,
    "background": "white",
    "padding": {"left": 0, "right": 6, "top": 4, "bottom": 4},
    "aria": False,  # the tables beside the picture are what is read out
    "mark": {"aria": False},
    "view": {"stroke": HAIR},
    "axis": {
        "labelColor": QUIET,
        "labelFontSize": 11,
        "gridColor": HAIR,
        "domain": False,
        "tickColor": HAIR,
        "titleColor": INK,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titleLineHeight": 15,
    },
    "legend": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 600, "offset": 8},
}
