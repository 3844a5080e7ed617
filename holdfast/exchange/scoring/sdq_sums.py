"""Score batches of SDQs: the instrument's own rules, worked out once for every case there is.

The columns are those of the published vectors. Equal to `sdq.score` for every form: tested.
"""

from collections.abc import Mapping

import numpy as np

from holdfast.exchange.scoring.batch import BLANK, Batch, Codes, Column, Numbers
from holdfast.exchange.scoring.sums import items_by_number, version_column, versions_in
from holdfast.measures.instruments import Instrument, sdq
from holdfast.measures.instruments.sdq import Scale
from holdfast.measures.instruments.sdq_versions import ANY_DIFFICULTY

TABLES = {"band3": sdq.ORIGINAL_THREE, "band4": sdq.NEWER_FOUR}
BANDED = (Scale.TOTAL, *sdq.SCALES, Scale.IMPACT)
_HIGHEST = {
    **dict.fromkeys(sdq.SCALES, 10),
    Scale.TOTAL: 40,
    Scale.INTERNALISING: 20,
    Scale.EXTERNALISING: 20,
}
_MOST_ITEMS = 5
_SUMS = 2 * _MOST_ITEMS + 1  # the sums that five answers can have
_SCORE_OF = np.array(
    [
        0 if (score := sdq.prorate([total, *[0] * (count - 1)][:count])) is None else score + 1
        for count in range(_MOST_ITEMS + 1)
        for total in range(_SUMS)
    ],
    np.uint8,
)


def _scores(name: str, highest: int) -> Column:
    return Column(name, (None, *range(highest + 1)))


class SdqScorer:
    """Scores SDQs. A score stands one place after its value, and 0 is no score."""

    def __init__(self, instrument: Instrument) -> None:
        versions = tuple(sdq.VERSIONS.values())
        self._counts = np.array(
            [[number in one.impact_items for one in versions] for number in range(36)]
        )
        self._asked = np.array([len(one.impact_items) for one in versions], np.uint8)
        self._bands = {
            (name, scale): _Bands(table, scale)
            for name, table in TABLES.items()
            for scale in BANDED
        }
        self.columns = (
            version_column(instrument),
            *(_scores(scale, _HIGHEST[scale]) for scale in _HIGHEST),
            *(_scores(name, 10) for name in ("impact_strict", "impact_zero_fill")),
            *(Column(f"{name}_{scale}", one.keys) for (name, scale), one in self._bands.items()),
        )

    def codes(self, batch: Batch) -> list[Codes]:
        """Return for each column the place of each row's value."""
        items = items_by_number(batch)
        found: dict[str, Codes] = {scale: _scale(items, scale) for scale in sdq.SCALES}
        difficulties = [found[scale] for scale in sdq.DIFFICULTIES]
        emotional, conduct, hyperactivity, peer = difficulties
        found[Scale.TOTAL] = _added(*difficulties)
        found[Scale.INTERNALISING] = _added(emotional, peer)
        found[Scale.EXTERNALISING] = _added(conduct, hyperactivity)
        strict, zero_fill = self._impact(batch.forms // 2, items)
        found[Scale.IMPACT] = strict
        versions = versions_in(batch)
        return [
            versions,
            *(found[scale] for scale in _HIGHEST),
            strict,
            zero_fill,
            *(one.places[versions, found[scale]] for (_, scale), one in self._bands.items()),
        ]

    def _impact(self, versions: Numbers, items: Mapping[int, Numbers]) -> tuple[Codes, Codes]:
        """Return the strict impact and the one that counts each blank as 0."""
        total, given = np.zeros((2, len(versions)), np.uint8)
        for number in (28, 29, 30, 31, 32):
            is_given = (items[number] != BLANK) & self._counts[number][versions]
            given += is_given
            total += np.where(is_given & (items[number] > 1), items[number] - 1, 0).astype(np.uint8)
        is_none = items[ANY_DIFFICULTY] == 0
        zero_fill = np.where(is_none, 1, np.where(given > 0, total + 1, 0))
        strict = np.where(is_none | (given == self._asked[versions]), zero_fill, 0)
        return strict, zero_fill


def _scale(items: Mapping[int, Numbers], scale: Scale) -> Codes:
    """Return one scale's scores."""
    packed = np.zeros(len(items[ANY_DIFFICULTY]), np.uint8)
    for number in sdq.KEYED[scale]:
        answer = items[number].astype(np.uint8)
        keyed = 2 - answer if number in sdq.REVERSED else answer
        packed += (keyed + np.uint8(_SUMS)) * (items[number] != BLANK)
    return _SCORE_OF[packed]


def _added(*parts: Codes) -> Codes:
    """Return sums of scores; none where any is missing."""
    is_whole = np.logical_and.reduce([part > 0 for part in parts])
    total = sum(parts[1:], parts[0]) - (len(parts) - 1)
    found: Codes = total * is_whole
    return found


class _Bands:
    """One scale's bands by one table: `places` in `keys` by version and score."""

    def __init__(self, table: sdq.BandTable, scale: Scale) -> None:
        highest = _HIGHEST.get(scale, 10)
        found = {
            (place, score): self._band(table, version, scale, score)
            for place, version in enumerate(sdq.VERSIONS.values(), start=1)
            for score in range(highest + 1)
        }
        keys = dict.fromkeys(band for band in found.values() if band)
        self.keys = (None, *keys)
        self.places = np.zeros((len(sdq.VERSIONS) + 1, highest + 2), np.uint8)
        for (place, score), band in found.items():
            self.places[place, score + 1] = self.keys.index(band)

    def _band(
        self, table: sdq.BandTable, version: sdq.Version, scale: Scale, score: int
    ) -> str | None:
        if scale is Scale.IMPACT and score > version.highest_impact:
            return None
        band = sdq.band(table, version, scale, score)
        return band.key if band else None
