"""The rules of capacity: caseload, hours, what an absence hits, turnover, one more case.

Split by what they are about; imported from here.
"""

from holdfast.capacity.rules.caseload import Caseload, WhyNotSay, is_over, why_not_say
from holdfast.capacity.rules.hours import (
    KINDS,
    Kept,
    Minutes,
    WhyNotRelease,
    as_hours,
    kept,
    per_week,
    why_not_release,
)
from holdfast.capacity.rules.planner import Hit, Kind, Week, open_hits, weeks
from holdfast.capacity.rules.turnover import Seat, refilled, turnover
from holdfast.capacity.rules.what_if import Answer, Figures, figures_from, one_more

__all__ = [
    "KINDS",
    "Answer",
    "Caseload",
    "Figures",
    "Hit",
    "Kept",
    "Kind",
    "Minutes",
    "Seat",
    "Week",
    "WhyNotRelease",
    "WhyNotSay",
    "as_hours",
    "figures_from",
    "is_over",
    "kept",
    "one_more",
    "open_hits",
    "per_week",
    "refilled",
    "turnover",
    "weeks",
    "why_not_release",
    "why_not_say",
]
