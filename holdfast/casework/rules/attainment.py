"""Goal Attainment Scaling: five levels described in advance, and one T score over several goals.

The method: Kiresuk and Sherman, Goal attainment scaling, Community Mental Health Journal 1968;4.
The names of the levels are ours; a family describes each in its own words.
"""

from collections.abc import Sequence
from math import sqrt

LEVELS = {  # from the lowest; 0 is what is hoped for
    -2: "Much less than we hope for",
    -1: "Less than we hope for",
    0: "What we hope for",
    1: "More than we hope for",
    2: "Much more than we hope for",
}
HEAVIEST = 10  # a goal's weight is 1 to 10
BETWEEN = 0.3  # how far goals are taken to go together: the authors' own figure
T_NEEDS = 2  # goals, rated by one rater


def t_score(rated: Sequence[tuple[int, int]], *, between: float = BETWEEN) -> float:
    """Return one T score for goals rated by one rater, each (level -2 to 2, weight above 0).

    50 is all as hoped; 10 is one standard deviation. T = 50 + 10 sum(wx) / sqrt((1 - r) sum(w2) +
    r sum(w)2), unrounded, with r the correlation between goals. Raise `ValueError` for no goals.
    """
    if not rated:
        raise ValueError("a T score needs at least one goal")
    reached = sum(weight * level for level, weight in rated)
    squares = sum(weight * weight for _, weight in rated)
    whole = sum(weight for _, weight in rated) ** 2
    return 50 + 10 * reached / sqrt((1 - between) * squares + between * whole)


def why_not_levels(levels: Sequence[str]) -> list[str]:
    """Return what is wrong with the five levels' words, lowest first; [] means nothing."""
    said = [words.strip() for words in levels]
    if len(said) != len(LEVELS) or not all(said):
        return ["Describe all five levels, from the least to the most, in the family’s own words"]
    if len({words.casefold() for words in said}) < len(said):
        return ["Two levels say the same: describe each so that you could tell which one it is"]
    return []
