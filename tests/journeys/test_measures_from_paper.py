"""Paper keyed by number, an answer that a person acts on, and a measure shown to a supervisor.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
CHILD = "Tilly Meadowsweet"
PARENTS, OWN = "P11-17: parent or carer, age 11 to 17", "ORS-13-17: young person, age 13 to 17"
LINES = {"Answer 1": "7.4", "Answer 2": "5.0", "Answer 3": "0.0", "Answer 4": "10.0"}


def confirms(me: Visitor) -> None:
    """Say that this is the form that was used, though the age is another."""
    tick = me.tab.get_by_label("This is the form that was used all the same", exact=True)
    if me.by_keyboard:
        me.reaches(tick)
        me.tab.keyboard.press("Space")
    else:
        tick.check(force=True)
    expect(tick).to_be_checked()


@WAYS
def test_two_measures_are_keyed_from_paper(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    me = visitor(kind, has_script=has_script)
    me.signs_in_as("Grace Appletree")
    me.follows(CHILD, exact=True)
    me.presses("Key in an SDQ")
    me.chooses(PARENTS, of="Which form was filled in?")
    me.keys("1" * 24, of="Answers 1 to 25")
    me.shows("measure-form")
    me.presses("Save the SDQ")
    me.is_told("SDQ recorded. Not answered: 25.")
    me.sees("Is it more than error?")
    me.shows("measure")
    me.follows("See each answer by its number")
    me.sees("Left blank")
    me.shows("measure-answers")
    me.follows("Back to what it says")
    me.follows("A sheet for the family")
    me.sees("is not a diagnosis")
    me.shows("measure-for-the-family")
    me.goes_to("/cases/")
    me.follows(CHILD, exact=True)
    me.follows("Key in another measure")
    me.follows("Outcome Rating Scale (ORS)", exact=True)
    me.chooses(OWN, of="Which form was filled in?")
    for answer, typed in LINES.items():
        me.types(typed, into=answer)
    me.presses("Save the measure")
    confirms(me)  # eleven is under thirteen
    me.presses("Save the measure")
    me.is_told("ORS recorded")
    me.sees("22.4")
    me.sees("higher is better")
    me.follows(CHILD)
    me.sees("Other measures")
    me.shows("case-measures")


@WAYS
def test_a_risk_answer_is_acted_on_and_settles(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    me, head = visitor(kind, has_script=has_script), visitor(kind, has_script=has_script)
    me.signs_in_as("Grace Appletree")
    me.follows(CHILD, exact=True)
    me.follows("Key in another measure")
    me.follows("Patient Health Questionnaire, depression (PHQ-9)")
    me.keys("000000001", of="Answers 1 to 9")
    me.presses("Save the measure")
    confirms(me)  # eleven is under twelve
    me.presses("Save the measure")
    me.is_told("PHQ-9 recorded")
    me.sees("A person must act on this answer")
    me.sees("Nobody has been told by the computer")
    head.signs_in_as("Miriam Oakapple")
    head.sees("1 risk answer that nobody has acted on")
    head.follows("See my team, family by family")
    head.sees("1 risk answer that nobody has acted on")
    head.shows("my-team-risk")
    me.follows("My work")
    me.sees(f"Act on an answer about {CHILD}")
    me.shows("my-work-risk")
    me.follows(f"Act on an answer about {CHILD}")
    me.sees("No guidance is written here")
    me.types("Miriam Oakapple, my team manager", into="Who was told?")
    me.picks("By telephone", of="How were they told?")
    me.types("Spoke with Tilly and her mother today", into="What was done?")
    me.shows("risk")
    me.presses("Write down what was done")
    me.is_told("What was done is written down")
    me.sees("Told Miriam Oakapple, my team manager, by telephone")
    head.goes_to("/team/")
    head.does_not_see("1 risk answer that nobody has acted on")


def test_a_measure_is_shown_to_the_supervisor_and_taken_back(visitor: Any) -> None:
    me, psychologist = visitor(), visitor()
    me.signs_in_as("Grace Appletree")
    me.follows(CHILD, exact=True)
    me.follows("Show the measures to my supervisor")
    me.sees("Dr Ingrid Halfmoon")
    me.shows("show")
    me.presses("Show")
    me.is_told("Shown to Dr Ingrid Halfmoon")
    psychologist.signs_in_as("Dr Ingrid Halfmoon")
    psychologist.follows("Shown to me")
    psychologist.sees("Tilly")
    psychologist.does_not_see("Meadowsweet")
    psychologist.shows("shown-to-me")
    psychologist.tab.locator("tbody a").first.click()
    psychologist.tab.wait_for_url("**/shown-to-me/*/")  # its styles too, before it is measured
    psychologist.looks_round()
    psychologist.sees("Answers by number")
    psychologist.does_not_see("Meadowsweet")
    psychologist.shows("shown-one")
