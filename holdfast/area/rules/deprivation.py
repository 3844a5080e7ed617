"""Which small areas are among the 30% most deprived in England, and how many children live there.

"The 30% most deprived" is a rule about ranks: an area is among them when its rank is no more than
three tenths of the number of areas ranked in that edition. It is never a rule about scores.
Source: Indices of Deprivation 2019, technical report; the numbers of areas are each edition's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.area.rules.reading import Kept

AREAS_IN_ENGLAND = {"2010": 32_482, "2015": 32_844, "2019": 32_844, "2025": 33_755}
TENTHS = 3  # of ten


def is_among_most(rank: float, *, of: int) -> bool:
    """Tell whether a rank is among the 30% most deprived of so many areas (rank 1 is the most)."""
    return rank * 10 <= TENTHS * of


@dataclass(frozen=True)
class SmallArea:
    """One small area: rank and tenth in England, children aged 0 to 15; None is not known."""

    code: str
    name: str
    ward: str
    rank: float | None
    tenth: float | None
    children: float | None
    is_most: bool


@dataclass(frozen=True)
class Deprived:
    """How many areas are among the 30% most deprived, and the children in them and in all."""

    measure: str
    period: str
    of_england: int
    areas: int
    ranked: int
    most: int
    children: float | None
    children_in_most: float | None

    @property
    def share(self) -> float | None:
        """Return the share of children who live in them, in per cent."""
        if not self.children or self.children_in_most is None:
            return None
        return self.children_in_most / self.children * 100


def small_areas(
    period: str,
    ranks: Mapping[str, Kept],
    *,
    tenths: Mapping[str, Kept],
    children: Mapping[str, Kept],
    names: Mapping[str, list[str]],
    wards: Mapping[str, list[str]],
) -> list[SmallArea]:
    """Return every small area of a place, the most deprived first; those without a rank last."""
    of = AREAS_IN_ENGLAND[period]
    found = []
    for code in sorted({*ranks, *children, *names}):
        rank = _number(ranks.get(code))
        name, ward = names.get(code, ["", ""])
        found.append(
            SmallArea(
                code=code,
                name=name or code,
                ward=wards.get(ward, [ward])[0],
                rank=rank,
                tenth=_number(tenths.get(code)),
                children=_number(children.get(code)),
                is_most=rank is not None and is_among_most(rank, of=of),
            )
        )
    return sorted(found, key=lambda area: (area.rank is None, area.rank or 0, area.code))


def deprived(measure: str, period: str, areas: list[SmallArea]) -> Deprived:
    """Return how many of these areas are among the most deprived, and who lives there.

    Children are not added up unless every area says how many.
    """
    most = [area for area in areas if area.is_most]
    return Deprived(
        measure=measure,
        period=period,
        of_england=AREAS_IN_ENGLAND[period],
        areas=len(areas),
        ranked=sum(area.rank is not None for area in areas),
        most=len(most),
        children=_all_children(areas),
        children_in_most=_all_children(most) if _all_children(areas) is not None else None,
    )


def _all_children(areas: list[SmallArea]) -> float | None:
    known = [area.children for area in areas if area.children is not None]
    return sum(known) if len(known) == len(areas) else None


def _number(value: Kept | None) -> float | None:
    return None if value is None or isinstance(value, str) else value
