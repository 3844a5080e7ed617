"""Two editions of the catalogue. Section names are those of the commissioner's brief; module and
step labels are neutral ones of our own, so that a licensed site can hang its own guides on them.
"""

from dataclasses import dataclass

PARENT, CHILD, BOTH, FAMILY = "parent", "child", "both", "family"
STEPS = (  # what every module asks, in our own words: label, kind, whether it is core
    ("Prepare, and agree what today is for", "briefing", True),
    ("Explain the idea and why it may help", "activity", True),
    ("Try it together", "practice", True),
    ("Agree what to try before the next visit", "worksheet", True),
    ("Look back on what was tried", "evaluation", True),
    ("Extra practice where it is hard", "practice", False),
)


@dataclass(frozen=True)
class Section:
    """A section: its code, its name, and its modules as (code, name, audience).

    Whoever is not trained in a specialist one needs their clinical supervisor's yes first.
    """

    code: str
    name: str
    modules: tuple[tuple[str, str, str], ...]
    is_specialist: bool = False


ENGAGEMENT = Section(
    "ENG",
    "Engagement and Hope",
    (
        ("ENG1", "Getting to know one another", BOTH),
        ("ENG2", "Finding hope and strengths", BOTH),
        ("ENG3", "Setting goals together", BOTH),
    ),
)
PARENTING = Section(
    "POS",
    "Positive Parenting",
    (
        ("POS1", "Time together", PARENT),
        ("POS2", "Noticing and praising", PARENT),
        ("POS3", "Clear rules and calm limits", PARENT),
        ("POS4", "Routines that hold", PARENT),
    ),
)
ATTACHMENT = Section(
    "ATT",
    "Attachment and Parenting",
    (
        ("ATT1", "Seeing the child's side", PARENT),
        ("ATT2", "Responding in tune", BOTH),
        ("ATT3", "Repairing after upset", BOTH),
    ),
)
ABUSIVE = Section(
    "ABU",
    "Targeting Abusive and Neglectful Parenting",
    (
        ("ABU1", "Naming what happened", PARENT),
        ("ABU2", "Managing anger and stress", PARENT),
        ("ABU3", "Meeting basic needs", PARENT),
    ),
)
SEXUAL = Section(
    "SHB",
    "Sexually Harmful Behaviour",
    (
        ("SHB1", "Safety first", FAMILY),
        ("SHB2", "Understanding the behaviour", CHILD),
        ("SHB3", "Parents as protectors", PARENT),
    ),
    is_specialist=True,
)
FAMILIES = Section(
    "FAM",
    "Working with Families",
    (
        ("FAM1", "Talking and listening", FAMILY),
        ("FAM2", "Solving problems together", FAMILY),
        ("FAM3", "Family strengths and history", FAMILY),
    ),
)
EMOTIONAL = Section(
    "EMO",
    "Working with Children with Emotional and Traumatic Responses",
    (
        ("EMO1", "Feeling safe and steady", CHILD),
        ("EMO2", "Naming feelings", CHILD),
        ("EMO3", "Facing fears step by step", CHILD),
        ("EMO4", "Making sense of what happened", CHILD),
    ),
)
DISRUPTIVE = Section(
    "DIS",
    "Disruptive Behaviour",
    (
        ("DIS1", "Finding the pattern", BOTH),
        ("DIS2", "Other ways to act", CHILD),
        ("DIS3", "Working with school", BOTH),
    ),
)
HEALTH = Section(
    "HDW",
    "Health, Development and Wellbeing",
    (
        ("HDW1", "Sleep, food and health", BOTH),
        ("HDW2", "Play and learning", BOTH),
        ("HDW3", "Friends and interests", CHILD),
    ),
)
FIRST_STAGES = Section(
    "INI",
    "First Stages of Work with Children and Young People",
    (("INI1", "Meeting the child alone", CHILD), ("INI2", "What matters to me", CHILD)),
)
MANUAL_OF_2014 = (ENGAGEMENT, PARENTING, ATTACHMENT, ABUSIVE, SEXUAL, FAMILIES, EMOTIONAL)
LATER_GUIDES = (FIRST_STAGES, *MANUAL_OF_2014, DISRUPTIVE, HEALTH)
EDITIONS = (
    ("HFCF-2014", "The 2014 manual", 2014, MANUAL_OF_2014),
    ("HFCF-GUIDES", "The later practitioner guides", 2018, LATER_GUIDES),
)
