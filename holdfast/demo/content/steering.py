"""The pilot's own plan in the story: milestones, decisions, actions, commitments, hours, money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from holdfast.demo.shapes import day

BEGAN_ON = day("2014-02-24")
E, P, I, S = "exploration", "preparation", "implementation", "sustainment"  # noqa: E741  # EPIS
DIRECTOR, LEAD = "marcus", "lorna"


@dataclass(frozen=True, kw_only=True)
class Stone:
    """A milestone: planned, forecast, reached; what it needs, by key; when that was last said."""

    key: str
    phase: str
    name: str
    owner: str = ""
    planned: date
    forecast: date | None = None
    done: date | None = None
    needs: tuple[str, ...] = ()
    said_on: date = BEGAN_ON


def stone(
    key: str, phase: str, name: str, owner: str, planned: str, *needs: str, done: str = "",
    forecast: str = "", said_on: str = "",
) -> Stone:  # fmt: skip
    """Return one milestone, told on a few lines."""
    return Stone(
        key=key, phase=phase, name=name, owner=owner, planned=day(planned),
        done=day(done) if done else None, forecast=day(forecast) if forecast else None,
        needs=needs, said_on=day(said_on or done) if said_on or done > "2014-02-24" else BEGAN_ON,
    )  # fmt: skip


STONES = (
    stone("explore", E, "The director and the partnership agree to look at the approach",
          DIRECTOR, "2013-09-16", done="2013-09-16"),
    stone("fit", E, "Its fit with the service’s values is looked at", LEAD, "2013-11-15",
          "explore", done="2013-11-29"),
    stone("clinicians", P, "Two clinical psychologists are commissioned", DIRECTOR,
          "2014-01-17", "fit", done="2014-01-31"),
    stone("chosen", P, "Practitioners and managers are chosen and told", LEAD, "2014-02-07",
          done="2014-02-07"),
    stone("groups", P, "Four supervision groups are formed", LEAD, "2014-02-21", "clinicians",
          "chosen", done="2014-02-21"),
    stone("first", I, "The groups meet for the first time", "ingrid", "2014-02-28", "groups",
          done="2014-02-27"),
    stone("early", I, "First review, three months in", LEAD, "2014-05-16", "first",
          done="2014-05-20"),
    stone("cases", I, "Every practitioner has a case", "winston", "2014-05-30", "first",
          forecast="2015-01-30", said_on="2014-12-02"),
    stone("voice", I, "Managers’ concerns are heard and answered", "desmond", "2014-09-15",
          done="2014-09-22"),
    stone("measured", I, "Review measures are asked in every case", "ada", "2015-01-09",
          forecast="2015-01-16", said_on="2015-01-12"),
    stone("decided", S, "Each open case has a decision for the pilot’s end", LEAD, "2015-01-30"),
    stone("options", S, "Stop, keep or widen: a paper for the director", LEAD, "2015-01-30",
          "measured"),
    stone("end", S, "Review at the pilot’s end", DIRECTOR, "2015-02-20", "decided", "options"),
    stone("shared", S, "What was learned is shared with all staff and partners", LEAD,
          "2015-03-27", "end"),
)  # fmt: skip


class Met(NamedTuple):
    """A meeting about the programme: which, when, who came, what was said."""

    forum: str
    on: date
    came: str
    said: str


class Chose(NamedTuple):
    """A decision taken at a meeting of that day, and what it looked like when looked at again."""

    on: date
    words: str
    because: str
    review_on: date | None = None
    looked: tuple[date, str, str, date | None] | None = None


class Do(NamedTuple):
    """An action agreed at the meeting of a day, and how it ended: when, how, what came of it."""

    on: date
    who: str
    words: str
    due_on: date
    ended: tuple[date, str, str] | None = None


MAY, AUTUMN, WINTER = day("2014-05-20"), day("2014-09-22"), day("2014-12-02")
MEETINGS = (
    Met("board", MAY, "The director, the lead, two psychologists, five team managers",
        "The first three months. Supervision is welcomed; time to prepare is short."),
    Met("managers", AUTUMN, "Six team managers and the lead",
        "What managers noted, and what is done about it."),
    Met("board", WINTER, "The director, the lead, two psychologists, six team managers",
        "Looking ahead to February."),
)  # fmt: skip
DECISIONS = (
    Chose(MAY, "Two hours a week are kept free for each pilot case",
          "Managers and practitioners alike say that visits cannot be prepared otherwise",
          day("2014-12-02"),
          (WINTER, "stands", "The hours were kept in most weeks", day("2015-02-20"))),
    Chose(AUTUMN, "Managers hear of group dates a month ahead",
          "Cover on group afternoons could not be found in time"),
    Chose(WINTER, "No new case begins after 30 January 2015",
          "A piece of work begun later cannot be finished within the pilot", day("2015-01-13")),
)  # fmt: skip
ACTIONS = (
    Do(MAY, "winston", "Say which hours are kept free in each team", day("2014-06-13"),
       (day("2014-06-10"), "done", "Sent to all managers")),
    Do(AUTUMN, "ruth", "Look for a second room at the Compass office", day("2014-10-31"),
       (day("2014-11-03"), "dropped", "The children’s centre lends a room instead")),
    Do(WINTER, DIRECTOR, "Write to all managers about the hours kept free", day("2014-12-19")),
    Do(WINTER, LEAD, "Draft the paper on what comes after February", day("2015-01-23")),
    Do(WINTER, "grace", "Tell the Willow team how a visit is prepared", day("2015-01-20")),
)  # fmt: skip
LED = (  # what has to be led, by whom, who stands in
    ("Training days", "ada", "lorna"),
    ("Supervision groups", "ingrid", "arjun"),
    ("Choosing cases", "winston", "miriam"),
    ("Measures", "ada", "teresa"),
    ("Children’s centres", "jamila", ""),
    ("What managers think", "desmond", "carol"),
    ("Telling people what happens", LEAD, ""),
    ("What comes after February", DIRECTOR, LEAD),
)


class Gave(NamedTuple):
    """A commitment; `again` is the level, day and end it was renewed with."""

    seat: str
    who: str
    level: int
    words: str
    on: date
    until: date | None = None
    again: tuple[int, date, date] | None = None


GIVEN = (
    Gave("director", "Marcus Bellweather", 4, "Clears the way for the pilot for its whole year",
         BEGAN_ON, day("2015-02-28")),
    Gave("partnership", "The safeguarding partnership", 2, "Hears of the pilot twice a year",
         day("2014-03-12"), day("2014-12-31")),
    Gave("managers", "Six team managers", 1, "Let staff come to training and supervision",
         BEGAN_ON, day("2014-09-22"), (3, AUTUMN, day("2015-02-06"))),
)  # fmt: skip
SESSIONS = ("Four groups, and advice between meetings", "The psychology service", 120, 120)
MONEY = (  # what for, how much is set aside, what was paid when, and for what
    ("Training and licences", Decimal(12000), (
        (day("2014-03-14"), Decimal(7400), "Licences and first training days"),
        (day("2014-09-30"), Decimal(3150), "Training days of the autumn"),
    )),
    ("Clinical psychology", Decimal(36000), (
        (day("2014-06-30"), Decimal(12000), "February to June"),
        (day("2014-12-31"), Decimal(18000), "July to December"),
    )),
    ("Rooms and travel", Decimal(1500), ((day("2014-11-28"), Decimal("612.40"), "Rooms"),)),
)  # fmt: skip


class Stake(NamedTuple):
    """A stakeholder: who, why, what they need, who is in touch; and how engaged since when."""

    name: str
    kind: str
    interest: str
    needs: str
    owner: str
    engaged: tuple[tuple[date, int, int, str], ...]


STAKES = (
    Stake("The safeguarding partnership", "body", "Children are safer when families are helped",
          "Figures twice a year, and a word on risk", DIRECTOR,
          ((day("2014-03-12"), 2, 2, "Heard of it at its March meeting"),
           (day("2014-12-10"), 1, 2, "It was not on the agenda in the autumn"))),
    Stake("The six team managers", "body", "Their staff give time to it",
          "Dates a month ahead; to be heard", LEAD,
          ((day("2014-03-12"), 1, 3, "Some had doubts"),
           (AUTUMN, 3, 3, "They came with proposals of their own"))),
    Stake("The children’s centres", "body", "Families are met early there", "A simple way in",
          "jamila", ((day("2014-06-12"), 2, 3, "Four of their staff take part"),)),
)  # fmt: skip
TOLD = (  # what, whom, how, planned, told
    ("What the pilot is, and who takes part", "All staff", "email", day("2014-02-14"),
     day("2014-02-17")),
    ("The first three months", "The safeguarding partnership", "paper", day("2014-06-18"),
     day("2014-06-18")),
    ("What comes after February", "All staff", "meeting", day("2015-03-10"), None),
    ("How the year went", "The safeguarding partnership", "paper", day("2015-03-25"), None),
)  # fmt: skip
NOTICES = (  # title, words, roles, from when, until when
    ("No new case after 30 January", "The board decided in December that no new case begins after "
     "30 January 2015. Cases that are open go on. Ask Lorna Weathervane if you are not sure.",
     ("practitioner", "team manager"), day("2015-01-12"), day("2015-01-30")),
    ("The Compass room is closed on 12 May", "The group meets at the children’s centre.",
     ("practitioner", "clinical supervisor"), day("2014-05-06"), day("2014-05-12")),
)  # fmt: skip
FIRST_REVIEW = (day("2014-05-12"), day("2014-05-19"))  # when it began, and its paper was frozen
NEWSLETTER = (day("2014-12-01"), day("2015-01-07"))  # its month, and when it was issued
