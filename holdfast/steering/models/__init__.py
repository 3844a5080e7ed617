"""What is stored of the plan, commitments and money, what people are told, and of reviews."""

from holdfast.steering.models.commitments import (
    BudgetLine,
    Commitment,
    Payment,
    Purchase,
    Responsibility,
)
from holdfast.steering.models.communication import (
    Engagement,
    Newsletter,
    Notice,
    NoticeRead,
    Stakeholder,
    Telling,
)
from holdfast.steering.models.plan import (
    Milestone,
    Need,
    SteeringAction,
    SteeringDecision,
    SteeringMeeting,
)
from holdfast.steering.models.reviews import ReviewPaper, ReviewPoint

__all__ = [
    "BudgetLine",
    "Commitment",
    "Engagement",
    "Milestone",
    "Need",
    "Newsletter",
    "Notice",
    "NoticeRead",
    "Payment",
    "Purchase",
    "Responsibility",
    "ReviewPaper",
    "ReviewPoint",
    "Stakeholder",
    "SteeringAction",
    "SteeringDecision",
    "SteeringMeeting",
    "Telling",
]
