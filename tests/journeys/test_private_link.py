"""A parent answers on their own phone, by private link.

Told by mouse, by keyboard alone and without JavaScript, at the size of a phone.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.test_first_journey import opens_a_case
from tests.journeys.visitor import WAYS, AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
WORD = "blue kettle"
PHONE = {"width": 360, "height": 740}
Bring = Callable[..., Any]
WHOSE_CASE = {  # who begins a case, and about which child, in each of the ways
    (Visitor, True): ("Katy Foxglove", "Ash Larchmont"),
    (AtTheKeyboard, True): ("Nimmi Periwinkle", "Bo Saltmarsh"),
    (Visitor, False): ("Olu Sundrop", "Cal Quickthorn"),
}
SENT_IN_THE_STORY = (
    "SELECT u.name, l.ask_id FROM family_pages_link l JOIN access_user u ON u.id = l.made_by_id "
    "WHERE l.revoked_at IS NULL AND l.expires_at > now() AND l.made_at::date > '2020-01-01' "
    "AND NOT EXISTS (SELECT 1 FROM family_pages_knock k WHERE k.link_id = l.id) "
    "ORDER BY l.made_at LIMIT 1"
)


def begins_a_case(visitor: Bring, who: str, child: str) -> Any:
    me = visitor(Visitor)
    me.signs_in_as(who)
    me.goes_to("/cases/start/")
    opens_a_case(me, child)
    me.goes_to(case_address(me) + "measures/")
    return me


def case_address(me: Visitor) -> str:
    return "/" + "/".join(me.tab.url.split("/")[3:5]) + "/"


def makes_a_link(me: Visitor, *, pages: str = "One question a page") -> str:
    """Ask by private link, on the page for it; return the address in the message."""
    me.sees("How, and when, is it safe to make contact?")
    me.picks("By text message", of="How should the link be sent?")
    me.types("07700 900123", into="E-mail address or mobile number")
    me.picks("A word you agreed on with them", of="What will they be asked before it opens?")
    me.types(WORD, into="The word you agreed on, if you ask for one")
    me.picks(pages, of="How should it ask?")
    me.shows("link-make")
    me.presses("Make the link and send it")
    me.is_told("is on its way")
    me.shows("links")
    me.follows("See the messages")
    href = me.tab.get_by_role("link", name="Open it as they would").first.get_attribute("href")
    assert href
    return str(href)


@WAYS
def test_a_parent_answers_on_their_phone_a_question_a_page(
    visitor: Bring, kind: type[Visitor], has_script: bool
) -> None:
    who, child = WHOSE_CASE[kind, has_script]
    practitioner = begins_a_case(visitor, who, child)
    practitioner.follows("Ask by private link")
    address = makes_a_link(practitioner)
    parent = visitor(kind, has_script=has_script)
    parent.tab.set_viewport_size(PHONE)
    parent.goes_to(address)
    assert parent.tab.url.endswith("/q/"), "the token has left the address"
    parent.shows("link-door")
    parent.types("red kettle", into="Which word did you agree on?")
    parent.presses("Continue")
    parent.sees("That is not the answer we have")
    parent.types(WORD, into="Which word did you agree on?")
    parent.presses("Continue")
    parent.sees(f"Questions about {child.split()[0]}")
    parent.shows("link-start")
    parent.presses("Start")
    for number in range(1, 26):
        parent.sees(f"Question {number} of ")
        parent.picks("Box 2", of=f"Question {number}")
        if number == 3:
            parent.shows("link-question")
        parent.presses("Next")
    parent.picks("Box 1", of="Question 26")
    parent.presses("Next")
    parent.sees("Check your answers")
    parent.shows("link-review")
    parent.presses("Send my answers")
    parent.sees("Your answers have arrived")
    parent.shows("link-thanks")
    parent.tab.go_back()
    parent.does_not_see("Box 2")
    practitioner.goes_to("/cases/")
    practitioner.follows(child)
    practitioner.goes_to(case_address(practitioner) + "measures/")
    practitioner.sees("Done")


def test_all_on_one_page_saved_and_gone_on_with_on_another_phone(visitor: Bring, site: Any) -> None:
    ((who, ask),) = site.ask(SENT_IN_THE_STORY)
    practitioner = visitor(Visitor)
    practitioner.signs_in_as(who)
    practitioner.goes_to(f"/asks/{ask}/link/")
    address = makes_a_link(practitioner, pages="All questions on one page")
    first = visitor(Visitor)
    comes_in(first, address)
    first.presses("Start")
    first.picks("Box 3", of="Question 1")
    expect(first.tab.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    first.context.set_offline(True)
    first.expected.append("ERR_INTERNET_DISCONNECTED")
    first.picks("Box 1", of="Question 2")
    expect(first.tab.get_by_role("status").filter(has_text="Not saved yet")).to_be_visible()
    first.context.set_offline(False)
    expect(first.tab.get_by_role("status").filter(has_text="Saved ")).to_be_visible(timeout=30_000)
    first.shows("link-all")
    second = visitor(Visitor)
    comes_in(second, address)
    second.presses("Go on")
    for question, box in ((1, "Box 3"), (2, "Box 1")):
        group = second.tab.get_by_role("group", name=f"Question {question}", exact=True)
        expect(group.get_by_label(box)).to_be_checked()


def comes_in(me: Visitor, address: str) -> None:
    me.tab.set_viewport_size(PHONE)
    me.goes_to(address)
    me.types(WORD, into="Which word did you agree on?")
    me.presses("Continue")
