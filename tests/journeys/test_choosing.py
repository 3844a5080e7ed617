"""From a family somebody thinks of to an opened case: nominated, checked, advised on, decided,
agreed to; and a third case with the manager's word.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from holdfast.choosing.rules import QUESTIONS
from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
QUESTION = "Is it too soon to begin with routines?"
ADVICE = "Make room for the loss first"


@pytest.mark.parametrize(
    ("who", "manager", "supervisor", "child", "is_third", "kind", "has_script"),
    [
        (
            "Grace Appletree", "Miriam Oakapple", "Dr Ingrid Halfmoon", "Wren Larchmont", True,
            Visitor, True,
        ),
        (
            "Nimmi Periwinkle", "Jamila Cornflower", "Dr Arjun Waterlily", "Ivo Saltmarsh", False,
            AtTheKeyboard, True,
        ),
        (
            "Callum Wrenfield", "Winston Applecart", "Dr Arjun Waterlily", "Nell Quickthorn", True,
            Visitor, False,
        ),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)  # fmt: skip
def test_from_a_nomination_to_an_opened_case(
    visitor: Any, who: str, manager: str, supervisor: str, child: str, is_third: bool,
    kind: type[Visitor], has_script: bool,
) -> None:  # fmt: skip
    me, head, psychologist = (visitor(kind, has_script=has_script) for _ in range(3))
    me.signs_in_as(who)
    me.presses("Nominate a family")
    nominates(me, child)
    checks(me)
    me.presses("Ask the clinical supervisor")
    me.types(QUESTION, into="What do you want to know?")
    me.presses("Ask")
    me.is_told(f"Asked {supervisor}")
    psychologist.signs_in_as(supervisor)
    advises(psychologist, child)
    head.signs_in_as(manager)
    head.follows(f"Decide: {child}")
    head.sees(ADVICE)
    decides(head, is_third=is_third)
    me.follows("My work")
    me.follows(f"Ask whether the family agrees: {child}")
    me.sees("This is not the council’s lawful basis")
    me.ticks("Mother", of="Who agreed?")
    me.picks("Face to face", of="How did they agree?")
    me.presses("Save")
    me.is_told("The family’s agreement is kept")
    me.shows("nomination")
    me.presses("Open the case")
    me.presses("Open the case")
    me.is_told("opened")
    me.sees("Progress over practice")
    me.follows("How this case was chosen")
    me.sees("A case was opened from it")


def nominates(me: Visitor, child: str) -> None:
    me.picks("The family is new to us", of="Which child?")
    me.types(child, into="Child’s full name")
    me.types_date((4, 5, 2008), into="Date of birth")
    me.types("Mornings go wrong from breakfast on", into="Why this family?")
    me.types("12", into="How many children does the practitioner work with now, in all?")
    me.types("1", into="How much of a full-time post do they work?")
    me.presses("Nominate")
    me.is_told("Nominated")


def checks(me: Visitor) -> None:
    me.presses("Check whether it suits")
    for key, question in QUESTIONS.items():
        me.picks("Not sure" if key == "court" else "Yes", of=question.asks)
    me.types("A hearing may be set for the summer", into="Note on court dates")
    me.shows("check")
    me.presses("Save the check")
    me.is_told("Checked")
    me.sees("The check says yes.")
    me.sees("Keep in view: the court’s timetable")


def advises(psychologist: Visitor, child: str) -> None:
    psychologist.follows("Advise on families who are being chosen")
    psychologist.follows("HN-")
    psychologist.sees(QUESTION)
    psychologist.does_not_see(child)
    psychologist.types(ADVICE, into="What do you advise?")
    psychologist.shows("advice")
    psychologist.presses("Send the advice")
    psychologist.is_told("can read your advice")


def decides(head: Visitor, *, is_third: bool) -> None:
    head.picks("Yes: ask the family", of="What do you decide?")
    if is_third:
        head.presses("Save the decision")
        head.sees("write why one more is right")
        words = "One of her families is near its ending"
        head.types(words, into="Why is one more case right for this practitioner?")
    head.shows("decide")
    head.presses("Save the decision")
    head.is_told("Decision kept")
