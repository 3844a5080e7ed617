"""What axe is asked about only once is asked, and found: pale words, a picture without any."""

from typing import Any

from tests.journeys.judging import Question

PALE = '<p style="color: #ddd">Pale words</p>'


def found(page: Any, body: str) -> set[str]:
    """Return what axe finds amiss on a page of this test's own, asked as journeys ask."""
    page.set_content(f'<html lang="en"><title>A page</title><main><h1>One</h1>{body}</main></html>')
    question = Question(page, "a page of test_judging")
    return {one["id"] for one in question.amiss(page)} if question else set()


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
