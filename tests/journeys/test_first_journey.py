"""A case is opened, a visit recorded, goals rated, an SDQ keyed in, and all of it seen on one page.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
GOAL = "To have one calm breakfast"
MODULE = "Engagement and Hope: Getting to know one another"
FORM = "P4-10: parent or carer, age 4 to 10"


@pytest.mark.every_way
@pytest.mark.parametrize(
    ("who", "child", "kind", "has_script"),
    [
        ("Katy Foxglove", "Wren Larchmont", Visitor, True),
        ("Nimmi Periwinkle", "Ivo Saltmarsh", AtTheKeyboard, True),
        ("Ewa Silverbell", "Nell Quickthorn", Visitor, False),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_from_a_new_family_to_progress_over_practice(
    visitor: Any, who: str, child: str, kind: type[Visitor], has_script: bool
) -> None:
    me = visitor(kind, has_script=has_script)
    me.comes_through_the_door_as(who)
    me.goes_to("/cases/start/")
    opens_a_case(me, child)
    sets_a_goal(me)
    records_a_visit(me)
    me.shows("case-new")
    keys_in_an_sdq(me)
    me.follows(child)
    me.sees("Progress over practice")
    for words in (GOAL, "Getting to know one another", "She laughed at breakfast"):
        me.sees(words)
    me.follows("My work")
    me.sees("Due in 7 days")
    me.does_not_see(f"Set goals with {child}")
    me.sees("From teacher: due in 14 days")  # the parent has answered


def opens_a_case(me: Visitor, child: str, *, born_on: tuple[int, int, int] = (4, 5, 2008)) -> None:
    me.picks("The family is new to us", of="Whose case is it?")
    me.types(child, into="Child’s full name")
    me.types_date(born_on, into="Date of birth")
    me.types("Jo", into="Name of a parent or carer")
    me.chooses("Mother", of="What are they to the child?")
    me.types("Text first", into="How, and when, is it safe to make contact with them?")
    me.presses("Open the case")
    me.is_told("opened")
    me.sees("Progress over practice")


def sets_a_goal(me: Visitor) -> None:
    me.follows("Set a goal")
    me.picks("Parent or carer", of="Whose goal is it?")
    me.types(GOAL, into="The goal")
    me.presses("Set the goal")
    me.is_told("Goal set")


def records_a_visit(me: Visitor, *, who: str = "Jo, mother") -> None:
    me.presses("Record a visit")
    me.ticks(who, of="Who took part?")
    me.unfolds("Choose the module")
    me.chooses(MODULE, of="Which module did you work on?")
    me.presses("Show its steps")
    me.picks("Done", of="Prepare, and agree what today is for")
    me.unfolds("Other steps, or another module")
    me.picks("Adapted", of="Try it together")
    me.types("With drawings", into="Why, in your words? Try it together")
    me.unfolds("Rate the goals")
    me.picks("4", of=GOAL)
    me.types("She laughed at breakfast", into="Note")
    me.types("50", into="Minutes with the family")
    me.presses("Save the visit")
    me.is_told("Visit recorded")


def keys_in_an_sdq(me: Visitor) -> None:
    me.presses("Key in an SDQ")
    me.chooses(FORM, of="Which form was filled in?")
    me.keys("1" * 25, of="Answers 1 to 25")
    me.presses("Save the SDQ")
    me.is_told("SDQ recorded")
    me.sees("Newer four bands")
    me.sees("A high score is not a diagnosis")
    me.shows("sdq")
