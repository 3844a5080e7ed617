"""The rules of the work with a family: what may be done, what is due, what a picture says."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from holdfast.access.rules import Standing

__all__ = ["Standing"]
Choices = list[tuple[str, str]]

VOICES: Choices = [
    ("child", "Child or young person"),
    ("parent", "Parent or carer"),
    ("family", "Whole family"),
    ("practitioner", "Practitioner"),
]
PARTS: Choices = [("lead", "Lead practitioner"), ("co-worker", "Co-worker")]
PLANS: Choices = [
    ("early help plan", "Early help or Family Help plan"),
    ("child in need plan", "Child in need plan"),
    ("child protection plan", "Child protection plan"),
    ("care plan", "Care plan"),
    ("pathway plan", "Pathway plan"),
]
ENDINGS: Choices = [
    ("goals met", "Goals met"),
    ("goals partly met", "Goals partly met"),
    ("family withdrew", "The family withdrew"),
    ("moved away", "The family moved away"),
    ("escalated", "Went on to a higher level of help"),
    ("practitioner left", "The practitioner left and the work was not taken on"),
    ("other", "Another reason"),
]
GOAL_ENDINGS: Choices = [
    ("met", "Met"),
    ("changed", "Changed into another goal"),
    ("set aside", "Set aside"),
]
HANDOVERS: Choices = [
    ("left", "The practitioner left"),
    ("absent", "Absence, such as sickness or maternity leave"),
    ("reorganised", "Teams were reorganised"),
    ("moved", "The family moved"),
    ("asked", "The family asked for a change"),
    ("closed", "The case closed"),
    ("other", "Another reason"),
]
VISIT_OUTCOMES: Choices = [("made", "Visit made"), ("missed", "Planned but missed")]
MISSED: Choices = [
    ("family away", "The family was out or away"),
    ("family cancelled", "The family cancelled"),
    ("practitioner ill", "The practitioner was ill"),
    ("no time", "No time: other work came first"),
    ("other", "Another reason"),
]
HOW_DONE: Choices = [("done", "Done"), ("adapted", "Adapted"), ("skipped", "Skipped")]
TOOK_PART: Choices = [
    ("child", "Child or young person"),
    ("mother", "Mother"),
    ("father", "Father"),
    ("other carer", "Other carer"),
    ("sibling", "Brother or sister"),
    ("other worker", "Another worker"),
]
EVENTS: Choices = [
    ("placement change", "Change of placement or home"),
    ("strategy meeting", "Strategy meeting"),
    ("child protection conference", "Child protection conference"),
    ("plan review", "Review of the statutory plan"),
    ("court hearing", "Court hearing"),
    ("school change", "Change of school"),
    ("birth", "Birth"),
    ("bereavement", "Bereavement"),
    ("other", "Something else"),
]
VISIT_EVERY = timedelta(days=7)
VISIT_AMBER = timedelta(days=14)
VISIT_RED = timedelta(days=21)
STUCK_AFTER = 3  # ratings in a row that did not move


class Phase(StrEnum):
    """The phases of the work: local words, for the guides give none that may be copied."""

    BEGINNING = "beginning"
    MODULES = "module work"
    ENDING = "consolidating and ending"

    @classmethod
    def choices(cls) -> Choices:
        """Return the phases as a form offers them."""
        return [(phase.value, phase.value.capitalize()) for phase in cls]
