"""A practitioner hands their device over; a teacher answers on it, and cannot look back.

Told by mouse, by keyboard alone, and without JavaScript on a small screen. Whoever has the device
tries the Back button and addresses that they remember; the practitioner signs in to take it back.
"""

import pytest

from tests.journeys.test_private_link import PHONE, WHOSE_CASE, Bring, begins_a_case, case_address
from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
REMEMBERED = ("/", "/cases/", "/team/", "/manual/", "/offline/take/", "{case}", "{case}measures/")
PRIVATE = ("My work", "Measures")  # on every page of the practitioner's, and on none of these


@WAYS
def test_a_device_handed_over_shows_one_measure_and_is_taken_back_by_signing_in(
    visitor: Bring, kind: type[Visitor], has_script: bool
) -> None:
    who, child = WHOSE_CASE[kind, has_script]
    case = case_address(begins_a_case(visitor, who, child))
    me = visitor(kind, has_script=has_script)
    if not has_script:
        me.tab.set_viewport_size(PHONE)
    me.signs_in_as(who)
    me.goes_to(f"{case}measures/")
    me.follows("Hand this device over")
    me.sees("You are signed out, and the device shows this one measure and nothing else")
    me.shows("hand-over")
    me.presses("Hand the device over")
    me.sees("Questions about")
    me.expected.append("403 (Forbidden)")
    tries_to_look_back(me, child, case)
    answers_the_first_question(me)
    tries_to_look_at_the_answers(me)
    takes_it_back(me, who, child, case)


def tries_to_look_back(me: Visitor, child: str, case: str) -> None:
    """Go back over every page of the case, then type what one remembers of the address bar."""
    for _ in range(3):
        me.tab.go_back()
        me.tab.wait_for_load_state("load")
        shows_nothing_of_the_practitioners(me, child)
    for path in REMEMBERED:
        me.goes_to(path.format(case=case))
        shows_nothing_of_the_practitioners(me, child)
        me.sees("You may not open this page")
    me.tab.go_back()
    shows_nothing_of_the_practitioners(me, child)


def shows_nothing_of_the_practitioners(me: Visitor, child: str) -> None:
    for words in (child, *PRIVATE):
        me.does_not_see(words)


def answers_the_first_question(me: Visitor) -> None:
    """Answer one question and send it: the others are left out."""
    me.goes_to("/q/answer/")
    me.presses("Start")
    me.picks("Box 2", of="Question 1")
    me.presses("Next")
    me.goes_to("/q/review/")
    me.presses("Send my answers")
    me.sees("Please give the device back now.")
    me.shows("kiosk-thanks")


def tries_to_look_at_the_answers(me: Visitor) -> None:
    """Go back to what was answered: it is gone, also by its address."""
    for _ in range(3):
        me.tab.go_back()
        me.tab.wait_for_load_state("load")
        me.does_not_see("Box 2")
    for path in ("/q/answer/1/", "/q/review/", "/q/all/"):
        me.goes_to(path)
        me.sees("Please give the device back now.")


def takes_it_back(me: Visitor, who: str, child: str, case: str) -> None:
    """Sign in again, and see that the answers came; the respondent's pages are over."""
    me.presses("Sign in")
    me.sees("Sign in")
    me.goes_to("/q/thanks/")
    me.does_not_see("Please give the device back now.")
    me.signs_in_as(who)
    me.goes_to(f"{case}links/")
    me.sees("Device handed over")
    me.sees("Done")
    me.goes_to(f"{case}measures/")
    me.sees(child)
