"""A manager reads the team, hands a case over, and sees on its trail who has seen it since."""

from typing import Any

import pytest

pytestmark = pytest.mark.journey


def test_a_case_changes_hands_at_once(visitor: Any) -> None:
    miriam, hannah, kofi = visitor(), visitor(), visitor()
    hannah.signs_in_as("Hannah Thistledown")
    hannah.follows("Cases")
    child = hannah.tab.locator("tbody th a").first.inner_text()
    hannah.follows(child, exact=True)
    case = hannah.tab.url.removeprefix(hannah.url)
    miriam.signs_in_as("Miriam Oakapple")
    miriam.follows("See my team, family by family")
    miriam.shows("my-team")
    miriam.follows(child, exact=True)
    miriam.follows("Hand over")
    miriam.picks("Kofi Brightwater", of="Who?")
    miriam.picks("Absence, such as sickness or maternity leave", of="Why?")
    miriam.presses("Hand the case over")
    miriam.is_told("Case handed over to Kofi Brightwater")
    hannah.expected = ["status of 404"]
    hannah.goes_to(case)
    hannah.sees("There is nothing at this address, or it is not one that you can see")
    kofi.signs_in_as("Kofi Brightwater")
    kofi.follows(child, exact=True)
    kofi.sees("Progress over practice")
    miriam.goes_to(f"{case}trail/")
    miriam.sees("Handed case over")
    miriam.sees("Saw the case page")


def test_everybody_comes_to_a_first_page_that_says_what_is_theirs(visitor: Any) -> None:
    for name, said, picture in [
        ("Grace Appletree", "My families", "my-work"),
        ("Lorna Weathervane", "You see no family’s record", ""),
        ("Dr Ingrid Halfmoon", "the practitioner brings to the group", ""),
        ("Marcus Bellweather", "You see no family’s record", ""),
        ("Ada Pennywhistle", "Read in a return from the council", ""),
    ]:
        me = visitor()
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
