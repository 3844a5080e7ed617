"""Between visits and beside them: tasks, why the manual was changed, joint visits, reflections."""

from datetime import date
from typing import NamedTuple

TASKS = {  # by section of the manual
    "ENG": (
        "Each writes down one thing that went well, and where we keep it",
        "Choose together what to rate first",
    ),
    "POS": (
        "Ten minutes of play a day, with the telephone in the kitchen",
        "Say what was good, the moment it happens, three times a day",
        "Keep the picture timetable for the mornings",
    ),
    "ATT": (
        "Sit close for one story before bed, most nights",
        "Notice one feeling a day and say its name aloud",
    ),
    "ABU": (
        "Use the plan for when it gets too hot, and write down when it helped",
        "Ring the sister before the evening, not after it",
    ),
    "SHB": ("Keep to the rules about doors and rooms", "Look at the plan together on Sunday"),
    "FAM": (
        "One meal a week at the table, everybody there",
        "Ten minutes’ family talk on Sunday, with a turn for each",
    ),
    "EMO": (
        "Practise the slow breathing once a day when calm",
        "Draw the worry ladder, and try the lowest rung",
    ),
}
TRIED_NOTES = {
    "yes": ("Most days, and they want to go on", "Twice, and it went better than they thought"),
    "partly": ("Once. The weekend was too full", "With the younger one only"),
    "no": ("It was forgotten in the week they had", "They did not see what it was for: my fault"),
}
CHANGES = {  # by why a step was adapted: the nearest reason, how it was changed, in what way
    "Did it on a walk: sitting still was too much today": ("engaging", "place", "fitted"),
    "Used drawing instead of talking": ("their pace", "way", "materials"),
    "Cut in half and kept the half that mattered to them": ("no time", "content", "shorter"),
    "Used their own photographs in place of the cards": ("engaging", "way", "materials"),
    "Done with the grandmother too, who was staying": ("their lives", "people", "added"),
    "Made into a game for the little one": ("their pace", "way", "fitted"),
    "Said aloud, not written: reading is hard for this parent": ("their pace", "way", "fitted"),
    "Spread over two visits": ("their pace", "content", "longer"),
}
SKIPS = {
    "No time left: we talked about the hearing": "crisis",
    "They do this well already": "known already",
    "The parent did not want to try it today": "engaging",
    "The child was too tired": "distress",
    "It made no sense with a baby in arms": "who was there",
    "The social worker is doing this part": "other",
}
ROUND_IT = {
    40: (10, 20, 10),
    60: (15, 30, 15),
    75: (15, 40, 20),
    90: (20, 45, 25),
    120: (30, 60, 30),
}


class Together(NamedTuple):
    """A joint visit: who came, by short name, and in what part."""

    who: str
    part: str


JOINT = {  # by family and place in its diary
    ("Meadowsweet", 20): Together("ingrid", "clinician"),
    ("Meadowsweet", 36): Together("kofi", "observing"),
    ("Starflower", 10): Together("rosa", "supporting"),
}
MADE_UP = ("Meadowsweet", "Rosehip", "Clover")  # families whose missed visits were made up for
TO_DISCUSS = {
    ("Meadowsweet", 15): "The bereavement has stopped the work: do we wait, or work with it?",
    ("Meadowsweet", 41): "How to end well, when the ending was so hard the last time",
    ("Clover", 20): "Rob is there, and is not part of it yet",
}
REFLECTIONS = {
    ("Meadowsweet", 12): "I talked too much. The silence was mine to bear and I filled it.",
    ("Meadowsweet", 30): "It helped to stop and rate in the middle. Try that again.",
    ("Clover", 20): "I side with the mother. Say so in the group before it shows.",
}


class Wider(NamedTuple):
    """A part of the manual used with a family outside the programme."""

    who: str
    on: date
    module: str
    situation: str
    steps: int = 2
    is_adapted: bool = False


WIDER_USE = (
    Wider("grace", date(2014, 7, 9), "POS2", "child in need"),
    Wider("grace", date(2014, 10, 15), "POS4", "child protection", is_adapted=True),
    Wider("grace", date(2014, 12, 3), "ENG2", "child in need", 3),
    Wider("leon", date(2014, 6, 18), "ENG1", "early help"),
    Wider("leon", date(2014, 11, 5), "FAM2", "parents group", 1, is_adapted=True),
    Wider("bernadette", date(2014, 9, 17), "ATT1", "parents group"),
)
