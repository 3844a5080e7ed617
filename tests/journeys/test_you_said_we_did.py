"""A manager's concern: noted in a sentence, sorted, answered, and read by all staff.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
DID = "Cover for group afternoons is agreed a month ahead"


@WAYS
def test_a_managers_concern(visitor: Any, kind: type[Visitor], has_script: bool) -> None:
    manager, lead, worker = (visitor(kind, has_script=has_script) for _ in range(3))
    way = f"{kind.__name__} {has_script}"
    concern = f"Nobody answers the duty telephone on group afternoons ({way})"
    manager.signs_in_as("Jamila Cornflower")
    notes(manager, concern)
    lead.signs_in_as("Lorna Weathervane")
    lead.follows("Helps and hinders")
    lead.shows("theme-board")
    lead.presses("See it as pictures")
    lead.sees("What gets in the way, as a list")
    lead.shows("theme-pictures")
    answers(lead, concern)
    manager.goes_to("/")
    manager.follows("There is an answer to what you noted")
    manager.sees(DID)
    manager.sees("only you and the programme lead can see that")
    worker.signs_in_as("Grace Appletree")
    worker.does_not_see("There is an answer to what you noted")
    worker.follows("Helps and hinders")
    worker.follows("You said, we did")
    worker.sees(concern)
    worker.sees(DID)
    worker.shows("you-said-we-did")


def notes(manager: Visitor, concern: str) -> None:
    """Note it, with a colleague's name first, which is pointed at."""
    manager.follows("Helps and hinders")
    manager.presses("Note what helps or gets in the way")
    manager.picks("It gets in the way", of="Does it help, or get in the way?")
    manager.types(f"{concern}, says Miriam Oakapple", into="What is it, in one sentence?")
    manager.presses("Note it")
    manager.sees("“Miriam Oakapple” says who it is. Take it out")
    manager.types(concern, into="What is it, in one sentence?")
    manager.shows("note-what-hinders")
    manager.presses("Note it")
    manager.is_told("The programme lead reads it next")


def answers(lead: Visitor, concern: str) -> None:
    """Accept and sort it, begin a strategy, and answer."""
    lead.goes_to("/learning/notes/")
    lead.follows(concern)
    lead.presses("Accept and sort")
    lead.chooses(
        "The service: Caseloads, staffing and turnover (Work Infrastructure)",
        of="What is it about, first of all?",
    )
    lead.picks("−1: gets in the way somewhat", of="How strong is it?")
    lead.presses("Save")
    lead.is_told("Everybody on the staff can read it now")
    lead.presses("Begin a strategy")
    lead.types("Agree cover a month ahead", into="What is to be done?")
    lead.picks("Plan it: dates, names, an order", of="What kind of thing is it?")
    lead.chooses("Jamila Cornflower", of="Who sees to it?")
    lead.presses("Begin it")
    lead.is_told("The strategy has begun")
    lead.presses("Answer it")
    lead.types(DID, into="What was done?")
    lead.types("The team managers", into="Who did it?")
    lead.types_date((14, 1, 2015), into="When?")
    lead.presses("Publish to all staff")
    lead.is_told("All staff can read the answer now")
