"""What staff were asked in the story's year, what they answered, and what the lead told them.

Answers are marks from 1 to 5, one digit for each statement in order, for each who answered.
"""

from datetime import date
from typing import NamedTuple

from holdfast.demo.shapes import day


class Asked(NamedTuple):
    """One wave: whom it asks, its days, marks by who answered, comments by who wrote one."""

    audience: str
    opens_on: date
    closes_on: date
    answers: dict[str, str]
    comments: dict[str, str] = {}  # noqa: RUF012  # read and never written
    held_back: tuple[str, ...] = ()  # whose comment the lead did not let be read
    heard: str = ""
    doing: str = ""
    told_on: date | None = None


WAVES = (
    Asked(
        "practitioners", day("2014-05-19"), day("2014-05-30"),
        {
            "grace": "543334", "kofi": "442233", "hannah": "432222", "yusuf": "431221",
            "priya": "442233", "tomasz": "332122", "farah": "442333", "samuel": "543334",
            "ngozi": "442233", "ewa": "443232", "leon": "441222", "shanthi": "543343",
            "rosa": "331222", "callum": "442233", "aisha": "543334", "bernadette": "554445",
            "katy": "333223",
        },
        {
            "hannah": "The training days were good, but there is nowhere quiet to prepare",
            "leon": "It is the hours. Three visits a week do not fit beside everything else",
            "bernadette": "Families ask when we come again, which they never did before",
            "katy": "I am the only one here still waiting for a first family",
        },
        ("katy",),
        "You are glad of the work and you say that it suits the families. Most of you do not find "
        "the hours, and it is not yet a habit.",
        "Two hours a week are kept free in the diary for each pilot case from June. Nobody is "
        "allocated a third family without a word about what gives way.",
        day("2014-06-09"),
    ),
    Asked(
        "practitioners", day("2014-10-06"), day("2014-10-17"),
        {
            "grace": "554445", "kofi": "543444", "hannah": "443333", "yusuf": "543343",
            "priya": "543344", "tomasz": "432333", "farah": "553444", "samuel": "554445",
            "ngozi": "544434", "ewa": "543344", "leon": "442343", "shanthi": "554445",
            "rosa": "442333", "callum": "543444", "aisha": "554445", "bernadette": "555555",
            "nimmi": "433333", "olu": "443434",
        },
        {
            "priya": "Covering for a colleague was hard, and the group carried me through it",
            "samuel": "Could the Wednesday group meet somewhere with a window?",
        },
        (),
        "More of you find the hours than in May, and more of you reach for it by habit. In social "
        "care the hours are still short.",
        "The kept hours go on. Social care’s managers and I look at caseloads together in "
        "November. The Wednesday group moves to the Oak room.",
        day("2014-10-27"),
    ),
    Asked(
        "managers", day("2014-11-03"), day("2014-11-14"),
        {
            "miriam": "54334", "desmond": "43223", "ruth": "54344", "winston": "54233",
            "carol": "43323", "jamila": "55454",
        },
        {"winston": "I cannot promise hours that the duty rota takes back"},
        (),
        "You stand by it, and the hours you promised are the hardest to keep.",
        "The director has agreed that duty is not covered from pilot hours until February.",
        day("2014-11-24"),
    ),
    Asked(
        "practitioners", day("2015-01-12"), day("2015-01-23"),
        {"kofi": "554444", "shanthi": "555455", "aisha": "544445", "ewa": "544444"},
    ),
)  # fmt: skip
OFFERS = (  # on, by, to whom, what
    (day("2014-09-22"), "lorna", "katy", "A call about why no family has come yet; a visit made "
     "together with Bernadette, so as not to lose what was learnt"),
    (day("2015-01-06"), "ingrid", "hannah", "An hour before the group to go through the two "
     "families, and a visit together if that helps"),
)  # fmt: skip
