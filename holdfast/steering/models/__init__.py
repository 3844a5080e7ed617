"""What is stored of the plan, commitments and money, and of what people are told."""

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
    "Stakeholder",
    "SteeringAction",
    "SteeringDecision",
    "SteeringMeeting",
    "Telling",
]
