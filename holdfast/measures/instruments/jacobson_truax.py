"""How far a score must move before the move is more than error, from a spread and a reliability.

Source: Jacobson and Truax 1991. NHS England's fixed thresholds are the other sort of rule, in
`nhs_england`; the two are never mixed.
"""

from math import sqrt

BEYOND_CHANCE = 1.96  # as the paper has it


def threshold(sd: float, reliability: float) -> float:
    """Return 1.96 x SD x sqrt(2 (1 - r)), in points; a change must be more than this."""
    return BEYOND_CHANCE * sd * sqrt(2 * (1 - reliability))
