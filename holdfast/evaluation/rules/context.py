"""What other services publish of their outcomes, to stand beside ours and never to be compared.

Another service works with other people, and its effect size is another: the mean change in
standard deviations of the first scores, where g_av takes both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from holdfast.evaluation.rules.findings import Figure
from holdfast.evaluation.rules.telling import counted
from holdfast.measures.rules.averages import Interval

EFFECT = "(mean at the start - mean at the end) / standard deviation at the start"
OTHERS = "Another service and other people: it says what is usual there, and not what is good here."
HALF = 0.5 + 1e-9  # of the step a number was rounded to


@dataclass(frozen=True, kw_only=True)
class Published:
    """One published line: of whom by which measure, its means, spread and effect size.

    Each is rounded to `step`. A lower score is better.
    """

    of: tuple[str, ...]
    measure: str
    mean_first: float
    sd_first: float
    mean_last: float
    effect_size: float
    step: float = 0.1


def effect_size_within(line: Published) -> Interval:
    """Return the least and the most that the effect size can be, given how its parts were rounded.

    Raise ValueError where the spread may be nought.
    """
    half = HALF * line.step
    if line.sd_first <= half:
        raise ValueError(f"{line.measure}: a spread that may be nought has no effect size")
    fall = line.mean_first - line.mean_last
    ends = [
        (fall + 2 * change) / (line.sd_first + spread)
        for change, spread in product((-half, half), repeat=2)
    ]
    return Interval(min(ends), max(ends))


def agrees(line: Published) -> bool:
    """Tell whether the published effect size follows from its own means and spread."""
    half = HALF * line.step
    within = effect_size_within(line)
    return within.low - half <= line.effect_size <= within.high + half


def figures(lines: Iterable[Published], source: str) -> tuple[Figure, ...]:
    """Return the published effect sizes as figures. Raise ValueError where one does not follow."""
    told = list(lines)
    if wrong := [line for line in told if not agrees(line)]:
        raise ValueError(f"{len(wrong)} effect sizes do not follow from their means: {wrong[0]}")
    return tuple(
        counted(
            ".".join(("context", *line.of, line.measure)).lower().replace(" ", "_"),
            f"{line.measure}, {', '.join(line.of)}: published size of the change",
            line.effect_size,
            unit="standard deviations",
            method=f"{EFFECT}; {source}. {OTHERS}",
        )
        for line in told
    )
