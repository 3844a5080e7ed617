"""A psychologist is away: the meeting is moved and covered, the group is told, the cover runs it.

Told three times: with a mouse, by keyboard alone, and without JavaScript. Each has its own meeting
of the Thursday group, moved to an hour of the story's day at which the cover is free.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
TODAY = (14, 1, 2015)  # the story's day
MEETING = {  # the meeting, the month it is in, and to which hour of today it moves
    "with a mouse": ("29 January", "2015-01", "14:00"),
    "by keyboard alone": ("12 February", "2015-02", "16:30"),
    "without JavaScript": ("26 February", "2015-02", "19:00"),
}
SUBJECT = "Thursday group: the supervision meeting on Wednesday 14 January 2015, {} is led by"


@WAYS
def test_cover_is_found_the_group_is_told_and_the_cover_runs_the_meeting(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    meeting, month, hour = MEETING[request.node.callspec.id.rpartition("chromium-")[2]]
    lead, member, cover = (visitor(kind, has_script=has_script) for _ in range(3))
    lead.signs_in_as("Lorna Weathervane")
    lead.follows("Supervision", exact=True)
    lead.follows("Thursday group")
    lead.follows("The group’s calendar")
    lead.goes_to(f"{lead.tab.url.removeprefix(lead.url).partition('?')[0]}?month={month}")
    lead.activates(lead.tab.locator("main a", has_text=f"Move it: {meeting}").first, "Enter")
    lead.types_date(TODAY, into="To which day?")
    lead.types(hour, into="At what time?")
    lead.picks("Only this one", of="Which meetings move?")
    lead.presses("Show what would move")
    lead.presses("Move")
    lead.is_told("It is moved")
    lead.activates(lead.tab.locator("main a", has_text="Find cover: 14 January").first, "Enter")
    lead.picks("Away from work", of="Why does somebody else lead it?")
    lead.picks("Dr Ingrid Halfmoon", of="Who leads it instead?")
    lead.shows("find-cover")
    lead.presses("Have them lead it")
    lead.is_told("Cover is found")
    lead.sees("Dr Ingrid Halfmoon leads it as cover")
    calendar = lead.tab.url.removeprefix(lead.url)
    lead.goes_to("/mail/")
    lead.sees(SUBJECT.format(hour))
    member.signs_in_as("Katy Foxglove")
    member.goes_to(calendar)
    member.sees("Dr Ingrid Halfmoon leads it as cover")
    cover.signs_in_as("Dr Ingrid Halfmoon")
    cover.goes_to(calendar)
    cover.follows("Thursday group")
    theirs = cover.tab.get_by_role("link", name="Wednesday 14 January 2015").last
    cover.activates(theirs, "Enter")
    cover.follows("Agenda", exact=True)
    cover.presses("Begin with this agenda")
    cover.presses("Set the agenda")
    cover.sees("The agenda is set.")
    cover.follows("Thursday group, 14 January 2015")
    cover.presses("The meeting was held: say who came")
    cover.presses("Save")
    cover.is_told("Attendance saved")
    cover.follows("Record what was said of")
    cover.types("Why do the mornings go wrong?", into="What was the question?")
    cover.types("Begin with what works", into="Advice, and what was agreed to try next")
    cover.presses("Save")
    cover.is_told("Saved")
    cover.presses("Check and sign")
    cover.presses("Sign the record")
    cover.is_told("The record is signed")
