"""A consultation without a name: asked, pointed at a name, answered by a psychologist, and closed.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
ADVICE = "Begin with the evening, and leave the bed for later"


@WAYS
def test_a_consultation_without_a_name(visitor: Any, kind: type[Visitor], has_script: bool) -> None:
    me, psychologist, lead = (visitor(kind, has_script=has_script) for _ in range(3))
    way = f"{kind.__name__} {has_script}"
    question = f"A girl will not sleep in her own bed. Is a chart too soon? ({way})"
    me.signs_in_as("Grace Appletree")
    me.follows("Consultation", exact=True)
    me.shows("consultation")
    me.presses("Ask without a name")
    me.sees("accountability stays with the line manager")
    reference = asks(me, question)
    psychologist.signs_in_as("Dr Arjun Waterlily")
    answers(psychologist, reference, question)
    me.follows("Consultation", exact=True)
    me.follows(reference)
    me.sees(ADVICE)
    me.presses("Say what came of it")
    me.picks("I did as advised, and it helped", of="What came of it?")
    me.presses("Save")
    me.is_told("The question is closed")
    me.shows("question")
    lead.signs_in_as("Lorna Weathervane")
    lead.follows("Clinicians’ load")
    lead.sees("no question is read here")
    lead.does_not_see(question)
    lead.shows("clinicians-load")


def asks(me: Visitor, question: str) -> str:
    """Ask, with a surname first; return the question's reference."""
    me.types(f"{question} The Meadowsweet girl.", into="What do you want to know?")
    me.picks("This week", of="How soon do you need an answer?")
    me.presses("Ask")
    me.sees("“Meadowsweet” is a name of somebody you work with")
    me.shows("question-names")
    me.types(question, into="What do you want to know?")
    me.presses("Ask")
    me.is_told("Asked")
    return str(me.tab.locator("h1").inner_text()).removeprefix("Question ")


def answers(psychologist: Visitor, reference: str, question: str) -> None:
    psychologist.follows("Consultation", exact=True)
    psychologist.follows(reference)
    psychologist.sees(question)
    psychologist.presses("Take this question")
    psychologist.is_told("It is yours to answer")
    psychologist.presses("Advise")
    psychologist.types(ADVICE, into="What do you advise?")
    psychologist.types("15", into="How many minutes did it take you, in all?")
    psychologist.shows("question-advise")
    psychologist.presses("Send the advice")
    psychologist.is_told("can read your advice")
