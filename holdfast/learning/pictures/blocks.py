"""What stands in a picture: a domain's themes as lines of words that fit, the heaviest first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from holdfast.learning.pictures.paper import BOLD, wrapped
from holdfast.learning.rules import Domain, DomainThemes, Seen, Theme

MOST = 6  # sentences of one theme that are drawn; the list beside the picture has them all
Side = Callable[[Theme], list[Seen]]


@dataclass(frozen=True, kw_only=True)
class Written:
    """One line of words: a theme's name, or part of a sentence; `seen` where a sentence begins."""

    said: str
    is_theme: bool = False
    is_first: bool = False  # the first line of a theme's name
    seen: Seen | None = None


@dataclass(frozen=True, kw_only=True)
class Group:
    """A theme as it is drawn: its name and its sentences, in lines."""

    key: str  # its construct's
    weight: int
    lines: list[Written]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A domain as it is drawn."""

    domain: Domain
    groups: list[Group]
    is_rest: bool = False  # the second part of a domain that was too long for one

    @property
    def label(self) -> str:
        """Return what stands over it."""
        return f"{self.domain.words}, also" if self.is_rest else self.domain.words

    @property
    def lines(self) -> list[Written]:
        """Return all its lines."""
        return [line for group in self.groups for line in group.lines]

    @property
    def names(self) -> list[str]:
        """Return its themes' names."""
        return [
            " ".join(line.said for line in group.lines if line.is_theme) for group in self.groups
        ]


def hinders(theme: Theme) -> list[Seen]:
    """Return what gets in the way, of a theme."""
    return theme.hinders


def helps(theme: Theme) -> list[Seen]:
    """Return what helps, of a theme."""
    return theme.helps


def still(seen: Iterable[Seen]) -> list[Seen]:
    """Return those that are still there."""
    return [one for one in seen if one.is_open]


def blocks(found: Sequence[DomainThemes], side: Side, *, width: float) -> list[Block]:
    """Return the domains in which something is still there on one side, written to fit a width."""
    made = []
    for domain in found:
        groups = [
            group_of(theme, still(side(theme)), width)
            for theme in domain.themes
            if still(side(theme))
        ]
        if groups:
            groups.sort(key=lambda group: -group.weight)
            made.append(Block(domain=domain.domain, groups=groups))
    return made


def group_of(theme: Theme, seen: list[Seen], width: float) -> Group:
    """Return one theme as lines: its name, its sentences, and how many more there are."""
    many = f" ({len(seen)})" if len(seen) > 1 else ""
    names = wrapped(f"{theme.construct.plain}{many}", width / BOLD)
    lines = [Written(said=said, is_theme=True, is_first=not at) for at, said in enumerate(names)]
    for one in seen[:MOST]:
        first, *rest = wrapped(one.sentence, width - 14)
        lines.append(Written(said=first, seen=one))
        lines += [Written(said=said) for said in rest]
    if len(seen) > MOST:
        lines.append(Written(said=f"and {len(seen) - MOST} more"))
    return Group(key=theme.construct.key, weight=sum(one.weight for one in seen), lines=lines)
