"""Families who were considered and are no case, or not yet; and what went with those who are."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from holdfast.demo.shapes import Grown, Household, Kid, Status, day


@dataclass(frozen=True, kw_only=True)
class Considered:
    """A family who was nominated and is not a case: what was found, and what became of it.

    `answers` are those of the check that are not yes, each with its note; None for no check.
    `decided` is yes, not now, no or nothing yet. `asked` is a question to the clinical supervisor,
    and the answer where there is one.
    """

    family: Household
    lead: str
    on: date
    why: str
    answers: dict[str, tuple[str, str]] | None = field(default_factory=dict)
    decided: str = ""
    because: str = ""
    look_again_on: date | None = None
    asked: tuple[str, str] | None = None
    agreed: bool = False
    taken_back: str = ""
    ended: tuple[str, str] | None = None


CASELOADS = {"leon": 18, "rosa": 17, "kofi": 15, "samuel": 14, "grace": 13}  # the others have 12
FULL_TIME = {"denise": Decimal("0.6"), "farah": Decimal("0.8")}
GIVES_WAY = "Two assessments go to a colleague, and the Thursday duty morning until Christmas."
ABOVE_TWO = "His first family is near its ending, and this one asked for him by name."
WHYS = (
    "Days that go wrong from breakfast on, and a parent who asks for help with it.",
    "What happened at home is over, and it still shows at school and at bedtime.",
    "Warmth is there, and the rows cover it: a plan and practice could change that.",
    "A parent who has tried everything once and would like to try one thing for longer.",
)


def household(
    name: str, child: tuple[str, str, str, str], adult: tuple[str, str], status: str, since: str
) -> Household:
    """Return a family of one child and one adult."""
    given, born_on, sex, ethnicity = child
    return Household(
        name=name,
        children=(Kid(given, day(born_on), sex, ethnicity),),
        adults=(Grown(*adult),),
        statuses=(Status(status, day(since)),),
    )


CONSIDERED = (
    Considered(
        family=household(
            "Bluebell", ("Ivy", "2006-05-14", "F", "MWBC"), ("Carla", "mother"), "child in need",
            "2014-10-20",
        ),
        lead="grace",
        on=day("2015-01-07"),
        why="Ivy will not go to school since the autumn. Her mother asks what she can do.",
        answers={"fit": ("not sure", "It would be my third family")},
        asked=(
            "Is it too soon after the loss of a grandparent to begin with praise and routines?",
            "Not too soon, if the first visits make room for the loss. I would begin with what "
            "mornings were like before it.",
        ),
    ),
    Considered(
        family=household(
            "Speedwell", ("Noah", "2003-09-30", "M", "WBRI"), ("Gemma", "mother"), "early help",
            "2014-09-01",
        ),
        lead="hannah",
        on=day("2014-12-08"),
        why="Noah and his mother shout until one of them leaves the house.",
        answers={"stability": ("no", "They move to another flat after Christmas")},
        decided="not now",
        because="They move house in the first week of January: ask again once they have settled.",
        look_again_on=day("2015-01-12"),
    ),
    Considered(
        family=household(
            "Teasel", ("Zoe", "2009-02-11", "F", "WBRI"), ("Shane", "father"), "child protection",
            "2014-05-12",
        ),
        lead="kofi",
        on=day("2014-06-16"),
        why="A father who has the care of Zoe again and wants to do it well.",
        answers={"safety": ("no", "Somebody who may not be there was seen at the house")},
        decided="no",
        because="It is not safe for Zoe or for the worker until the core group has met again.",
    ),
    Considered(
        family=household(
            "Campion", ("Haris", "2000-01-19", "M", "APKN"), ("Nadia", "mother"), "child in need",
            "2014-07-07",
        ),
        lead="priya",
        on=day("2014-07-14"),
        why="Haris has stopped leaving his room.",
        answers={"severity": ("no", "The mental health team see him first")},
        decided="no",
        because="He needs the mental health team first; they have agreed to see him.",
    ),
    Considered(
        family=household(
            "Yarrow", ("Amy", "2011-06-02", "F", "BAFR"), ("Hope", "mother"), "early help",
            "2014-09-08",
        ),
        lead="tomasz",
        on=day("2014-10-06"),
        why="Bedtime takes three hours, and the mother is worn out.",
        decided="yes",
        ended=("family said no", "She would rather go to the group at the children’s centre"),
    ),
    Considered(
        family=household(
            "Burdock", ("Finn", "2007-12-24", "M", "WIRT"), ("Bridie", "mother"),
            "child protection", "2014-10-01",
        ),
        lead="rosa",
        on=day("2014-11-17"),
        why="Finn hits out when he is told no; his mother would like other ways.",
        answers={
            "court": ("no", "A final hearing in January"),
            "willingness": ("not sure", "She would like to, and worries about the hearing"),
        },
        decided="not now",
        because="The hearing takes all she has until the end of January.",
        look_again_on=day("2015-02-02"),
    ),
    Considered(
        family=household(
            "Tansy", ("Ella", "2012-03-08", "F", "WBRI"), ("Lauren", "mother"), "early help",
            "2014-10-13",
        ),
        lead="katy",
        on=day("2014-11-24"),
        why="Ella bites at nursery. Her mother came to ask about it herself.",
        answers={"willingness": ("not sure", "She is in two minds about visits at home")},
        decided="yes",
        agreed=True,
        taken_back="Visits at home are too much beside the new job",
    ),
    Considered(
        family=household(
            "Heather", ("Kai", "2004-10-05", "M", "AOTH"), ("Mara", "foster carer"),
            "looked after", "2014-02-10",
        ),
        lead="ngozi",
        on=day("2014-07-21"),
        why="A foster carer who would like to know more about boys of his age.",
        answers={"need": ("no", "She asks for training, not for this work")},
        decided="no",
        because="A course for foster carers is what she asked for, and she has a place on it.",
    ),
    Considered(
        family=household(
            "Mallow", ("Theo", "2010-04-27", "M", "MWAS"), ("Anita", "mother"), "early help",
            "2014-12-01",
        ),
        lead="olu",
        on=day("2015-01-05"),
        why="Theo’s father has left, and Theo follows his mother from room to room.",
        decided="yes",
    ),
    Considered(
        family=household(
            "Bracken", ("Lily", "2008-08-08", "F", "WOTH"), ("Ania", "mother"), "child in need",
            "2014-11-10",
        ),
        lead="mei",
        on=day("2015-01-12"),
        why="Lily does not speak at school. Her mother thinks it began at home.",
        answers=None,
    ),
)  # fmt: skip
