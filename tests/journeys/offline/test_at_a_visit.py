"""A visit with no signal, in a real browser: cut off, killed, brought back, and everything arrives.

Told with the network cut for good, not slowed; the site's own database is asked what arrived.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.offline.device import kill, with_profile
from tests.journeys.offline.wire import Wire
from tests.journeys.site import Site

pytestmark = pytest.mark.journey
GRACE = "Grace Appletree"
CHILD = "Idris"


def one(site: Site, sql: str, *values: object) -> Any:
    """Return the one row of an answer."""
    (row,) = site.ask(sql, *values)
    return row


def with_a_case(site: Site) -> str:
    """Return a practitioner who works with one open case, and is not Grace."""
    sql = (
        "SELECT u.name FROM access_user u JOIN access_grant g ON g.person_id = u.id "
        "JOIN casework_case c ON c.id = g.case_id WHERE u.role = 'practitioner' "
        "AND u.name <> %s AND c.closed_on IS NULL AND g.standing = 'works with' "
        "AND g.ended_at IS NULL ORDER BY u.name LIMIT 1"
    )
    return str(one(site, sql, GRACE)[0])


def around(text: str, words: str) -> str:
    at = text.find(words)
    return text[max(0, at - 80) : at + 80]


def fills_in_a_visit(me: Any, note: str, *, day: int = 13) -> None:
    me.begins("Record a visit")
    me.unfolds("Change")
    me.types_date((day, 1, 2015), into="When was the visit?")
    me.ticks_the_first(of="Who took part?")
    me.unfolds("Other steps, or another module")
    me.tab.get_by_label("Which module did you work on?").select_option(index=1)
    step = me.tab.locator("#form-here .app-step").first
    step.get_by_label("Done", exact=True).check(force=True)
    me.types(note, into="Note")
    me.unfolds("Minutes")
    me.types("50", into="Minutes with the family")
    me.is_kept()


def test_a_visit_ratings_and_an_sdq_filled_in_without_signal_arrive_once(
    device: Any, site: Site
) -> None:
    me = device()
    me.signs_in_as(GRACE)
    me.shows("my-work")
    me.takes()
    me.shows("with-you")
    me.loses_signal()
    me.tab.goto(me.url + "/cases/")
    me.says("No signal")
    me.opens_with()
    fills_in_a_visit(me, "No bars at all in that kitchen")
    me.shows("with-you-visit")
    me.finishes()
    me.says("No signal: 1 form is kept on this device and will be sent")

    me.begins("Rate the goals")
    me.picks("Parent or carer", of="In whose view?")
    me.types_date((13, 1, 2015), into="On which day?")
    me.tab.locator("#form-here .app-goal").first.get_by_label("7", exact=True).check(force=True)
    me.finishes()

    me.begins("Key in an SDQ")
    me.tab.get_by_label("Which form was filled in?").select_option("P4-17")
    me.types_date((13, 1, 2015), into="When was it filled in?")
    me.keys("1" * 25, of="Answers 1 to 25")
    me.finishes()
    me.says("No signal: 3 forms are kept on this device and will be sent")
    me.looks_round()
    me.shows("with-you-kept")
    before = one(site, "SELECT count(*) FROM measures_administration WHERE stage <> 'return'")[0]

    me.has_signal_again()
    expect(me.tab.locator("#sent li")).to_have_count(3)
    me.sees("Sent and recorded: Record a visit")
    me.goes_to("/offline/")
    me.says("There is signal")
    note = "No bars at all in that kitchen"
    sql = "SELECT count(*), max(minutes) FROM casework_visit WHERE note = %s"
    assert one(site, sql, note) == (1, 50)
    sql = "SELECT count(*) FROM casework_stepdone s JOIN casework_visit v ON v.id = s.visit_id "
    assert one(site, sql + "WHERE v.note = %s", note) == (1,)
    sql = "SELECT count(*) FROM casework_rating r JOIN access_user u ON u.id = r.rated_by_id "
    sql += "WHERE rated_on = '2015-01-13' AND score = 7 AND rater = 'parent' AND u.name = %s"
    assert one(site, sql, GRACE) == (1,)
    after = one(site, "SELECT count(*) FROM measures_administration WHERE stage <> 'return'")[0]
    assert after == before + 1
    assert me.stored()["ids"] == ["pack", "taking"]


def test_nothing_readable_about_a_family_is_kept_and_signing_out_leaves_nothing(
    device: Any, site: Site
) -> None:
    me = device()
    me.signs_in_as(GRACE)
    me.takes()
    goal = me.tab.locator("#cases li", has_text="Goal:").first.inner_text().removeprefix("Goal: ")
    reference = me.tab.locator("#cases h2").first.inner_text().partition(", ")[2]
    me.loses_signal()
    me.tab.reload()
    me.opens_with()
    fills_in_a_visit(me, "Afraid of the cellar stairs", day=12)
    stored = me.stored()
    assert len(stored["ids"]) == 3
    assert stored["workers"] == 1
    everything = "\n".join([stored["text"], *stored["cached"], stored["other"]])
    for words in (CHILD, "Rosehip", "Meadowsweet", reference, "Afraid of", "cellar", goal, GRACE):
        assert words not in everything, f"{words}: {around(everything, words)}"
    assert "extractable" not in everything, "no key lies on the device, only a wrapped one"
    me.has_signal_again()
    me.goes_to("/")
    me.presses("Sign out")
    assert me.stored() == {"ids": [], "text": "", "cached": [], "workers": 0, "other": "[{},{}]"}
    sql = "SELECT why FROM offline_waitingform WHERE typed->'note'->>0 = %s"
    assert one(site, sql, "Afraid of the cellar stairs") == ("not finished",)


def test_a_browser_killed_at_a_visit_loses_nothing_and_sends_once(
    playwright: Any,
    browser_type_launch_args: dict[str, Any],
    site: Site,
    wire: Wire,
    tmp_path: Path,
) -> None:
    first = with_profile(playwright, browser_type_launch_args, tmp_path / "device", wire)
    somebody = with_a_case(site)
    first.signs_in_as(somebody)
    first.takes()
    first.loses_signal()
    first.tab.reload()
    first.opens_with()
    fills_in_a_visit(first, "Finished before it died")
    first.finishes()
    first.says("1 form is kept")
    fills_in_a_visit(first, "Half typed when it died", day=12)
    kill(tmp_path / "device")

    again = with_profile(playwright, browser_type_launch_args, tmp_path / "device", wire)
    again.loses_signal()
    again.tab.goto(again.url + "/offline/")
    again.says("No signal: 1 form is kept on this device and will be sent")
    again.opens_with("teapot ladder grass")
    expect(again.tab.locator("#unlock-error")).to_contain_text("9 tries left")
    again.opens_with("Teapot Ladder Moss")
    again.tab.get_by_role("button", name="Carry on with Record a visit").last.click()
    expect(again.tab.get_by_label("Note", exact=True)).to_have_value("Half typed when it died")
    expect(again.tab.locator("#form-here .app-step").first.get_by_label("Done")).to_be_checked()
    again.finishes()
    again.says("2 forms are kept")
    again.has_signal_again()
    again.says("2 forms are kept on this device. You are signed out")
    again.signs_in_as(somebody)
    again.sees("Sent and recorded: Record a visit")
    for note in ("Finished before it died", "Half typed when it died"):
        assert one(site, "SELECT count(*) FROM casework_visit WHERE note = %s", note) == (1,)
    again.context.close()
    assert again.complaints == []
