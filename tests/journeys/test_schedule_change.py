"""A practitioner puts right when the work started: sees what would move, confirms, and it has."""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
LEAD, CHILD = "Priya Marigold", "Zofia Catkin"
BOX = "On which day did the work start?"


@pytest.mark.parametrize(
    ("kind", "has_script", "day", "due_on", "said"),
    [
        (Visitor, True, (22, 9, 2014), "22 January 2015", "due in 8 days"),
        (AtTheKeyboard, True, (18, 9, 2014), "18 January 2015", "due in 4 days"),
        (Visitor, False, (15, 9, 2014), "15 January 2015", "due tomorrow"),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_another_start_moves_what_is_not_done_after_it_was_shown(
    visitor: Any,
    kind: type[Visitor],
    has_script: bool,
    day: tuple[int, int, int],
    due_on: str,
    said: str,
) -> None:
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(LEAD)
    me.does_not_see(said)
    me.follows(CHILD, exact=True)
    me.follows("See what is asked, and when")
    me.sees("Missed")
    me.shows("measures")
    me.follows("Correct the day it started")
    me.types_date(day, into=BOX)
    me.types("The first visit was before the form came", into="Why is it corrected?")
    me.presses("See what would move")
    me.sees("Nothing has been changed yet")
    me.sees(due_on)
    me.shows("start-preview")
    me.follows("Leave it as it is")
    me.follows("My work")
    me.does_not_see(said)
    me.follows(CHILD, exact=True)
    me.follows("See what is asked, and when")
    me.follows("Correct the day it started")
    me.types_date(day, into=BOX)
    me.types("The first visit was before the form came", into="Why is it corrected?")
    me.presses("See what would move")
    me.presses("Correct the start")
    me.is_told("The work started on")
    me.follows("My work")
    me.sees(f"Ask for {CHILD}’s SDQ for review 1")
    me.sees(said)


def test_a_lead_sees_what_a_choice_would_change_before_it_does(visitor: Any) -> None:
    me = visitor()
    me.signs_in_as("Lorna Weathervane")
    me.follows("Measures", exact=True)
    me.sees("Youthinmind")
    me.shows("chosen-measures")
    me.follows("Change SDQ by teacher")
    me.ticks("Follow-up", of="When is it asked?")
    me.presses("See what that changes")
    me.sees("Nothing has been changed yet")
    me.follows("The pilot", exact=True)
    me.sees("Measures asked, and what came of them")
