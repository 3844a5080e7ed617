"""Whether a disorder is unlikely, possible or probable: a screening aid, and never a diagnosis.

Off unless a site turns it on: nothing here is called by scoring. Whoever shows it says `LABEL`
beside it. Hyperactivity is seen in a source (sdqinfo.com, c6). Conduct and emotional are
recalled, and `IS_PROVISIONAL` says so.

In the clinics where it was tried, "probable" found 81 to 91 in 100 of the children who had the
disorder (Goodman 2000, abstract; n 101 and 89).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType

from holdfast.measures.instruments.sdq_versions import Scale
from holdfast.measures.instruments.shapes import Informant

LABEL = "A screening aid. It does not say what a child has, and it is no reason by itself to act."
IS_ON_BY_DEFAULT = False
IS_PROVISIONAL: Mapping[Scale, bool] = MappingProxyType(
    {Scale.HYPERACTIVITY: False, Scale.CONDUCT: True, Scale.EMOTIONAL: True}
)


class Likelihood(IntEnum):
    """How likely a disorder is, by the SDQ alone."""

    UNLIKELY = 0
    POSSIBLE = 1
    PROBABLE = 2


@dataclass(frozen=True)
class Told:
    """One informant's scale score (0-10) and impact (0-10, a teacher's 0-6)."""

    score: int | None
    impact: int | None


ByInformant = Mapping[Informant, Told]

_POSSIBLE_IMPACT, _PROBABLE_IMPACT = 1, 2
_HYPERACTIVE, _VERY_HYPERACTIVE, _MOST_HYPERACTIVE = 6, 7, 9
_EDGES: Mapping[Scale, Mapping[Informant, tuple[int, int]]] = MappingProxyType(
    {
        Scale.CONDUCT: MappingProxyType(
            {Informant.PARENT: (4, 5), Informant.TEACHER: (3, 4), Informant.SELF: (5, 6)}
        ),
        Scale.EMOTIONAL: MappingProxyType(
            {Informant.PARENT: (5, 6), Informant.TEACHER: (5, 6), Informant.SELF: (6, 7)}
        ),
    }
)
_PROBABLE_PAIRS = frozenset({(2, 1), (2, 2)})
_POSSIBLE_PAIRS = frozenset({(2, 0), (0, 2), (1, 2), (1, 1)})


def hyperactivity(told: ByInformant) -> Likelihood | None:
    """Return how likely hyperactivity is; None where nobody's scores are whole.

    It takes both settings, home and school, to be probable. Home is the parent, or the young
    person only where the parent's level is missing.
    """
    parent, teacher, young = (
        _hyperactive(told.get(each), is_parent=each is Informant.PARENT)
        for each in (Informant.PARENT, Informant.TEACHER, Informant.SELF)
    )
    home = young if parent is None else parent
    if home is None and teacher is None:
        return None
    if home is None or teacher is None:
        return Likelihood(min(1, max(home or 0, teacher or 0)))
    if (home, teacher) in _PROBABLE_PAIRS:
        return Likelihood.PROBABLE
    is_possible = (home, teacher) in _POSSIBLE_PAIRS
    return Likelihood.POSSIBLE if is_possible else Likelihood.UNLIKELY


def _hyperactive(told: Told | None, *, is_parent: bool) -> int | None:
    if told is None or told.score is None or told.impact is None:
        return None
    if told.score >= _VERY_HYPERACTIVE and told.impact >= _PROBABLE_IMPACT:
        return 2
    if is_parent and told.score >= _MOST_HYPERACTIVE and told.impact >= _POSSIBLE_IMPACT:
        return 2
    return int(told.score >= _HYPERACTIVE and told.impact >= _POSSIBLE_IMPACT)


def conduct(told: ByInformant) -> Likelihood | None:
    """Return how likely a conduct disorder is: the highest of any informant. Recalled."""
    return _highest(_level(Scale.CONDUCT, who, each) for who, each in told.items())


def emotional(told: ByInformant) -> Likelihood | None:
    """Return how likely an emotional disorder is: the highest of any informant. Recalled."""
    return _highest(_level(Scale.EMOTIONAL, who, each) for who, each in told.items())


def any_disorder(levels: Iterable[Likelihood | None]) -> Likelihood | None:
    """Return how likely any disorder is: the highest of the three; None if none is known."""
    return _highest(levels)


def _level(scale: Scale, who: Informant, told: Told) -> Likelihood | None:
    if told.score is None or told.impact is None or who not in _EDGES[scale]:
        return None
    possible, probable = _EDGES[scale][who]
    if told.score >= probable and told.impact >= _PROBABLE_IMPACT:
        return Likelihood.PROBABLE
    is_possible = told.score >= possible and told.impact >= _POSSIBLE_IMPACT
    return Likelihood.POSSIBLE if is_possible else Likelihood.UNLIKELY


def _highest(levels: Iterable[Likelihood | None]) -> Likelihood | None:
    return max((level for level in levels if level is not None), default=None)
