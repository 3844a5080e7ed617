"""Every pair of one scale, for whoever holds a snapshot or an extract, and so its rows."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from holdfast.evaluation.engine import answers
from holdfast.evaluation.finding.outcomes import Answers, answered_of, read_of
from holdfast.evaluation.mapping.writing import scales_beside
from holdfast.evaluation.rules.points import Picture, picture
from holdfast.evaluation.rules.readings import with_own_error
from holdfast.evaluation.rules.scores import ScaleRead, pairs_of
from holdfast.evaluation.snapshot.files import read
from holdfast.evaluation.tables import QUESTIONS

NEEDED = ("cases", "first_and_last", "why_no_last", "modules_of_cases", "scored")


def picture_in(folder: Path, key: str) -> tuple[Picture, ScaleRead]:
    """Return the picture of a scale's pairs, by the scale's key (sdq.parent.total).

    Raises:
        NotASnapshot: if the folder is none.
        ValueError: if it has no such scale, in words that say which it has.
    """
    told = answers(read(folder).tables, {name: QUESTIONS[name] for name in NEEDED})
    found = {read.key: (drawn, read) for drawn, read in pictures(told, scales_beside(folder))}
    if key not in found:
        raise ValueError(f"there is no scale {key}. There are: {', '.join(found) or 'none'}")
    return found[key]


def pictures(told: Answers, more: Iterable[ScaleRead] = ()) -> Iterator[tuple[Picture, ScaleRead]]:
    """Yield the picture of each scale's pairs, and how the scale is read."""
    answered = answered_of(told)
    others = {one.key: one for one in more}
    for scale in answered.scales():
        found = read_of(*scale, others)
        if found is not None:
            pairs = pairs_of(answered.every(*scale))
            its = with_own_error(found, pairs)
            yield picture(pairs, its), its
