"""What a page has round it is asked for only where it is shown, and then once."""

from typing import Any

from django.template import Context, Template
from django.test import RequestFactory

from holdfast.site.furniture import once

SHOWN_TWICE = Template("{% if lines %}{% for one in lines %}{{ one }}{% endfor %}{% endif %}")


def test_what_a_page_shows_is_asked_once_however_often_it_is_shown() -> None:
    asked: list[Any] = []

    def lines(request: Any) -> list[str]:
        asked.append(request)
        return ["One line"]

    here, there = RequestFactory().get("/"), RequestFactory().get("/there/")
    told = {"lines": once(lines, here)}
    assert asked == []
    assert SHOWN_TWICE.render(Context(told)) == "One line"
    assert asked == [here]
    assert SHOWN_TWICE.render(Context({"lines": once(lines, there)})) == "One line"
    assert asked == [here, there]
