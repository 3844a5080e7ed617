"""The case page in a real browser: live, on a telephone, on paper, and read aloud."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import get_template
from playwright.sync_api import expect

from holdfast.casework.charts import drawing, sentences, tables
from holdfast.casework.charts.goal_reading import goal_lines
from holdfast.casework.charts.reading import SOURCES
from holdfast.casework.reports import WholeCase
from holdfast.casework.reports.head import Deed, Fact, MayDo
from holdfast.casework.reports.timeline import Moment
from holdfast.casework.templatetags import safety
from tests.casework.test_picture import FULL, OPENED, asked, case, goal, visit
from tests.kit.conftest import stage  # noqa: F401  # fixture
from tests.kit.stage import Stage

pytestmark = pytest.mark.journey
KEY = UUID(int=7)
HOME = f"/cases/{KEY}/"
TODAY = OPENED + timedelta(days=350)
PAPER_WIDE, PAPER_HIGH = 703, 1039  # pixels of A4 at 96 an inch, less the page's own margins


def long_case() -> WholeCase:
    """Return a case of 60 visits, 6 goals rated 15 times by two, and 8 SDQs."""
    modules = ("Time together", "Noticing and praising", "Clear rules and calm limits")
    ratings = [
        (who, min(10, 2 + number // 2), 5 + 22 * number, 1)
        for number in range(15)
        for who in ("parent", "child")
    ]
    forms = (("P4-17", "parent"), ("T4-17", "teacher"), ("S11-17", "self"))
    return case(
        goals=tuple(goal(number, *ratings) for number in range(1, 7)),
        sdqs=tuple(
            asked(3 + 40 * number, forms[number % 3][0], 24 - number, forms[number % 3][1])
            for number in range(8)
        ),
        visits=tuple(
            visit(2 + 5 * number, modules[number // 20], "adapted" if number % 4 else "done")
            for number in range(60)
        ),
        events=FULL.events,
    )


@pytest.fixture(autouse=True)
def nothing_to_fear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the case without an open safety concern: there is no database here to ask."""
    monkeypatch.setattr(safety, "open_concerns", lambda keys, *, today: [])


def put(stage: Stage, whole: WholeCase, *, width: int) -> None:  # noqa: F811
    """Have the stage show the page of a case, and its picture as wide as it will ask for."""
    context = {
        "request": SimpleNamespace(shown=set()),
        "case": SimpleNamespace(
            pk=KEY, child="Robin Ashdown", reference="HF-7K2M9", closed_on=None, sealed_at=None
        ),
        "head": [Fact(name="Age", words="11, born 4 May 2014"), Fact(name="Team", words="North")]
        * 5,
        "may": MayDo(
            often=[Deed(words="Record a visit", href="/a"), Deed(words="Rate goals", href="/b")],
            seldom=[Deed(words="Set a goal", href="/c")],
            notices=["You may read this case. Grace leads it."],
            writes=True,
            flags=True,
        ),
        "has_picture": True,
        "widths": {"wide": 960, "narrow": 340},
        "progress": sentences.progress(whole),
        "sources": SOURCES,
        "practice": sentences.practice(whole, today=TODAY),
        "goals": goal_lines(whole),
        "tables": tables.every_table(whole),
        "latest": [Moment(row=uuid4(), on=TODAY, heading="Case opened")],
        "user": SimpleNamespace(pk=7, is_authenticated=True, name="Ana", role=""),
    }
    stage.bodies |= {
        HOME: get_template("casework/case.html").render(context),
        f"{HOME}chart.json": drawing.spec(whole, today=TODAY, width=width),
        f"{HOME}picture.svg": drawing.svg(whole, today=TODAY, width=width),
    }


def is_live(tab: Any) -> None:
    tab.locator("[data-chart-spec]").hover()
    expect(tab.locator("[data-chart-is-live] svg")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_picture_comes_alive_and_fits(stage: Stage, width: int) -> None:  # noqa: F811
    put(stage, FULL, width=min(width - 30, 960))
    tab = stage.open(HOME)
    tab.set_viewport_size({"width": width, "height": 900})
    tab.reload()
    is_live(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    drawn = tab.locator("[data-chart-is-live] svg.marks").bounding_box()
    assert drawn["width"] >= min(width - 30, 960) * 0.9
    found = Axe().run(tab).response["violations"]
    assert [(one["id"], node["html"]) for one in found for node in one["nodes"]] == []


def test_a_mark_that_is_pointed_at_says_what_and_when(stage: Stage) -> None:  # noqa: F811
    put(stage, FULL, width=960)
    tab = stage.open(HOME)
    is_live(tab)
    tab.locator("[data-chart-is-live] .mark-symbol path[fill='#0067a5']").nth(1).hover()
    expect(tab.locator("#vg-tooltip-element")).to_contain_text("Goal 1, parent")


def fits_on_paper(tab: Any) -> None:
    tab.set_viewport_size({"width": PAPER_WIDE, "height": PAPER_HIGH})
    tab.emulate_media(media="print")
    ends = tab.locator(".app-readings__sources").bounding_box()
    begins = tab.locator(".app-case-head").bounding_box()["y"]
    assert ends["y"] + ends["height"] - begins <= PAPER_HIGH
    assert tab.locator(".app-deeds").is_hidden()
    assert tab.locator("#timeline").is_hidden()


@pytest.mark.parametrize("whole", [FULL, long_case()], ids=["short", "long"])
def test_one_sheet_of_paper_holds_the_head_the_picture_and_what_it_says(
    stage: Stage,  # noqa: F811
    whole: WholeCase,
) -> None:
    put(stage, whole, width=960)
    tab = stage.open(HOME)
    fits_on_paper(tab)  # as the server drew it
    tab.emulate_media(media="screen")
    is_live(tab)
    fits_on_paper(tab)


def test_every_row_is_on_paper_though_folded_on_screen(stage: Stage) -> None:  # noqa: F811
    put(stage, long_case(), width=960)
    tab = stage.open(HOME)
    folded = tab.locator("details table").last
    assert not folded.is_visible()
    tab.emulate_media(media="print")
    for table in tab.locator("details table").all():
        assert table.bounding_box()["height"] > 100


def test_everything_is_there_without_script(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    stand_in = Stage(context)
    put(stand_in, FULL, width=960)
    tab = stand_in.open(HOME)
    image = tab.get_by_role("img", name="Goals, SDQ totals, other measures and modules")
    expect(image).to_be_visible()
    assert image.bounding_box()["height"] > 300
    expect(tab.get_by_text("The parent’s SDQ total")).to_be_visible()
    expect(tab.get_by_role("link", name="The whole timeline")).to_be_visible()
    context.close()
