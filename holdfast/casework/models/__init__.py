"""What is stored of a case. Split by what it is about; imported from here."""

from holdfast.casework.models.case import Assignment, Case, CaseQuerySet
from holdfast.casework.models.concerns import Concern, ConcernStep
from holdfast.casework.models.delivering import (
    Adaptation,
    Reflection,
    SecondWorker,
    ToDiscuss,
    WiderUse,
)
from holdfast.casework.models.ending import ClosingSummary, Ending, FollowUp
from holdfast.casework.models.files import File, FileQuerySet
from holdfast.casework.models.formulation import Harm, HarmProfile, StageNote
from holdfast.casework.models.goals import Goal, GoalRules, Rating, Wording
from holdfast.casework.models.handing import Cover, Handover
from holdfast.casework.models.plan import (
    OnwardReferral,
    Pasting,
    PlannedModule,
    PlanOutcome,
    Recheck,
)
from holdfast.casework.models.reminders import Reminder
from holdfast.casework.models.showing import Showing
from holdfast.casework.models.specialist import GoAhead
from holdfast.casework.models.states import CaseMove, ManagersWord, RunDecision
from holdfast.casework.models.supervised import (
    AgreedAction,
    AgreedActionQuerySet,
    Amendment,
    Slot,
    SlotQuerySet,
)
from holdfast.casework.models.unsafe import UnsafeFlag
from holdfast.casework.models.visits import Discussion, Event, StepDone, Visit

__all__ = [
    "Adaptation",
    "AgreedAction",
    "AgreedActionQuerySet",
    "Amendment",
    "Assignment",
    "Case",
    "CaseMove",
    "CaseQuerySet",
    "ClosingSummary",
    "Concern",
    "ConcernStep",
    "Cover",
    "Discussion",
    "Ending",
    "Event",
    "File",
    "FileQuerySet",
    "FollowUp",
    "GoAhead",
    "Goal",
    "GoalRules",
    "Handover",
    "Harm",
    "HarmProfile",
    "ManagersWord",
    "OnwardReferral",
    "Pasting",
    "PlanOutcome",
    "PlannedModule",
    "Rating",
    "Recheck",
    "Reflection",
    "Reminder",
    "RunDecision",
    "SecondWorker",
    "Showing",
    "Slot",
    "SlotQuerySet",
    "StageNote",
    "StepDone",
    "ToDiscuss",
    "UnsafeFlag",
    "Visit",
    "WiderUse",
    "Wording",
]
