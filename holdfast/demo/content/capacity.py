"""What people of the story hold beside the programme, and the time their managers released."""

from datetime import date
from typing import NamedTuple

from holdfast.demo.shapes import day


class Holds(NamedTuple):
    """How many children somebody holds, on what part of full time, said by their manager."""

    who: str
    manager: str
    on: date
    children: int
    full_time: str = "1"
    is_protected: bool = False


class Releases(NamedTuple):
    """Hours a week that a manager released: preparing, visiting, recording, group."""

    who: str
    manager: str
    on: date
    hours: tuple[float, float, float, float]
    gives_way: str


HOLDS = (
    Holds("grace", "miriam", day("2014-09-30"), 15, is_protected=True),
    Holds("kofi", "miriam", day("2014-09-30"), 19),
    Holds("hannah", "miriam", day("2014-09-30"), 12, "0.6"),
    Holds("priya", "desmond", day("2014-09-30"), 14),
    Holds("leon", "winston", day("2014-09-30"), 13),
)
RELEASES = (
    Releases("grace", "miriam", day("2014-04-01"), (1, 2.5, 0.5, 1), "No duty on Thursdays"),
    Releases("kofi", "miriam", day("2014-06-02"), (1.5, 2, 1, 1), "Two visits go to the duty team"),
    Releases("priya", "desmond", day("2014-05-01"), (1, 2, 0.5, 1), "No new children until June"),
)
