"""The two reports: two pages for the board, and all of it for the evaluator.

Both are written from one material. What cannot be told yet is said so, in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from holdfast.evaluation.rules.findings import Figure, Findings, Sure, Table
from holdfast.kit.disclosure.counts import TO_FIVE
from holdfast.report.rules.coming_year import Option, Way
from holdfast.report.rules.document import (
    Document,
    Fact,
    Facts,
    Grid,
    Part,
    Picture,
    Points,
    Section,
    Words,
)
from holdfast.report.rules.saying import POUNDS, fact, grid, number

CAUTION = (
    "There was no comparison group. Part of any change would have happened anyway, and nothing "
    "here says what caused it."
)
IN_FIVES = "Families, cases and children are counted to the nearest five."
SMALL = (
    "Numbers of families that are small, or from which a small one could be worked out, are not "
    "shown; such a cell says c."
)
NOT_NOTED = "Nothing is noted."
AT_A_GLANCE = ("sizes", "shares")  # pictures of many figures, which no one chapter takes
MOST_ON_A_BOARD = 12  # figures: what fits half a page
NO_OPTIONS = "What comes next is not costed yet: the lead says what the coming year has."


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that a report is written from.

    `standing` are figures of the programme's office; `headlines` the keys of the findings a board
    is told, in order; `chapters` the evaluator's, each a heading and the beginnings of its keys.
    `moves` say every figure that moved, `board_moves` the headlines, with people in fives.
    """

    programme: str
    authority: str
    as_of: date
    findings: Findings
    pictures: Mapping[str, Picture]
    standing: Sequence[Fact]
    well: Sequence[str]
    challenges: Sequence[str]
    decisions: Sequence[str]
    options: Sequence[Option]
    limit: str
    since: str
    moves: Sequence[str]
    board_moves: Sequence[str]
    headlines: Sequence[str]
    chapters: Sequence[tuple[str, Sequence[str]]]

    @property
    def day(self) -> str:
        """Return the day whose records it tells of, in words."""
        return f"{self.as_of.day} {self.as_of:%B %Y}"

    @property
    def subtitle(self) -> str:
        """Return whose report it is and of which day."""
        return f"{self.authority}, {self.programme}, as it stood on {self.day}"


def board_report(material: Material) -> Document:
    """Return two pages for the board: what was found, what moved, what is said, what comes next."""
    by_key = {figure.key: figure for figure in material.findings.figures}
    told = [by_key[key] for key in material.headlines if key in by_key][:MOST_ON_A_BOARD]
    found: list[Part] = [
        Words(f"{how_sure(told)} {IN_FIVES}"),
        Facts("What was found", tuple(_short(figure) for figure in told)),
    ]
    return Document(
        "What the programme did",
        material.subtitle,
        (
            Section("In short", (*found, Words(CAUTION))),
            *_moved(material.since, material.board_moves),
            Section("What has gone well", (_points(material.well),)),
            Section("Challenges", (_points(material.challenges),)),
            _next(material),
        ),
    )


def evaluator_report(material: Material) -> Document:
    """Return the whole: every figure and table, how each was worked out, and what it rests on."""
    sections = [
        Section(
            "How to read this",
            (
                Words(
                    "Every figure says what it rests on and how it was worked out. An interval of "
                    "95% says how sure it is. Cannot tell yet is an answer: there is too little."
                ),
                Words(CAUTION),
                Words(SMALL),
            ),
        ),
        Section("At a glance", tuple(_at_a_glance(material))),
        *(_chapter(material, heading, begins) for heading, begins in chapters_of(material)),
        Section("How the programme stands", (Facts("Figures", tuple(material.standing)),)),
        *_moved(material.since, material.moves),
        Section("What has gone well", (_points(material.well),)),
        Section("Challenges", (_points(material.challenges),)),
        Section("Decisions", (_points(material.decisions),)),
        _next(material),
    ]
    return Document(
        "What the programme did: the whole evaluation",
        material.subtitle,
        tuple(section for section in sections if section.parts),
    )


def _at_a_glance(material: Material) -> list[Picture]:
    return [material.pictures[key] for key in AT_A_GLANCE if key in material.pictures]


def how_sure(figures: Sequence[Figure]) -> str:
    """Say how many of some figures can be told, and how many cannot yet."""
    told = sum(figure.value is not None for figure in figures)
    not_yet = sum(figure.sure is Sure.CANNOT_TELL for figure in figures)
    hidden = len(figures) - told - not_yet
    parts = [f"{told} of {len(figures)} figures can be told"]
    if not_yet:
        parts.append(f"{not_yet} cannot be told yet")
    if hidden:
        parts.append(f"{hidden} {'is' if hidden == 1 else 'are'} not shown, as too few share it")
    return f"{', '.join(parts)}."


def chapters_of(material: Material) -> list[tuple[str, Sequence[str]]]:
    """Return the chapters, and last a chapter of whatever none of them takes: nothing is lost."""
    keys = [figure.key for figure in material.findings.figures]
    keys += [table.key for table in material.findings.tables]
    begins = [begin for _, some in material.chapters for begin in some]
    left = tuple(dict.fromkeys(key for key in keys if not key.startswith(tuple(begins))))
    return [*material.chapters, *([("Other figures", left)] if left else [])]


def _chapter(material: Material, heading: str, begins: Sequence[str]) -> Section:
    of_it = tuple(begins)
    figures = [one for one in material.findings.figures if one.key.startswith(of_it)]
    tables = [one for one in material.findings.tables if one.key.startswith(of_it)]
    pictures = [one for key, one in material.pictures.items() if key.startswith(of_it)]
    facts = [Facts("Figures", tuple(fact(figure) for figure in figures))] if figures else []
    return Section(heading, (*facts, *pictures, *(_whole(table) for table in tables)))


def _whole(table: Table) -> Grid | Words:
    return grid(table) if table.rows else Words(f"{table.heading}: nothing is recorded yet.")


def _short(figure: Figure) -> Fact:
    whole = fact(figure, TO_FIVE)
    return Fact(whole.key, whole.label, whole.value, whole.rests_on, "")


def _points(said: Sequence[str]) -> Part:
    return Points(tuple(said)) if said else Words(NOT_NOTED)


def _moved(since: str, moves: Sequence[str]) -> list[Section]:
    if not since:
        return []
    said = Points(tuple(moves)) if moves else Words("No figure has moved.")
    return [Section(f"What has changed since {since}", (said,))]


def ways_on(options: Sequence[Option]) -> Grid:
    """Return the options for the year to come as a table, with the cost of each."""
    columns = ("Option", "Groups", "Cases, about", "Cost of the year", "What runs out")
    note = (
        "Cost: the hours that the year took, times what an hour costs, and other money spent. It "
        "is no forecast of outcomes."
    )
    rows = tuple(_option_row(option) for option in options)
    return Grid("coming_year", "The options, with their cost", columns, rows, note)


def _next(material: Material) -> Section:
    heading = "What could come next"
    if not material.options:
        return Section(heading, (Words(NO_OPTIONS),))
    return Section(heading, (ways_on(material.options), Words(material.limit)))


WAYS = {Way.STOP: "Stop", Way.KEEP: "Keep as it is", Way.WIDEN: "Widen"}


def _option_row(option: Option) -> tuple[str, ...]:
    cost = number(option.cost, POUNDS)
    return (WAYS[option.way], f"{option.groups:,}", f"{option.cases:,}", cost, _wanting(option))


def _wanting(option: Option) -> str:
    if option.short:
        return f"Not enough: {', '.join(option.short)}"
    first = option.binds_first
    if not first:
        return "Nothing is needed"
    used = round(100 * option.share[first])
    return f"Enough of all; most is used of {first}, {used}%"
