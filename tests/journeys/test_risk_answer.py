"""A young person says by link that something is very wrong, and a person acts on it, that day.

Told by mouse, by keyboard alone and without JavaScript, at the size of a phone.
"""

import re
from typing import Any

import pytest

from holdfast.measures.instruments import named
from tests.journeys.test_first_journey import opens_a_case
from tests.journeys.test_private_link import WHOSE_CASE, Bring, case_address, comes_in, makes_a_link
from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
LEAD = "Lorna Weathervane"
PHQ9 = named("PHQ-9")
GUIDANCE = "What to do about a risk answer (optional)"
RISKY = 9
BY_LINK = re.compile("Ask by private link ?: PHQ-9")
SETTLED = "Saw them at home; a safety plan is made"


@WAYS
def test_a_risk_answer_by_link_waits_until_a_person_says_what_they_did(
    visitor: Bring, kind: type[Visitor], has_script: bool
) -> None:
    who, child = WHOSE_CASE[kind, has_script]
    has_young_people_asked(visitor(kind, has_script=has_script))
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(who)
    me.goes_to("/cases/start/")
    opens_a_case(me, child, born_on=(4, 5, 2000))
    case = case_address(me)
    me.goes_to(f"{case}measures/")
    me.activates(me.tab.get_by_role("link", name=BY_LINK), "Enter")
    answers_all(visitor(kind, has_script=has_script), makes_a_link(me))
    me.goes_to("/")
    me.sees("1 risk answer that nobody has acted on")
    me.shows("risk-waits")
    me.follows(f"{child}: question {RISKY} of the PHQ-9")
    me.shows("risk")
    writes_down_what_was_done(me)
    me.goes_to("/")
    me.does_not_see("that nobody has acted on")
    me.goes_to(f"{case}trail/")
    me.sees("Wrote down what was done about a risk answer")


def has_young_people_asked(lead: Visitor) -> None:
    """Have the programme's lead choose the measure for young people, unless it is chosen."""
    lead.signs_in_as(LEAD)
    lead.goes_to("/measures/chosen/phq9/self/")
    lead.types("Ring the duty line today.", into=GUIDANCE)
    lead.presses("See what that changes")
    lead.presses("Save and plan anew")


def answers_all(young: Any, address: str) -> None:
    """Answer every question on a phone, the one about harm too, and send it."""
    comes_in(young, address)
    young.presses("Start")
    words = PHQ9.words_in()
    assert words is not None
    for number, asked in words.items.items():
        said = words.answers[2 if number == RISKY else 0]
        young.picks(said, of=asked)
        young.presses("Next")
    young.sees("Check your answers")
    young.presses("Send my answers")
    young.sees("Please do not wait for them if you need help now.")
    young.shows("link-thanks-risk")


def writes_down_what_was_done(me: Visitor) -> None:
    """See what the service says to do, and write what was done."""
    me.sees("Ring the duty line today.")
    me.sees("Nobody has been told of this by the computer.")
    me.types("Mona Field, my team manager", into="Who was told?")
    me.picks("By telephone", of="How were they told?")
    me.types_date((14, 1, 2015), into="On which day?")
    me.types("15:00", into="At what time? (optional)")
    me.types(SETTLED, into="What was done?")
    me.presses("Write down what was done")
    me.sees(SETTLED)
