"""The February review: raised ahead, its paper filled and frozen, a decision recorded on it."""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey


@WAYS
def test_the_february_review(visitor: Any, kind: type[Visitor], has_script: bool) -> None:
    lead, director = (visitor(kind, has_script=has_script) for _ in range(2))
    lead.signs_in_as("Lorna Weathervane")
    lead.follows("Review at the pilot’s end, due on 28 February 2015")
    lead.sees("Due on 28 February 2015")
    if lead.tab.get_by_role("button", name="Begin it").count():  # one of the ways comes first
        lead.presses("Begin it")
    lead.follows("Open the review at the pilot’s end")
    lead.sees("Figures")
    lead.sees("Challenges")
    lead.sees("Not decided")
    lead.shows("review")
    lead.presses("Freeze the paper")
    lead.is_told("The paper is frozen, and stays as it is")
    lead.presses("Record a decision")
    lead.types("Go on with two groups until the summer", into="What was decided?")
    lead.types("Supervision is what helps most", into="Why?")
    lead.picks("Programme board", of="Where was it decided?")
    lead.presses("Record it")
    lead.is_told("The decision is recorded")
    lead.presses("Complete the review")
    lead.sees("An open case has no decision for the pilot’s end")
    director.signs_in_as("Marcus Bellweather")
    director.goes_to("/plan/reviews/")
    director.follows("Open the review at the pilot’s end")
    director.sees("Go on with two groups until the summer")
    director.does_not_see("Not decided")
