"""What is stored of a case. Split by what it is about; imported from here."""

from holdfast.casework.models.case import Assignment, Case, CaseQuerySet
from holdfast.casework.models.concerns import Concern, ConcernStep
from holdfast.casework.models.ending import ClosingSummary, Ending, FollowUp
from holdfast.casework.models.formulation import Harm, HarmProfile, StageNote
from holdfast.casework.models.goals import Goal, GoalRules, Rating, Wording
from holdfast.casework.models.plan import (
    OnwardReferral,
    Pasting,
    PlannedModule,
    PlanOutcome,
    Recheck,
)
from holdfast.casework.models.showing import Showing
from holdfast.casework.models.states import CaseMove, ManagersWord, RunDecision
from holdfast.casework.models.unsafe import UnsafeFlag
from holdfast.casework.models.visits import Discussion, Event, StepDone, Visit

__all__ = [
    "Assignment",
    "Case",
    "CaseMove",
    "CaseQuerySet",
    "ClosingSummary",
    "Concern",
    "ConcernStep",
    "Discussion",
    "Ending",
    "Event",
    "FollowUp",
    "Goal",
    "GoalRules",
    "Harm",
    "HarmProfile",
    "ManagersWord",
    "OnwardReferral",
    "Pasting",
    "PlanOutcome",
    "PlannedModule",
    "Rating",
    "Recheck",
    "RunDecision",
    "Showing",
    "StageNote",
    "StepDone",
    "UnsafeFlag",
    "Visit",
    "Wording",
]
