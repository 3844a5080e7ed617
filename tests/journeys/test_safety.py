"""A concern is raised in two taps, answered, and closed; it stands on every page meanwhile."""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("who", "head", "kind", "has_script"),
    [
        ("Priya Marigold", "Desmond Hollyhock", Visitor, True),
        ("Leon Merryfield", "Winston Applecart", AtTheKeyboard, True),
        ("Samuel Moonpenny", "Ruth Starwort", Visitor, False),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_a_concern_from_the_first_tap_to_its_end(
    visitor: Any, who: str, head: str, kind: type[Visitor], has_script: bool
) -> None:
    me, manager = (visitor(kind, has_script=has_script) for _ in range(2))
    me.signs_in_as(who)
    me.activates(me.tab.locator("tbody th a").first, "Enter")
    case = me.tab.url.removeprefix(me.url)
    me.follows("Raise a safety concern")  # the first tap
    me.sees("Call 999")
    me.sees("Holdfast tells nobody")
    me.shows("safety")
    me.presses("Then write it down")  # the second
    me.sees("Call first; this can wait")
    me.types(
        "A mark on the arm, and no word how it came", into="What happened, or what worries you?"
    )
    me.picks("Serious: harm is likely if nothing changes", of="How serious is it?")
    me.picks("Team manager", of="Who was told? (optional)")
    me.types(head, into="Their name (optional)")
    me.picks("By telephone", of="How were they told? (optional)")
    me.presses("Save the concern")
    me.is_told("Nobody was told by Holdfast")
    me.sees("Next: Tell the service manager")
    me.shows("concern")
    me.goes_to(f"{case}visits/add/")
    me.sees("Serious concern, manager told")
    manager.signs_in_as(head)
    manager.follows("Answer now")
    manager.types("Seen together today; look again next week", into="What was decided, and why?")
    manager.picks("In person", of="How was it talked over?")
    manager.picks("Monitor it, and look again by a day", of="What follows?")
    manager.types_date((21, 1, 2015), into="By which day is it looked at again?")
    manager.presses("Record the decision")
    manager.is_told("The decision is recorded")
    manager.sees("being monitored")
    manager.presses("Close the concern")
    manager.types(
        "Seen at school: safe and well",
        into="Why is it closed? Say what is known of the child’s safety now",
    )
    manager.presses("Close the concern")
    manager.is_told("The concern is closed")
    me.goes_to(case)
    me.does_not_see("Serious concern")
