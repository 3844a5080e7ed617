"""Whether groups lie further from the whole than chance takes them; only where numbers allow.

A funnel is for asking, never for ranking, and never of a single practitioner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Table
from holdfast.evaluation.rules.nested import changes_by_group
from holdfast.evaluation.rules.scores import Pair, ScaleRead
from holdfast.measures.rules.averages import Interval
from holdfast.measures.rules.funnel_limits import FEWEST_PAIRS, OUTER, of_proportion

FEWEST_GROUPS = 3
METHOD = "arcsine limits round the share of all (95% and 99.8%)"


@dataclass(frozen=True, kw_only=True)
class InFunnel:
    """One group: how many of how many, and the limits of chance round the share of all."""

    group: str
    part: int
    whole: int
    inner: Interval
    outer: Interval

    @property
    def says(self) -> str:
        """Return where the group lies, in words."""
        share = self.part / self.whole
        if not self.outer.low <= share <= self.outer.high:
            return "further from the others than chance takes it: ask why"
        if not self.inner.low <= share <= self.inner.high:
            return "so far as 1 group in 20 does by chance"
        return "where chance would put it"


def why_no_funnel(groups: Mapping[str, tuple[int, int]]) -> str:
    """Return why these groups (part, whole) have no funnel; "" where they may."""
    if len(groups) < FEWEST_GROUPS:
        return f"{len(groups)} groups, and a funnel needs {FEWEST_GROUPS}."
    short = sum(whole < FEWEST_PAIRS for _, whole in groups.values())
    if short:
        return (
            f"{short} of {len(groups)} groups have under {FEWEST_PAIRS} cases: limits so wide "
            f"would only mislead."
        )
    return ""


def funnel(groups: Mapping[str, tuple[int, int]]) -> list[InFunnel]:
    """Return each group within its limits. Raise ValueError where there may be no funnel."""
    if why := why_no_funnel(groups):
        raise ValueError(why)
    target = sum(part for part, _ in groups.values()) / sum(whole for _, whole in groups.values())
    return [
        InFunnel(
            group=group,
            part=part,
            whole=whole,
            inner=of_proportion(target, n=whole),
            outer=of_proportion(target, n=whole, within=OUTER),
        )
        for group, (part, whole) in sorted(groups.items())
    ]


def table(pairs: Sequence[Pair], scale: ScaleRead) -> Table | None:
    """Return where each group lies in the funnel of those reliably better; None without a rule or
    without groups.

    Groups have numbers, in the order of their keys, and no share: it may be of few.
    Where there is no funnel there is no row, and why.
    """
    rule = scale.rule
    if rule is None:
        return None
    groups = {
        name: (sum(change > 0 and rule.is_reached(change) for change in changes), len(changes))
        for name, changes in changes_by_group(pairs, scale).items()
    }
    if not groups:
        return None
    why = why_no_funnel(groups)
    return Table(
        key=f"{scale.key}.funnel",
        heading=f"{scale.name}: whether groups lie further apart than chance takes them",
        columns=("Group", "Pairs", "Its share better by more than error lies"),
        rows=tuple(
            (f"Group {number}", one.whole, one.says)
            for number, one in enumerate([] if why else funnel(groups), start=1)
        ),
        note=f"No funnel: {why}" if why else "A funnel is for asking, and does not rank.",
        method=METHOD,
    )
