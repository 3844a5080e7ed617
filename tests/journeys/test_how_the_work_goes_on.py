"""The work pauses and goes on; it ends as planned and is asked after; it is taken up once more."""

from typing import Any

import pytest

from tests.journeys.site import Site
from tests.journeys.visitor import WAYS, AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
TODAY = (14, 1, 2015)
LED = """
SELECT c.id, lead.name, head.name
FROM casework_case c
JOIN casework_assignment a ON a.case_id = c.id AND a.part = 'lead' AND a.ended_on IS NULL
JOIN programme_participant p ON p.id = a.participant_id
JOIN access_user lead ON lead.id = p.person_id
JOIN place_post post ON post.team_id = c.team_id AND post.is_manager AND post.left_on IS NULL
JOIN access_user head ON head.id = post.person_id
WHERE c.closed_on IS NULL AND c.sealed_at IS NULL
  AND (SELECT m.to_state FROM casework_casemove m WHERE m.case_id = c.id
       ORDER BY m.number DESC LIMIT 1) = 'active'
  AND NOT EXISTS (SELECT 1 FROM casework_concern n WHERE n.case_id = c.id AND n.state <> 'closed')
  AND NOT EXISTS (SELECT 1 FROM casework_ending e JOIN casework_casemove m ON m.id = e.move_id
                  WHERE m.case_id = c.id)
  AND NOT EXISTS (SELECT 1 FROM place_leaving v WHERE v.person_id = lead.id AND v.state = 'planned')
ORDER BY c.opened_on, lead.name, c.reference OFFSET %s LIMIT 1
"""


def led(site: Site, *, number: int) -> tuple[str, str, str]:
    """Return a case in which work goes on: its address, who leads it and stays, who oversees it."""
    ((case, lead, head),) = site.ask(LED, number)
    return f"/cases/{case}/", str(lead), str(head)


@WAYS
def test_the_work_pauses_until_a_day_and_goes_on_again(
    visitor: Any, site: Site, kind: type[Visitor], has_script: bool
) -> None:
    case, lead, _ = led(site, number=0)
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(lead)
    me.goes_to(case)
    me.follows("Pause the work")
    me.picks("The family is away", of="Why does the work pause?")
    me.types_date((2, 2, 2015), into="On which day do you look at it again?")
    me.shows("pause")
    me.presses("Pause the work")
    me.is_told("The work is paused")
    me.sees("Not while the work is paused")
    me.follows("My work")
    me.sees("paused: look again")
    me.goes_to(case)
    me.follows("Take the work up again")
    me.types("They are back from their grandmother’s", into="What has changed?")
    me.presses("Go on with the work")
    me.is_told("The work goes on")
    me.does_not_see("Not while the work is paused")
    me.goes_to(f"{case}timeline/")
    me.sees("They are back from their grandmother’s")


@pytest.mark.parametrize(
    ("number", "kind", "has_script"),
    [(1, Visitor, True), (2, AtTheKeyboard, True), (3, Visitor, False)],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_an_ending_that_was_planned_is_asked_after_and_the_case_reopened(
    visitor: Any, site: Site, number: int, kind: type[Visitor], has_script: bool
) -> None:
    case, lead, head = led(site, number=number)
    me, manager = (visitor(kind, has_script=has_script) for _ in range(2))
    me.signs_in_as(lead)
    manager.signs_in_as(head)
    ends_as_planned(me, case)
    is_closed_and_asked_after(manager, me, case)
    is_reopened(manager, me, case, lead)


def ends_as_planned(me: Visitor, case: str) -> None:
    """The ending begins with the family; the summary is written goal by goal, and signed."""
    me.goes_to(case)
    me.follows("Begin the ending")
    me.picks("Yes, with the family", of="Is the ending planned?")
    me.picks("Goals partly met", of="How does the work end?")
    me.types("We agreed on it together in the autumn", into="In a few words")
    me.types_date(TODAY, into="Which day is planned as the last?")
    me.presses("Begin the ending")
    me.is_told("The ending has begun")
    me.follows("Write the closing summary")
    for goal in me.tab.locator("label", has_text="How did it end?").all():
        me.types("Better than it was, and theirs now", into=goal.inner_text())
    me.types("Short visits, and always the same day", into="What did you learn?")
    me.types("We know what to do when it is loud", into="What do the family say about the work?")
    me.types("Their health visitor carries on", into="What happens next, and who carries on?")
    me.types_date((14, 4, 2015), into="On which day do you ask the family how they are?")
    me.presses("Save the summary")
    me.presses("Sign the summary")
    me.presses("Sign the summary")
    me.is_told("Closing summary signed")
    me.shows("planned-ending")


def is_closed_and_asked_after(manager: Visitor, me: Visitor, case: str) -> None:
    """The manager closes it; a while after, whoever led it asks how the family is."""
    manager.goes_to(case)
    manager.follows("Close the case")
    manager.picks("Goals partly met", of="How did the work end?")
    manager.presses("Close the case")
    manager.is_told("closed")
    me.goes_to(case)
    me.sees("This case was closed")
    me.follows("Ask how the family is")
    me.picks("We were in touch with the family", of="Were you in touch?")
    me.types(
        "Loud again since the move", into="How are they, or why were they not reached? (optional)"
    )
    me.presses("Save the follow-up")
    me.goes_to(f"{case}timeline/")
    me.sees("Loud again since the move")


def is_reopened(manager: Visitor, me: Visitor, case: str, lead: str) -> None:
    """The manager reopens it under its lead, who may write in it at once."""
    manager.goes_to(case)
    manager.follows("Reopen the case")
    manager.picks(lead, of="Who leads the case?")
    manager.types("The family asked for a little more", into="Why is it reopened?")
    manager.shows("reopen")
    manager.presses("Reopen the case")
    manager.is_told("reopened")
    me.goes_to(case)
    me.does_not_see("This case was closed")
    me.presses("Record a visit")
    me.sees("Who took part?")
