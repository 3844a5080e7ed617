"""A line of somebody's first page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line on a first page: what it says, and where it leads."""

    words: str
    href: str
