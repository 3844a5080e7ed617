"""Whether one child's score moved by more than the measure's own error, and where it ended.

Jacobson and Truax (1991). Two kinds of rule live side by side and are never mixed: one computed
from a spread and a reliability, and one fixed in whole points by whoever published it. Each
`ReliableRule` carries its name: an answer without the rule that gave it cannot be judged.
"""

import math
from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from holdfast.measures.instruments.shapes import ReliableRule


class Moved(StrEnum):
    """Where a child stands after two askings, by one rule."""

    RECOVERED = "recovered"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    DETERIORATED = "deteriorated"


def whole_points(rule: ReliableRule) -> int:
    """Return the smallest whole number of points that is more than error by this rule."""
    up = math.ceil(rule.threshold)
    return up if rule.is_reached(up) else up + 1


def standard_error(sd: float, reliability: float) -> float:
    """Return the standard error of one score, SD sqrt(1 - r), in points.

    Raise ValueError unless the SD is positive and the reliability from 0 to 1.
    """
    if not (0 < sd < math.inf and 0 <= reliability <= 1):
        raise ValueError("an SD must be more than 0 and a reliability from 0 to 1")
    return sd * math.sqrt(1 - reliability)


def error_of_difference(sd: float, reliability: float) -> float:
    """Return the standard error of the difference of two scores, SEM sqrt 2, in points."""
    return standard_error(sd, reliability) * math.sqrt(2)


def reliable_change_index(change: float, *, sd: float, reliability: float) -> float:
    """Return the change in errors of the difference; more than 1.96 either way is reliable.

    Raise ValueError for a perfectly reliable measure, which has no error to count in.
    """
    error = error_of_difference(sd, reliability)
    if not error:
        raise ValueError("a measure without error has no reliable change index")
    return change / error


def cut_a(*, clinic_mean: float, clinic_sd: float, lower_is_better: bool) -> float:
    """Return the score two SDs better than the clinic's mean."""
    return clinic_mean - 2 * clinic_sd if lower_is_better else clinic_mean + 2 * clinic_sd


def cut_b(*, norm_mean: float, norm_sd: float, lower_is_better: bool) -> float:
    """Return the score two SDs worse than everybody's mean, with everybody's SD."""
    return norm_mean + 2 * norm_sd if lower_is_better else norm_mean - 2 * norm_sd


def cut_c(*, clinic_mean: float, clinic_sd: float, norm_mean: float, norm_sd: float) -> float:
    """Return the score as likely in the clinic as outside it, weighted by the other's SD."""
    return (clinic_sd * norm_mean + norm_sd * clinic_mean) / (clinic_sd + norm_sd)


def crossed(first: float, second: float, *, cut: float, lower_is_better: bool) -> bool:
    """Say whether a score went from the cut or worse to better than it."""
    if lower_is_better:
        return second < cut <= first
    return first <= cut < second


def moved(
    first: float,
    second: float,
    *,
    rule: ReliableRule,
    lower_is_better: bool,
    cut: float | None = None,
) -> Moved:
    """Say how one child moved. Recovered needs both a reliable change and a cut crossed."""
    better = first - second if lower_is_better else second - first
    if not rule.is_reached(better):
        return Moved.UNCHANGED
    if better < 0:
        return Moved.DETERIORATED
    if cut is not None and crossed(first, second, cut=cut, lower_is_better=lower_is_better):
        return Moved.RECOVERED
    return Moved.IMPROVED


def counts(found: Iterable[Moved]) -> dict[Moved, int]:
    """Return how many children moved each way, noughts included."""
    counted = Counter(found)
    return {way: counted[way] for way in Moved}
