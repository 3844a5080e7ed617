"""One family from the first thought of them to three months after: what the whole system is for.

Tomasz thinks of a family, and all agree. He begins. Something worries him, and his manager answers.
He falls ill; Farah takes the work over and reads where it stands. The child's statutory plan
changes, and the plan of the work is held against it. The work ends well, and is asked after.
"""

import re
from typing import Any

import pytest

from tests.journeys.test_choosing import advises, checks, nominates
from tests.journeys.test_first_journey import GOAL, keys_in_an_sdq, records_a_visit, sets_a_goal
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
CHILD = "Alfie Marshmallow"
TOMASZ, FARAH = "Tomasz Fernwhistle", "Farah Candlewick"
DESMOND, INGRID = "Desmond Hollyhock", "Dr Ingrid Halfmoon"
TODAY = (14, 1, 2015)


def test_the_story_of_one_family(visitor: Any) -> None:
    tomasz, farah, desmond, ingrid = (visitor() for _ in range(4))
    for one, name in ((tomasz, TOMASZ), (farah, FARAH), (desmond, DESMOND), (ingrid, INGRID)):
        one.signs_in_as(name)
    case = is_chosen(tomasz, desmond, ingrid)
    begins(tomasz, case)
    is_a_worry(tomasz, desmond, case)
    falls_ill(desmond, farah)
    plan_changes(farah, case)
    ends_well(farah, case)
    is_closed(desmond, farah, case)
    is_asked_after(farah, case)


def is_chosen(tomasz: Visitor, desmond: Visitor, ingrid: Visitor) -> str:
    """Nominated, checked, advised on without a name, decided, agreed to; opened."""
    tomasz.presses("Nominate a family")
    nominates(tomasz, CHILD)
    checks(tomasz)
    tomasz.presses("Ask the clinical supervisor")
    tomasz.types("Is it too soon to begin with routines?", into="What do you want to know?")
    tomasz.presses("Ask")
    advises(ingrid, CHILD)
    desmond.follows("My work")
    desmond.follows(f"Decide: {CHILD}")
    desmond.picks("Yes: ask the family", of="What do you decide?")
    desmond.presses("Save the decision")
    tomasz.follows("My work")
    tomasz.follows(f"Ask whether the family agrees: {CHILD}")
    tomasz.ticks("Mother", of="Who agreed?")
    tomasz.picks("Face to face", of="How did they agree?")
    tomasz.presses("Save")
    tomasz.presses("Open the case")
    tomasz.presses("Open the case")
    tomasz.sees("Before module work begins")
    return tomasz.tab.url.removeprefix(tomasz.url)


def begins(tomasz: Visitor, case: str) -> None:
    """A goal, a first SDQ, the statutory plan; then module work begins, and a visit is made."""
    tomasz.follows("Begin module work")
    tomasz.presses("Begin module work")
    tomasz.sees("No goal is set")
    tomasz.goes_to(case)
    sets_a_goal(tomasz)
    keys_in_an_sdq(tomasz)
    tomasz.goes_to(case)
    tomasz.follows("Link the statutory plan")
    tomasz.picks("Child in need plan", of="Which plan does the child have?")
    tomasz.presses("Save the link")
    tomasz.goes_to(case)
    tomasz.follows("Plan of the work")
    tomasz.follows("Add an outcome")
    tomasz.types("Mornings at home are calm", into="The outcome, as the statutory plan says it")
    tomasz.presses("Add the outcome")
    tomasz.presses("Plan a module")
    tomasz.chooses("Positive Parenting: Clear rules and calm limits", of="Which module?")
    tomasz.presses("Plan the module")
    tomasz.goes_to(case)
    tomasz.follows("Begin module work")
    tomasz.presses("Begin module work")
    tomasz.sees("Module work")
    tomasz.does_not_see("Before module work begins")
    records_a_visit(tomasz, who="Mother")


def is_a_worry(tomasz: Visitor, desmond: Visitor, case: str) -> None:
    """Two taps, the real channel, the manager's answer; closed once the child is seen safe."""
    tomasz.goes_to(case)
    tomasz.follows("Raise a safety concern")
    tomasz.presses("Then write it down")
    tomasz.types("A door that slams, and silence", into="What happened, or what worries you?")
    tomasz.picks("Serious: harm is likely if nothing changes", of="How serious is it?")
    tomasz.picks("Team manager", of="Who was told? (optional)")
    tomasz.types(DESMOND, into="Their name (optional)")
    tomasz.picks("By telephone", of="How were they told? (optional)")
    tomasz.presses("Save the concern")
    desmond.follows("My work")
    desmond.follows("Answer now")
    desmond.types("Seen together today; look again", into="What was decided, and why?")
    desmond.picks("In person", of="How was it talked over?")
    desmond.picks("Monitor it, and look again by a day", of="What follows?")
    desmond.types_date((21, 1, 2015), into="By which day is it looked at again?")
    desmond.presses("Record the decision")
    desmond.presses("Close the concern")
    desmond.types(
        "Seen at school: safe", into="Why is it closed? Say what is known of the child’s safety now"
    )
    desmond.presses("Close the concern")
    desmond.is_told("The concern is closed")


def falls_ill(desmond: Visitor, farah: Visitor) -> None:
    """Weeks of sickness: Farah is asked, accepts, and reads where the work stands."""
    desmond.follows("My work")
    desmond.follows("See my team, family by family")
    desmond.follows("Say that somebody is away")
    desmond.picks(TOMASZ, of="Who is away?")
    desmond.types_date((15, 1, 2015), into="First day away")
    desmond.types_date((20, 2, 2015), into="Last day away, as far as is known")
    desmond.picks("Sickness", of="Why?")
    desmond.presses("See what it hits")
    desmond.presses("Keep the absence")
    desmond.activates(
        desmond.tab.get_by_role("listitem")
        .filter(has_text=CHILD)
        .get_by_role("link", name="ask somebody to take")
        .first,
        "Enter",
    )
    desmond.picks(FARAH, of="Who is asked?")
    desmond.picks("Absence, such as sickness or maternity leave", of="Why?")
    desmond.types("Ring before you come", into="What must whoever takes it know first?")
    desmond.presses("Ask them")
    farah.follows("My work")
    farah.follows(f"{DESMOND} asks you to take a case over")
    farah.picks("Yes, I take it over from now", of="Do you take this case over?")
    farah.presses("Answer")
    farah.is_told("You lead this case now")
    farah.sees(GOAL)


def plan_changes(farah: Visitor, case: str) -> None:
    """The statutory plan becomes another: the plan of the work is held against it."""
    farah.goes_to(case)
    farah.follows("Link the statutory plan")
    farah.picks("Child protection plan", of="Which plan does the child have?")
    farah.presses("Save the link")
    farah.follows("My work")
    farah.follows(f"Re-check {CHILD}’s plan of work")
    farah.picks(re.compile("still right"), of="What did you find?")
    farah.presses("Record the re-check")
    farah.is_told("Re-check recorded")


def ends_well(farah: Visitor, case: str) -> None:
    """The ending begins, the summary is written with the family, and signed."""
    farah.goes_to(case)
    farah.follows("Begin the ending")
    farah.picks("Yes, with the family", of="Is the ending planned?")
    farah.picks("Goals met", of="How does the work end?")
    farah.types("Mornings are calm; all of us agree", into="In a few words")
    farah.types_date(TODAY, into="From which day is it the ending?")
    farah.types_date(TODAY, into="Which day is planned as the last?")
    farah.presses("Begin the ending")
    farah.follows("Write the closing summary")
    farah.types("From rows to laughter", into=f"How did it end? {GOAL}")
    farah.types("Drawing first, talking second", into="What did you learn?")
    farah.types("We can do it now", into="What do the family say about the work?")
    farah.types("The children’s centre carries on", into="What happens next, and who carries on?")
    farah.types_date((14, 4, 2015), into="On which day do you ask the family how they are?")
    farah.presses("Save the summary")
    farah.presses("Sign the summary")
    farah.presses("Sign the summary")
    farah.is_told("Closing summary signed")
    farah.shows("closing-summary")


def is_closed(desmond: Visitor, farah: Visitor, case: str) -> None:
    """The manager closes it; nobody writes in it any more, and those who worked it may read on."""
    desmond.goes_to(case)
    desmond.follows("Close the case")
    desmond.picks("Goals met", of="How did the work end?")
    desmond.presses("Close the case")
    desmond.is_told("closed")
    farah.goes_to(case)
    farah.sees("closed")
    farah.does_not_see("Record a visit")


def is_asked_after(farah: Visitor, case: str) -> None:
    """After a while the family is asked how they are; all of it is on one line."""
    farah.follows("Ask how the family is")
    farah.picks("We were in touch with the family", of="Were you in touch?")
    farah.types(
        "Still laughing at breakfast", into="How are they, or why were they not reached? (optional)"
    )
    farah.presses("Save the follow-up")
    farah.goes_to(f"{case}timeline/")
    for words in (
        GOAL,
        "Safety concern raised",
        "became Child protection plan",
        "Still laughing at breakfast",
    ):
        farah.sees(words)
    farah.shows("timeline-of-one-family")
