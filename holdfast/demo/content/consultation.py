"""What clinicians were asked beside supervision in the story, and what came of it."""

from dataclasses import dataclass
from datetime import date

from holdfast.demo.shapes import day

INGRID, ARJUN = "ingrid", "arjun"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question: who asked it, about which family or none, and how far it came."""

    who: str
    on: date
    question: str
    urgency: str = "this week"
    family: str = ""
    asked_of: str = ""
    taken: tuple[str, date] | None = None
    advised: tuple[date, int, str] | None = None  # when, after how many minutes, what
    came_of_it: tuple[date, str, str] | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Passing:
    """Advice in passing: between whom, about which family or none, and who noted it."""

    who: str
    clinician: str
    on: date
    sentence: str
    minutes: int
    family: str = ""
    by_clinician: bool = False


QUESTIONS = (
    Question(
        who="grace",
        family="Meadowsweet",
        on=day("2014-11-10"),
        asked_of=INGRID,
        question="Mornings are calm again, evenings are not. Do I go back a module or stay?",
        taken=(INGRID, day("2014-11-11")),
        advised=(
            day("2014-11-12"),
            25,
            "Stay, and make the evening smaller: one thing that is theirs, at the same time each "
            "day. Go back only if that has not been tried for two weeks.",
        ),
        came_of_it=(day("2014-12-01"), "helped", "Ten minutes on the stairs, every evening."),
    ),
    Question(
        who="priya",
        on=day("2015-01-05"),
        urgency="today",
        question="I see a boy of nine tomorrow whose father left the room shouting the last time. "
        "Do I begin with that?",
        taken=(ARJUN, day("2015-01-05")),
        advised=(
            day("2015-01-05"),
            15,
            "Begin with the boy’s week. Let the father bring it up, and have one sentence ready "
            "in case he does not.",
        ),
        came_of_it=(day("2015-01-08"), "helped", ""),
    ),
    Question(
        who="leon",
        on=day("2015-01-05"),
        urgency="no hurry",
        question="How long may a family rest between two modules before it is a pause?",
        taken=(INGRID, day("2015-01-06")),
        advised=(
            day("2015-01-08"),
            20,
            "Two visits without a module are a rest. With the third, say aloud that it is a pause, "
            "and when you will look at it again.",
        ),
        came_of_it=(day("2015-01-13"), "not yet", "They are away until next week."),
    ),
    Question(
        who="aisha",
        on=day("2015-01-02"),
        question="A mother praises in the visit and not between. What do I look for?",
        taken=(INGRID, day("2015-01-05")),
        advised=(
            day("2015-01-06"),
            15,
            "Look for the time of day when she is least tired, and practise only then.",
        ),
    ),
    Question(
        who="samuel",
        on=day("2015-01-07"),
        question="A young man of fifteen rates every goal ten. Do I believe him?",
        taken=(INGRID, day("2015-01-08")),
        advised=(
            day("2015-01-09"),
            10,
            "Believe him, and ask what would make it a nine. If nothing would, the goal is met or "
            "it was never his.",
        ),
    ),
    Question(
        who="callum",
        family="Starflower",
        on=day("2015-01-08"),
        question="The children take turns at being the loud one. Whose goal do I follow?",
        taken=(ARJUN, day("2015-01-09")),
        advised=(
            day("2015-01-12"),
            30,
            "Follow the parent’s: what they do when it is loud, whoever it is. The children’s "
            "goals may wait for a quieter month.",
        ),
    ),
    Question(
        who="rosa",
        on=day("2015-01-06"),
        urgency="today",
        question="Is it safe to use the worksheets on touch with a girl of six this afternoon?",
        withdrawn_on=day("2015-01-07"),
    ),
    Question(
        who="katy",
        on=day("2015-01-09"),
        question="I have no family yet. Which module would you learn first?",
    ),
    Question(
        who="shanthi",
        on=day("2015-01-13"),
        urgency="today",
        question="The interpreter and I disagree about what the grandmother said. What now?",
        taken=(ARJUN, day("2015-01-13")),
    ),
)
PASSING = (
    Passing(
        who="grace", clinician=INGRID, on=day("2015-01-09"), minutes=5, family="Meadowsweet",
        sentence="Keep the last three visits a fortnight apart, and say so now.",
    ),
    Passing(
        who="kofi", clinician=ARJUN, on=day("2015-01-12"), minutes=10, by_clinician=True,
        sentence="A hearing next week: do less at the next visit, and listen more.",
    ),
    Passing(
        who="rosa", clinician=INGRID, on=day("2014-12-02"), minutes=4,
        sentence="Brothers and sisters may each have a chart, if each may also lose interest.",
    ),
)  # fmt: skip
