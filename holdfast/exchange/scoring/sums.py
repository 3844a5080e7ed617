"""Score batches of any instrument whose scores are sums or means of its items.

Every score a scale can have is worked out once, by the instrument's own rules, for each number
of answers and each sum of them; a batch is then only added up and looked up. An instrument
with arithmetic of its own is scored by it, row by row.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from holdfast.exchange.scoring.batch import BLANK, Batch, Codes, Column, Numbers
from holdfast.measures.instruments import Instrument
from holdfast.measures.instruments.scoring import score_scale
from holdfast.measures.instruments.shapes import Answers, BandTable, Scale, Score

Wide = NDArray[np.int32]


class Scorer(Protocol):
    """Scores batches of one instrument."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns of scores, after the id."""
        ...

    def codes(self, batch: Batch) -> list[Codes]:
        """Return for each column the place of each row's value."""
        ...


def version_column(instrument: Instrument) -> Column:
    """Return the column of versions; a form's version stands at half its number, and one."""
    return Column("version", (None, *instrument.versions))


def versions_in(batch: Batch) -> Numbers:
    """Return the place of each row's version in its column."""
    return batch.forms // 2 + 1


def items_by_number(batch: Batch) -> Mapping[int, Numbers]:
    """Return each item's answers, close together in memory."""
    turned = np.ascontiguousarray(batch.answers.T)
    return dict(zip(batch.items, turned, strict=True))


class SumScorer:
    """Scores any instrument by what it says of itself."""

    def __init__(self, instrument: Instrument) -> None:
        self._scores: _Sums | _OneByOne
        self._scores = _Sums(instrument) if _only_adds_up(instrument) else _OneByOne(instrument)
        self._bands = [
            _Bands(instrument, table, place, column)
            for table in instrument.tables
            for place, column in enumerate(self._scores.columns)
            if any(column.name in scales for scales in table.bands.values())
        ]
        bands = (band.column for band in self._bands)
        self.columns = (version_column(instrument), *self._scores.columns, *bands)

    def codes(self, batch: Batch) -> list[Codes]:
        """Return for each column the place of each row's value."""
        versions = versions_in(batch)
        scores = self._scores.codes(batch)
        return [versions, *scores, *(band.codes(versions, scores) for band in self._bands)]


def _only_adds_up(instrument: Instrument) -> bool:
    """Say whether the scores are sums or means of items, or sums of whole numbers."""
    if type(instrument).score is not Instrument.score:
        return False
    scales = instrument.scales
    parts = [scales[part] for scale in scales.values() for part in scale.parts]
    return all(part.is_rounded and not part.parts for part in parts)


class _Sums:
    """The scores of an instrument that only adds up."""

    def __init__(self, instrument: Instrument) -> None:
        self._scales: dict[str, _Sum | _Whole] = {}
        for key, scale in instrument.scales.items():
            if scale.parts:
                self._scales[key] = _Whole({part: self._scales[part] for part in scale.parts})
            elif scale.items:
                self._scales[key] = _Sum(instrument, scale)
        self.columns: list[Column] = [
            Column(key, scale.values) for key, scale in self._scales.items()
        ]

    def codes(self, batch: Batch) -> list[Codes]:
        items = items_by_number(batch)
        found: dict[str, Wide] = {}
        for key, scale in self._scales.items():
            found[key] = scale.codes(items, found)
        return list(found.values())


class _Sum:
    """One scale: a table of its scores by number of answers and their sum."""

    def __init__(self, instrument: Instrument, scale: Scale) -> None:
        self._scale = scale
        self._not_known = np.array(sorted(instrument.not_known), np.int16)
        known = [set(instrument.item_answers[n]) - instrument.not_known for n in scale.items]
        self._turned_from = [min(takes) + max(takes) for takes in known]
        least, most = min(map(min, known)), max(map(max, known))
        self._least = min(0, least * len(known))
        self._span = max(0, most * len(known)) - self._least + 1
        table = [
            self._score(count, total) if count * least <= total <= count * most else None
            for count in range(len(known) + 1)
            for total in range(self._least, self._least + self._span)
        ]
        self.values: tuple[Score, ...] = (
            None,
            *sorted({each for each in table if each is not None}),
        )
        places = {value: place for place, value in enumerate(self.values)}
        self._table = np.array([places[each] for each in table], np.int32)

    def _score(self, count: int, total: int) -> Score:
        """Return the score of this many answers with this sum, by the instrument's own rule."""
        first = dict(zip(self._scale.items[:count], (total, *[0] * count), strict=False))
        return score_scale(replace(self._scale, reversed=frozenset()), first, {})

    def codes(self, items: Mapping[int, Numbers], _others: Mapping[str, Wide]) -> Wide:
        """Return the place of each row's score in `values`."""
        total = np.zeros(len(items[self._scale.items[0]]), np.int32)
        count = np.zeros_like(total)
        for number, turned_from in zip(self._scale.items, self._turned_from, strict=True):
            answer = items[number]
            is_given = answer != BLANK
            if len(self._not_known):
                is_given &= ~np.isin(answer, self._not_known)
            keyed = turned_from - answer if number in self._scale.reversed else answer
            total += np.where(is_given, keyed, 0)
            count += is_given
        found: Wide = self._table[count * self._span + total - self._least]
        return found


class _Whole:
    """A scale made of others: the sum of their whole numbers, none where one has none."""

    def __init__(self, parts: Mapping[str, "_Sum | _Whole"]) -> None:
        self._values_of = {
            key: np.array([0, *(value for value in part.values if value is not None)], np.int32)
            for key, part in parts.items()
        }
        self._least = sum(int(values[1:].min()) for values in self._values_of.values())
        most = sum(int(values[1:].max()) for values in self._values_of.values())
        self.values: tuple[Score, ...] = (None, *range(self._least, most + 1))

    def codes(self, _items: Mapping[int, Numbers], others: Mapping[str, Wide]) -> Wide:
        """Return the place of each row's score in `values`."""
        is_whole = np.logical_and.reduce([others[key] > 0 for key in self._values_of])
        total = sum(values[others[key]] for key, values in self._values_of.items())
        found: Wide = np.where(is_whole, total - self._least + 1, 0)
        return found


class _OneByOne:
    """The scores of an instrument with arithmetic of its own; values are added as they are met."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._versions = tuple(instrument.versions)
        keys = instrument.score(Answers(version=self._versions[0], items={}))
        self._met: list[list[Score]] = [[None] for _ in keys]
        self._places: list[dict[Score, int]] = [{None: 0} for _ in keys]
        self.columns = [Column(key, met) for key, met in zip(keys, self._met, strict=True)]
        self._row = lru_cache(maxsize=2**16)(self._score)

    def codes(self, batch: Batch) -> list[Codes]:
        rows = zip(
            batch.forms.tolist(), map(bytes, np.ascontiguousarray(batch.answers)), strict=True
        )
        found = [self._row(form, batch.items, answers) for form, answers in rows]
        return list(np.array(found, np.int32).reshape(len(found), len(self.columns)).T)

    def _score(self, form: int, numbers: tuple[int, ...], written: bytes) -> tuple[int, ...]:
        given = np.frombuffer(written, np.int16).tolist()
        items = {
            number: None if answer == BLANK else answer
            for number, answer in zip(numbers, given, strict=True)
        }
        answers = Answers(version=self._versions[form // 2], items=items, follow_up=bool(form % 2))
        scores = self._instrument.score(answers)
        return tuple(
            self._place(met, places, scores[column.name])
            for column, met, places in zip(self.columns, self._met, self._places, strict=True)
        )

    def _place(self, met: list[Score], places: dict[Score, int], score: Score) -> int:
        if score not in places:
            places[score] = len(met)
            met.append(score)
        return places[score]


class _Bands:
    """One scale's bands by one table, looked up by version and score."""

    def __init__(
        self, instrument: Instrument, table: BandTable, place: int, scores: Column
    ) -> None:
        self._instrument = instrument
        self._table_name = table.name
        self._place_of_scores = place
        self._scores = scores
        of_norms = (scales.get(scores.name, ()) for scales in table.bands.values())
        keys = dict.fromkeys(band.key for bands in of_norms for band in bands)
        self.column = Column(f"{table.key}_{scores.name}", (None, *keys))
        self._looked_up = np.zeros((0, 0), np.int32)

    def codes(self, versions: Numbers, scores: Sequence[Codes]) -> Wide:
        """Return the place of each row's band."""
        if self._looked_up.shape[1] < len(self._scores.values):
            places = [
                [self._place(version, score) for score in self._scores.values]
                for version in self._instrument.versions
            ]
            self._looked_up = np.array(places, np.int32)
        found: Wide = self._looked_up[versions - 1, scores[self._place_of_scores]]
        return found

    def _place(self, version: str, score: str | Score) -> int:
        if score is None or isinstance(score, str):
            return 0
        for band in self._instrument.bands(version, self._scores.name, score):
            if band.table == self._table_name:
                return self.column.values.index(band.key)
        return 0
