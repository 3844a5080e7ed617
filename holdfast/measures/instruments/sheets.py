"""What may be typed from a sheet that somebody has scored already."""

from collections.abc import Mapping

from holdfast.measures.instruments.shapes import Problem, Scale, Score


def problems_of(scales: Mapping[str, Scale], scores: Mapping[str, Score]) -> list[Problem]:
    """Return everything wrong with typed scores, by scale; nothing means keep them."""
    if all(score is None for score in scores.values()):
        return [Problem(next(iter(scales)), "no score is given", "Enter the scores on the sheet")]
    return [
        wrong_score(key, score, scales)
        for key, score in scores.items()
        if score is not None and not can_be(scales.get(key), score)
    ]


def can_be(scale: Scale | None, score: int | float) -> bool:
    """Tell whether a scale can have a score."""
    if scale is None:
        return False
    is_whole = float(score).is_integer() or not scale.is_rounded
    return is_whole and scale.lowest <= score <= scale.highest


def wrong_score(key: str, score: int | float, scales: Mapping[str, Scale]) -> Problem:
    """Say what is wrong with one score, and what to do about it."""
    scale = scales.get(key)
    if scale is None:
        return Problem(key, f"{key} is not typed in here", "Leave it out")
    number = "a whole number" if scale.is_rounded else "a number"
    return Problem(
        key,
        f"{score} is not a score of {scale.words}",
        f"Write {number} from {scale.lowest} to {scale.highest}, or leave it blank",
    )
