"""Cut a scale into published bands, each with its table's name and how sure we are of it.

A cell is provisional when one of its edges was recalled and not yet seen in a source.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from holdfast.measures.instruments.shapes import Band, BandTable, Direction, Scale


@dataclass(frozen=True)
class Edges:
    """Where the bands of a scale end, mildest first; `recalled` counts the edges from 1.

    Each edge is the last score of its band, coming from the mild end: the highest of the band
    where a higher score is worse, the lowest of it where a higher score is better.
    """

    at: tuple[int, ...]
    recalled: frozenset[int]


def seen(*at: int, but: tuple[int, ...] = ()) -> Edges:
    """Return edges seen in a source, except those that `but` counts."""
    return Edges(at, frozenset(but))


def recalled(*at: int) -> Edges:
    """Return edges that were recalled and not yet seen in a source."""
    return Edges(at, frozenset(range(1, len(at) + 1)))


def spans(lowest: int, highest: int, at: tuple[int, ...], *, falls: bool) -> list[tuple[int, int]]:
    """Return the lowest and highest score of each band, mildest band first."""
    if falls:
        return list(zip((*at, lowest), (highest, *(edge - 1 for edge in at)), strict=True))
    return list(zip((lowest, *(edge + 1 for edge in at)), (*at, highest), strict=True))


def cut(
    table: str, words: tuple[str, ...], ends: list[tuple[int, int]], edges: Edges
) -> tuple[Band, ...]:
    """Return a scale's bands from the ends of each."""
    return tuple(
        Band(
            key=said.lower().replace(" ", "_"),
            words=said,
            table=table,
            severity=severity,
            lowest=lowest,
            highest=highest,
            is_provisional=bool(edges.recalled & {severity, severity + 1}),
        )
        for severity, (said, (lowest, highest)) in enumerate(zip(words, ends, strict=True))
    )


def table(
    *,
    key: str,
    name: str,
    source: str,
    words: tuple[str, ...],
    scales: Mapping[str, Scale],
    edges: Mapping[str, Mapping[str, Edges]],
) -> BandTable:
    """Return a table of bands: norms -> scale -> edges, each band called by the same words."""
    bands: dict[str, Mapping[str, tuple[Band, ...]]] = {
        norms: MappingProxyType(
            {scale: cut(name, words, _ends(scales[scale], at), at) for scale, at in each.items()}
        )
        for norms, each in edges.items()
    }
    return BandTable(key=key, name=name, source=source, bands=MappingProxyType(bands))


def _ends(scale: Scale, edges: Edges) -> list[tuple[int, int]]:
    falls = scale.direction is Direction.BETTER
    return spans(scale.lowest, scale.highest, edges.at, falls=falls)
