"""How sure a mean change is when children of one practitioner or group do alike.

A check of how far an interval holds, and nothing about any practitioner: who is worked with is
not chosen by chance, and a handful of groups hardly tells how they differ.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from scipy.special import stdtrit

from holdfast.evaluation.rules.clusters import bootstrap
from holdfast.evaluation.rules.enough import why_not_yet
from holdfast.evaluation.rules.findings import Cell, Figure, Table
from holdfast.evaluation.rules.mixed import INTERCEPT, Mixed, NoModel, fit
from holdfast.evaluation.rules.scores import Pair, ScaleRead
from holdfast.evaluation.rules.telling import cannot_tell, estimated
from holdfast.measures.rules.averages import CONFIDENCE, Interval, mean
from holdfast.measures.rules.change import better_by, mean_ci95

FEW_GROUPS = 10
NO_GROUP = "It is not known who shares a group."
MODEL = "random intercept for the group, REML; interval by t with groups - 1 degrees"
ALIKE = "intraclass correlation of a random intercept, REML, with its profile interval"
NOT_ABOUT_PEOPLE = (
    "This says how wide an interval should be. It says nothing of any practitioner: who works "
    "with whom is not chosen by chance."
)


def changes_by_group(pairs: Sequence[Pair], scale: ScaleRead) -> Mapping[str, list[float]]:
    """Return the changes, positive for better, of each group that is known."""
    found: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        if pair.of.group:
            found[pair.of.group] += better_by(
                [pair.first], [pair.last], lower_is_better=scale.lower_is_better
            )
    return found


def mean_ci95_of(found: Mixed) -> Interval:
    """Return the 95% interval of the intercept: Student's, with groups - 1 degrees of freedom."""
    term = found.terms[INTERCEPT]
    half = float(stdtrit(found.groups - 1, (1 + CONFIDENCE) / 2)) * term.error
    return Interval(term.value - half, term.value + half)


def design_effect(alike: float, sizes: Sequence[int]) -> float:
    """Return how many times larger the variance of a mean is: 1 + (m - 1) ICC (Kish 1965).

    m is the size of the group that a child is in, on average: the sum of squares over the sum.
    """
    return 1 + (math.fsum(size**2 for size in sizes) / math.fsum(sizes) - 1) * alike


def model(groups: Mapping[str, Sequence[float]]) -> Mixed | None:
    """Return the model of the changes; None where they have none."""
    changes = [value for values in groups.values() for value in values]
    names = [name for name, values in groups.items() for _ in values]
    try:
        return fit(changes, {}, names)
    except NoModel:
        return None


def figure(pairs: Sequence[Pair], scale: ScaleRead) -> Figure:
    """Return how alike children of one group are, from 0 to 1; or why that cannot be told."""
    groups = changes_by_group(pairs, scale)
    key, says = f"{scale.key}.alike", "how alike the change of children of one group is"
    because = why_not_yet(sum(map(len, groups.values()))) if groups else NO_GROUP
    found = None if because else model(groups)
    if found is None:
        why = because or "There must be two groups, with two children in one of them."
        return cannot_tell(key, says, unit="share", method=ALIKE, n=len(pairs), because=why)
    if found.singular:
        why = (
            f"With {found.groups} groups their spread cannot be told from none. That is no proof "
            f"that they are alike: it may be as much as {found.alike_ci95.high:.2f}."
        )
        return cannot_tell(key, says, unit="share", method=ALIKE, n=found.rows, because=why)
    return estimated(
        key, says, found.alike, found.alike_ci95, unit="share", method=ALIKE, n=found.rows
    )


def table(pairs: Sequence[Pair], scale: ScaleRead) -> Table | None:
    """Return the mean change with three intervals; None while no mean may be told."""
    groups = changes_by_group(pairs, scale)
    changes = [value for values in groups.values() for value in values]
    if why_not_yet(len(changes)) or len(groups) < 2:
        return None
    found = model(groups)
    rows = [
        _row("As if every child stood alone", mean(changes), mean_ci95(changes)),
        *(
            [_row("Children of one group alike", found.terms[INTERCEPT].value, mean_ci95_of(found))]
            if found
            else []
        ),
        _row("Groups drawn again", mean(changes), bootstrap(groups)),
    ]
    return Table(
        key=f"{scale.key}.nested",
        heading=f"{scale.name}: the mean change, if children of one group do alike",
        columns=("Taken", "Mean change", "From", "To"),
        rows=tuple(rows),
        note=" ".join(_cautions(found, groups)),
        method=f"{MODEL}; cluster bootstrap",
    )


def _row(taken: str, value: float, ends: Interval | None) -> tuple[Cell, ...]:
    return (taken, value, ends.low if ends else None, ends.high if ends else None)


def _cautions(found: Mixed | None, groups: Mapping[str, Sequence[float]]) -> list[str]:
    said = [NOT_ABOUT_PEOPLE]
    if len(groups) < FEW_GROUPS:
        said.append(
            f"With {len(groups)} groups their spread is hardly known at all, and the interval by "
            f"drawing groups again is too narrow."
        )
    if found and found.singular:
        said.append("The model found no spread between groups: with so few that proves nothing.")
    if found and not found.singular:
        effect = design_effect(found.alike, [len(values) for values in groups.values()])
        said.append(f"The variance of the mean is {effect:.1f} times what it would be alone.")
    return said
