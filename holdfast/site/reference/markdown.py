"""Tables and openings of the generated pages."""

from collections.abc import Iterable, Sequence

WRITTEN = "Written from the code by `make docs`: change the code, not this page."


def opening(title: str, words: str) -> str:
    """Return a page's first lines."""
    return f"# {title}\n\n{WRITTEN}\n\n{words}"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; a bar within a cell is escaped."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(cell(one) for one in line)} |" for line in lines)


def cell(words: str) -> str:
    """Return words on one line, as a table's cell may hold them."""
    return " ".join(words.replace("|", "\\|").split())


def page(*parts: str) -> str:
    """Return the parts as one page."""
    return "\n\n".join(parts) + "\n"


def heading(words: str, *parts: str) -> str:
    """Return a part of something under its heading of the third rank."""
    return "\n\n".join((f"### {words}", *parts))


def listed(lines: Iterable[str]) -> str:
    """Return a list, one line each."""
    return "\n".join(f"- {line}" for line in lines)
