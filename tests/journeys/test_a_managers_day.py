"""A manager reads the team, hands a case over, and sees on its trail who has seen it since."""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("manager", "before", "after", "kind", "has_script"),
    [
        ("Miriam Oakapple", "Hannah Thistledown", "Yusuf Larkspur", Visitor, True),
        ("Winston Applecart", "Leon Merryfield", "Shanthi Honeydew", AtTheKeyboard, True),
        ("Winston Applecart", "Rosa Tumblebrook", "Leon Merryfield", Visitor, False),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_a_case_changes_hands_at_once(
    visitor: Any, manager: str, before: str, after: str, kind: type[Visitor], has_script: bool
) -> None:
    head, giver, taker = (visitor(kind, has_script=has_script) for _ in range(3))
    giver.signs_in_as(before)
    giver.follows("Cases")
    child = giver.tab.locator("tbody th a").first.inner_text()
    giver.follows(child, exact=True)
    case = giver.tab.url.removeprefix(giver.url)
    head.signs_in_as(manager)
    head.follows("See my team, family by family")
    head.shows("my-team")
    head.follows(child, exact=True)
    head.follows("Hand over")
    head.picks(after, of="Who?")
    head.picks("Absence, such as sickness or maternity leave", of="Why?")
    head.presses("Hand the case over")
    head.is_told(f"Case handed over to {after}")
    giver.expected = ["status of 404"]
    giver.goes_to(case)
    giver.sees("There is nothing at this address, or it is not one that you can see")
    taker.signs_in_as(after)
    taker.follows(child, exact=True)
    taker.sees("Progress over practice")
    head.goes_to(f"{case}trail/")
    head.sees("Handed case over")
    head.sees("Saw the case page")


@WAYS
def test_everybody_comes_to_a_first_page_that_says_what_is_theirs(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    for name, said, picture in [
        ("Grace Appletree", "My families", "my-work"),
        ("Lorna Weathervane", "You see no family’s record", ""),
        ("Dr Ingrid Halfmoon", "To discuss in supervision", ""),
        ("Marcus Bellweather", "You see no family’s record", ""),
        ("Ada Pennywhistle", "Read in a return from the council", ""),
    ]:
        me = visitor(kind, has_script=has_script)
        me.signs_in_as(name)
        me.sees(said)
        if picture:
            me.shows(picture)


def test_the_main_pages_of_a_practitioner_have_their_picture_taken(visitor: Any) -> None:
    me = visitor()
    me.signs_in_as("Grace Appletree")
    me.follows("Tilly Meadowsweet", exact=True)
    me.shows("case")
    me.presses("Record a visit")
    me.shows("visit")
    me.tab.go_back()
    me.presses("Key in an SDQ")
    me.shows("sdq-form")
    me.follows("Cases", exact=True)
    me.shows("cases")
