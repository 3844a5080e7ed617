"""What stands round every page, and the pages of errors."""

import datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import get_template
from django.test import RequestFactory

from holdfast.kit.templatetags.govuk import govuk
from tests.kit.questions import Visit

pytestmark = pytest.mark.urls("tests.kit.addresses")
ERRORS = ["403.html", "404.html", "500.html", "503.html", "session_expired.html", "form_key.html"]
PERSON = SimpleNamespace(
    pk=7, is_authenticated=True, name="Ana <b>", role="lead", get_role_display=lambda: "lead"
)


def drawn(body: str, **context: Any) -> str:
    """Draw a template without a request, so that only what is given is there."""
    return engines["django"].from_string(body).render(context)


def page(body: str = "", **context: Any) -> str:
    return drawn(
        '{% extends "base.html" %}{% block title %}My work{% endblock %}' + body, **context
    )


def test_a_page_is_named_and_in_british_english() -> None:
    html = page()
    assert "<title>My work – Holdfast</title>" in html
    assert '<html lang="en-GB" class="govuk-template">' in html
    assert 'href="#main-content"' in html
    assert 'id="main-content"' in html


def test_the_title_says_that_there_are_errors() -> None:
    html = page("{% block main %}{{ form }}{% endblock %}", form=Visit({}))
    assert "<title>Error: My work" in html
    assert html.count("There is a problem") == 1


def test_a_stranger_sees_no_account_and_no_clock() -> None:
    html = page(session_seconds=900)
    assert "Sign out" not in html
    assert "data-session-seconds" not in html
    assert "<dialog" not in html


def test_whoever_is_signed_in_is_named_and_can_sign_out_by_post() -> None:
    html = page(user=PERSON, session_seconds=900, is_demo=True, release="1.2")
    assert "Ana &lt;b&gt;" in html
    assert '<form class="app-account__out" method="post"' in html
    assert 'data-session-seconds="900"' in html
    assert 'data-reader="7"' in html
    assert "every person here is invented" in html
    assert "Holdfast 1.2" in html


def test_the_present_page_is_marked_in_the_menu() -> None:
    menu = [
        {"href": "/", "text": "My work", "active": True},
        {"href": "/cases/", "text": "Cases & more", "active": False},
    ]
    html = page(navigation=menu)
    assert html.count('aria-current="true"') == 1
    assert "Cases &amp; more" in html


def test_messages_are_drawn_as_banners_and_escaped() -> None:
    request = RequestFactory().get("/")
    request._messages = [  # type: ignore[attr-defined]
        Message(messages.SUCCESS, "Visit saved"),
        Message(messages.WARNING, "<i>look</i>"),
    ]
    html = page(request=request)
    assert html.count("govuk-notification-banner--success") == 1
    assert "&lt;i&gt;look" in html
    assert 'id="told-2"' in html


def test_the_furniture_of_a_form_carries_key_version_and_draft() -> None:
    draft = SimpleNamespace(saved_at=datetime.datetime(2026, 3, 27, 10, 42))
    form = "{% block main %}<form data-draft>{% form_furniture %}</form>{% endblock %}"
    html = page(form, form_key="key-1", version=0, draft=draft)
    assert '<input type="hidden" name="version" value="0">' in html
    assert html.count('name="form_key" value="key-1"') == 2  # the form's, and throwing away's
    assert "We kept what you typed at <strong>10:42</strong>" in html
    inside = html[html.index("<form data-draft>") :]
    assert 'form="throw-away-draft"' in inside[: inside.index("</form>")]
    bare = page(form)
    assert 'name="version"' not in bare
    assert "throw-away-draft" not in bare


def test_enter_in_a_field_never_throws_the_draft_away() -> None:
    """A form's first submit button answers Enter, so that button must belong to another form."""
    draft = SimpleNamespace(saved_at=datetime.datetime(2026, 3, 27, 10, 42))
    html = page(draft=draft)
    outside = html.index('<form id="throw-away-draft"')
    assert outside > html.index("</main>")


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_can_be_drawn_with_nothing_to_go_on(name: str) -> None:
    html = get_template(name).render({})
    assert "Holdfast</title>" in html
    assert html.count("<h1") == 1


def test_two_versions_stand_side_by_side_and_keeping_theirs_sends_nothing_of_yours() -> None:
    rows = [{"label": "Goal", "yours": "<b>bus</b>", "theirs": ""}]
    html = get_template("409.html").render(
        {"rows": rows, "again": [("goal", 'x"y')], "version": 4, "form_key": "k"}
    )
    assert "&lt;b&gt;bus" in html
    assert "(empty)" in html
    assert 'value="x&quot;y"' in html
    keep_theirs = html[: html.index('name="throw_away_draft"')].rpartition("<form")[2]
    assert 'name="version"' not in keep_theirs
    assert 'name="goal"' not in keep_theirs


def test_a_component_escapes_what_came_from_the_view() -> None:
    html = drawn('{% load govuk %}{% govuk "tag" text=words %}', words="<i>")
    assert "&lt;i&gt;" in html
    assert "<i>" in drawn('{% load govuk %}{% govuk "tag" text="<i>" %}')


def test_two_underscores_reach_inwards() -> None:
    html = govuk("input", name="x", id="x", label__text="Name", hint__text="As on the plan")
    assert 'for="x"' in html
    assert 'id="x-hint"' in html
