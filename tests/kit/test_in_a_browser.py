"""What our scripts promise, in a real browser, under the real security policy."""

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.kit.questions import Marks, Visit
from tests.kit.stage import FORM, SITE, Stage, status, visit

pytestmark = [pytest.mark.journey, pytest.mark.urls("tests.kit.addresses")]
DIGITS = (
    '{% block main %}<form method="post">{% digit_grid boxes legend="Marks" %}</form>{% endblock %}'
)
SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
    "width": "container",
    "data": {"values": [{"week": 1, "rating": 2}, {"week": 2, "rating": 5}]},
    "mark": {"type": "line", "point": True},
    "encoding": {
        "x": {"field": "week", "type": "quantitative"},
        "y": {"field": "rating", "type": "quantitative"},
        "tooltip": {"field": "rating"},
    },
}
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
CHART = (
    "{% block extra_head %}"
    '<script type="module" src="/static/kit/charts.js"></script>{% endblock %}'
    '{% block main %}<h1>Progress</h1><figure class="app-chart">'
    '<div class="app-chart__picture" data-chart-spec="/chart.json" aria-hidden="true" '
    'data-chart-drawn-with="/static/kit/vendor/vega.min.js /static/kit/vendor/vega-lite.min.js '
    '/static/kit/vendor/vega-embed.min.js">'
    '<img src="/chart.svg" alt=""></div><figcaption>Unchanged</figcaption></figure>{% endblock %}'
)


def test_digits_move_on_and_back(stage: Stage) -> None:
    stage.put("/marks", DIGITS, boxes=list(Marks()))
    tab = stage.open("/marks")
    box = [tab.locator(f"#id_i{n}") for n in (1, 2, 3)]
    box[0].focus()
    tab.keyboard.type("07")
    assert [each.input_value() for each in box] == ["0", "7", ""]
    expect(box[1]).to_be_focused()  # 7 is no mark: it stays to be seen
    tab.keyboard.press("Backspace")
    tab.keyboard.press("Backspace")
    expect(box[0]).to_be_focused()
    tab.keyboard.type("2 1")
    assert [each.input_value() for each in box] == ["2", "", "1"]


def test_the_end_of_the_session_is_announced_and_can_be_put_off(stage: Stage) -> None:
    stage.put("/", "")
    tab = stage.context.new_page()
    tab.clock.install()
    tab.goto(SITE + "/")
    dialog = tab.get_by_role("dialog", name="You will be signed out soon")
    tab.clock.run_for(12 * 60_000)
    expect(dialog).to_be_hidden()
    tab.clock.run_for(61_000)
    expect(dialog).to_be_visible()
    expect(tab.get_by_role("button", name="Stay signed in")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert stage.posts("/still-here/")[0]["token"] == ["token-1"]
    tab.clock.run_for(12 * 60_000)
    expect(dialog).to_be_hidden()
    assert tab.url == SITE + "/"


def test_the_session_ends_with_the_draft_saved_and_a_way_back(stage: Stage) -> None:
    stage.put("/visits/new", FORM, form=Visit(), version=3)
    tab = stage.context.new_page()
    tab.clock.install()
    tab.goto(SITE + "/visits/new?case=3")
    tab.clock.run_for(13 * 60_000)
    expect(tab.get_by_role("dialog")).to_be_visible()
    tab.clock.run_for(3 * 60_000)
    tab.wait_for_url("**/sign-in/login/?expired=yes&next=%2Fvisits%2Fnew%3Fcase%3D3")
    assert stage.posts("/sign-in/logout/")


def test_a_session_that_ends_off_line_leaves_what_was_typed_on_the_page(stage: Stage) -> None:
    stage.put("/visits/new", FORM, form=Visit(), version=3)
    tab = stage.context.new_page()
    tab.clock.install()
    tab.goto(SITE + "/visits/new")
    stage.is_cut_off = True
    tab.get_by_label("Who was there").fill("Grandmother")
    tab.clock.run_for(16 * 60_000)
    expect(status(tab)).to_contain_text("Not saved – we will keep trying")
    expect(tab.get_by_label("Who was there")).to_have_value("Grandmother")
    expect(tab.get_by_role("dialog")).to_be_hidden()


def test_another_tabs_work_keeps_this_one_open(stage: Stage) -> None:
    stage.put("/", "")
    tab = stage.context.new_page()
    tab.clock.install()
    tab.goto(SITE + "/")
    tab.clock.run_for(13 * 60_000 + 30_000)
    dialog = tab.get_by_role("dialog")
    expect(dialog).to_be_visible()
    stage.open("/")
    expect(dialog).to_be_hidden()


def test_a_live_chart_takes_the_pictures_place(stage: Stage) -> None:
    stage.bodies |= {"/chart.json": json.dumps(SPEC), "/chart.svg": DRAWN}
    stage.put("/", CHART)
    tab = stage.open("/")
    tab.wait_for_load_state("networkidle")
    assert not tab.evaluate("'vega' in window")  # nobody has pointed at it yet
    tab.locator("[data-chart-spec]").hover()
    expect(tab.locator("[data-chart-is-live] svg")).to_be_visible()
    assert tab.locator("[data-chart-spec] img").count() == 0
    assert tab.locator("[data-chart-spec]").get_attribute("aria-hidden") == "true"
    assert Axe().run(tab).response["violations"] == []


def test_a_thumb_that_scrolls_past_a_picture_fetches_no_chart_and_a_tap_does(stage: Stage) -> None:
    stage.bodies |= {"/chart.json": json.dumps(SPEC), "/chart.svg": DRAWN}
    stage.put("/", CHART)
    tab = stage.open("/")
    picture = tab.locator("[data-chart-spec]")
    picture.dispatch_event("pointerenter", {"pointerType": "touch"})
    tab.wait_for_timeout(300)
    assert not tab.evaluate("'vega' in window")
    picture.dispatch_event("click")
    expect(tab.locator("[data-chart-is-live] svg")).to_be_visible()


def test_a_chart_that_did_not_come_is_asked_for_at_the_next_pointing(stage: Stage) -> None:
    stage.bodies |= {"/chart.svg": DRAWN}
    stage.put("/", CHART)
    tab = stage.open("/")
    with tab.expect_event("console", lambda said: "The picture stays" in said.text):
        tab.locator("[data-chart-spec]").hover()
    stage.bodies |= {"/chart.json": json.dumps(SPEC)}
    tab.locator("[data-chart-spec]").dispatch_event("click")
    expect(tab.locator("[data-chart-is-live] svg")).to_be_visible()
    stage.complaints = [words for words in stage.complaints if "The picture stays" not in words]


def test_the_picture_stays_when_there_is_no_live_chart(stage: Stage) -> None:
    stage.bodies |= {"/chart.svg": DRAWN}
    stage.put("/", CHART)
    tab = stage.open("/")
    tab.locator("[data-chart-spec]").hover()
    tab.wait_for_timeout(500)
    expect(tab.locator("[data-chart-spec] img")).to_be_visible()
    stage.complaints = [words for words in stage.complaints if "The picture stays" not in words]


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_a_form_with_everything_fits_and_passes_axe(stage: Stage, width: int) -> None:
    wrong = Visit({"visited_on-day": "31", "minutes": "many", "steps": ["1"]})
    body = FORM.replace("{{ form }}", "<h1>Record a visit</h1>{{ form }}")
    menu = [{"href": f"/{n}", "text": f"Part {n}", "active": n == 2} for n in range(7)]
    stage.put("/", body, form=wrong, version=3, is_demo=True, navigation=menu)
    tab = stage.open("/")
    tab.set_viewport_size({"width": width, "height": 800})
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(tab).response["violations"] == []


def test_the_first_error_can_be_reached_by_keyboard_alone(stage: Stage) -> None:
    stage.put("/", FORM, form=Visit({"visited_on-day": "31"}), version=3)
    tab = stage.open("/")
    expect(tab.locator(".govuk-error-summary")).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("#id_visited_on-month")).to_be_focused()


def test_a_rating_can_be_tapped_and_is_large_enough(stage: Stage) -> None:
    tab = visit(stage)
    tab.set_viewport_size({"width": 360, "height": 800})
    rating = tab.get_by_role("group", name="Goal 1")
    seven = rating.get_by_label("7", exact=True)
    box = seven.bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44
    seven.check()
    expect(seven).to_be_checked()


def test_without_scripts_the_form_is_whole_and_promises_nothing(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    stage = Stage(context)
    tab = visit(stage)
    expect(tab.get_by_label("Who was there")).to_be_visible()
    assert status(tab).count() == 0
    stage.put("/marks", DIGITS, boxes=list(Marks()))
    marks = stage.open("/marks")
    expect(marks.get_by_text("moves to the next box")).to_be_hidden()
    tab.get_by_label("Who was there").fill("Grandmother")
    tab.get_by_role("button", name="Save visit").click()
    assert len(stage.posts("/visits/new")) == 1
    context.close()
