"""Month by month: what was noted, helps above the line and hinders below it."""

from collections.abc import Sequence

from holdfast.learning.pictures.paper import WIDE, Paper
from holdfast.learning.rules import MonthOf

TALLEST = 90  # pixels of the longest bar


def months(found: Sequence[MonthOf], *, width: int, name: str) -> str:
    """Return the months as bars, as SVG; the last twelve on a telephone."""
    paper = Paper(width=width)
    shown = list(found)[-12:] if width < WIDE else list(found)[-24:]
    each = min(width / max(len(shown), 1), 80)
    most = max([1, *(max(one.helps, one.hinders) for one in shown)])
    middle = TALLEST + 26
    for place, one in enumerate(shown):
        x = place * each
        up, down = (max(n / most * TALLEST, 6) for n in (one.helps, one.hinders))
        if one.helps:
            paper.box(x + each * 0.2, middle - up, each * 0.6, up, "app-pic__helps")
            paper.words(
                x + each / 2, middle - up - 5, str(one.helps), "app-pic__count", anchor="middle"
            )
        if one.hinders:
            paper.box(x + each * 0.2, middle + 20, each * 0.6, down, "app-pic__hinders")
            paper.words(
                x + each / 2,
                middle + down + 36,
                str(one.hinders),
                "app-pic__count",
                anchor="middle",
            )
        paper.words(x + each / 2, middle + 14, f"{one.first:%b}", "app-pic__month", anchor="middle")
    says = "; ".join(f"{one.first:%B %Y}: {one.helps} help, {one.hinders} hinder" for one in shown)
    return paper.svg(
        height=middle + TALLEST + 46, name=name, title="Notes month by month", says=f"{says}."
    )
