"""What is published about the SDQ's scores: British norms, and how reliable each scale is.

Every row says where it is from and how sure we are of it. A figure that is not known is left
out and shown as a blank, never guessed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from holdfast.measures.instruments.sdq_versions import Scale
from holdfast.measures.instruments.shapes import Informant

COLUMNS = (
    *(Scale.TOTAL, Scale.EMOTIONAL, Scale.CONDUCT, Scale.HYPERACTIVITY),
    *(Scale.PEER, Scale.PROSOCIAL, Scale.IMPACT),
)


class Mark(StrEnum):
    """How sure we are of a figure; of a mean and its SD, the less sure of the two."""

    SEEN = "seen in a source"
    CHECKED = "recalled, and agrees with what was seen"
    RECALLED = "recalled only"


@dataclass(frozen=True)
class Figure:
    """A group's mean score and its standard deviation, in points."""

    mean: float
    sd: float
    mark: Mark


@dataclass(frozen=True, kw_only=True)
class Norm:
    """What a group of British children scored; a scale that is not known is absent."""

    informant: Informant
    who: str
    n: int | None
    figures: Mapping[Scale, Figure]
    source: str


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """How reliable each scale is by one informant, from 0 (not at all) to 1 (without error)."""

    informant: Informant
    kind: str
    values: Mapping[Scale, float]


def _figures(mark: Mark, *pairs: tuple[float, float]) -> Mapping[Scale, Figure]:
    found = zip(COLUMNS, pairs, strict=False)
    return MappingProxyType({scale: Figure(*pair, mark) for scale, pair in found})


_MELTZER = "Meltzer and others 2000"
_ASH = f"{_MELTZER}, in ashpublications 8117703"
_TEACHERS = _figures(
    Mark.SEEN, (6.6, 6.0), (1.4, 1.9), (0.9, 1.6), (2.9, 2.8), (1.4, 1.8), (7.2, 2.4), (0.4, 1.0)
)

NORMS: tuple[Norm, ...] = (
    Norm(
        informant=Informant.PARENT,
        who="boys",
        n=5153,
        figures=_figures(
            Mark.SEEN,
            *((9.1, 6.0), (1.8, 2.0), (1.7, 1.8), (4.0, 2.7), (1.5, 1.7), (8.4, 1.7), (0.5, 1.2)),
        ),
        source=_ASH,
    ),
    Norm(
        informant=Informant.PARENT,
        who="girls",
        n=5145,
        figures=_figures(
            Mark.SEEN,
            *((7.8, 5.5), (2.0, 2.0), (1.5, 1.6), (2.9, 2.4), (1.4, 1.6), (8.9, 1.4), (0.3, 1.0)),
        ),
        source=_ASH,
    ),
    Norm(
        informant=Informant.PARENT,
        who="all",
        n=10298,
        figures=_figures(
            Mark.CHECKED,
            *((8.4, 5.8), (1.9, 2.0), (1.6, 1.7), (3.5, 2.6), (1.5, 1.7), (8.6, 1.6), (0.4, 1.1)),
        ),
        source=f"{_MELTZER}; the boys' and girls' rows pooled give these",
    ),
    Norm(
        informant=Informant.PARENT,
        who="age 5-10",
        n=None,
        figures=_figures(Mark.RECALLED, (8.6, 5.7)),
        source=_MELTZER,
    ),
    Norm(
        informant=Informant.PARENT,
        who="age 11-15",
        n=None,
        figures=_figures(Mark.RECALLED, (8.2, 5.8)),
        source=_MELTZER,
    ),
    Norm(
        informant=Informant.TEACHER,
        who="all",
        n=8208,
        figures=MappingProxyType(
            {
                **_TEACHERS,
                Scale.PEER: Figure(1.4, 1.8, Mark.RECALLED),
                Scale.IMPACT: Figure(0.4, 1.0, Mark.RECALLED),
            }
        ),
        source=f"{_MELTZER}, in PMC4830858, table 2; the peer mean agrees with the total",
    ),
    Norm(
        informant=Informant.SELF,
        who="age 11-15",
        n=4228,
        figures=_figures(
            Mark.RECALLED,
            *((10.3, 5.2), (2.8, 2.1), (2.2, 1.7), (3.8, 2.2), (1.5, 1.4), (8.0, 1.7), (0.2, 0.8)),
        ),
        source=f"{_MELTZER}; the four scales add up to the total",
    ),
)

RELIABILITY_SOURCE = (
    "Goodman 2001. Its abstract gives the means, alpha 0.73 and retest after 4 to 6 months 0.62, "
    "and the 21 cells of each average to them; single cells are recalled"
)
ALPHA, RETEST = "Cronbach's alpha", "retest after 4 to 6 months"


def _reliability(informant: Informant, kind: str, *values: float) -> Reliability:
    found = MappingProxyType(dict(zip(COLUMNS, values, strict=True)))
    return Reliability(informant=informant, kind=kind, values=found)


RELIABILITIES: tuple[Reliability, ...] = (
    _reliability(Informant.PARENT, ALPHA, 0.82, 0.67, 0.63, 0.77, 0.57, 0.65, 0.85),
    _reliability(Informant.TEACHER, ALPHA, 0.87, 0.78, 0.74, 0.88, 0.70, 0.84, 0.85),
    _reliability(Informant.SELF, ALPHA, 0.80, 0.66, 0.60, 0.67, 0.41, 0.66, 0.81),
    _reliability(Informant.PARENT, RETEST, 0.72, 0.57, 0.64, 0.72, 0.61, 0.61, 0.63),
    _reliability(Informant.TEACHER, RETEST, 0.80, 0.65, 0.69, 0.82, 0.72, 0.74, 0.68),
    _reliability(Informant.SELF, RETEST, 0.62, 0.57, 0.51, 0.60, 0.47, 0.44, 0.21),
)
