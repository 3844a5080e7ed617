"""When scores stop coming, where a case is asked more than twice.

How many forms came back when tells of the programme's work and nothing of a child: no number is
hidden.
"""

from collections import Counter
from collections.abc import Sequence

from holdfast.evaluation.rules.findings import Table
from holdfast.evaluation.rules.scores import CaseScores, ScaleRead

SCORED, NONE = "Yes", "No"
TIMES = ("start", "review", "end")


def table(
    cases: Sequence[CaseScores], scale: ScaleRead, times: Sequence[str] = TIMES
) -> Table | None:
    """Return how many cases have a score at which of the times, the commonest first.

    None where at fewer than three of the times anybody has a score: then it says nothing new.
    """
    told = [time for time in times if any(time in case.scored_at for case in cases)]
    if len(told) < 3:
        return None
    found = Counter(tuple(time in case.scored_at for time in told) for case in cases)
    again = sum(many for has, many in found.items() if comes_back(has))
    return Table(
        key=f"{scale.key}.pattern",
        heading=f"{scale.name}: when scores stop coming",
        columns=(*(time.capitalize() for time in told), "Cases"),
        rows=tuple(
            (*(SCORED if each else NONE for each in has), many)
            for has, many in sorted(found.items(), key=lambda one: (-one[1], one[0]))
        ),
        note=f"Whether there is a score. {again} of the cases left a hole and came back.",
        method="counted",
    )


def comes_back(has: Sequence[bool]) -> bool:
    """Say whether a score is missing before one that is there."""
    return False in has and any(has[list(has).index(False) :])
