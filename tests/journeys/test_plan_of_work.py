"""The plan of the work, from its first outcome to the reference typed back from the case system.

In the middle the statutory plan changes, and the plan is held against it. Told three times: with a
mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
WHO = {  # whoever tells it, of a family of their own that has no plan of work yet, in each way
    "with a mouse": ("Shanthi Honeydew", "plan"),
    "by keyboard alone": ("Samuel Moonpenny", ""),
    "without JavaScript": ("Leon Merryfield", ""),
}
OUTCOME = "The children say that home is calm"


@WAYS
def test_a_plan_from_its_outcome_to_the_reference_typed_back(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    who, picture = WHO[request.node.callspec.id.rpartition("chromium-")[2]]
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(who)
    opens_their_first_family(me)
    me.follows("Plan of the work")
    adds_an_outcome(me)
    plans_modules(me)
    ties_a_goal(me)
    the_statutory_plan_changes(me)
    re_checks(me, picture)
    types_the_reference_back(me, picture)


def opens_their_first_family(me: Visitor) -> None:
    link = me.tab.get_by_role("table").get_by_role("link").first
    me.follows(link.inner_text(), exact=True)


def adds_an_outcome(me: Visitor) -> None:
    me.follows("Add an outcome")
    me.types(OUTCOME, into="The outcome, as the statutory plan says it")
    me.presses("Add the outcome")
    me.is_told("Outcome added")
    me.sees(OUTCOME)


def plans_modules(me: Visitor) -> None:
    for name in ("Clear rules and calm limits", "Routines that hold"):
        me.presses("Plan a module")
        me.chooses(f"Positive Parenting: {name}", of="Which module?")
        me.presses("Plan the module")
        me.is_told("Module planned")
    me.presses("Move up")
    lines = me.tab.locator("ol.app-plan li")
    expect(lines.first).to_contain_text("Routines that hold")


def ties_a_goal(me: Visitor) -> None:
    me.follows("Tie to an outcome")
    me.picks(OUTCOME, of="Which outcome of the statutory plan does it serve?")
    me.presses("Save")
    me.is_told("Goal tied to the plan")


def the_statutory_plan_changes(me: Visitor) -> None:
    me.does_not_see("Re-check this plan by")
    me.follows("Say that the statutory plan changed")
    me.picks("Child protection plan", of="Which plan does the child have?")
    me.types("CP-0441", into="Its number in the council’s case system (optional)")
    me.presses("Save the link")
    me.is_told("Plan linked")
    me.sees("Re-check this plan by")


def re_checks(me: Visitor, picture: str) -> None:
    me.follows("My work")
    me.follows("plan of work")
    me.sees("became Child protection plan CP-0441")
    me.picks("I have changed the plan of the work", of="What did you find?")
    me.types(
        "Routines come first", into="What did you change, or why is it still right? (optional)"
    )
    if picture:
        me.shows(f"{picture}-re-check")
    me.presses("Record the re-check")
    me.is_told("Re-check recorded")
    me.does_not_see("Re-check this plan by")
    if picture:
        me.shows(picture)


def types_the_reference_back(me: Visitor, picture: str) -> None:
    me.presses("Copy it for the case system")
    words = me.tab.get_by_label("Words to paste").input_value()
    assert "Outcomes it serves: " in words
    assert OUTCOME in words
    assert "Child protection plan CP-0441" in words
    copy = me.tab.get_by_role("button", name="Copy the words")
    assert copy.is_visible() == me.has_script
    me.picks("Mosaic", of="Where did you paste it?")
    me.types("CN-90210", into="The reference it has there")
    if picture:
        me.shows(f"{picture}-paragraph")
    me.presses("Keep the reference")
    me.is_told("Reference kept")
    me.sees("Mosaic CN-90210")
