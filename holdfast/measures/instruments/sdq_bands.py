"""The SDQ's published bands: where each begins and ends, who says so, and how sure we are.

The two tables differ by more than an extra split (a parent's hyperactivity of 7 is "abnormal"
in one, "slightly raised" in the other), so a band never travels without its table's name. A
cell is provisional when one of its edges was recalled and not yet seen in a source. Prosocial
falls: a high score is good, and its edges are the lowest scores of each band.
"""

from collections.abc import Mapping
from types import MappingProxyType

from holdfast.measures.instruments.banding import Edges, cut, recalled, seen, spans
from holdfast.measures.instruments.sdq_versions import Norms, Scale
from holdfast.measures.instruments.shapes import Band, BandTable, Version


def _ends(scale: Scale, norms: Norms, at: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the lowest and highest score of each band; a teacher's impact ends at 6."""
    highest = 40 if scale is Scale.TOTAL else 10
    if scale is Scale.IMPACT and norms is Norms.TEACHER_4_17:
        highest = 6
    return spans(0, highest, at, falls=scale is Scale.PROSOCIAL)


def _table(
    *,
    key: str,
    name: str,
    source: str,
    words: tuple[str, ...],
    prosocial_words: tuple[str, ...],
    edges: Mapping[Norms, Mapping[Scale, Edges]],
) -> BandTable:
    def said(scale: Scale) -> tuple[str, ...]:
        return prosocial_words if scale is Scale.PROSOCIAL else words

    bands: dict[str, Mapping[str, tuple[Band, ...]]] = {
        norms: MappingProxyType(
            {
                scale: cut(name, said(scale), _ends(scale, norms, at.at), at)
                for scale, at in scales.items()
            }
        )
        for norms, scales in edges.items()
    }
    return BandTable(key=key, name=name, source=source, bands=MappingProxyType(bands))


ORIGINAL_THREE = _table(
    key="original_three",
    name="Original three bands",
    source="Parent and self: PMHC MDS scoring guide, 11 October 2019, table 3. Teacher: "
    "Helen-con/sdqDIGITAL and two more public scorers that agree (stored files 53991321309 and "
    "71181762908). Impact: recalled.",
    words=("Normal", "Borderline", "Abnormal"),
    prosocial_words=("Normal", "Borderline", "Abnormal"),
    edges={
        Norms.PARENT_4_17: {
            Scale.TOTAL: seen(13, 16),
            Scale.EMOTIONAL: seen(3, 4),
            Scale.CONDUCT: seen(2, 3),
            Scale.HYPERACTIVITY: seen(5, 6),
            Scale.PEER: seen(2, 3),
            Scale.PROSOCIAL: seen(6, 5),
            Scale.IMPACT: recalled(0, 1),
        },
        Norms.TEACHER_4_17: {
            Scale.TOTAL: seen(11, 15),
            Scale.EMOTIONAL: seen(4, 5),
            Scale.CONDUCT: seen(2, 3),
            Scale.HYPERACTIVITY: seen(5, 6),
            Scale.PEER: seen(3, 4),
            Scale.PROSOCIAL: seen(6, 5),
            Scale.IMPACT: recalled(0, 1),
        },
        Norms.SELF_11_17: {
            Scale.TOTAL: seen(15, 19),
            Scale.EMOTIONAL: seen(5, 6),
            Scale.CONDUCT: seen(3, 4),
            Scale.HYPERACTIVITY: seen(5, 6),
            Scale.PEER: seen(3, 5),
            Scale.PROSOCIAL: seen(6, 5),
            Scale.IMPACT: recalled(0, 1),
        },
    },
)

NEWER_FOUR = _table(
    key="newer_four",
    name="Newer four bands",
    source="Parent 4-17: total from a public scorer (stored file 33339971082); the start of "
    "High from another (15211570878) and, for prosocial, BMC Psychiatry 2021, "
    "s12888-021-03218-x, table 2. Teacher 4-17: PMC4830858, table 1. Self 11-17: the first two "
    "edges of emotional, conduct and hyperactivity from a public scorer (26327389765). Parent "
    "2-4: BMC Pediatrics 2023, s12887-023-03837-1, table 2, for all but Very high; the whole "
    "column is held provisional. The rest is recalled.",
    words=("Close to average", "Slightly raised", "High", "Very high"),
    prosocial_words=("Close to average", "Slightly lowered", "Low", "Very low"),
    edges={
        Norms.PARENT_4_17: {
            Scale.TOTAL: seen(13, 16, 19),
            Scale.EMOTIONAL: seen(3, 4, 6, but=(1, 3)),
            Scale.CONDUCT: seen(2, 3, 5, but=(1, 3)),
            Scale.HYPERACTIVITY: seen(5, 7, 8, but=(1, 3)),
            Scale.PEER: seen(2, 3, 4, but=(1, 3)),
            Scale.PROSOCIAL: seen(8, 7, 6, but=(3,)),
            Scale.IMPACT: recalled(0, 1, 2),
        },
        Norms.TEACHER_4_17: {
            Scale.TOTAL: seen(11, 15, 18),
            Scale.EMOTIONAL: seen(3, 4, 5),
            Scale.CONDUCT: seen(2, 3, 4),
            Scale.HYPERACTIVITY: seen(5, 7, 8),
            Scale.PEER: seen(2, 4, 5),
            Scale.PROSOCIAL: seen(6, 5, 4),
            Scale.IMPACT: recalled(0, 1, 2),
        },
        Norms.SELF_11_17: {
            Scale.TOTAL: recalled(14, 17, 19),
            Scale.EMOTIONAL: seen(4, 5, 6, but=(3,)),
            Scale.CONDUCT: seen(3, 4, 5, but=(3,)),
            Scale.HYPERACTIVITY: seen(5, 6, 7, but=(3,)),
            Scale.PEER: recalled(2, 3, 4),
            Scale.PROSOCIAL: recalled(7, 6, 5),
            Scale.IMPACT: recalled(0, 1, 2),
        },
        Norms.PARENT_2_4: {
            Scale.TOTAL: recalled(12, 15, 18),
            Scale.EMOTIONAL: recalled(2, 3, 4),
            Scale.CONDUCT: recalled(3, 4, 5),
            Scale.HYPERACTIVITY: recalled(5, 6, 7),
            Scale.PEER: recalled(2, 3, 4),
            Scale.PROSOCIAL: recalled(7, 6, 5),
            Scale.IMPACT: recalled(0, 1, 2),
        },
    },
)

DFE_LOOKED_AFTER_BANDS = _table(
    key="dfe_looked_after",
    name="DfE bands for looked-after children",
    source="esd.org.uk metricType/2135 and the data dictionary of "
    "dfe-analytical-services/local-authority-interactive-tool. Total only, answered by the carer.",
    words=("Normal", "Borderline", "Cause for concern"),
    prosocial_words=(),
    edges={Norms.PARENT_4_17: {Scale.TOTAL: seen(13, 16)}},
)

TABLES: tuple[BandTable, ...] = (ORIGINAL_THREE, NEWER_FOUR, DFE_LOOKED_AFTER_BANDS)


def band(table: BandTable, version: Version, scale: Scale, value: int | None) -> Band | None:
    """Return the band a score falls in; None for no score, or where no band is published.

    Nothing is published for 18+ nor for teachers at 2-4. Raise `ValueError` for a score the
    scale cannot have.
    """
    if value is None or version.norms is None:
        return None
    bands = table.bands.get(version.norms, {}).get(scale, ())
    for each in bands:
        if each.lowest <= value <= each.highest:
            return each
    if bands:
        raise ValueError(f"{value} is not a score of {scale} on {version.code}")
    return None
