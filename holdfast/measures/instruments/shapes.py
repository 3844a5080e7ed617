"""What every instrument is made of: versions, scales, bands, rules of change, codes, a licence.

Facts only. Every fact that was recalled and not yet seen in a source is marked provisional, and
whoever shows it shows that.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Score = int | float | None
"""A score; None means too little was answered, and never 0."""


class Informant(StrEnum):
    """Who answered."""

    PARENT = "parent"
    TEACHER = "teacher"
    SELF = "self"
    INFORMANT = "informant"
    PRACTITIONER = "practitioner"


class Direction(StrEnum):
    """What a higher score means."""

    WORSE = "worse"
    BETTER = "better"
    NEITHER = "neither"


class Missing(StrEnum):
    """What a scale does where enough was answered, but not all."""

    PRORATED = "the mean of the answers given stands in for each blank"
    NO_SCORE = "a blank leaves the scale without a score"


class Unit(StrEnum):
    """What an answer counts, where it is not simply a number on the form."""

    MILLIMETRES = "millimetres from the left of a ten-centimetre line: 74 for 7.4"


@dataclass(frozen=True)
class Problem:
    """One thing wrong: where, why, and what to do about it, in the reader's words."""

    column: str
    reason: str
    fix: str

    def __str__(self) -> str:
        return f"{self.column}: {self.reason}. {self.fix}."


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A filled-in form: the answer to each number, None or absent where it was left blank."""

    version: str
    items: Mapping[int, int | None]
    follow_up: bool = False


class NotAcceptable(ValueError):  # noqa: N818  # the form's own rules, not a fault of the code
    """These answers cannot be scored; `problems` say why, each with its fix."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True)
class Version:
    """A printed form: one informant, one span of ages in whole years.

    `norms` names the published group its scores are banded against; None where there is none.
    """

    code: str
    informant: Informant
    youngest: int
    oldest: int | None
    norms: str | None = None


@dataclass(frozen=True, kw_only=True)
class Scale:
    """One score: which items make it, how, and what a higher one means.

    `items` is empty for a score made otherwise, which `how` then says: of other scales (the
    sum of its `parts`), or in a way of its own. `reversed` items count the other way round.
    Under `least_answered` answers there is no score. A scale that `is_mean` is the mean of its
    items, not their sum. `per` divides the sum (ten millimetres to a centimetre). A prescribed
    rounding is half up to whole numbers: `is_rounded`.
    """

    key: str
    words: str
    lowest: int
    highest: int
    direction: Direction
    items: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    reversed: frozenset[int] = frozenset()
    least_answered: int = 0
    missing: Missing = Missing.NO_SCORE
    missing_source: str = ""
    is_mean: bool = False
    per: int = 1
    is_rounded: bool = True
    how: str = ""


@dataclass(frozen=True, kw_only=True)
class Band:
    """One band of one scale: `severity` 0 is the mildest, and rises as things get worse.

    `lowest` and `highest` are inclusive; a score with decimals belongs by its whole part.
    """

    key: str
    words: str
    table: str
    severity: int
    lowest: int
    highest: int
    is_provisional: bool

    def holds(self, value: float) -> bool:
        """Say whether a score falls in this band."""
        return self.lowest <= math.floor(value) <= self.highest


@dataclass(frozen=True, kw_only=True)
class BandTable:
    """A published set of bands: norms -> scale -> its bands, mildest first.

    There is no entry where nothing is published.
    """

    key: str
    name: str
    source: str
    bands: Mapping[str, Mapping[str, tuple[Band, ...]]]


@dataclass(frozen=True, kw_only=True)
class RiskRule:
    """An answer that a person must act on: this item, at this answer or above."""

    item: int
    at_least: int
    words: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A risk answer that was given, in our own words and by the item's number."""

    item: int
    answer: int
    words: str


@dataclass(frozen=True, kw_only=True)
class ReliableRule:
    """How far a score must move before the move is more than error of measurement.

    `threshold` is in points of the scale and always positive; `reached_at` says whether a move
    of exactly that much is enough. Show `name` and `reliability` beside every result.
    """

    key: str
    name: str
    scale: str
    informant: Informant | None
    threshold: float
    reached_at: bool
    reliability: str
    source: str
    is_provisional: bool

    def is_reached(self, change: float) -> bool:
        """Say whether a change, up or down, is more than error by this rule."""
        over = round(abs(change) - self.threshold, 9)  # 24.9 less 18.3 is not quite 6.6
        return over >= 0 if self.reached_at else over > 0


@dataclass(frozen=True, kw_only=True)
class Code:
    """A code of one scale in a published system, for some forms; for all where none is named."""

    system: str
    code: str
    scale: str
    versions: tuple[str, ...] = ()
    is_outcome: bool = False
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Window:
    """How long after the first form the next is due, in whole months; and who says so."""

    earliest: int
    latest: int
    source: str
    is_provisional: bool = True


@dataclass(frozen=True, kw_only=True)
class Licence:
    """Who owns an instrument and what that lets us do; `source` is the evidence."""

    holder: str
    terms: tuple[str, ...]
    may_show: tuple[str, ...]
    may_not_show: tuple[str, ...]
    source: str
    may_bundle_wording: bool = False


@dataclass(frozen=True, kw_only=True)
class Wording:
    """An instrument's words in one language, where its licence lets us carry them."""

    language: str
    lead_in: str
    items: Mapping[int, str]
    answers: Mapping[int, str] = field(default_factory=dict)
