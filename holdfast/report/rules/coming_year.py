"""What could come next: stop, keep or widen, what each costs, and what runs out first.

Nothing here is a forecast of outcomes: it multiplies what the year took by what is wanted next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """What may come next."""

    STOP = "stop"
    KEEP = "keep"
    WIDEN = "widen"


STOP, KEEP, WIDEN = Way


@dataclass(frozen=True, kw_only=True)
class Took:
    """What the year took, as it was recorded.

    Hours are hours; money is pounds. `group_hours` are the clinicians' hours that one group took;
    `case_hours` the practitioners' hours that one case took.
    """

    groups: int
    cases: int
    practitioners: int
    group_hours: float
    case_hours: float
    clinician_rate: float
    practitioner_rate: float
    other_money: float


@dataclass(frozen=True, kw_only=True)
class Have:
    """What there is for the next year: clinicians' hours, practitioners' hours, places, pounds."""

    clinician_hours: float
    practitioner_hours: float
    trained: int
    money: float


@dataclass(frozen=True, kw_only=True)
class Option:
    """One way on: how much of it, its cost, what it needs of each thing, and what is short.

    `short` names what is wanting, the scarcest first: the first of them binds first. `share` is
    how many times over what there is would be used, for each thing.
    """

    way: Way
    groups: int
    cases: int
    cost: float
    needs: Mapping[str, float]
    share: Mapping[str, float]

    @property
    def short(self) -> list[str]:
        """Return what there is not enough of, the scarcest first."""
        over = [(share, name) for name, share in self.share.items() if share > 1]
        return [name for _, name in sorted(over, key=lambda pair: (-pair[0], pair[1]))]

    @property
    def binds_first(self) -> str:
        """Return what is used most of, enough or not; '' where nothing is needed."""
        if not any(self.needs.values()):
            return ""
        return max(self.share, key=lambda name: (self.share[name], name))


CLINICIANS, PRACTITIONERS, TRAINED, MONEY = (
    "clinicians’ hours",
    "practitioners’ hours",
    "trained practitioners",
    "money",
)


def options(took: Took, have: Have, *, wider: Sequence[int] = (2,)) -> list[Option]:
    """Return the ways on: to stop, to keep as many groups, and to have more by each factor.

    Raises:
        ValueError: if the year had no group, so that nothing can be multiplied.
    """
    if took.groups < 1:
        raise ValueError("there was no group: what one took is not known")
    times = {STOP: [0], KEEP: [1], WIDEN: list(wider)}
    return [_option(way, many, took, have) for way, all_of in times.items() for many in all_of]


def _option(way: Way, times: int, took: Took, have: Have) -> Option:
    groups = took.groups * times
    clinicians = groups * took.group_hours
    practitioners = took.cases * times * took.case_hours
    cost = (
        clinicians * took.clinician_rate
        + practitioners * took.practitioner_rate
        + took.other_money * times
    )
    needs = {
        CLINICIANS: clinicians,
        PRACTITIONERS: practitioners,
        TRAINED: float(took.practitioners * times),
        MONEY: cost,
    }
    there = {
        CLINICIANS: have.clinician_hours,
        PRACTITIONERS: have.practitioner_hours,
        TRAINED: float(have.trained),
        MONEY: have.money,
    }
    share = {name: _share(need, there[name]) for name, need in needs.items()}
    return Option(
        way=way, groups=groups, cases=took.cases * times, cost=cost, needs=needs, share=share
    )


def _share(need: float, have: float) -> float:
    if need <= 0:
        return 0.0
    return need / have if have > 0 else float("inf")


def most_groups(took: Took, have: Have) -> tuple[int, str]:
    """Return how many groups there is enough for, and what would run out first.

    A group takes its share of cases, practitioners and money with it.

    Raises:
        ValueError: if the year had no group.
    """
    one = _option(KEEP, 1, took, have) if took.groups else None
    if one is None:
        raise ValueError("there was no group: what one took is not known")
    each = {name: share / took.groups for name, share in one.share.items() if share > 0}
    if not each:
        return 0, ""
    name = max(each, key=lambda key: (each[key], key))
    return int(1 / each[name] + 1e-9), name
