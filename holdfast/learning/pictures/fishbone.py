"""The fishbone: what gets in the way, each domain a bone, each theme on it with its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from holdfast.learning.pictures.blocks import Block, Written, blocks, hinders
from holdfast.learning.pictures.paper import LINE, NARROW, WIDE, Paper, wrapped
from holdfast.learning.rules import DomainThemes

HEAD = "Gets in the way of the programme"
HEAD_WIDTH, SLANT, LABEL, INSET = 132, 60, 34, 16
LEAST = 150  # the least room of a bone, across
TOWERS = 1.4  # times as long as the next


@dataclass(frozen=True, kw_only=True)
class Column:
    """Two bones that meet at the spine: the one above, the one below if any, and their room."""

    above: Block
    below: Block | None
    room: float

    @property
    def bones(self) -> list[Block]:
        """Return its bones."""
        return [self.above, *filter(None, [self.below])]


def fishbone(found: Sequence[DomainThemes], *, width: int, name: str) -> str:
    """Return the fishbone of what is still in the way, as SVG for a desk or for a telephone."""
    paper = Paper(width=width)
    if paper.is_narrow:
        drawn = blocks(found, hinders, width=NARROW - 56)
        height = upright(paper, drawn)
    else:
        columns = fitted(found)
        drawn = [bone for column in columns for bone in column.bones]
        height = lying(paper, columns)
    return paper.svg(height=height, name=name, title="What gets in the way", says=says(drawn))


def fitted(found: Sequence[DomainThemes]) -> list[Column]:
    """Return the bones by columns, the longest first; the more there is in one, the more room."""
    rough = sorted(parted(blocks(found, hinders, width=240)), key=lambda one: -len(one.lines))
    pairs = [rough[at : at + 2] for at in range(0, len(rough), 2)]
    shares = [sqrt(len(pair[0].lines)) for pair in pairs]
    rest = WIDE - HEAD_WIDTH - SLANT - 20 - LEAST * len(pairs)
    made = []
    for pair, share in zip(pairs, shares, strict=True):
        room = LEAST + rest * share / sum(shares)
        above, *below = [written(found, bone, room) for bone in pair]
        made.append(Column(above=above, below=below[0] if below else None, room=room))
    return made


def parted(bones: list[Block]) -> list[Block]:
    """Return the bones with the longest in two, where it towers over the others by itself."""
    in_order = sorted(bones, key=lambda one: -len(one.lines))
    if len(bones) % 2 == 0 or len(bones) < 2 or len(in_order[0].groups) < 2:
        return bones
    longest, second = in_order[:2]
    if len(longest.lines) < TOWERS * len(second.lines):
        return bones
    half, cut = len(longest.lines) / 2, 1
    while sum(len(group.lines) for group in longest.groups[:cut]) < half:
        cut += 1
    cut = min(cut, len(longest.groups) - 1)
    first, rest = longest.groups[:cut], longest.groups[cut:]
    parts = [replace(longest, groups=first), replace(longest, groups=rest, is_rest=True)]
    return [*parts, *in_order[1:]]


def written(found: Sequence[DomainThemes], bone: Block, room: float) -> Block:
    """Return a bone's words written to fit its room."""
    its_own = [one for one in found if one.domain is bone.domain]
    (whole,) = blocks(its_own, hinders, width=room - INSET - 18)
    keys = {group.key for group in bone.groups}
    groups = [one for one in whole.groups if one.key in keys]
    return replace(whole, groups=groups, is_rest=bone.is_rest)


def says(drawn: Sequence[Block]) -> str:
    """Say what the picture shows."""
    said = "; ".join(f"{one.label}: {', '.join(one.names)}" for one in drawn)
    return f"A fishbone. {said}." if said else "A fishbone without bones: nothing is in the way."


def height_of(lines: Sequence[Written]) -> float:
    """Return how high some lines stand; each theme begins with a little room."""
    return len(lines) * LINE + sum(6 for line in lines if line.is_first)


def lying(paper: Paper, columns: list[Column]) -> float:
    """Draw it lying, head to the right. Return its height."""
    top = max((length_of(one.above) for one in columns), default=0.0)
    bottom = max((length_of(one.below) for one in columns if one.below), default=0.0)
    spine, head = max(top, 40) + 6, paper.width - HEAD_WIDTH
    paper.line(8, spine, head, spine, "app-pic__spine")
    foot: float = 8 + SLANT
    for column in columns:
        bone(paper, column.above, foot, spine, -1, SLANT / top)
        if column.below:
            bone(paper, column.below, foot, spine, 1, SLANT / bottom)
        foot += column.room
    words = wrapped(HEAD, HEAD_WIDTH - 40)
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
    paper.words(along(label) + INSET, label, block.label, "app-pic__domain")
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
