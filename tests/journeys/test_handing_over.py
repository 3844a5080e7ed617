"""A worker falls ill: what it hits is seen first, a colleague takes the case, the pack opens."""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("ill", "head", "colleague", "kind", "has_script"),
    [
        ("Tomasz Fernwhistle", "Desmond Hollyhock", "Farah Candlewick", Visitor, True),
        ("Ewa Silverbell", "Ruth Starwort", "Ngozi Cloudberry", AtTheKeyboard, True),
        ("Rosa Tumblebrook", "Winston Applecart", "Callum Wrenfield", Visitor, False),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_nobody_is_left_alone_when_somebody_falls_ill(
    visitor: Any, ill: str, head: str, colleague: str, kind: type[Visitor], has_script: bool
) -> None:
    manager, taker = (visitor(kind, has_script=has_script) for _ in range(2))
    manager.signs_in_as(head)
    manager.follows("See my team, family by family")
    manager.follows("Say that somebody is away")
    manager.picks(ill, of="Who is away?")
    manager.types_date((15, 1, 2015), into="First day away")
    manager.types_date((20, 2, 2015), into="Last day away, as far as is known")
    manager.picks("Sickness", of="Why?")
    manager.presses("See what it hits")
    manager.sees("Nothing is kept yet")
    manager.sees("That is more than 10, so each case is to be handed over")
    manager.shows("absence-preview")
    manager.presses("Keep the absence")
    manager.is_told("The absence is kept")
    manager.activates(manager.tab.get_by_role("link", name="ask somebody to take").first, "Enter")
    manager.picks(colleague, of="Who is asked?")
    manager.picks("Absence, such as sickness or maternity leave", of="Why?")
    manager.types(
        "School is told; ring before you come", into="What must whoever takes it know first?"
    )
    manager.types("Drawing first, talking second", into="What works with this child? (optional)")
    manager.presses("Ask them")
    manager.is_told(f"{colleague} is asked")
    taker.signs_in_as(colleague)
    taker.follows(f"{head} asks you to take a case over")
    taker.sees("School is told; ring before you come")
    taker.shows("handover-answer")
    taker.picks("Yes, I take it over from now", of="Do you take this case over?")
    taker.presses("Answer")
    taker.is_told("You lead this case now")
    taker.sees("Drawing first, talking second")
    taker.shows("handover-pack")
