"""A family's own page on a phone: shared, opened with a word, rated in pictures, written on.

And the timeline that tells of it. By mouse, by keyboard alone and without JavaScript.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.test_private_link import PHONE, WORD, begins_a_case, case_address
from tests.journeys.visitor import WAYS, AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
Bring = Callable[..., Any]
GOAL = "Walk to school together"


def shares_a_goal(me: Visitor) -> str:
    """Set a goal, tick it for the parent's page, send the link; return the address in it."""
    home = case_address(me)
    me.goes_to(home + "goals/add/")
    me.types(GOAL, into="The goal")
    me.picks("Parent or carer", of="Whose goal is it?")
    me.presses("Set the goal")
    me.goes_to(home + "family-page/")
    me.tab.get_by_label(f"Parent or carer sees {GOAL}").check(force=True)
    me.types("I come on Tuesday", into="Say what is next")
    me.ticks("Parent or carer", of="For whose page is that?")
    me.presses("Show them what is ticked")
    me.is_told("sees what is ticked here")
    me.shows("family-page-sharing")
    me.follows("the page of the parent or carer")
    me.sees("I come on Tuesday")
    me.goes_to(home + "family-page/link/")
    me.picks("Parent or carer", of="Whose page is it?")
    me.picks("By text message", of="How should the link be sent?")
    me.types("07700 900123", into="E-mail address or mobile number")
    me.types(WORD, into="The word you agreed on")
    me.presses("Make the link and send it")
    me.is_told("is on its way")
    me.follows("See the messages")
    open_it = me.tab.get_by_role("link", name="Open it as they would").first
    return str(open_it.get_attribute("href"))


def picks_a_step(me: Visitor, number: int) -> None:
    """Choose one of the pictures."""
    step = me.tab.get_by_role("radio", name=f"Step {number} of 10", exact=True)
    if not me.by_keyboard:
        step.check(force=True)
        return
    me.reaches(step, any_named="score")
    for _ in range(number):
        me.tab.keyboard.press("ArrowDown")
    if not step.is_checked():
        me.tab.keyboard.press("Space")
    expect(step).to_be_checked()


@WAYS
def test_a_parent_sees_what_is_shared_rates_in_pictures_and_writes(
    visitor: Bring, kind: type[Visitor], has_script: bool
) -> None:
    who, child = {
        (Visitor, True): ("Katy Foxglove", "Dee Larchmont"),
        (AtTheKeyboard, True): ("Nimmi Periwinkle", "Eve Saltmarsh"),
        (Visitor, False): ("Olu Sundrop", "Flo Quickthorn"),
    }[kind, has_script]
    practitioner = begins_a_case(visitor, who, child)
    home = case_address(practitioner)
    address = shares_a_goal(practitioner)
    practitioner.goes_to(home)
    parent = visitor(kind, has_script=has_script)
    parent.tab.set_viewport_size(PHONE)
    parent.goes_to(address)
    parent.types(WORD, into="Which word did you agree on?")
    parent.presses("Continue")
    parent.sees(f"How things are going: {child.split()[0]}")
    parent.sees("I come on Tuesday")
    parent.shows("family-page")
    parent.presses("Say how it is going: goal 1")
    parent.sees("There is no wrong answer")
    parent.shows("family-page-rate")
    picks_a_step(parent, 6)
    parent.presses("Save my answer")
    parent.sees("Saved. Your answer is on this page")
    parent.sees("6 of 10")
    parent.presses("Tell the person who works with you")
    parent.types("It went well", into="What would you like to say?")
    parent.presses("Send")
    parent.sees("but perhaps not today")
    practitioner.goes_to("/")
    practitioner.sees("Changed by Parent or carer, by private link since you looked")
    practitioner.follows(f"Parent or carer wrote to you on the page for {child}")
    practitioner.sees("It went well")
    practitioner.types("Rang them", into="What did you do about it?")
    practitioner.presses("Note what was done")
    practitioner.goes_to(home + "timeline/?kind=rating")
    practitioner.sees("Goals rated: parent or carer")
    practitioner.sees("Recorded by: Parent or carer, by private link")
    practitioner.shows("timeline")


@WAYS
def test_a_timeline_is_chosen_from_and_says_what_was_corrected(
    visitor: Bring, kind: type[Visitor], has_script: bool
) -> None:
    me = visitor(kind, has_script=has_script)
    me.signs_in_as("Grace Appletree")
    me.follows("Tilly Meadowsweet", exact=True)
    home = case_address(me)
    said, now_said = {
        (Visitor, True): ("big+school", "purple blazer"),
        (AtTheKeyboard, True): ("father+died", "green blazer"),
        (Visitor, False): ("fewer+absences", "yellow blazer"),
    }[kind, has_script]
    me.goes_to(f"{home}timeline/?kind=event&words={said}")
    first = me.tab.get_by_role("link", name="Change ").first
    me.activates(first, "Enter")
    me.types(f"A {now_said}", into="Note (optional)")
    me.presses("Save")
    me.goes_to(f"{home}timeline/?words={now_said.replace(' ', '+')}")
    me.sees("1 entry as chosen")
    me.tab.get_by_text("Changed 1 time").first.click()
    me.sees(f"A {now_said}")
    me.goes_to(home + "timeline/?whole=yes&kind=visit")
    assert me.tab.locator(".app-timeline__moment").count() > 5
