"""Findings for a reader: a snapshot of what they may count, asked and told in one go."""

from datetime import date
from typing import TYPE_CHECKING

from holdfast.access.models import User

if TYPE_CHECKING:
    from holdfast.evaluation.rules.findings import Findings


def findings_for(reader: User, *, as_of: date, pence_an_hour: int | None = None) -> "Findings":
    """Return what an evaluation of the reader's authority finds, as it stood on a day.

    It is made anew each time: of a pilot's year in about two seconds, most of it in working out
    what must be hidden. Nothing of it is kept, and nothing is written.

    Raises:
        PermissionError: if the reader may not see an evaluation.
    """
    from holdfast.evaluation.engine import chosen
    from holdfast.evaluation.finding import Asked, findings
    from holdfast.evaluation.snapshot.records import snapshot_for

    taken = snapshot_for(reader, as_of=as_of)
    return findings(taken, Asked(pence_an_hour=pence_an_hour), engine=chosen())
