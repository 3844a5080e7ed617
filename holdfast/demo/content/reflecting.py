"""The story's group of reflective practice: invented, tied to no manual and to no case."""

from datetime import date, time
from typing import NamedTuple

from holdfast.demo.shapes import day

NAME = "Room to think"
PURPOSE = "To think about our own part in hard conversations, whatever we work with"
LED_BY = "ingrid"
OPENED_ON = day("2014-10-27")
AT, MINUTES, PLACES = time(15, 30), 90, 8
ASKED = ("miriam", "kofi")  # by the psychologist; the first takes the place
JOINED = ("grace", "rosa", "aisha", "samuel", "leon", "miriam")


class Session(NamedTuple):
    """A session: its day, who came, its theme; none of the last two for one still to come."""

    on: date
    came: tuple[str, ...] = ()
    theme: str = ""


SESSIONS = (
    Session(day("2014-11-06"), ("grace", "rosa", "aisha", "leon"), "When a visit goes quiet"),
    Session(
        day("2014-12-04"),
        ("grace", "rosa", "aisha", "samuel", "leon", "miriam"),
        "Being the one who brings bad news",
    ),
    Session(day("2015-01-08"), ("grace", "rosa", "samuel", "miriam"), "Saying no to a colleague"),
    Session(day("2015-02-05")),
    Session(day("2015-03-05")),
)
USEFUL = {"grace": 5, "rosa": 4, "aisha": 4, "samuel": 3, "leon": 5}  # of the second session
TAKEN_AWAY = ("grace", "I fill silences. Next time I count to ten before I say anything.")
