"""A number as a figure, or why there is none: the few ways in which an outcome is told."""

from holdfast.evaluation.rules.findings import Figure, Sure
from holdfast.evaluation.rules.shares import wilson
from holdfast.measures.rules.averages import Interval

OF_SHARE = "share, 0 to 1, with Wilson's 95% interval"
TOO_FEW = "There are too few to say how sure it is."


def estimated(
    key: str,
    says: str,
    value: float | None,
    ends: Interval | None,
    *,
    unit: str,
    method: str,
    n: int,
    because: str = "",
) -> Figure:
    """Return an estimate with its interval; or why it cannot be told, where there is a reason."""
    if because or value is None or ends is None:
        return cannot_tell(key, says, unit=unit, method=method, n=n, because=because or TOO_FEW)
    return Figure(key, says, value, unit, Sure.ESTIMATED, method, n=n, low=ends.low, high=ends.high)


def counted(
    key: str, says: str, value: float, *, unit: str, method: str, n: int | None = None
) -> Figure:
    """Return what was counted, or follows from counts, and has no interval."""
    return Figure(key, says, value, unit, Sure.COUNTED, method, n=n)


def cannot_tell(key: str, says: str, *, unit: str, method: str, n: int, because: str) -> Figure:
    """Return that it cannot be told yet, and why."""
    return Figure(key, says, None, unit, Sure.CANNOT_TELL, method, n=n, because=because)


def share(key: str, says: str, part: int, whole: int) -> Figure:
    """Return a share from 0 to 1, or that there is nothing yet to have a share of."""
    if not whole:
        because = "There are none yet."
        return cannot_tell(key, says, unit="share", method=OF_SHARE, n=0, because=because)
    low, high = wilson(part, whole)
    return Figure(
        key, says, part / whole, "share", Sure.COUNTED, OF_SHARE, n=whole, low=low, high=high
    )
