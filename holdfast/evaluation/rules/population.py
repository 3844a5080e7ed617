"""Who was reached beside who lives there, told in fives to those who know no family.

The page is looked at day by day, so exact numbers would tell what became of one family between two
days. Everything here is worked from what the numbers in fives leave possible, and tells no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from holdfast.evaluation.rules.shares import wilson
from holdfast.kit.disclosure import EVERYONE, TO_FIVE, People, Protected, Tabulation, kind, protect

NOT_KNOWN = "Not known"
AGREED, SAID_NO = "Agreed", "Said no"
MOST_DEPRIVED, LESS_DEPRIVED = "Among the 30% most deprived", "Less deprived"
Span = tuple[float, float]  # the least and the most a number shown in fives can be


class Than(StrEnum):
    """How a share stands to the population's."""

    MORE = "more than live there"
    FEWER = "fewer than live there"
    ALIKE = "no further off than chance"
    UNTOLD = "cannot be told"


@dataclass(frozen=True)
class Between:
    """Between what a share of people lies, in per cent: rounding and chance (95%) together."""

    low: float
    high: float


@dataclass(frozen=True)
class Group:
    """One group: how many were considered in words, their share, the population's, who said no.

    None is what is not shown, or not known of the population.
    """

    name: str
    considered: str
    share: Between | None
    population: float | None
    refused: Between | None

    @property
    def than(self) -> Than:
        """Return how the group's share stands to the population's."""
        if self.share is None or self.population is None:
            return Than.UNTOLD
        if self.population < self.share.low:
            return Than.MORE
        return Than.FEWER if self.population > self.share.high else Than.ALIKE


def in_fives(people: People, headings: Sequence[str], how: str) -> Protected:
    """Return what may be told of these people by each heading and by how they stand, together."""
    return protect(people, [Tabulation((heading, how)) for heading in headings], way=TO_FIVE)


def groups(told: Protected, heading: str, how: str, population: Mapping[str, float]) -> list[Group]:
    """Return every group of one heading beside the population's shares, in per cent by its name.

    A share is of those whose group is known.
    """
    names = told.people.dimension(heading).categories
    unknown = told.says(kind(**{heading: NOT_KNOWN})) if NOT_KNOWN in names else (0, 0)
    known = less(told.says(EVERYONE), unknown)
    found = []
    for name in names:
        if name == NOT_KNOWN:
            continue
        of = kind(**{heading: name})
        agreed, refused = (told.says(of | kind(**{how: each})) for each in (AGREED, SAID_NO))
        found.append(
            Group(
                name=name,
                considered=told.words(of),
                share=between(told.says(of), less(known, told.says(of))),
                population=population.get(name),
                refused=between(refused, agreed),
            )
        )
    return found


def less(whole: Span | None, part: Span | None) -> Span | None:
    """Return between what the rest of a whole lies; None where one of the two is not shown."""
    if whole is None or part is None:
        return None
    return max(0, whole[0] - part[1]), max(0, whole[1] - part[0])


def between(part: Span | None, rest: Span | None) -> Between | None:
    """Return between what a part of itself and the rest lies: Wilson's 95% at the ends there are.

    None where one of the two is not shown, or where there may be nobody at all: any share could be.
    """
    if part is None or rest is None or not part[0] + rest[0]:
        return None
    (least, most), (others_least, others_most) = map(_whole, (part, rest))
    low, high = wilson(least, least + others_most).low, wilson(most, most + others_least).high
    return Between(low * 100, high * 100)


def _whole(span: Span) -> tuple[int, int]:
    return int(span[0]), int(span[1])
