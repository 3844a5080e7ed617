"""What one filled-in measure says, in words that a tired practitioner and a parent understand.

A band never stands without the name of its table, a score never without the way it points, and
too little answered is said as that and not as a nought.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from holdfast.measures.instruments import Instrument, sdq
from holdfast.measures.instruments.shapes import Answers, Band, Direction, Risk, Scale, Score
from holdfast.measures.rules.recording import optional

DIRECTIONS = {
    Direction.WORSE: "higher means more difficulty",
    Direction.BETTER: "higher is better",
    Direction.NEITHER: "neither end is better",
}
ZERO_FILLED = "each blank counted as 0, as this authority chose"
ANY_DIFFICULTY = 26  # of the SDQ: 0 says none, and the rest of the page is then left blank
HIGH = 2  # severity from which a total is spoken of with care: "High", or "Abnormal"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """One measure as filled in: answers by number, scores by scale, or why there are none."""

    instrument: Instrument
    form: str
    informant: str
    completed_on: date
    answers: Mapping[int, int | None] | None
    scores: Mapping[str, Score]
    missing_because: str = ""
    is_follow_up: bool = False
    is_from_return: bool = False

    @property
    def main(self) -> Score:
        """The score to show first; None where there is none."""
        return self.scores.get(self.instrument.main_scale)

    @property
    def norms(self) -> str | None:
        """The published group the form is compared with; None where there is none."""
        version = self.instrument.versions.get(self.form)
        return version.norms if version else None

    def as_answers(self) -> Answers:
        """Return the answers in the instrument's own shape."""
        return Answers(version=self.form, items=self.answers or {}, follow_up=self.is_follow_up)


@dataclass(frozen=True, kw_only=True)
class ScoreLine:
    """One scale of one measure: its score in words, and its band by each table that has one."""

    key: str
    scale: str
    score: Score
    said: str
    span: str
    direction: str
    bands: tuple[Band, ...]
    note: str = ""

    def by(self, table: str) -> str:
        """Return the band by one table in words; '' where it has none."""
        return next((in_words(band) for band in self.bands if band.table == table), "")


def in_words(band: Band) -> str:
    """Say a band: "High", or "High (provisional)" where an edge was not seen in its source."""
    return f"{band.words} (provisional)" if band.is_provisional else band.words


def number(score: int | float) -> str:
    """Say a score: whole where it is whole, else with one decimal."""
    return str(int(score)) if float(score).is_integer() else f"{score:.1f}"


def listed(numbers: Iterable[int]) -> str:
    """Say some numbers: "3, 8 and 13"."""
    said = [str(one) for one in numbers]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1]))) if said else ""


def lines(filled: Filled, *, zero_fill: bool = False) -> list[ScoreLine]:
    """Return each scale with its score, the main one first; none where none is kept.

    `zero_fill` is what an authority may choose for an SDQ's impact: a blank then counts as 0.
    """
    if filled.missing_because:
        return []
    main = filled.instrument.main_scale
    scales = sorted(filled.instrument.scales.values(), key=lambda scale: scale.key != main)
    return [
        impact_line(filled, scale, zero_fill=zero_fill)
        if is_sdq_impact(filled, scale)
        else score_line(filled, scale, filled.scores.get(scale.key))
        for scale in scales
        if is_kept(filled, scale)
    ]


def headline(found: Sequence[ScoreLine]) -> str:
    """Say the main score in a sentence, with its band by each table; '' where there is none."""
    if not found:
        return ""
    main = found[0]
    if main.score is None:
        return f"{main.scale}: {main.said.lower()} to add the answers up."
    said = "; ".join(f"“{in_words(band)}” by the {band.table.lower()}" for band in main.bands)
    span = f"{main.scale} {main.said}, on a scale of {main.span} where {main.direction}."
    return f"{span} {said[:1].upper()}{said[1:]}." if said else span


def is_sdq_impact(filled: Filled, scale: Scale) -> bool:
    return filled.instrument.key == "sdq" and scale.key == sdq.Scale.IMPACT


def is_kept(filled: Filled, scale: Scale) -> bool:
    """Tell whether this measure was scored on a scale at all; one without a score was."""
    kept_as = "impact_strict" if is_sdq_impact(filled, scale) else scale.key
    return scale.key in filled.scores or kept_as in filled.scores


def score_line(filled: Filled, scale: Scale, score: Score) -> ScoreLine:
    """Return one scale's line."""
    return ScoreLine(
        key=scale.key,
        scale=scale.words,
        score=score,
        said="Too few answered" if score is None else number(score),
        span=f"{scale.lowest} to {highest(filled, scale)}",
        direction=DIRECTIONS[scale.direction],
        bands=bands(filled, scale.key, score),
        note=too_few(filled, scale) if score is None else "",
    )


def highest(filled: Filled, scale: Scale) -> int:
    """Return the most a scale can be on this form: a teacher's SDQ asks less of the impact."""
    version = filled.instrument.versions.get(filled.form)
    if is_sdq_impact(filled, scale) and isinstance(version, sdq.Version):
        return version.highest_impact
    return scale.highest


def bands(filled: Filled, key: str, score: Score) -> tuple[Band, ...]:
    """Return the band by each table that is for this child; the DfE's is for returns alone."""
    if score is None or filled.form not in filled.instrument.versions:
        return ()
    return tuple(
        band
        for band in filled.instrument.bands(filled.form, key, score)
        if filled.is_from_return or band.table != sdq.DFE_LOOKED_AFTER_BANDS.name
    )


def too_few(filled: Filled, scale: Scale) -> str:
    """Say how much of a scale was answered and how much it needs; '' where that is not known."""
    if not scale.items or filled.answers is None:
        return ""
    given = sum(filled.answers.get(item) is not None for item in scale.items)
    needs = scale.least_answered or len(scale.items)
    return f"{given} of its {len(scale.items)} answers are there, and it needs {needs}"


def impact_line(filled: Filled, scale: Scale, *, zero_fill: bool) -> ScoreLine:
    """Return the SDQ's impact: its score, or "incomplete, at least 2", or that it was not asked."""
    strict = filled.scores.get("impact_strict", filled.scores.get("impact"))
    at_least = filled.scores.get("impact_at_least")
    if strict is not None:
        return score_line(filled, scale, strict)
    if at_least is None:
        return replaced(score_line(filled, scale, None), said="Not answered", note="")
    if zero_fill:
        return replaced(score_line(filled, scale, at_least), note=ZERO_FILLED)
    said = f"Incomplete, at least {number(at_least)}"
    return replaced(score_line(filled, scale, None), said=said, note="not all of it was answered")


def replaced(line: ScoreLine, **other: str) -> ScoreLine:
    """Return a line with some of its words put otherwise."""
    return ScoreLine(**{**line.__dict__, **other})


def tables(found: Iterable[ScoreLine]) -> list[str]:
    """Return the names of the tables that any of these lines has a band by, in their order."""
    return list(dict.fromkeys(band.table for line in found for band in line.bands))


def sources(filled: Filled, names: Iterable[str]) -> list[tuple[str, str]]:
    """Return each named table with its source."""
    wanted = set(names)
    return [(one.name, one.source) for one in filled.instrument.tables if one.name in wanted]


def unanswered(filled: Filled) -> list[int]:
    """Return the numbers that this form asks and that were left blank.

    Where a whole part was not filled in it was not asked. Nothing after an SDQ's 26 is blank where
    26 says that there are no difficulties.
    """
    if filled.answers is None or filled.form not in filled.instrument.versions:
        return []
    asked = set(filled.instrument.allowed(filled.form, follow_up=filled.is_follow_up))
    part = set(optional(filled.instrument))
    if all(filled.answers.get(n) is None for n in part):
        asked -= part
    elif filled.answers.get(ANY_DIFFICULTY) == 0:
        asked -= {n for n in part if n > ANY_DIFFICULTY}
    return sorted(n for n in asked if filled.answers.get(n) is None)


def not_asked(filled: Filled) -> str:
    """Say which part of the form was not filled in at all; '' where there is none."""
    part = optional(filled.instrument)
    if filled.answers is None or not part:
        return ""
    is_blank = all(filled.answers.get(n) is None for n in part)
    return f"The back of the form, from {part[0]} on, was not filled in." if is_blank else ""


def unfinished(filled: Filled) -> str:
    """Name what was left blank: "Not answered: 3, 8 and 13."; '' where nothing was."""
    blank = unanswered(filled)
    return f"Not answered: {listed(blank)}." if blank else ""


def risks(filled: Filled) -> list[Risk]:
    """Return the answers that a person must act on."""
    if filled.answers is None or filled.form not in filled.instrument.versions:
        return []
    return filled.instrument.risks(filled.as_answers())


def is_high(filled: Filled) -> bool:
    """Tell whether the main score is one that needs words of care beside it."""
    found = bands(filled, filled.instrument.main_scale, filled.main)
    return any(band.severity >= HIGH for band in found)


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """One answer by its number; the words only where somebody may show them."""

    number: int
    answer: str
    scales: str
    words: str = ""
    is_risk: bool = False


def item_lines(filled: Filled, wording: Mapping[int, str] | None = None) -> list[ItemLine]:
    """Return every number of the form with its answer: 0, left blank and not asked said apart."""
    if filled.answers is None or filled.form not in filled.instrument.versions:
        return []
    asked = filled.instrument.allowed(filled.form, follow_up=filled.is_follow_up)
    blank, risky = set(unanswered(filled)), {risk.item for risk in risks(filled)}
    return [
        ItemLine(
            number=n,
            answer=answer_said(filled, n, is_blank=n in blank),
            scales=", ".join(scales_of(filled.instrument, n)),
            words=(wording or {}).get(n, ""),
            is_risk=n in risky,
        )
        for n in sorted({*asked, *filled.answers})
    ]


def answer_said(filled: Filled, item: int, *, is_blank: bool) -> str:
    """Say one answer: its number, "Left blank", or "Not asked"."""
    answer = (filled.answers or {}).get(item)
    if answer is None:
        return "Left blank" if is_blank else "Not asked"
    unit = filled.instrument.answer_unit
    return f"{answer} {unit.name.lower()}" if unit else str(answer)


def scales_of(instrument: Instrument, item: int) -> list[str]:
    """Return the scales an answer counts in, "reversed" said where it is turned round."""
    return [
        f"{scale.words} (reversed)" if item in scale.reversed else scale.words
        for scale in instrument.scales.values()
        if item in scale.items
    ]
