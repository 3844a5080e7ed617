"""One line of GOV.UK's task list, as pages of work draw it."""

from typing import Any

Task = dict[str, Any]


def line(href: str, what: str, why: str, words: str, classes: str) -> Task:
    """Make a line of GOV.UK's task list."""
    status = {"tag": {"text": words, "classes": classes}}
    return {"title": {"text": what}, "href": href, "hint": {"text": why}, "status": status}
