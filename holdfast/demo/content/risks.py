"""What might have gone wrong with the pilot in the story's year, and what the figures proposed."""

from datetime import date
from typing import NamedTuple

from holdfast.demo.shapes import day


class Judged(NamedTuple):
    """How a risk was judged on one day: likelihood, impact, why, what is done, when next."""

    on: date
    likelihood: int
    impact: int
    why: str
    controls: str
    review_on: date


class Risky(NamedTuple):
    """One risk: what, whose, how it was judged, and why it was closed."""

    title: str
    owner: str
    judged: tuple[Judged, ...]
    closed: tuple[date, str] | None = None


HOURS = "Practitioners do not find the hours that the work asks for"
RISKS = (
    Risky(HOURS, "winston", (
        Judged(day("2014-05-12"), 5, 4, "Every group says so, week after week", "None yet",
               day("2014-06-16")),
        Judged(day("2014-06-16"), 4, 4, "Two hours a week are kept free, in some teams",
               "Two hours a week kept free for each case", day("2014-10-27")),
        Judged(day("2014-10-27"), 3, 3, "The hours were kept in most weeks since June",
               "Two hours a week kept free; a word about what gives way before a third case",
               day("2015-02-02")),
    )),
    Risky("A group stops when one of two psychologists is ill", "lorna", (
        Judged(day("2014-03-10"), 3, 5, "There are two, and each leads two groups",
               "Each stands in for the other", day("2014-09-08")),
        Judged(day("2014-09-08"), 2, 4, "Cover was found each time since March",
               "Each stands in for the other; a room and a link for a joint meeting",
               day("2015-01-12")),
    )),
    Risky("Families are not told in their own language what the work is", "ruth", (
        Judged(day("2014-04-07"), 3, 3, "Two families need an interpreter, and none is booked",
               "One interpreter for each family, booked for the whole work", day("2014-07-07")),
        Judged(day("2014-07-07"), 1, 3, "Both families have one interpreter throughout",
               "As before", day("2014-12-01")),
    ), (day("2014-12-01"), "It has not come up again since the interpreters were booked")),
)  # fmt: skip
ASKED_ON = (day("2014-10-06"), day("2015-01-12"))
SETTLED_ON = day("2014-10-07")
TAKEN_UP = Risky("Two families are without anybody when Patrick leaves", "carol", (
    Judged(SETTLED_ON, 4, 4, "Ten days are left, and neither case is handed over",
           "Carol finds who takes each case, and both visit once together", day("2014-10-16")),
), (day("2014-10-20"), "One case is handed over and the other has ended"))  # fmt: skip
NOT_TAKEN_UP = "The form went out twice and is asked for again at the review: no risk to the pilot"
