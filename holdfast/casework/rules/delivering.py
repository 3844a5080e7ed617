"""Delivering the work: the task between visits, minutes, who came along, changes, what is next.

What is asked of a step that was adapted or skipped follows FRAME (Wiltsey Stirman, Baumann and
Miller 2019, doi 10.1186/s13012-019-0898-y), in short lists of our own words.
"""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from holdfast.casework.rules.choices import Choices

Key = TypeVar("Key", bound=Hashable)

TRIED: Choices = [
    ("yes", "Yes"),
    ("partly", "Partly"),
    ("no", "No"),
    ("not asked", "Not asked"),
]
SECOND_PARTS: Choices = [
    ("lead", "Led the visit"),
    ("supporting", "Supported"),
    ("observing", "Observed"),
    ("clinician", "Came as clinician"),
]
MINUTES: Choices = [  # each field of a visit, and how it is said after a number
    ("preparing_minutes", "preparing"),
    ("travelling_minutes", "travelling"),
    ("minutes", "with the family"),
    ("recording_minutes", "recording"),
]
KIN = {  # who took part, as it is said after a name
    "child": "child",
    "mother": "mother",
    "father": "father",
    "other carer": "carer",
    "sibling": "brother or sister",
}
REASONS: Choices = [
    ("their pace", "It fitted the family’s pace or understanding"),
    ("their lives", "It fitted the family’s culture, faith or language"),
    ("engaging", "To keep them willing and interested"),
    ("distress", "Somebody was too upset for it"),
    ("crisis", "Something more urgent had happened"),
    ("who was there", "Not everybody it needs was there"),
    ("no time", "There was not the time"),
    ("no place", "The place, or what we had with us, did not allow it"),
    ("known already", "They could do it already"),
    ("unsure", "I was not sure how to do it"),
    ("other", "Another reason"),
]
PLANNED: Choices = [("planned", "Planned beforehand"), ("on the day", "Decided on the day")]
DECIDED_BY: Choices = [
    ("practitioner", "I did"),
    ("family", "The family and I together"),
    ("supervision", "Agreed in supervision"),
    ("manager", "My manager"),
    ("another worker", "Another worker"),
]
CHANGED: Choices = [
    ("content", "What was done"),
    ("way", "How it was done"),
    ("place", "Where it was done"),
    ("people", "Who it was done with, or by"),
]
NATURE: Choices = [
    ("fitted", "Put in their terms, or made to fit"),
    ("materials", "Other pictures, words or things used"),
    ("shorter", "Made shorter"),
    ("longer", "Made longer, or spread over visits"),
    ("added", "Something added"),
    ("left out", "Something left out"),
    ("exchanged", "Something done in its place"),
    ("order", "Done in another order"),
    ("mixed", "Mixed with another way of working"),
]
KEEPS_CORE: Choices = [("yes", "Yes"), ("no", "No"), ("not sure", "Not sure")]
SITUATIONS: Choices = [  # of a family outside the programme: broad enough to point at nobody
    ("early help", "Early help"),
    ("child in need", "Child in need"),
    ("child protection", "Child protection"),
    ("looked after", "Looked after, or leaving care"),
    ("parents group", "A group of parents"),
    ("children group", "A group of children or young people"),
    ("other", "Another kind"),
]


@dataclass(frozen=True, kw_only=True)
class StepInOrder(Generic[Key]):
    """One step in the manual's order, and whether the module is not done without it."""

    key: Key
    is_core: bool


def steps_next(steps: Sequence[StepInOrder[Key]], done: Collection[Key]) -> list[Key]:
    """Return the steps of a module that are still to do, the likeliest first.

    Core steps in the manual's order, then the others in theirs.
    """
    left = [step for step in steps if step.key not in done]
    core = [step.key for step in left if step.is_core]
    return core + [step.key for step in left if not step.is_core]


def module_next(modules: Sequence[Key], last: Key | None) -> Key | None:
    """Return the module after the last one in the manual's order; none after the end."""
    if last is None or last not in modules:
        return None
    after = modules.index(last) + 1
    return modules[after] if after < len(modules) else None


def said_minutes(minutes: Sequence[int | None]) -> str:
    """Say the minutes of a visit by kind: "15 preparing, 60 with the family"."""
    named = zip(minutes, MINUTES, strict=True)
    return ", ".join(f"{some} {words}" for some, (_, words) in named if some is not None)


class WhyNotWiderUse(StrEnum):
    """Why a use of the manual outside the programme may not be noted."""

    NOT_YET = "That day has not come yet"
    BEFORE_RUN = "That is before the programme began"
    STEP_OF_ANOTHER_MODULE = "A step is of another module than the one chosen"


def why_not_wider_use(
    *, on: date, today: date, began_on: date, steps_all_of_module: bool
) -> list[WhyNotWiderUse]:
    """Return every reason against noting a use of the manual outside the programme."""
    against = {
        WhyNotWiderUse.NOT_YET: on > today,
        WhyNotWiderUse.BEFORE_RUN: on < began_on,
        WhyNotWiderUse.STEP_OF_ANOTHER_MODULE: not steps_all_of_module,
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class FamilyMember:
    """One of a family as a visit asks who took part: what they are to the child, and a name."""

    key: str
    kind: str
    name: str


def told_apart(family: Sequence[FamilyMember]) -> dict[str, str]:
    """Return, by key, each one's first name, or the whole name where the first is shared."""
    firsts = [first(one.name) for one in family]
    return {
        one.key: one.name if firsts.count(first(one.name)) > 1 else first(one.name)
        for one in family
    }


def first(name: str) -> str:
    """Return the first of somebody's names."""
    return (name.split() or [""])[0]
