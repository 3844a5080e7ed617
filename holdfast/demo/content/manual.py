"""What the authority of the story added to its manual, in words of our own."""

from datetime import date
from typing import NamedTuple


class NoteTold(NamedTuple):
    """A note: who wrote it, when, of which step of which module, and what came of it."""

    who: str
    on: date
    module: str
    step: int
    words: str
    revised: tuple[str, date, str] | None = None
    withdrawn: tuple[str, date, str] | None = None


class IssueTold(NamedTuple):
    """Something that did not work: who, when, where, what; and how it went on."""

    who: str
    on: date
    module: str
    step: int
    wrong: str
    severity: str = "slowed"
    said: str = ""
    suggestion: str = ""
    moves: tuple[tuple[str, date, str], ...] = ()


NOTES = (
    NoteTold(
        "grace",
        date(2014, 4, 30),
        "EMO1",
        2,
        "Bring something to hold: a smooth stone, a bit of velvet. Words come later.",
        revised=(
            "kofi",
            date(2014, 6, 18),
            "Bring something to hold: a smooth stone, a bit of velvet. Words come later. "
            "With teenagers, let them choose a song instead.",
        ),
    ),
    NoteTold(
        "ingrid",
        date(2014, 9, 15),
        "EMO1",
        2,
        "Practise when all is calm. Nobody learns this in the middle of being frightened.",
    ),
    NoteTold(
        "samuel",
        date(2014, 5, 21),
        "ENG3",
        3,
        "Goals on sticky notes on the fridge get looked at; goals in a folder do not.",
    ),
    NoteTold(
        "shanthi",
        date(2014, 7, 2),
        "POS2",
        3,
        "Check with the interpreter beforehand how praise is said at home. It may sound odd.",
    ),
    NoteTold(
        "leon",
        date(2014, 6, 4),
        "POS4",
        4,
        "Give everybody a star chart.",
        withdrawn=("lorna", date(2014, 6, 11), "A chart for everybody is not what we agreed on"),
    ),
)
SETTLED = (
    ("triaged", date(2014, 7, 7), ""),
    ("fixed", date(2014, 7, 21), "A copy in larger print is with the guides now"),
)
ISSUES = (
    IssueTold(
        "ewa", date(2014, 6, 26), "POS2", 4, "print", "small", "The boxes are very small",
        "A4, with bigger boxes", moves=SETTLED,
    ),
    IssueTold(
        "shanthi", date(2014, 9, 3), "POS2", 4, "language", "stopped",
        "Nobody at home reads English", "A copy in Tamil",
        moves=(("triaged", date(2014, 9, 8), "A translation has been asked for"),),
    ),
    IssueTold("ewa", date(2014, 9, 24), "POS2", 4, "language", "slowed", "Read aloud in Polish"),
    IssueTold(
        "grace", date(2014, 10, 15), "EMO3", 3, "age", "slowed", "Too young for an 11-year-old",
        "Something with a phone in it",
    ),
    IssueTold("tomasz", date(2014, 12, 3), "EMO3", 3, "age", "small"),
    IssueTold(
        "leon", date(2014, 10, 8), "ABU1", 2, "wording", "slowed", "A father felt accused",
        moves=(
            ("triaged", date(2014, 10, 13), ""),
            ("not changed", date(2014, 10, 27), "The words are the publisher’s: see the note"),
        ),
    ),
)  # fmt: skip
SIGNPOSTS = (
    ("POS4", "bedtime, mornings, sleep, homework", 3, 12),
    ("POS2", "praise, noticing, good behaviour", 2, 12),
    ("ABU2", "shouting, temper, losing it", None, None),
    ("EMO1", "worry, panic, calm, grounding", 5, None),
)
SIGNPOSTS_ON = date(2014, 5, 12)
GUIDE_ON = date(2014, 4, 14)
GUIDE_NAME, GUIDE_PAGES = "Invented page for getting to know one another.pdf", "pages 12-14"
GUIDE_WORDS = (
    "An invented guide page.\nA site puts its own licensed page here.",
    "The second invented page.\nThere is nothing of the manual in it.",
)
LICENCE = "Invented: nobody's licence. For the demonstration alone"
