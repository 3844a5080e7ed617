"""Meetings are planned as a series and one of them moved: shown first, and the move undone.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
WHOSE = {  # a group, its psychologist, and the day in March on which its first new meeting is
    "with a mouse": ("Tuesday", "Arjun", 10),
    "by keyboard alone": ("Wednesday", "Ingrid", 11),
    "without JavaScript": ("Thursday", "Arjun", 12),
}


@WAYS
def test_a_series_is_planned_and_one_meeting_moved_and_put_back(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    group, who, first = WHOSE[request.node.callspec.id.rpartition("chromium-")[2]]
    keeper = visitor(kind, has_script=has_script)
    keeper.signs_in_as(who)
    keeper.follows("Supervision", exact=True)
    keeper.follows(f"{group} group")
    keeper.follows("The group’s calendar")
    keeper.presses("Plan meetings")
    keeper.types_date((first, 3, 2015), into="When is the first meeting?")
    keeper.types_date((30, 4, 2015), into="Until when?")
    keeper.presses("Show the days")
    keeper.sees(f"{group} {first} March 2015")
    keeper.shows("series-preview")
    keeper.presses("Put them in the calendar")
    keeper.is_told("4 meetings are in the calendar")
    link = keeper.tab.locator("main a", has_text=f"Move it: {first} March").first
    keeper.activates(link, "Enter")
    keeper.types_date((13, 3, 2015), into="To which day?")
    keeper.picks("Only this one", of="Which meetings move?")
    keeper.presses("Show what would move")
    keeper.sees("Friday 13 March")
    keeper.shows("move-preview")
    keeper.presses("Move")
    keeper.is_told("It is moved")
    keeper.sees("Friday 13 March")
    keeper.follows("Undo the move")
    keeper.presses("Undo the move")
    keeper.is_told("The move is undone")
    keeper.sees(f"{group} {first} March")
