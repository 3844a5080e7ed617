"""Somebody leaves: their manager sees all it touches, hands each case over, and finishes it."""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey
TODAY = (14, 1, 2015)  # the story's day


@pytest.mark.parametrize(
    ("leaver", "cases", "head", "colleague", "kind", "has_script"),
    [
        ("Denise Puddlemere", 2, "Desmond Hollyhock", "Farah Candlewick", Visitor, True),
        ("Bernadette Buttercup", 2, "Jamila Cornflower", "Olu Sundrop", AtTheKeyboard, True),
        ("Mei Willowherb", 1, "Carol Snapdragon", "Aisha Goldenrod", Visitor, False),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_a_leavers_cases_are_with_somebody_else_and_their_place_is_free(
    visitor: Any,
    leaver: str,
    cases: int,
    head: str,
    colleague: str,
    kind: type[Visitor],
    has_script: bool,
) -> None:
    manager, taker = (visitor(kind, has_script=has_script) for _ in range(2))
    manager.signs_in_as(head)
    manager.follows("See who leaves, or record that somebody does")
    manager.presses("Record that somebody leaves")
    manager.chooses(leaver, of="Who leaves?")
    manager.types_date(TODAY, into="Last day at work")
    manager.picks("Another post", of="Why do they leave?")
    manager.presses("See what it touches")
    manager.sees("Nothing is kept yet")
    manager.sees("which is then free")
    manager.shows("leaving-preview")
    manager.presses("Record the leaving")
    manager.is_told("The leaving is recorded")
    leaving = manager.tab.url
    asks = manager.tab.get_by_role("link", name="Ask somebody to take")
    assert asks.count() == cases
    manager.does_not_see("Finish the leaving")

    manager.activates(asks.first, "Enter")
    manager.picks(colleague, of="Who is asked?")
    manager.picks("The practitioner left", of="Why?")
    manager.types("Ring before you come", into="What must whoever takes it know first?")
    manager.presses("Ask them")
    manager.is_told(f"{colleague} is asked")
    taker.signs_in_as(colleague)
    taker.follows(f"{head} asks you to take a case over")
    taker.picks("Yes, I take it over from now", of="Do you take this case over?")
    taker.presses("Answer")
    taker.is_told("You lead this case now")

    manager.goes_to(leaving.removeprefix(manager.url))
    for left in range(cases - 1, 0, -1):
        at_once = manager.tab.get_by_role("link", name="over at once")
        assert at_once.count() == left
        manager.activates(at_once.first, "Enter")
        manager.picks(colleague, of="Who?")
        manager.picks("The practitioner left", of="Why?")
        manager.presses("Hand the case over")
        manager.goes_to(leaving.removeprefix(manager.url))
    manager.sees(f"{leaver} leads no open case")
    manager.presses("Finish the leaving")
    manager.sees("This cannot be taken back")
    manager.presses("Finish the leaving")
    manager.is_told("The leaving is finished: their place is free")
    manager.sees("Finished by")
    manager.shows("leaving-finished")
