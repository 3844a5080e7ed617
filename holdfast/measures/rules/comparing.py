"""Whether one person's answers moved, by whose rule; and two people's answers side by side.

A change is only ever within one informant. Two informants are set side by side and never added,
averaged or ranked: that they differ is information.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.measures.instruments.shapes import Direction, Informant, ReliableRule, Scale
from holdfast.measures.rules.reading import Filled, ScoreLine, in_words, lines, number

MORE = "more than the measure’s own error"
NOT_MORE = "no more than the measure’s own error"
SIDE_BY_SIDE = (
    "Different people see a child in different places. Nobody’s answers are the right ones, and "
    "they are not averaged."
)


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What one named rule says of a change."""

    rule: str
    says: str
    is_reached: bool
    source: str


@dataclass(frozen=True, kw_only=True)
class Move:
    """How one scale moved since the last time the same person answered, rule by rule."""

    key: str
    scale: str
    says: str
    tone: str
    judged: tuple[Judged, ...]


def why_not_compare(earlier: Filled | None, later: Filled) -> str:
    """Return why there is nothing to compare with; '' where the two may be compared."""
    if later.missing_because:
        return "There is no score this time."
    if later.is_from_return:
        return (
            "A return may not say the day the form was filled in, so it is compared with no other."
        )
    if earlier is None:
        return "There is no earlier one by the same person to compare it with."
    if earlier.norms != later.norms:
        return (
            f"The one before is on another form ({earlier.form}, for another age), so the two are "
            "not compared."
        )
    return ""


def moves(earlier: Filled, later: Filled) -> list[Move]:
    """Return each scale that has a score both times, with what every published rule says."""
    found = []
    for key, scale in later.instrument.scales.items():
        first, last = earlier.scores.get(key), later.scores.get(key)
        if first is not None and last is not None:
            found.append(move(scale, first, last, later))
    return found


def move(scale: Scale, first: float, last: float, later: Filled) -> Move:
    """Return how one scale moved."""
    moved = round(last - first, 6)
    rules = later.instrument.reliable_change(scale.key, Informant(later.informant))
    judged = tuple(judge(rule, moved) for rule in rules)
    return Move(
        key=scale.key,
        scale=scale.words,
        says=moved_said(first, last),
        tone=tone(scale.direction, moved, judged),
        judged=judged,
    )


def moved_said(first: float, last: float) -> str:
    """Say a move: "from 20 to 13, 7 lower", or "13, the same as last time"."""
    if first == last:
        return f"{number(last)}, the same as last time"
    way = "higher" if last > first else "lower"
    return f"from {number(first)} to {number(last)}, {number(abs(round(last - first, 6)))} {way}"


def tone(direction: Direction, moved: float, judged: Sequence[Judged]) -> str:
    """Say which way a scale moved, in one word or two, only as sure as the rules allow."""
    if moved == 0:
        return "Unchanged"
    if direction is Direction.NEITHER:
        return ""
    is_better = (moved > 0) is (direction is Direction.BETTER)
    if not judged:
        return f"{'Better' if is_better else 'Worse'}, and no rule says if by enough"
    way = "Better" if is_better else "Worse"
    if all(one.is_reached for one in judged):
        return way
    is_by_one = any(one.is_reached for one in judged)
    return f"{way} by one rule, too little by another" if is_by_one else "Little change"


def judge(rule: ReliableRule, moved: float) -> Judged:
    """Say what one rule makes of a change, and by which reliability."""
    at = (
        f"{number(rule.threshold)} points or more"
        if rule.reached_at
        else (f"more than {rule.threshold:.2f} points")
    )
    is_reached = rule.is_reached(moved)
    provisional = " Provisional: not yet checked against its source." if rule.is_provisional else ""
    return Judged(
        rule=rule.name,
        says=f"{MORE if is_reached else NOT_MORE} ({at}; {rule.reliability}).{provisional}",
        is_reached=is_reached,
        source=rule.source,
    )


@dataclass(frozen=True, kw_only=True)
class BesideLine:
    """One scale as each person's last answers have it, in the order of the people."""

    scale: str
    cells: tuple[str, ...]
    do_bands_differ: bool


def side_by_side(last: Mapping[str, Filled], *, table: str = "") -> list[BesideLine]:
    """Return the last answers of each person, scale by scale; nothing where there is only one.

    `table` names the band table to say beside each score; the first that has one otherwise.
    """
    if len(last) < 2:
        return []
    each = [{line.key: line for line in lines(one)} for one in last.values()]
    found = []
    for key in dict.fromkeys(key for one in each for key in one):
        of_scale = [one.get(key) for one in each]
        named = next(line.scale for line in of_scale if line is not None)
        said = {band_of(line, table) for line in of_scale if line is not None} - {""}
        cells = tuple(cell(line, table) for line in of_scale)
        found.append(BesideLine(scale=named, cells=cells, do_bands_differ=len(said) > 1))
    return found


def band_of(line: ScoreLine, table: str) -> str:
    """Return a line's band by the table asked for, or by the first there is; '' for none."""
    return next((in_words(band) for band in line.bands if table in ("", band.table)), "")


def cell(line: ScoreLine | None, table: str) -> str:
    """Say one person's score on one scale, with its band."""
    if line is None:
        return "Not asked"
    band = band_of(line, table)
    return f"{line.said}: {band}" if band else line.said


def differing(found: Sequence[BesideLine]) -> str:
    """Say on which scales the people's answers fall in different bands; '' where on none."""
    named = [line.scale for line in found if line.do_bands_differ]
    return f"Their answers fall in different bands on: {', '.join(named)}." if named else ""
