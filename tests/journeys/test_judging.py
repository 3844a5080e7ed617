"""What axe is asked about only once is asked, and found: pale words, a picture without any."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.judging import Judged, Question

PALE = '<p style="color: #ddd">Pale words</p>'


@pytest.fixture(autouse=True)
def _nothing_judged_yet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Begin each of these tests as a run of its own would."""
    monkeypatch.setattr(Judged, "folder", tmp_path / "judged")


def found(page: Any, body: str, *, has_script: bool = True) -> set[str]:
    """Return what axe finds amiss on a page of this test's own, asked as journeys ask."""
    page.set_content(f'<html lang="en"><title>A page</title><main><h1>One</h1>{body}</main></html>')
    question = Question(page, has_script=has_script)
    return {one["id"] for one in question.amiss()} if question else set()


def test_what_is_built_anew_is_judged_and_what_was_judged_is_not_asked_again(browser: Any) -> None:
    page = browser.new_page()
    assert "color-contrast" in found(page, PALE)
    assert found(page, PALE) == set()
    assert found(page, f"<section>{PALE}</section>") == set()  # it looks the same
    assert "image-alt" in found(
        page, f'{PALE}<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    )
    page.close()


def test_words_of_a_look_are_not_hidden_by_what_looks_alike_and_has_none_to_read(
    browser: Any,
) -> None:
    page = browser.new_page()
    around = "color: #ccc"
    assert (
        found(page, f'<div style="{around}"><b style="color: #000">Dark words</b></div>') == set()
    )
    assert "color-contrast" in found(page, f'<div style="{around}">Pale words</div>')
    off = "color: #bbb; background: #fff"
    assert found(page, f'<button disabled style="{off}">Asleep</button>') == set()
    assert "color-contrast" in found(page, f'<button style="{off}">Awake</button>')
    page.close()


def test_the_same_words_are_asked_about_again_on_another_ground_or_placed_over_it(
    browser: Any,
) -> None:
    page = browser.new_page()
    words = '<p style="color: #333">Dark words</p>'
    assert found(page, words) == set()
    assert "color-contrast" in found(page, f'<div style="background: #222">{words}</div>')
    over = "position: absolute; top: 0"
    under = f'<div style="{over}; background: #222; width: 300px; height: 300px"></div>'
    assert "color-contrast" in found(page, f'{under}<section style="{over}">{words}</section>')
    page.close()


def test_what_a_rule_asks_of_other_elements_is_part_of_how_one_is_built(browser: Any) -> None:
    page = browser.new_page()
    right = '<h2>Two</h2><h3>Three</h3><label for="name">Name</label><input id="name">'
    right += '<a href="/there"><b>There</b></a>'
    right += '<i id="told">Told</i><button aria-labelledby="told"></button>'
    assert found(page, right) == set()
    for before, after, amiss in (
        ('input id="name"', 'input id="another"', "label"),
        ("<h2>Two</h2>", "", "heading-order"),
        ("<b>There</b>", "", "link-name"),
        ('labelledby="told"', 'labelledby="lost"', "button-name"),
    ):
        assert amiss in found(page, right.replace(before, after))
    page.close()


def test_a_page_without_scripts_is_judged_where_it_is(browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    once = "<section><aside>Only where no script is</aside></section>"
    assert found(page, once, has_script=False) == set()
    unlabelled = found(page, f"{once}<select><option>One</option></select>", has_script=False)
    assert "select-name" in unlabelled
    pale = '<aside style="color: #dde">Paler words</aside>'
    assert "color-contrast" in found(page, pale, has_script=False)
    context.close()
