"""A step is found in spite of a slip of the pen, noted on, reported, and the report is triaged.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
WHO = {  # whoever tells it, in each way, and the pictures taken of it
    "with a mouse": ("Grace Appletree", "manual"),
    "by keyboard alone": ("Samuel Moonpenny", ""),
    "without JavaScript": ("Leon Merryfield", ""),
}
FIND, LABEL = "Find a module or a step", "Try it together"


@WAYS
def test_from_a_misspelled_search_to_a_triaged_report(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    who, picture = WHO[request.node.callspec.id.rpartition("chromium-")[2]]
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(who)
    finds_the_step(me, picture)
    writes_a_note(me, who)
    says_it_did_not_work(me, picture)
    somebody_triages_it(visitor(kind, has_script=has_script), who, picture)
    me.goes_to("/manual/issues/mine/")
    me.sees("Triaged")
    me.sees("Looking for another copy")


def finds_the_step(me: Visitor, picture: str) -> None:
    me.follows("Manual", exact=True)
    me.types("prasing", into=FIND)
    me.presses("Find")
    me.sees("spelled nearly so")
    if picture:
        me.shows(f"{picture}-search")
    me.follows("POS2 Noticing and praising", exact=True)
    me.follows(LABEL, exact=True)
    me.sees("Notes from colleagues")


def writes_a_note(me: Visitor, who: str) -> None:
    me.follows("Write a note")
    me.sees("nothing that could tell anybody which family it was")
    me.types(f"Say what you saw, by {who}", into="Note")
    me.presses("Publish")
    me.is_told("Note published")
    me.sees(f"Say what you saw, by {who}")


def says_it_did_not_work(me: Visitor, picture: str) -> None:
    if picture:
        me.shows(f"{picture}-step")
    me.presses("This page did not work for me")
    if picture:
        me.shows(f"{picture}-did-not-work")
    me.presses("Hard to read")
    me.is_told("Reported to those who tend the manual")


def somebody_triages_it(lorna: Visitor, who: str, picture: str) -> None:
    lorna.signs_in_as("Lorna Weathervane")
    lorna.follows("Manual", exact=True)
    lorna.follows("What did not work for people")
    if picture:
        lorna.shows(f"{picture}-issues")
    section = lorna.tab.locator("section", has_text=f"Hard to read: POS2, {LABEL}")
    lorna.activates(section.get_by_role("link", name=who), "Enter")
    lorna.picks("Triaged", of="What becomes of it?")
    label = "In a line, for whoever reported it (optional)"
    lorna.types("Looking for another copy", into=label)
    lorna.presses("Save")
    lorna.is_told("Triaged")


@WAYS
def test_a_visit_half_typed_is_kept_while_somebody_looks_in_the_manual(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    who, _ = WHO[request.node.callspec.id.rpartition("chromium-")[2]]
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(who)
    me.follows(me.tab.get_by_role("table").get_by_role("link").first.inner_text(), exact=True)
    me.presses("Record a visit")
    me.types("She laughed at the puppet", into="Note")
    me.unfolds("another module")
    me.presses("Look in the manual")
    me.sees("What you were typing is kept")
    me.follows("Go back to the form you left")
    assert me.tab.get_by_label("Note", exact=True).input_value() == "She laughed at the puppet"
    me.presses("Throw it away")
