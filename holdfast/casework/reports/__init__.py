"""Read-only questions about one case: the whole of it, and its head. Imported from here."""

from holdfast.casework.reports.goal_reads import (
    FlagRead,
    GoalRead,
    RatingRead,
    UnaskedRead,
    WordingRead,
)
from holdfast.casework.reports.head import at_head, may_do
from holdfast.casework.reports.measured import MeasureRead, SdqRead
from holdfast.casework.reports.plan_of_work import Sheet, sheet_of
from holdfast.casework.reports.whole_case import (
    DiscussionRead,
    EventRead,
    StepRead,
    VisitRead,
    WholeCase,
    whole_case,
)

__all__ = [
    "DiscussionRead",
    "EventRead",
    "FlagRead",
    "GoalRead",
    "MeasureRead",
    "RatingRead",
    "SdqRead",
    "Sheet",
    "StepRead",
    "UnaskedRead",
    "VisitRead",
    "WholeCase",
    "WordingRead",
    "at_head",
    "may_do",
    "sheet_of",
    "whole_case",
]
