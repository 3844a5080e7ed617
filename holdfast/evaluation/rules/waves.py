"""When scores stop coming, where a case was asked more than twice.

A pattern is one sign for each time of asking: X for a score, a dot for none.
"""

from collections import Counter
from collections.abc import Sequence

from holdfast.evaluation.rules.findings import Table
from holdfast.evaluation.rules.scores import ScaleRead

SCORED, NONE = "X", "."


def pattern(scores: Sequence[float | None]) -> str:
    """Return the pattern of one case's scores, in order of time: "XX.X"."""
    return "".join(NONE if score is None else SCORED for score in scores)


def left_for_good(shape: str) -> bool:
    """Say whether scores stopped and never came again: "XX.." and not "X.X."."""
    known = shape.rstrip(NONE)
    return known != shape and NONE not in known


def table(
    times: Sequence[str], scores: Sequence[Sequence[float | None]], scale: ScaleRead
) -> Table:
    """Return how many cases have each pattern over the named times, the commonest first.

    Raise ValueError where a case has not one place for each time.
    """
    if any(len(each) != len(times) for each in scores):
        raise ValueError(f"every case needs one place for each of {', '.join(times)}")
    found = Counter(pattern(each) for each in scores)
    inner = sum(count for shape, count in found.items() if NONE in shape.rstrip(NONE))
    return Table(
        key=f"{scale.key}.pattern",
        heading=f"{scale.name}: when scores stop coming",
        columns=(*times, "Cases"),
        rows=tuple(
            (*shape, count) for shape, count in sorted(found.items(), key=lambda e: (-e[1], e[0]))
        ),
        note=f"{SCORED} is a score, {NONE} is none. {inner} left a hole and came back.",
        method="counted",
    )
