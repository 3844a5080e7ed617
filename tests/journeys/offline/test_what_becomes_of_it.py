"""What stays on a device and for how long, and what becomes of a form that cannot be recorded."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.offline.device import Device
from tests.journeys.offline.test_at_a_visit import fills_in_a_visit, one
from tests.journeys.site import Site

pytestmark = pytest.mark.journey
WITH_A_CASE = """
SELECT u.name, c.id, c.reference FROM access_user u JOIN access_grant g ON g.person_id = u.id
JOIN casework_case c ON c.id = g.case_id
WHERE u.role = 'practitioner' AND c.closed_on IS NULL AND g.standing = 'works with'
  AND g.ended_at IS NULL AND c.sealed_at IS NULL
  AND (SELECT count(*) FROM access_grant o WHERE o.case_id = c.id AND o.ended_at IS NULL
       AND o.standing = 'works with') = 1
  AND (SELECT count(*) FROM access_grant o WHERE o.person_id = u.id AND o.ended_at IS NULL
       AND o.standing = 'works with') = 1
ORDER BY u.name OFFSET %s LIMIT 1
"""
MANAGER = """
SELECT u.name FROM access_user u JOIN access_grant g ON g.person_id = u.id
WHERE g.case_id = %s AND g.standing = 'oversees' AND g.ended_at IS NULL ORDER BY u.name LIMIT 1
"""


def goes_to_a_visit(me: Device, who: str) -> None:
    me.signs_in_as(who)
    me.takes()
    me.loses_signal()
    me.tab.reload()
    me.opens_with()


def comes_back(me: Device) -> None:
    me.finishes()
    me.has_signal_again()


def test_after_the_set_time_nothing_can_be_opened_and_what_was_filled_in_still_arrives(
    device: Any, site: Site
) -> None:
    who, *_ = one(site, WITH_A_CASE, 1)
    me = device()
    me.signs_in_as(who)
    me.takes()
    me.loses_signal()
    me.tab.clock.install()
    me.tab.reload()
    me.opens_with()
    fills_in_a_visit(me, "Typed before the time was over")
    me.tab.clock.fast_forward("13:00:00")
    me.says("The time is over: what you took along has been erased")
    expect(me.tab.locator("#unlock")).to_be_hidden()
    expect(me.tab.get_by_text("Typed before")).to_have_count(0)
    stored = me.stored()
    assert [key.partition(":")[0] for key in stored["ids"]] == ["form"]
    me.has_signal_again()
    sql = "SELECT why FROM offline_waitingform WHERE typed->'note'->>0 = %s"
    expect(me.tab.locator("#sent")).to_contain_text("waits for your decision")
    assert one(site, sql, "Typed before the time was over") == ("not finished",)
    assert me.stored()["ids"] == []


def test_after_a_while_of_nothing_the_words_are_asked_for_again(device: Any, site: Site) -> None:
    me = device()
    me.signs_in_as(one(site, WITH_A_CASE, 1)[0])
    me.takes()
    me.loses_signal()
    me.tab.clock.install()
    me.tab.reload()
    me.opens_with()
    fills_in_a_visit(me, "Left on the table", day=9)
    me.tab.clock.fast_forward("16:00")
    expect(me.tab.locator("#unlock")).to_be_visible()
    expect(me.tab.get_by_text("Left on the table")).to_have_count(0)
    me.opens_with()
    me.tab.get_by_role("button", name="Carry on").last.click()
    expect(me.tab.get_by_label("Note", exact=True)).to_have_value("Left on the table")
    for left in range(9, 0, -1):
        me.tab.reload()
        me.opens_with("not these words")
        expect(me.tab.locator("#unlock-error")).to_contain_text(f"{left} tr")
    me.opens_with("nor these words")
    expect(me.tab.locator("#unlock")).to_be_hidden()
    assert not {"pack", "taking"} & set(me.stored()["ids"])


def test_another_person_on_the_device_opens_nothing_and_loses_the_first_nothing(
    device: Any, site: Site
) -> None:
    first, second = one(site, WITH_A_CASE, 2)[0], one(site, WITH_A_CASE, 3)[0]
    me = device()
    goes_to_a_visit(me, first)
    fills_in_a_visit(me, "The first person's note")
    me.finishes()
    me.tab.goto("about:blank")
    me.context.clear_cookies()
    me.has_signal_again()
    me.signs_in_as(second)
    me.takes("other words now")
    expect(me.tab.get_by_text("The first person's note")).to_have_count(0)
    expect(me.tab.locator("#kept li")).to_have_count(0)
    me.goes_to("/")
    me.presses("Sign out")
    assert len(me.stored()["ids"]) == 1, "the first person's form, and nothing of the second's"
    me.signs_in_as(first)
    me.sees("Sent and recorded: Record a visit")
    sql = "SELECT u.name FROM casework_visit v JOIN access_user u ON u.id = v.recorded_by_id "
    assert one(site, sql + "WHERE v.note = %s", "The first person's note") == (first,)


def test_what_was_recorded_meanwhile_is_shown_beside_it_and_a_person_chooses(
    device: Any, site: Site
) -> None:
    who, case, _ = one(site, WITH_A_CASE, 4)
    me = device()
    goes_to_a_visit(me, who)
    fills_in_a_visit(me, "Mine, from the stairs", day=11)
    me.finishes()
    me.tab.goto("about:blank")
    me.has_signal_again()
    colleague = device()
    colleague.signs_in_as(who)  # the same person at a desk: what counts is that it came first
    colleague.goes_to(f"/cases/{case}/visits/add/")
    colleague.unfolds("Change")
    colleague.types_date((11, 1, 2015), into="When was the visit?")
    colleague.ticks_the_first(of="Who took part?")
    colleague.types("Typed at the desk", into="Note")
    colleague.presses("Save the visit")
    colleague.is_told("Visit recorded")

    me.goes_to("/offline/")
    me.follows("Sent, and waits for your decision: Record a visit")
    me.sees("Another visit of that day has been recorded since you left")
    me.sees("Typed at the desk")
    me.sees("Mine, from the stairs")
    me.shows("waiting-form")
    notes = "SELECT count(*) FROM casework_visit WHERE note = ANY(%s)"
    assert one(site, notes, ["Mine, from the stairs", "Typed at the desk"]) == (1,)
    me.picks("Record it as it was typed", of="What should become of it?")
    me.presses("Save the decision")
    me.is_told("Recorded in the case")
    assert one(site, notes, ["Mine, from the stairs", "Typed at the desk"]) == (2,)


def test_a_form_for_a_case_handed_over_meanwhile_waits_for_those_it_is_with_now(
    device: Any, site: Site
) -> None:
    who, case, reference = one(site, WITH_A_CASE, 5)
    me = device()
    goes_to_a_visit(me, who)
    fills_in_a_visit(me, "Said at the door, before the move")
    me.finishes()

    me.tab.goto("about:blank")
    me.has_signal_again()
    manager = device()
    manager.signs_in_as(one(site, MANAGER, case)[0])
    manager.goes_to(f"/cases/{case}/hand-over/")
    manager.tab.locator("input[name=to]").first.check(force=True)
    manager.picks("Teams were reorganised", of="Why?")
    manager.presses("Hand the case over")
    manager.is_told("handed over")

    me.goes_to("/offline/")
    me.sees("Sent, and waits for your decision: Record a visit")
    assert not set(me.stored()["ids"]) - {"pack", "taking"}
    expect(me.tab.locator("#cases")).not_to_contain_text(reference)
    manager.goes_to("/offline/waiting/")
    manager.shows("waiting-forms")
    manager.follows(f"Record a visit, {reference}")
    manager.sees("Said at the door, before the move")
    sql = "SELECT count(*) FROM casework_visit WHERE note = %s"
    assert one(site, sql, "Said at the door, before the move") == (0,)
