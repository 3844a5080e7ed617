"""What a file of pairs comes to, as plain figures under fixed names, never rounded.

The names are the public face of `holdfast change --json`: a figure that is not known is null.
"""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from holdfast.exchange.change.forms import Form
from holdfast.exchange.change.pairs_in import Child, Pairs, WhyIncomplete
from holdfast.measures.instruments.shapes import Informant, ReliableRule
from holdfast.measures.rules.averages import Interval
from holdfast.measures.rules.change import change
from holdfast.measures.rules.expected import (
    IS_PROVISIONAL,
    ParentPair,
    added_value_of,
    why_no_added_value,
)
from holdfast.measures.rules.reliable import Moved, counts, moved, whole_points

SDQ_TOTAL = "higher is better: change is t1 - t2, because a lower SDQ total is fewer difficulties"
RULE = "Jacobson-Truax, a change of more than 1.96 x SD x sqrt(2(1 - r))"
NO_ADDED_VALUE = "only the parent form's SDQ total has a published formula"
NOT_RELIABLE = "no named source gives a threshold for this scale by this informant"
Figures = dict[str, Any]  # figures of several kinds under fixed names, on their way to JSON


def figures(pairs: Pairs, form: Form) -> Figures:
    """Return every figure of a file, by its public name."""
    complete = [child for child in pairs.children if not child.why_incomplete]
    first = [float(child.first) for child in complete if child.first is not None]
    second = [float(child.second) for child in complete if child.second is not None]
    found = change(first, second, lower_is_better=form.lower_is_better)
    return {
        "instrument": form.instrument.key,
        "scale": form.scale_key,
        "informant": form.informant.value,
        "direction": _direction(form),
        "rows": pairs.rows,
        "left_out": pairs.left_out,
        "pairs": found.pairs,
        "incomplete": _tally((child.why_incomplete for child in pairs.children), WhyIncomplete),
        "mean_change": found.mean,
        "sd_change": found.sd,
        "ci95": _ends(found.ci95),
        "correlation": found.correlation,
        "d_z": found.z.d if found.z else None,
        "g_av": found.av.g if found.av else None,
        "g_av_ci95": _ends(found.av.g_ci95 if found.av else None),
        **_only_for_some(complete, form, is_dated=pairs.is_dated),
        **_reliable_or_why_not(first, second, form),
    }


def _direction(form: Form) -> str:
    """Say which way a change is counted, and why."""
    if form.is_sdq_total:
        return SDQ_TOTAL
    if form.lower_is_better:
        return f"higher is better: change is t1 - t2, because a lower {form.name} is better"
    return f"higher is better: change is t2 - t1, because a higher {form.name} is better"


def _only_for_some(complete: list[Child], form: Form, *, is_dated: bool) -> Figures:
    """Return the added value where the scale has a formula; null and the reason otherwise."""
    if form.is_sdq_total:
        return {"added_value": _added_value(complete, form, is_dated=is_dated)}
    return {"added_value": None, "added_value_why_not": NO_ADDED_VALUE}


def _reliable_or_why_not(first: list[float], second: list[float], form: Form) -> Figures:
    """Return how many moved by more than error where a rule says so; null and why otherwise."""
    rule = form.rule
    if rule is None:
        return {"reliable": None, "reliable_why_not": NOT_RELIABLE}
    return {"reliable": _reliable(first, second, form, rule)}


def _added_value(complete: list[Child], form: Form, *, is_dated: bool) -> Figures:
    """Return the group's added value, of the pairs that may have one."""
    parent_form = form.informant is Informant.PARENT
    against = [
        why_no_added_value(
            parent_form=parent_form,
            emotional=child.emotional,
            impact=child.impact,
            between=(child.first_on, child.second_on) if is_dated else None,
        )
        for child in complete
    ]
    taken = [
        ParentPair(
            total=child.first,
            emotional=child.emotional,
            impact=child.impact,
            second_total=child.second,
        )
        for child, why in zip(complete, against, strict=True)
        if not why and child.first is not None and child.second is not None
    ]
    found = added_value_of(taken)
    return {
        "n": found.n,
        "mean": found.mean,
        "mean_ci95": _ends(found.mean_ci95),
        "effect_size": found.effect_size,
        "ci95": _ends(found.effect_size_ci95),
        "ci95_is_of": "effect_size",
        "excluded": dict(Counter(why.value for why in against if why)),
        "months_apart_checked": is_dated,
        "is_provisional": IS_PROVISIONAL,
    }


def _reliable(first: list[float], second: list[float], form: Form, rule: ReliableRule) -> Figures:
    """Return how many children moved by more than error, and by which rule."""
    found = counts(
        moved(before, after, rule=rule, lower_is_better=form.lower_is_better)
        for before, after in zip(first, second, strict=True)
    )
    return {
        "improved": found[Moved.IMPROVED],
        "deteriorated": found[Moved.DETERIORATED],
        "unchanged": found[Moved.UNCHANGED],
        "threshold": rule.threshold,
        "whole_points": whole_points(rule) if form.scale.is_rounded else None,
        "reliability": form.reliability,
        "reliability_kind": form.kind if form.reliability else None,
        "rule": f"{rule.name}: {form.informant} form, {rule.reliability}; {_how_far(rule)}",
        "source": rule.source,
        "is_provisional": rule.is_provisional,
    }


def _how_far(rule: ReliableRule) -> str:
    return f"a change of {rule.threshold} or more" if rule.reached_at else RULE


def _tally(found: Iterable[StrEnum | None], every: type[StrEnum]) -> dict[str, int]:
    """Return how many there are of each reason, noughts included."""
    counted = Counter(why for why in found if why)
    return {why.value: counted[why] for why in every}


def _ends(interval: Interval | None) -> list[float] | None:
    return list(interval) if interval else None
