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
    assert "color-contrast" in found(page, f"<section>{PALE}</section>")
    assert "image-alt" in found(
        page, f'{PALE}<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'
    )
    page.close()
