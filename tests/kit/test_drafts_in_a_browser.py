"""What typing in a form promises, in a real browser, under the real security policy."""

import json

import pytest
from playwright.sync_api import expect

from tests.kit.questions import Visit
from tests.kit.stage import FORM, SITE, Stage, status, visit

pytestmark = [pytest.mark.journey, pytest.mark.urls("tests.kit.addresses")]


def test_what_is_typed_is_saved_and_said_to_be(stage: Stage) -> None:
    tab = visit(stage)
    tab.get_by_label("Who was there").fill("The whole family")
    tab.get_by_label("Password", exact=True).fill("not for keeping")
    tab.get_by_label("Step 1").check()
    tab.get_by_label("Step 3").check()
    expect(status(tab)).to_have_text("Saved 10:42")
    sent = stage.posts("/drafts/")[-1]
    typed = json.loads(sent["typed"][0])
    assert typed["who"] == ["The whole family"]
    assert typed["steps"] == ["1", "3"]
    assert not {"secret", "csrfmiddlewaretoken", "form_key", "version", "paper"} & set(typed)
    assert sent["address"] == ["/visits/new"]
    assert sent["form_key"] == ["key-1"]
    assert sent["base_version"] == ["3"]
    assert sent["token"] == ["token-1"]


def test_it_says_saved_only_when_the_last_word_is(stage: Stage) -> None:
    tab = visit(stage)
    stage.slow = {"/drafts/"}
    tab.get_by_label("Who was there").fill("Grand")
    while not stage.held:
        tab.wait_for_timeout(50)
    tab.get_by_label("Who was there").fill("Grandmother")
    (first,) = stage.held
    stage.held = []
    stage.own(first, "/drafts/")
    while not stage.held:
        tab.wait_for_timeout(50)
    expect(status(tab)).not_to_contain_text("Saved")
    stage.let_go()
    expect(status(tab)).to_have_text("Saved 10:42")
    assert json.loads(stage.posts("/drafts/")[-1]["typed"][0])["who"] == ["Grandmother"]


def test_nothing_is_kept_in_the_browser(stage: Stage) -> None:
    tab = visit(stage)
    tab.get_by_label("Who was there").fill("The whole family")
    expect(status(tab)).to_have_text("Saved 10:42")
    assert tab.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_a_lost_connection_is_said_and_saving_goes_on_when_it_is_back(stage: Stage) -> None:
    tab = visit(stage)
    stage.is_cut_off = True
    tab.get_by_label("Who was there").fill("Grandmother")
    expect(status(tab)).to_contain_text("Not saved – we will keep trying")
    tab.get_by_role("button", name="Save visit").click()
    expect(status(tab)).to_contain_text("Not sent – there is no connection")
    assert stage.posts("/visits/new") == []
    stage.is_cut_off = False
    tab.evaluate("window.dispatchEvent(new Event('online'))")
    expect(status(tab)).to_have_text("Saved 10:42")
    tab.get_by_role("button", name="Save visit").click()
    tab.wait_for_url("**/visits/new")
    assert len(stage.posts("/visits/new")) == 1


def test_a_failing_server_is_said(stage: Stage) -> None:
    tab = visit(stage)
    stage.draft_status = 500
    tab.get_by_label("Who was there").fill("Grandmother")
    expect(status(tab)).to_contain_text("Not saved – we will keep trying")


def test_signing_in_again_in_another_tab_saves_what_was_typed(stage: Stage) -> None:
    tab = visit(stage)
    tab.get_by_label("Who was there").fill("Grand")
    expect(status(tab)).to_have_text("Saved 10:42")
    stage.draft_status = 403
    tab.get_by_label("Who was there").fill("Grandmother")
    expect(status(tab)).to_contain_text(
        "You have been signed out. What you typed was saved at 10:42"
    )
    link = tab.get_by_role("link", name="Sign in (opens in a new tab)")
    assert link.get_attribute("href") == "/sign-in/login/"
    tab.get_by_role("button", name="Save visit").click()
    tab.wait_for_timeout(300)
    assert stage.posts("/visits/new") == []  # it would only have been refused
    stage.draft_status, stage.token = 200, "token-2"
    stage.put("/", "")
    stage.open("/")
    expect(status(tab)).to_have_text("Saved 10:42")
    assert stage.posts("/drafts/")[-1]["token"] == ["token-2"]
    tab.get_by_role("button", name="Save visit").click()
    tab.wait_for_timeout(300)
    assert stage.posts("/visits/new")[0]["csrfmiddlewaretoken"] == ["token-2"]


def test_somebody_else_signing_in_never_gets_what_was_typed(stage: Stage) -> None:
    tab = visit(stage)
    stage.reader, stage.token = 8, "token-of-another"
    stage.put("/", "")
    stage.open("/")
    expect(status(tab)).to_contain_text("Somebody else has signed in")
    tab.get_by_label("Who was there").fill("Grandmother")
    tab.wait_for_timeout(2000)
    assert stage.posts("/drafts/") == []


def test_the_form_waits_for_its_draft_and_a_double_click_sends_it_once(stage: Stage) -> None:
    tab = visit(stage)
    stage.slow = {"/drafts/"}
    tab.get_by_label("Who was there").fill("Grandmother")
    tab.get_by_role("button", name="Save visit").dblclick()
    tab.wait_for_timeout(500)
    assert len(stage.posts("/drafts/")) == 1
    assert stage.posts("/visits/new") == []
    stage.let_go()
    tab.wait_for_timeout(500)
    assert len(stage.posts("/visits/new")) == 1


def test_a_double_click_sends_any_form_once(stage: Stage) -> None:
    stage.put("/visits/new", FORM.replace(" data-draft", ""), form=Visit(), version=3)
    tab = stage.open("/visits/new")
    sent = tab.get_by_role("button", name="Save visit").evaluate(
        """button => {
            let sent = 0;
            addEventListener("submit", event => { sent += 1; event.preventDefault(); });
            button.click();
            button.click();
            return sent;
        }"""
    )
    assert sent == 1
    expect(tab.get_by_role("button", name="Save visit")).to_have_attribute("aria-disabled", "true")


def test_leaving_asks_only_while_something_is_not_saved(stage: Stage) -> None:
    tab = visit(stage)
    asked: list[str] = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    stage.is_cut_off = True
    tab.get_by_label("Who was there").press_sequentially("x")
    tab.goto(SITE + "/elsewhere")
    assert asked == ["beforeunload"]
    stage.is_cut_off = False
    tab = visit(stage)
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tab.get_by_label("Who was there").press_sequentially("x")
    expect(status(tab)).to_have_text("Saved 10:42")
    tab.goto(SITE + "/elsewhere")
    assert asked == ["beforeunload"]
