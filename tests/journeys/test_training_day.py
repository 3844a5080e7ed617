"""A training day from its planning to the matrix: planned, invited to, booked, held, and counted.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
TODAY = (14, 1, 2015)  # the story's day
SECTION = "Working with Families"
WHO = {  # who lacks the section, and books it, in each way
    "with a mouse": "Nimmi Periwinkle",
    "by keyboard alone": "Denise Puddlemere",
    "without JavaScript": "Desmond Hollyhock",
}


@WAYS
def test_a_training_day_from_invitation_to_matrix(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    who = WHO[request.node.callspec.id.rpartition("chromium-")[2]]
    lead, comes = (visitor(kind, has_script=has_script) for _ in range(2))
    lead.signs_in_as("Lorna Weathervane")
    lead.follows("Training", exact=True)
    lead.presses("Plan a training day")
    lead.picks(SECTION, of="On which section?")
    lead.types_date(TODAY, into="Which day?")
    lead.types("Room 2", into="Where is it? (optional)")
    lead.types("Dr Ingrid Halfmoon", into="Who trains?")
    lead.presses("Save")
    lead.is_told("The day is planned")
    lead.presses("Open it for booking")
    lead.is_told("The day is open for booking")
    lead.presses(lead.tab.get_by_role("button", name="who lack this section").inner_text())
    lead.is_told("Invited: ")
    day = lead.tab.url.removeprefix(lead.url)
    comes.signs_in_as(who)
    comes.goes_to(day)
    comes.presses("Take a place")
    comes.is_told("You have a place")
    lead.goes_to(day)
    lead.presses("Take attendance")
    lead.picks("Came", of=f"Did {who} come?")
    lead.presses("Save")
    lead.is_told("Attendance is kept")
    lead.sees("1 came, 0 absent")
    comes.goes_to("/training/mine/")
    comes.sees("Say how it was")
    lead.goes_to("/training/matrix/")
    lead.sees("14 Jan 2015")
