"""Read-only questions about one case: the whole of it, and its timeline. Imported from here."""

from holdfast.casework.reports.head import at_head, may_do
from holdfast.casework.reports.measured import MeasureRead, SdqRead
from holdfast.casework.reports.timeline import KINDS, Moment, timeline
from holdfast.casework.reports.whole_case import (
    DiscussionRead,
    EventRead,
    GoalRead,
    RatingRead,
    StepRead,
    VisitRead,
    WholeCase,
    WordingRead,
    whole_case,
)

__all__ = [
    "KINDS",
    "DiscussionRead",
    "EventRead",
    "GoalRead",
    "MeasureRead",
    "Moment",
    "RatingRead",
    "SdqRead",
    "StepRead",
    "VisitRead",
    "WholeCase",
    "WordingRead",
    "at_head",
    "may_do",
    "timeline",
    "whole_case",
]
