"""What somebody types is never lost: to a closed tab, a sign-out, a crash, two clicks, a rival."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import expect

from tests.journeys.site import Site
from tests.journeys.visitor import WAYS, AtTheKeyboard, Visitor
from tests.thorough import share

pytestmark = pytest.mark.journey
GRACE = "Grace Appletree"
TO_VISIT = "Visit Idris Rosehip"


def begins_a_visit(me: Visitor, note: str) -> None:
    """Type half a visit, and wait until the page says that it is kept."""
    me.follows(TO_VISIT)
    me.types(note, into="Note")
    expect(me.tab.locator(".app-draft-status")).to_contain_text("Saved")


def keeps(note: str) -> Callable[[Any], bool]:
    """Tell the answer that says a note is kept from those about what was typed before it."""
    sent = quote_plus(note)
    return lambda answer: answer.ok and sent in (answer.request.post_data or "")


def throws_it_away(me: Visitor) -> None:
    """Leave nothing begun for whoever comes next."""
    me.presses("Throw it away")
    me.is_told("What you had typed was thrown away")
    expect(me.tab.get_by_label("Note", exact=True)).to_have_value("")


def finds_it_again(me: Visitor, note: str) -> None:
    """Come back by “My work” and see the words in their box."""
    me.follows("You began a visit: carry on")
    expect(me.tab.get_by_label("Note", exact=True)).to_have_value(note)
    me.sees("We kept what you typed at")


@pytest.mark.parametrize("kind", share([Visitor, AtTheKeyboard], 2))
def test_a_closed_window_loses_nothing(visitor: Any, kind: type[Visitor]) -> None:
    first = visitor(kind)
    first.signs_in_as(GRACE)
    begins_a_visit(first, "Half a thought, before the bus")
    first.tab.close()
    second = visitor(kind)
    second.signs_in_as(GRACE)
    finds_it_again(second, "Half a thought, before the bus")
    throws_it_away(second)


@pytest.mark.parametrize("kind", share([Visitor, AtTheKeyboard], 2))
def test_signing_out_loses_nothing(visitor: Any, kind: type[Visitor]) -> None:
    me = visitor(kind)
    me.signs_in_as(GRACE)
    begins_a_visit(me, "Signed out at the door")
    me.presses("Sign out")
    me.signs_in_as(GRACE)
    finds_it_again(me, "Signed out at the door")
    throws_it_away(me)


def test_a_crash_of_the_site_loses_nothing(visitor: Any, site: Site) -> None:
    me = visitor()
    me.signs_in_as(GRACE)
    begins_a_visit(me, "Typed before the crash")
    site.fall()
    me.expected = ["ERR_CONNECTION_REFUSED", "Failed to fetch", "Failed to load resource"]
    me.types("Typed while it was down", into="Note")
    try:
        expect(me.tab.locator(".app-draft-status")).to_contain_text("Not saved", timeout=10_000)
    finally:
        site.open()
    with me.tab.expect_response(keeps("Typed when it was back"), timeout=20_000):
        me.types("Typed when it was back", into="Note")
    expect(me.tab.locator(".app-draft-status")).to_contain_text("Saved", timeout=20_000)
    me.tab.reload()
    expect(me.tab.get_by_label("Note", exact=True)).to_have_value("Typed when it was back")
    throws_it_away(me)


def test_a_double_click_makes_one_visit(visitor: Any, site: Site) -> None:
    me = visitor()
    me.signs_in_as(GRACE)
    me.follows(TO_VISIT)
    me.ticks_the_first(of="Who took part?")
    me.types("Clicked twice", into="Note")
    with me.tab.expect_navigation():
        me.tab.get_by_role("button", name="Save the visit").dblclick()
    me.is_told("Visit recorded")
    (found,) = site.ask("SELECT count(*) FROM casework_visit WHERE note = 'Clicked twice'")
    assert found == (1,)


@pytest.mark.every_way
@WAYS
def test_two_people_at_one_visit_lose_nothing_and_choose(
    visitor: Any, site: Site, kind: type[Visitor], has_script: bool
) -> None:
    (found,) = site.ask(
        "SELECT v.id FROM casework_visit v JOIN access_user u ON u.id = v.recorded_by_id "
        "WHERE u.name = %s ORDER BY v.visited_on DESC, v.id LIMIT 1",
        GRACE,
    )
    mine, theirs = (visitor(kind, has_script=has_script) for _ in range(2))
    for one in (mine, theirs):
        one.signs_in_as(GRACE)
        one.goes_to(f"/visits/{found[0]}/change/")
    theirs.types("Theirs, first", into="Note")
    theirs.presses("Save the visit")
    theirs.is_told("Visit corrected")
    mine.types("Mine, second", into="Note")
    mine.expected = ["status of 409"]
    mine.presses("Save the visit")
    mine.sees("Somebody else changed this while you were writing")
    mine.sees("Theirs, first")
    mine.sees("Mine, second")
    mine.presses("Change what you wrote first")
    expect(mine.tab.get_by_label("Note", exact=True)).to_have_value("Mine, second")
    mine.types("Theirs, first. And mine", into="Note")
    mine.presses("Save the visit")
    mine.is_told("Visit corrected")
    mine.sees("Theirs, first. And mine")
