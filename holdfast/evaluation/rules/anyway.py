"""What would have happened anyway: the SDQ's added value, and the pull to the mean.

A group chosen because its scores were bad looks better at a second asking whatever is done.
"""

from collections import Counter
from collections.abc import Sequence

from holdfast.evaluation.rules.enough import why_not_yet
from holdfast.evaluation.rules.findings import Figure, Table
from holdfast.evaluation.rules.scores import Pair, ScaleRead
from holdfast.evaluation.rules.telling import counted, estimated
from holdfast.measures.rules.added import HIGH_RISK_FROM
from holdfast.measures.rules.averages import mean, sd
from holdfast.measures.rules.expected import (
    IS_PROVISIONAL,
    ParentPair,
    WhyNoAddedValue,
    added_value_of,
    regression_to_the_mean,
    why_no_added_value,
)

ADDED_VALUE = (
    "2.3 + 0.8 total + 0.2 impact - 0.3 emotional - last total, over 5; interval from the "
    "published spread of 5 points (Ford and others 2009)"
) + ("; its numbers are recalled, and not yet checked against the paper" if IS_PROVISIONAL else "")
PULL = "SD (1 - r) phi(z) / (1 - Phi(z)), for normal scores of the population named"
LOW_RISK = (
    f"Most of these children first scored under {HIGH_RISK_FROM}. The formula is made for children "
    f"with many difficulties, and makes others look better than they are."
)


def added_value(pairs: Sequence[Pair], scale: ScaleRead) -> Figure:
    """Return the group's added value as an effect size (points / 5), parents' SDQ totals alone.

    The pairs are of the parent form. Those without an emotional or impact score, or not four to
    eight months apart, are left out.
    """
    taken = [pair for pair in pairs if why_not(pair) is None]
    at_risk = sum(pair.first >= HIGH_RISK_FROM for pair in taken)
    low = LOW_RISK if 2 * at_risk < len(taken) else ""
    found = added_value_of([_parent(pair) for pair in taken])
    return estimated(
        f"{scale.key}.added_value",
        "change beyond what such children do by themselves in half a year",
        found.effect_size,
        found.effect_size_ci95,
        unit="standard deviations",
        method=ADDED_VALUE,
        n=len(taken),
        because=why_not_yet(len(taken)) or low,
    )


def told_of(pairs: Sequence[Pair], scale: ScaleRead) -> Table:
    """Return of how many pairs the added value is told, and why not of others. None is hidden.

    What is left out is a form that lacks a score or came too soon or too late: that tells nothing
    of a child.
    """
    against = Counter(why for why in map(why_not, pairs) if why)
    return Table(
        key=f"{scale.key}.added_value_of",
        heading=f"{scale.name}: of which pairs the added value is told",
        columns=("Pairs", "How many"),
        rows=(
            ("Counted", len(pairs) - against.total()),
            *((f"Left out: {why}", against[why]) for why in WhyNoAddedValue if against[why]),
            ("All", len(pairs)),
        ),
        note=f"Many first scores under {HIGH_RISK_FROM} make it look better than it is.",
        method=ADDED_VALUE,
    )


def why_not(pair: Pair) -> WhyNoAddedValue | None:
    """Return why a pair of parents' forms has no added value; None where it has one."""
    return why_no_added_value(
        parent_form=True,
        emotional=pair.of.parts.get("emotional"),
        impact=pair.of.parts.get("impact"),
        between=(pair.of.first_on, pair.of.last_on),
    )


def _parent(pair: Pair) -> ParentPair:
    return ParentPair(
        total=pair.first,
        emotional=pair.of.parts.get("emotional"),
        impact=pair.of.parts.get("impact"),
        second_total=pair.last,
    )


def pull_to_the_mean(pairs: Sequence[Pair], scale: ScaleRead) -> tuple[Figure, ...]:
    """Return the gain to expect, untreated, of those whose first score was bad, in points.

    Twice, for it depends on whom they were taken from: everybody (the norms), or others like
    these (their own first scores, from ten pairs on). None where no cut is named from which a
    score is bad, or no norms are.
    """
    if scale.cut is None or scale.norms is None:
        return ()
    norms, firsts = scale.norms, [pair.first for pair in pairs]
    spread = None if why_not_yet(len(firsts)) else sd(firsts)
    found = [_pull(scale, "pull_from_all", norms.mean, norms.sd, f"all others: {norms.source}")]
    if spread:
        source = "others like these: the mean and spread of their own first scores"
        found.append(_pull(scale, "pull_from_alike", mean(firsts), spread, source))
    return tuple(found)


def _pull(scale: ScaleRead, key: str, middle: float, spread: float, taken_from: str) -> Figure:
    sign = 1 if scale.lower_is_better else -1
    cut, norms = scale.cut or 0.0, scale.norms
    fall = regression_to_the_mean(
        mean=sign * middle,
        sd=spread,
        reliability=norms.reliability if norms else 0.0,
        cut=sign * cut,
    )
    return counted(
        f"{scale.key}.{key}",
        f"gain in {scale.name} to expect of those who first scored {cut:.4g} or worse, if nothing "
        f"were done and they were taken from among {taken_from.split(':')[0]}",
        fall,
        unit="points",
        method=f"{PULL}: {taken_from}",
    )
