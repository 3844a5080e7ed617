"""Score any scale that is a sum, a mean or a prorated sum of its items.

Whole-number arithmetic wherever rounding is prescribed: `round` would make 2.5 into 2, and the
published rules make it 3.
"""

from collections.abc import Mapping, Sequence

from holdfast.measures.instruments.shapes import Missing, Scale, Score

Items = Mapping[int, int | None]
Allowed = Mapping[int, Sequence[int]]


def score_scales(scales: Mapping[str, Scale], items: Items, allowed: Allowed) -> dict[str, Score]:
    """Return the score of every scale made of items or of other scales, by its key.

    A scale made of others comes after them, and has no score where any of them has none.
    """
    scores: dict[str, Score] = {}
    for key, scale in scales.items():
        if scale.parts:
            scores[key] = add_up([scores[part] for part in scale.parts])
        elif scale.items:
            scores[key] = score_scale(scale, items, allowed)
    return scores


def add_up(parts: Sequence[Score]) -> Score:
    """Return the sum of some scores; None if any of them is missing."""
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def keyed_answers(scale: Scale, items: Items, allowed: Allowed) -> list[int]:
    """Return a scale's answers, the reversed ones turned; a blank is missing, never 0."""
    return [
        turned(answer, allowed[number]) if number in scale.reversed else answer
        for number in scale.items
        if (answer := items.get(number)) is not None
    ]


def turned(answer: int, allowed: Sequence[int]) -> int:
    """Return a reversed item's answer as it counts: highest and lowest change places."""
    return max(allowed) + min(allowed) - answer


def score_scale(scale: Scale, items: Items, allowed: Allowed) -> Score:
    """Return one scale's score; None where too little was answered.

    A sum is over the scale's items and a mean over the answers given. Where blanks are
    prorated, a sum is the mean of the answers given times the number of items.
    """
    keyed = keyed_answers(scale, items, allowed)
    if not keyed or len(keyed) < _needed(scale):
        return None
    asked = 1 if scale.is_mean else len(scale.items)
    return divided(sum(keyed) * asked, len(keyed) * scale.per, is_rounded=scale.is_rounded)


def _needed(scale: Scale) -> int:
    return scale.least_answered if scale.missing is Missing.PRORATED else len(scale.items)


def divided(top: int, bottom: int, *, is_rounded: bool) -> int | float:
    """Divide two whole numbers; to the nearest whole number, half up, where rounding is asked."""
    if is_rounded:
        return half_up(top, bottom)
    return top / bottom


def half_up(top: int, bottom: int) -> int:
    """Return top / bottom to the nearest whole number, a half always going up."""
    return (2 * top + bottom) // (2 * bottom)
