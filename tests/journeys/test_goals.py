"""A goal with five levels is set, rated, flagged as unsafe and settled by the supervisor's word.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
WHO = {  # whoever tells it, of a family of their own, in each way
    "with a mouse": ("Shanthi Honeydew", "goal-levels"),
    "by keyboard alone": ("Samuel Moonpenny", ""),
    "without JavaScript": ("Leon Merryfield", ""),
}
LEVELS = (
    "I stay in my room",
    "I come down and say nothing",
    "I come down and say good morning",
    "We have toast together",
    "I make the toast",
)
NAMES = (
    "−2: Much less than we hope for",
    "−1: Less than we hope for",
    "0: What we hope for",
    "+1: More than we hope for",
    "+2: Much more than we hope for",
)
GOAL = "Mornings that begin downstairs"


@WAYS
def test_a_goal_with_levels_from_its_setting_to_the_supervisors_word(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool
) -> None:
    who, picture = WHO[request.node.callspec.id.rpartition("chromium-")[2]]
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(who)
    opens_their_first_family(me)
    sets_the_goal(me, picture)
    rates_it(me, picture)
    flags_it(me)
    cannot_rate_it(me)
    settles_it(me)


def opens_their_first_family(me: Visitor) -> None:
    link = me.tab.get_by_role("table").get_by_role("link").first
    me.follows(link.inner_text(), exact=True)


def sets_the_goal(me: Visitor, picture: str) -> None:
    me.follows("Set a goal")
    me.picks("Child or young person", of="Whose goal is it?")
    me.types(GOAL, into="The goal")
    me.ticks("Parent or carer", of="Who agreed these words?")
    words = "Five levels, each described now in the family’s own words"
    me.picks(words, of="How will you tell how far along it is?")
    for name, level in zip(NAMES, LEVELS, strict=True):
        me.types(level, into=name)
    if picture:
        me.shows(picture)
    me.presses("Set the goal")
    me.is_told("Goal set")
    me.sees(GOAL)


def rates_it(me: Visitor, picture: str) -> None:
    me.presses("Rate goals")
    me.picks("Child or young person", of="In whose view?")
    me.picks(LEVELS[1], of=GOAL)
    if picture:
        me.shows(f"{picture}-rated")
    me.presses("Save the ratings")
    me.is_told("Ratings recorded")


def flags_it(me: Visitor) -> None:
    line = me.tab.locator(".app-goals .app-goal").filter(has_text=GOAL)
    me.activates(line.get_by_role("link", name="Flag as unsafe"), "Enter")
    me.types("The stove is on and nobody is up", into="Why may it be unsafe to pursue?")
    me.presses("Flag the goal")
    me.is_told("Goal flagged as unsafe")


def cannot_rate_it(me: Visitor) -> None:
    me.presses("Rate goals")
    me.sees("It is not rated until a clinical supervisor’s word on it is recorded")
    assert me.tab.get_by_role("group", name=GOAL, exact=True).count() == 0
    me.follows("My work")


def settles_it(me: Visitor) -> None:
    me.sees("flagged as unsafe, to your supervisor")
    me.follows("flagged as unsafe, to your supervisor")
    me.sees("The stove is on and nobody is up")
    me.picks("Go on with the goal as it is", of="What was decided?")
    supervisors = me.tab.get_by_role("group", name="Which supervisor advised it?", exact=True)
    if not supervisors.get_by_role("radio").first.is_checked():
        supervisors.get_by_role("radio").first.check(force=True)
    me.types("Cold food only until somebody is up", into="What did they advise?")
    me.presses("Record what was advised")
    me.is_told("Supervisor’s word recorded")
    me.sees("Cold food only until somebody is up")
