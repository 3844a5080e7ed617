"""A risk that the figures propose: accepted by the lead, looked at again, its score falling."""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey


@WAYS
def test_from_a_proposal_to_a_falling_score(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    lead, owner = visitor(kind, has_script=has_script), visitor(kind, has_script=has_script)
    title = f"A family’s first measure never comes ({kind.__name__} {has_script})"
    lead.signs_in_as("Lorna Weathervane")
    lead.follows("The pilot")
    lead.follows("Risks to the programme")
    lead.sees("Proposed by the figures")
    lead.shows("risks")
    lead.follows("Accept")
    lead.types(title, into="What may happen?")
    judges(lead, 4, "Likely: more likely than not", "Serious: a group or a team stops for a while")
    lead.chooses("Miriam Oakapple", of="Whose is it?")
    lead.types("Nobody has asked since the start", into="Why do you judge it so?")
    lead.presses("Put it into the register")
    lead.is_told("It is in the register")
    lead.sees("16 of 25")
    lead.presses("Look at it again")
    judges(lead, 5, "Unlikely: it could, but need not", "Small: one team or one family waits")
    lead.types("The team asks at the next visit", into="Why do you judge it so?")
    lead.presses("Save")
    lead.is_told("Reviewed")
    lead.shows("programme-risk")
    lead.follows("Risks")
    lead.sees("falling, 16 to 4")
    owner.signs_in_as("Miriam Oakapple")
    owner.goes_to("/risks/")
    owner.follows(title)
    owner.sees("The team asks at the next visit")


def judges(lead: Visitor, month: int, likely: str, bad: str) -> None:
    """Say how likely and how bad it is, and when it is looked at again."""
    lead.picks(likely, of="How likely is it?")
    lead.picks(bad, of="How bad would it be?")
    lead.types_date((2, month, 2015), into="When is it looked at again?")
