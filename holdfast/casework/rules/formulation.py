"""The formulation: its seven stages, the kinds of harm, and what may not be written of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from holdfast.casework.rules.choices import Choices


class Stage(StrEnum):
    """The stages from the first look at harm to its outcomes, in words of our own."""

    SAFEGUARDING = "first-look"
    ASSESSMENT = "assessment"
    HARM = "harm-and-effects"
    ANALYSIS = "analysis"
    DECISIONS = "decisions"
    INTERVENTION = "intervention"
    OUTCOMES = "outcomes"

    @classmethod
    def choices(cls) -> Choices:
        """Return the stages by what each is called."""
        return [(stage.value, NAMES[stage]) for stage in cls]


NAMES = {
    Stage.SAFEGUARDING: "What harm was seen first, and what was done at once",
    Stage.ASSESSMENT: "The whole assessment, and what happened when",
    Stage.HARM: "How severe the harm is, and what it has done",
    Stage.ANALYSIS: "How likely harm is to go on, and change to come",
    Stage.DECISIONS: "What was decided to keep the child safe",
    Stage.INTERVENTION: "How this work is to help",
    Stage.OUTCOMES: "How we shall know that it has helped",
}
HARMS: Choices = [
    ("physical", "Being hurt physically"),
    ("emotional", "Being hurt emotionally"),
    ("sexual", "Being harmed sexually"),
    ("neglect", "Needs that are not met"),
    ("home", "Living with violence or fear at home"),
    ("outside", "Harm outside the home, or online"),
    ("own", "What the child does that harms them or others"),
]
SEVERITIES: Choices = [
    ("none", "None seen"),
    ("some", "Some"),
    ("serious", "Serious"),
    ("severe", "Severe"),
]
FOR_WHOM: Choices = [
    ("child", "The child"),
    ("sibling", "A brother or sister"),
    ("adult", "An adult at home"),
]
PROSPECTS: Choices = [
    ("good", "Good"),
    ("uncertain", "Uncertain"),
    ("poor", "Poor"),
]


class WhyNotFormulate(StrEnum):
    """Why something may not be written in a formulation as it was typed."""

    NOTHING = "Write a note, or say which document it is in"
    NO_DOCUMENT = "Say what the document is called"
    NO_SYSTEM = "Say which system the document is kept in"
    NO_HARM = "Say of at least one kind of harm how severe it is"
    NOBODY = "Say for whom there is harm, wherever you say that there is some"
    NO_EVIDENCE = "Say how you know, wherever you say that harm is serious or severe"


@dataclass(frozen=True, kw_only=True)
class StageTyped:
    """A note at one stage as somebody typed it."""

    note: str = ""
    document: str = ""
    system: str = ""
    reference: str = ""


def why_not_note(
    typed: StageTyped,
) -> list[WhyNotFormulate]:
    """Return every reason against a note at a stage; none means it may be kept."""
    named = bool(typed.document.strip())
    against = {
        WhyNotFormulate.NOTHING: not (typed.note.strip() or named or typed.reference.strip()),
        WhyNotFormulate.NO_DOCUMENT: bool(typed.reference.strip()) and not named,
        WhyNotFormulate.NO_SYSTEM: named and not typed.system,
    }
    return [reason for reason, holds in against.items() if holds]


@dataclass(frozen=True, kw_only=True)
class HarmTyped:
    """One kind of harm as somebody judged it."""

    kind: str
    severity: str
    for_whom: tuple[str, ...] = ()
    evidence: str = ""

    @property
    def is_some(self) -> bool:
        """Whether any harm of this kind was seen."""
        return self.severity != "none"


def why_not_profile(harms: Sequence[HarmTyped]) -> list[WhyNotFormulate]:
    """Return every reason against a profile of harm; none means it may be kept."""
    grave = [one for one in harms if one.severity in ("serious", "severe")]
    against = {
        WhyNotFormulate.NO_HARM: not harms,
        WhyNotFormulate.NOBODY: any(one.is_some and not one.for_whom for one in harms),
        WhyNotFormulate.NO_EVIDENCE: any(not one.evidence.strip() for one in grave),
    }
    return [reason for reason, holds in against.items() if holds]
