"""What a suitability check says of a nomination: yes, not now or no, and every reason.

The seven things come from what the programme's presentation calls "case selection challenging".
The check advises; a person decides, and may decide otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What somebody answers to one question of the check; yes is always in favour."""

    YES = "yes"
    NOT_SURE = "not sure"
    NO = "no"


class Outcome(StrEnum):
    """What a check says, and what a manager decides."""

    YES = "yes"
    NOT_NOW = "not now"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question of the check: its name and words, and what an answer against it means.

    `no` and `not_sure` are reasons in words. One that `stops` makes a family not suitable; the
    others make it wait.
    """

    name: str
    asks: str
    hint: str
    no: str
    not_sure: str
    stops: bool = False


ANSWERS = [(Answer.YES.value, "Yes"), (Answer.NOT_SURE.value, "Not sure"), (Answer.NO.value, "No")]
QUESTIONS: dict[str, Question] = {
    "need": Question(
        name="need",
        asks="Do the family’s needs match what the programme is for?",
        hint="Parenting, attachment, harm at home, or what it has left a child with",
        no="The family’s needs are not what the programme is for",
        not_sure="Find out first what the family needs",
        stops=True,
    ),
    "severity": Question(
        name="severity",
        asks="Can help of this kind be enough?",
        hint="No where the child or a parent first needs a more intensive or specialist service",
        no="The difficulties are above what this work can help with alone",
        not_sure="Find out first whether a more intensive service is needed",
        stops=True,
    ),
    "safety": Question(
        name="safety",
        asks="Is it safe to do this work now, for the child and for the worker?",
        hint="A worry that a child is being harmed goes to the duty team first",
        no="It is not safe to begin this work",
        not_sure="Find out first whether it is safe to begin",
        stops=True,
    ),
    "willingness": Question(
        name="willingness",
        asks="Are the parents or carers willing to try?",
        hint="Somebody has spoken with them about it",
        no="The parents or carers are not willing at present",
        not_sure="Keep in view: whether the parents or carers are willing",
    ),
    "stability": Question(
        name="stability",
        asks="Will the child’s home, and their worker, stay the same for some months?",
        hint="A planned move, or a worker who is leaving, is a no",
        no="The child’s home or worker is about to change",
        not_sure="Keep in view: whether the child’s home and worker will stay the same",
    ),
    "court": Question(
        name="court dates",
        asks="Do court dates, if there are any, leave time for this work?",
        hint="Yes where the family is not in court",
        no="The court’s timetable leaves no time for this work",
        not_sure="Keep in view: the court’s timetable",
    ),
    "fit": Question(
        name="fit",
        asks="Is this the right practitioner for this family?",
        hint="Trained for what the family needs, with the time for a visit each week",
        no="This practitioner is not the right one, or has no time now",
        not_sure="Keep in view: whether this practitioner is the right one",
    ),
}


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a check says, with every reason, the gravest first; `keep_in_view` stops nothing."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()
    keep_in_view: tuple[str, ...] = ()


def read(answers: Mapping[str, str]) -> Reading:
    """Read the answers to all seven questions.

    A no to need, severity or safety: no. Not sure of one of these, or a no to another: not now.
    Not sure of another is kept in view and stops nothing.
    """
    stops: list[str] = []
    waits: list[str] = []
    views: list[str] = []
    for key, question in QUESTIONS.items():
        answer = Answer(answers[key])
        if answer is Answer.NO:
            (stops if question.stops else waits).append(question.no)
        elif answer is Answer.NOT_SURE:
            (waits if question.stops else views).append(question.not_sure)
    outcome = Outcome.NO if stops else Outcome.NOT_NOW if waits else Outcome.YES
    return Reading(outcome=outcome, reasons=(*stops, *waits), keep_in_view=tuple(views))
