"""The fishbone: what gets in the way, each domain a bone, each theme on it with its sentences."""

from collections.abc import Sequence

from holdfast.learning.pictures.blocks import Block, Written, blocks, hinders
from holdfast.learning.pictures.paper import LINE, NARROW, WIDE, Paper, wrapped
from holdfast.learning.rules import DomainThemes

HEAD = "Gets in the way of the programme"
HEAD_WIDTH, SLANT, LABEL, INSET = 184, 70, 34, 16


def fishbone(found: Sequence[DomainThemes], *, width: int, name: str) -> str:
    """Return the fishbone of what is still in the way, as SVG for a desk or for a telephone."""
    paper = Paper(width=width)
    columns = 2 if bones(found) <= 4 else 3
    room = (WIDE - HEAD_WIDTH - SLANT - 20) / columns
    drawn = blocks(found, hinders, width=NARROW - 56 if paper.is_narrow else room - INSET - 18)
    height = upright(paper, drawn) if paper.is_narrow else lying(paper, drawn, room)
    return paper.svg(height=height, name=name, title="What gets in the way", says=says(drawn))


def bones(found: Sequence[DomainThemes]) -> int:
    """Return how many bones there are."""
    return len(blocks(found, hinders, width=WIDE))


def says(drawn: Sequence[Block]) -> str:
    """Say what the picture shows."""
    said = "; ".join(f"{one.domain.words}: {', '.join(one.names)}" for one in drawn)
    return f"A fishbone. {said}." if said else "A fishbone without bones: nothing is in the way."


def height_of(lines: Sequence[Written]) -> float:
    """Return how high some lines stand; each theme begins with a little room."""
    return len(lines) * LINE + sum(6 for line in lines if line.is_first)


def lying(paper: Paper, drawn: list[Block], room: float) -> float:
    """Draw it lying, head to the right; the longest bones first. Return its height."""
    in_order = sorted(drawn, key=lambda block: -len(block.lines))
    above, below = in_order[0::2], in_order[1::2]
    top, bottom = (max(map(length_of, side), default=0.0) for side in (above, below))
    spine, head = max(top, 40) + 6, paper.width - HEAD_WIDTH
    paper.line(8, spine, head, spine, "app-pic__spine")
    for place, block in enumerate(above):
        bone(paper, block, 8 + place * room + SLANT, spine, -1, SLANT / top)
    for place, block in enumerate(below):
        bone(paper, block, 8 + place * room + SLANT, spine, 1, SLANT / bottom)
    words = wrapped(HEAD, HEAD_WIDTH - 50)
    tall = len(words) * 22 + 30
    paper.box(head, spine - tall / 2, HEAD_WIDTH - 4, tall, "app-pic__head")
    for at, said in enumerate(words):
        y = spine - (len(words) - 1) * 11 + at * 22 + 6
        paper.words(head + HEAD_WIDTH / 2 - 2, y, said, "app-pic__head-words", anchor="middle")
    return spine + max(bottom, tall / 2) + 6


def length_of(block: Block) -> float:
    """Return how far a bone reaches from the spine."""
    return height_of(block.lines) + LABEL + 22


def bone(paper: Paper, block: Block, foot: float, spine: float, side: int, slope: float) -> None:
    """Draw one bone, above the spine (-1) or below (1), from its foot there; all are parallel."""
    far = spine + side * length_of(block)

    def along(y: float) -> float:
        return foot - slope * abs(y - spine)

    paper.line(along(far), far, foot, spine, "app-pic__bone")
    label = far + 14 if side < 0 else far - 2
    paper.words(along(label) + INSET, label, block.domain.words, "app-pic__domain")
    y = far + LABEL + 4 if side < 0 else spine + 24
    for line in block.lines:
        y += 6 if line.is_first else 0
        write(paper, line, along(y - 5), y, twig=INSET - 4)
        y += LINE


def write(paper: Paper, line: Written, x: float, y: float, *, twig: float) -> None:
    """Write one line beside a bone: a theme with its twig, a sentence with its mark."""
    if line.is_first:
        paper.line(x, y - 5, x + twig, y - 5, "app-pic__twig")
    if line.is_theme:
        paper.words(x + twig + 4, y, line.said, "app-pic__theme")
        return
    if line.seen is not None:
        paper.dot(x + twig + 9, y - 5, line.seen)
    paper.words(x + twig + 18, y, line.said, "app-pic__words")


def upright(paper: Paper, drawn: list[Block]) -> float:
    """Draw it upright for a telephone, head on top, the bones down its one side."""
    paper.box(0, 0, paper.width, 40, "app-pic__head")
    paper.words(paper.width / 2, 26, HEAD, "app-pic__head-words", anchor="middle")
    y, x = 72.0, 8.0
    for block in drawn:
        paper.line(x, y - 6, x + 14, y - 6, "app-pic__bone")
        paper.words(x + 20, y, block.domain.words, "app-pic__domain")
        y += LINE + 4
        for line in block.lines:
            y += 6 if line.is_first else 0
            write(paper, line, x, y, twig=INSET)
            y += LINE
        y += 18
    paper.line(x, 40, x, max(y - 40, 60), "app-pic__spine")
    return y
