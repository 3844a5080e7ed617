"""Whether groups lie further from the whole than chance takes them; only where numbers allow.

A funnel is for asking, never for ranking, and never of a single practitioner.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfast.evaluation.rules.findings import Table
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
            return "further than chance takes a group: ask why"
        if not self.inner.low <= share <= self.inner.high:
            return "1 group in 20 lies so far by chance"
        return "as chance would have it"


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


def table(key: str, heading: str, groups: Mapping[str, tuple[int, int]]) -> Table:
    """Return the groups and where they lie; or no row, and why there is no funnel."""
    why = why_no_funnel(groups)
    found = [] if why else funnel(groups)
    return Table(
        key=key,
        heading=heading,
        columns=("Group", "Of", "Share", "From by chance", "To by chance", "It lies"),
        rows=tuple(
            (one.group, one.whole, one.part / one.whole, one.inner.low, one.inner.high, one.says)
            for one in found
        ),
        note=why or "In order of name: a funnel is for asking, and does not rank.",
        method=METHOD,
    )
