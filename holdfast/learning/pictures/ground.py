"""The ground of what helps: a wall of stones, a course for each domain, a stone for each theme."""

from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from holdfast.learning.pictures.blocks import Block, Group, blocks, helps
from holdfast.learning.pictures.paper import LINE, NARROW, WIDE, Paper, wrapped
from holdfast.learning.rules import DomainThemes

GAP, PAD, MARGIN = 8, 10, 140  # between stones, inside one, and for the domains' names
ACROSS = 3  # stones in one course
LEAST = 130  # the narrowest stone


def ground(found: Sequence[DomainThemes], *, width: int, name: str) -> str:
    """Return the picture of what helps, as SVG for a desk or for a telephone."""
    paper = Paper(width=width)
    across = NARROW if paper.is_narrow else WIDE
    drawn = blocks(found, helps, width=across - inside())
    drawn.sort(key=lambda block: sum(group.weight for group in block.groups))
    height = one_pile(paper, drawn) if paper.is_narrow else wall(paper, found, drawn)
    return paper.svg(height=height, name=name, title="What helps", says=says(drawn))


def inside() -> int:
    """Return how much of a stone's width its words do not have."""
    return PAD * 2 + 14


def says(drawn: Sequence[Block]) -> str:
    """Say what the picture shows."""
    said = "; ".join(f"{one.domain.words}: {', '.join(one.names)}" for one in drawn)
    return (
        f"Stones on firm ground. {said}." if said else "Bare ground: nothing is noted that helps."
    )


def tall(group: Group) -> float:
    """Return how high a stone must be for its words."""
    return len(group.lines) * LINE + PAD * 2 - 4


def stone(paper: Paper, group: Group, x: float, y: float, across: float, height: float) -> None:
    """Draw one theme as a stone with its words."""
    paper.box(x, y, across, height, "app-pic__stone")
    foot = y + PAD + 11
    for line in group.lines:
        if line.seen is not None:
            paper.dot(x + PAD + 3, foot - 5, line.seen)
        inset = PAD if line.is_theme else PAD + 12
        look = "app-pic__theme" if line.is_theme else "app-pic__words"
        paper.words(x + inset, foot, line.said, look)
        foot += LINE


def courses(block: Block) -> Iterator[list[Group]]:
    """Yield a domain's stones, course by course, as evenly as may be."""
    rows = ceil(len(block.groups) / ACROSS)
    each = ceil(len(block.groups) / rows)
    for at in range(0, len(block.groups), each):
        yield block.groups[at : at + each]


def widths(groups: Sequence[Group]) -> list[float]:
    """Return how wide each stone of a course is: the more words, the wider; they fill it."""
    room = WIDE - MARGIN - GAP * (len(groups) - 1) - LEAST * len(groups)
    shares = [sqrt(sum(len(line.said) for line in group.lines)) for group in groups]
    return [LEAST + room * share / sum(shares) for share in shares]


def wall(paper: Paper, found: Sequence[DomainThemes], drawn: list[Block]) -> float:
    """Draw the courses one on the other, the heaviest domain lowest, and the ground under them."""
    y = 0.0
    for block in drawn:
        for at, said in enumerate(wrapped(block.domain.words, MARGIN - 30)):
            paper.words(0, y + 22 + at * 21, said, "app-pic__domain")
        for groups in courses(block):
            y += course(paper, found, groups, block, y) + GAP
        y += GAP
    paper.line(2, y + 1, paper.width - 2, y + 1, "app-pic__ground")
    return y + 8


def course(
    paper: Paper, found: Sequence[DomainThemes], groups: list[Group], block: Block, y: float
) -> float:
    """Draw one course of stones, their words fitted to each; return how high it is."""
    fitted = [
        (written(found, block, group, across), across)
        for group, across in zip(groups, widths(groups), strict=True)
    ]
    height = max(max(tall(group) for group, _ in fitted), 50)
    x: float = MARGIN
    for group, across in fitted:
        stone(paper, group, x, y, across, height)
        x += across + GAP
    return height


def written(found: Sequence[DomainThemes], block: Block, group: Group, across: float) -> Group:
    """Return one theme written anew to fit a stone of some width."""
    (anew,) = blocks(
        [one for one in found if one.domain is block.domain], helps, width=across - inside()
    )
    return next(one for one in anew.groups if one.key == group.key)


def one_pile(paper: Paper, drawn: list[Block]) -> float:
    """Draw the stones one under the other for a telephone."""
    y = 0.0
    for block in drawn:
        paper.words(0, y + 18, block.domain.words, "app-pic__domain")
        y += 28
        for group in block.groups:
            stone(paper, group, 0, y, NARROW, tall(group))
            y += tall(group) + GAP
        y += 14
    return max(y, 20)
