"""A part of a whole, and how sure the share is."""

import math

from holdfast.measures.rules.averages import Z95, Interval


def wilson(part: int, whole: int) -> Interval:
    """Return Wilson's 95% interval of the share `part` / `whole`, from 0 to 1.

    (p + z^2/2n +- z sqrt(p(1 - p)/n + z^2/4n^2)) / (1 + z^2/n): Wilson (1927), without a
    correction for continuity. Raise ValueError unless 0 <= part <= whole and whole is 1 or more.
    """
    if not 0 <= part <= whole or not whole:
        raise ValueError(f"{part} of {whole} is not a share")
    share, square = part / whole, Z95**2
    middle = share + square / (2 * whole)
    half = Z95 * math.sqrt(share * (1 - share) / whole + square / (4 * whole**2))
    under = 1 + square / whole
    return Interval(max(0.0, (middle - half) / under), min(1.0, (middle + half) / under))
