"""The rules of the work with a family: what may be done, what is due, what a picture says.

Split by what they are about; imported from here.
"""

from holdfast.access.rules import Standing
from holdfast.casework.rules.cases import (
    CASES_EACH,
    ENDINGS,
    HANDOVERS,
    PARTS,
    PLANS,
    Allocating,
    Opening,
    Phase,
    WhyNotAllocate,
    WhyNotOpen,
    WhyNotRecord,
    why_not_allocate,
    why_not_open,
    why_not_record,
)
from holdfast.casework.rules.choices import (
    Choices,
)
from holdfast.casework.rules.goals import (
    GOAL_ENDINGS,
    STUCK_AFTER,
    VOICES,
    is_stuck,
)
from holdfast.casework.rules.visits import (
    EVENTS,
    HOW_DONE,
    MISSED,
    TOOK_PART,
    VISIT_AMBER,
    VISIT_EVERY,
    VISIT_OUTCOMES,
    VISIT_RED,
    Gap,
    VisitTyped,
    WhyNotVisit,
    gap,
    why_not_visit,
)

__all__ = [
    "CASES_EACH",
    "ENDINGS",
    "EVENTS",
    "GOAL_ENDINGS",
    "HANDOVERS",
    "HOW_DONE",
    "MISSED",
    "PARTS",
    "PLANS",
    "STUCK_AFTER",
    "TOOK_PART",
    "VISIT_AMBER",
    "VISIT_EVERY",
    "VISIT_OUTCOMES",
    "VISIT_RED",
    "VOICES",
    "Allocating",
    "Choices",
    "Gap",
    "Opening",
    "Phase",
    "Standing",
    "VisitTyped",
    "WhyNotAllocate",
    "WhyNotOpen",
    "WhyNotRecord",
    "WhyNotVisit",
    "gap",
    "is_stuck",
    "why_not_allocate",
    "why_not_open",
    "why_not_record",
    "why_not_visit",
]
