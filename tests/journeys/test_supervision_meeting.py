"""A psychologist runs a meeting: the agenda is set, a case is written up, the record is signed."""

from typing import Any

import pytest

from tests.journeys.visitor import AtTheKeyboard, Visitor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("who", "group", "coming", "held", "kind", "has_script"),
    [
        ("Ingrid", "Monday", "Tuesday 27", "12", Visitor, True),  # moved by a day
        ("Arjun", "Tuesday", "Tuesday 27", "13", AtTheKeyboard, True),
        ("Ingrid", "Wednesday", "Wednesday 28", "14", Visitor, False),
    ],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
def test_a_meeting_is_run_from_agenda_to_signature(
    visitor: Any, who: str, group: str, coming: str, held: str, kind: type[Visitor],
    has_script: bool,
) -> None:  # fmt: skip
    psychologist = visitor(kind, has_script=has_script)
    psychologist.signs_in_as(who)
    psychologist.follows("Supervision this week")
    psychologist.shows("supervision-week")
    psychologist.follows(f"{group} group")
    psychologist.follows(f"{coming} January 2015")
    psychologist.follows("Agenda", exact=True)
    psychologist.sees("of 120 minutes")
    psychologist.shows("agenda-proposed")
    psychologist.presses("Begin with this agenda")
    psychologist.presses("Down")
    psychologist.presses("Set the agenda")
    psychologist.sees("The agenda is set.")
    psychologist.shows("agenda-set")
    psychologist.follows(f"{group} group, {coming.split()[1]} January 2015")
    psychologist.follows(f"{group} group")
    psychologist.follows(f"{group} {held} January 2015")
    psychologist.follows("what is recorded of")
    psychologist.sees("its manager too")
    psychologist.types("Begin with what works", into="Advice, and what was agreed to try next")
    psychologist.types(
        "Ready to lead a role-play",
        into="What did you notice together about the worker’s practice?",
    )
    psychologist.shows("one-entry-two-destinations")
    psychologist.presses("Save")
    psychologist.is_told("Saved")
    psychologist.sees("Begin with what works")
    psychologist.presses("Check and sign")
    psychologist.presses("Sign the record")
    psychologist.is_told("The record is signed")
    psychologist.shows("meeting-signed")
