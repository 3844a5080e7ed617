"""The rules of risk: how grave a risk is, what the figures propose, and what is proposed again.

Split by what they are about; imported from here.
"""

from holdfast.risk.rules.proposing import (
    PROPOSALS,
    Kept,
    Proposed,
    WhyNotSettle,
    to_propose,
    why_not_settle,
)
from holdfast.risk.rules.scoring import (
    IMPACT,
    LIKELIHOOD,
    STATES,
    Grade,
    WhyNotKeep,
    grade,
    score,
    trend,
    why_not_close,
    why_not_keep,
    why_not_review,
)
from holdfast.risk.rules.triggers import (
    TRIGGERS,
    Cause,
    Facts,
    GroupMeetings,
    Leaver,
    ManagerTime,
    MeetingAhead,
    Section,
    Started,
    Trigger,
    causes,
)

__all__ = [
    "IMPACT",
    "LIKELIHOOD",
    "PROPOSALS",
    "STATES",
    "TRIGGERS",
    "Cause",
    "Facts",
    "Grade",
    "GroupMeetings",
    "Kept",
    "Leaver",
    "ManagerTime",
    "MeetingAhead",
    "Proposed",
    "Section",
    "Started",
    "Trigger",
    "WhyNotKeep",
    "WhyNotSettle",
    "causes",
    "grade",
    "score",
    "to_propose",
    "trend",
    "why_not_close",
    "why_not_keep",
    "why_not_review",
    "why_not_settle",
]
