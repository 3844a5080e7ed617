"""NHS England's own thresholds of reliable change: one number a scale, fixed.

A second rule beside any that is computed from a reliability, and never mixed with it: the name
goes with every result. Its source does not say whether a move of exactly the threshold is
enough; that it is, is our inference. It has none for the SDQ's total, nor for a teacher.
"""

from holdfast.measures.instruments.shapes import Informant, ReliableRule

NAME = "NHS England threshold"
SOURCE = (
    "NHS England outcome code (stored file 16544635342), {origin}. That a move of exactly the "
    "threshold counts is our inference."
)


def rule(
    scale: str, threshold: float, *, origin: str, informant: Informant | None = None
) -> ReliableRule:
    """Return the threshold of one scale as a rule; `origin` is what its source says of it."""
    return ReliableRule(
        key="nhs_england",
        name=NAME,
        scale=scale,
        informant=informant,
        threshold=threshold,
        reached_at=True,
        reliability="fixed threshold, no reliability stated",
        source=SOURCE.format(origin=origin),
        is_provisional=False,
    )
