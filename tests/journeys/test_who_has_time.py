"""A leaver in March is planned for: the weeks ahead show what is hit, until it is settled."""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard

pytestmark = pytest.mark.journey


def test_a_leaver_in_march_is_planned_for(visitor: Any) -> None:
    manager = visitor(AtTheKeyboard, has_script=True)
    manager.signs_in_as("Miriam Oakapple")
    manager.follows("See my team, family by family")
    manager.follows("The weeks ahead")
    manager.sees("Kofi Brightwater, has left")
    manager.sees("things nobody covers yet")
    manager.follows("Leavers")
    manager.follows("Kofi Brightwater")
    leaving = manager.tab.url.removeprefix(manager.url)
    while (at_once := manager.tab.get_by_role("link", name="over at once")).count():
        manager.activates(at_once.first, "Enter")
        manager.picks("Yusuf Larkspur", of="Who?")  # Hannah is away herself
        manager.picks("The practitioner left", of="Why?")
        manager.presses("Hand the case over")
        manager.goes_to(leaving)
    manager.goes_to("/capacity/planner/")
    manager.sees("All that absences and leavings hit is covered")
    manager.shows("the-weeks-ahead")
