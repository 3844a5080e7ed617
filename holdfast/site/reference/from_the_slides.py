"""The page that goes through the slides, line by line, and says what answers each."""

from holdfast.learning.content.slides import IN_DOUBT, ITEMS
from holdfast.site.reference.markdown import opening, page, table
from holdfast.site.reference.slide_lines import LINES, SLIDES, Line
from holdfast.site.reference.who_sees_what import addresses


def from_the_slides() -> str:
    """Return the page."""
    routes = {name: route for route, name, _ in addresses()}
    built = sum(line.is_built for line in LINES)
    return page(
        opening(
            "From the slides",
            f"Holdfast was asked for by the slides of a pilot. Here is each of their {len(LINES)} "
            f"lines with the page that answers it, and for whom: {built} of them have one, and "
            f"{len(LINES) - built} are not built yet. The {len(ITEMS)} lines and boxes that say "
            "what helps, hinders or had to be done are in the product as well, as its first notes "
            "(*Helps and hinders*, *The slides’ lines*). Two boxes, "
            f"{' and '.join(IN_DOUBT)}, may have been one: the slides reached us damaged.",
        ),
        *(part for title, lines in SLIDES for part in part_of(title, lines, routes)),
    )


def part_of(title: str, lines: tuple[Line, ...], routes: dict[str, str]) -> list[str]:
    """Return one slide with its lines."""
    rows = [[line.words, answer(line), where(line, routes), whose(line)] for line in lines]
    return [f"## {title}", table(["The slide says", "What answers it", "Page", "For"], rows)]


def answer(line: Line) -> str:
    """Say what answers a line, or that nothing does yet."""
    return line.says if line.is_built else f"**Not built yet**: {line.says}"


def where(line: Line, routes: dict[str, str]) -> str:
    """Say at which addresses; raise `KeyError` for one that is not there."""
    return ", ".join(f"`{routes[name]}`" for name in line.names)


def whose(line: Line) -> str:
    """Say for whom it is first of all."""
    return line.role.value if line.role else ""
