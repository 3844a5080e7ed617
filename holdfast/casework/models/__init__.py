"""What is stored of a case. Split by what it is about; imported from here."""

from holdfast.casework.models.case import Assignment, Case, CaseQuerySet, PhaseSpan
from holdfast.casework.models.concerns import Concern, ConcernStep
from holdfast.casework.models.files import File, FileQuerySet
from holdfast.casework.models.goals import Goal, GoalRules, Rating, Wording
from holdfast.casework.models.showing import Showing
from holdfast.casework.models.unsafe import UnsafeFlag
from holdfast.casework.models.visits import Discussion, Event, StepDone, Visit

__all__ = [
    "Assignment",
    "Case",
    "CaseQuerySet",
    "Concern",
    "ConcernStep",
    "Discussion",
    "Event",
    "File",
    "FileQuerySet",
    "Goal",
    "GoalRules",
    "PhaseSpan",
    "Rating",
    "Showing",
    "StepDone",
    "UnsafeFlag",
    "Visit",
    "Wording",
]
