"""The rules of consultation: how a question goes on, who may ask what, and what the load is.

Split by what they are about; imported from here.
"""

from holdfast.consultation.rules.asking import (
    OUTCOMES,
    URGENCIES,
    WhyNotAsk,
    WhyNotLog,
    why_not_ask,
    why_not_log,
    why_not_write,
)
from holdfast.consultation.rules.load import (
    SMALLEST,
    Consulted,
    Load,
    Months,
    Waits,
    loads,
    waits,
)
from holdfast.consultation.rules.moves import (
    ENDED,
    MOVES,
    SAID,
    State,
    may_move,
    why_not_move,
)

__all__ = [
    "ENDED",
    "MOVES",
    "OUTCOMES",
    "SAID",
    "SMALLEST",
    "URGENCIES",
    "Consulted",
    "Load",
    "Months",
    "State",
    "Waits",
    "WhyNotAsk",
    "WhyNotLog",
    "loads",
    "may_move",
    "waits",
    "why_not_ask",
    "why_not_log",
    "why_not_move",
    "why_not_write",
]
