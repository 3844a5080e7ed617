"""How a report's pictures look, on paper and on a page: told apart without colour."""

from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

FONTS = Path(__file__).parents[1] / "fonts"
INK, QUIET, HAIR, TEAL, RED = "#0b0c0c", "#484949", "#d8dcdc", "#0b5c5c", "#a8281a"
FONT = "Noto Sans, Arial, sans-serif"
WIDE = 620  # pixels of the plot
ROW = 36  # pixels for each row of names


def whole(chart: Any) -> dict[str, Any]:
    """Return a chart as a Vega-Lite specification in our letters and colours."""
    return dict(
        chart.properties(background="white")
        .configure(font=FONT)
        .configure_view(strokeWidth=0)
        .configure_axis(
            labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12, titleFontWeight=400,
            gridColor=HAIR, domainColor=QUIET, tickColor=QUIET, labelLimit=330,
        )
        .to_dict()
    )  # fmt: skip


@cache
def _drawer() -> ModuleType:
    """Return the drawing library, once it knows our letters: each machine has others."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    drawer: ModuleType = vl_convert
    return drawer


def svg(spec: dict[str, Any]) -> str:
    """Return a specification drawn as SVG; it fetches nothing and runs no script."""
    drawn: str = _drawer().vegalite_to_svg(spec, vl_version="6.4", allowed_base_urls=[])
    return drawn


def png(drawn: str, *, scale: float) -> bytes:
    """Return a drawing as PNG, with so many dots for each of its pixels."""
    return bytes(_drawer().svg_to_png(drawn, scale=scale))
