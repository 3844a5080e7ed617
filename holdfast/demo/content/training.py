"""The year's training days: for whom, who gave a place up or was away, and what people said."""

from dataclasses import dataclass, field
from datetime import date, time

IN_COURT, ILL, ON_LEAVE, DUTY = "in court", "ill", "on leave", "on duty: no cover"
AT_HOME = "a child at home"
MORNING, EVENING = time(9, 30), time(16, 30)


@dataclass(frozen=True, kw_only=True)
class TrainingDay:
    """A day on one section: who gave their place up and when, and who did not come; and why.

    Everybody whom it is meant for and who lacks the section is invited. All of them book, or only
    those in `booked_by`; `too` are invited though they are trained.
    """

    section: str
    on: date
    opened_on: date
    away: dict[str, str] = field(default_factory=dict)
    gave_up: dict[str, tuple[date, str]] = field(default_factory=dict)
    capacity: int = 30
    meant_for: str = "everybody"
    place: str = "Learning room 2, the Civic Centre"
    link: str = ""
    trainer: str = "Dr Ingrid Halfmoon"
    too: tuple[str, ...] = ()
    booked_by: tuple[str, ...] | None = None
    cancelled: tuple[date, str] | None = None
    is_open: bool = True


ARJUN = "Dr Arjun Waterlily"
WRITTEN_TO_SINCE = date(2014, 9, 1)  # reminded by e-mail from then on
TRAINING = (
    TrainingDay(
        section="ENG",
        on=date(2014, 3, 3),
        opened_on=date(2014, 2, 25),
        away={"yusuf": IN_COURT, "ruth": DUTY, "mei": ON_LEAVE},
    ),
    TrainingDay(
        section="POS",
        on=date(2014, 3, 21),
        opened_on=date(2014, 3, 4),
        away={"desmond": DUTY, "hannah": DUTY},
        trainer=ARJUN,
    ),
    TrainingDay(
        section="ATT",
        on=date(2014, 4, 29),
        opened_on=date(2014, 4, 1),
        away={"kofi": IN_COURT, "miriam": DUTY, "rosa": AT_HOME},
    ),
    TrainingDay(
        section="ENG",
        on=date(2014, 5, 13),
        opened_on=date(2014, 4, 22),
        meant_for="managers",
        too=("miriam", "desmond", "winston", "carol", "jamila"),
        place="Committee room B, the Civic Centre",
        trainer=ARJUN,
    ),
    TrainingDay(
        section="ABU",
        on=date(2014, 6, 10),
        opened_on=date(2014, 5, 12),
        away={"denise": ILL, "carol": DUTY, "samuel": IN_COURT},
        trainer=ARJUN,
    ),
    TrainingDay(
        section="FAM",
        on=date(2014, 7, 8),
        opened_on=date(2014, 6, 9),
        away={"denise": ILL, "nimmi": ON_LEAVE, "desmond": DUTY},
    ),
    TrainingDay(
        section="EMO",
        on=date(2014, 9, 23),
        opened_on=date(2014, 8, 26),
        capacity=25,
        gave_up={
            "winston": (date(2014, 9, 9), ON_LEAVE),
            "ngozi": (date(2014, 9, 12), DUTY),
            "ruth": (date(2014, 9, 17), DUTY),
        },
        away={"callum": ILL},
    ),
    TrainingDay(
        section="SHB",
        on=date(2014, 11, 11),
        opened_on=date(2014, 10, 20),
        away={"leon": DUTY, "priya": ILL, "carol": DUTY, "katy": ON_LEAVE},
        trainer=ARJUN,
    ),
    TrainingDay(
        section="EMO",
        on=date(2014, 12, 11),
        opened_on=date(2014, 11, 25),
        capacity=6,
        booked_by=("ngozi", "callum", "ruth"),
        cancelled=(date(2014, 12, 8), "The trainer was called to court"),
    ),
    TrainingDay(
        section="ENG",
        on=date(2015, 1, 27),
        opened_on=date(2015, 1, 6),
        capacity=8,
        too=("grace", "kofi", "hannah", "priya", "tomasz", "farah", "samuel", "rosa"),
        booked_by=("yusuf", "mei", "kofi", "hannah", "priya", "tomasz", "farah"),
        place="",
        link="https://meet.example.org/engagement",
    ),
    TrainingDay(
        section="SHB",
        on=date(2015, 1, 29),
        opened_on=date(2015, 1, 7),
        capacity=3,
        booked_by=("leon", "priya", "carol", "katy"),
        trainer=ARJUN,
    ),
    TrainingDay(section="FAM", on=date(2015, 2, 12), opened_on=date(2015, 1, 12), is_open=False),
)
REFRESHED_AFTER = (("ENG", 11), ("POS", 9), ("SHB", 12))  # section, months
REFRESHERS_SET_ON = date(2014, 12, 1)
WORDS_BEFORE = ("I have read it once", "I have used a little of it", "All of it is new to me", "")
WORDS_AFTER = ("I could begin tomorrow", "I want to rehearse it first", "With my group’s help", "")
COMMENTS = (
    "More time to rehearse, please",
    "The example of the bedtime was just like a family of mine",
    "I would like the slides a week before",
    "Good to have managers in the room",
    "A quieter room next time",
    "",
    "",
)
