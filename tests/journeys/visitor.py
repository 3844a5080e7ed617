"""Somebody at a browser: what they do, by mouse, by keyboard alone, or without JavaScript.

Everywhere they go is checked: nothing from axe, nothing in the console, no request to
anywhere but the site, and nothing wider than the screen.
"""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, expect

from tests.database import ROOT
from tests.journeys.judging import Question
from tests.thorough import EVERYTHING, level

DOOR = "/demo/sign-in/"
PICTURES = ROOT / "docs" / "screenshots"
TABS = 400  # presses of Tab after which something cannot be reached
HAS_FOCUS = """(control, name) => control === document.activeElement
  || (name !== '' && document.activeElement.name === name)"""
WIDEST = """() => [...document.querySelectorAll('main *')]
  .filter(one => one.getBoundingClientRect().right > window.innerWidth)
  .map(one => `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}`)
  .slice(-3).join('; ')"""


class Visitor:
    """A person with one browser window."""

    by_keyboard = False

    def __init__(self, context: Any, url: str, *, has_script: bool = True) -> None:
        self.url = url
        self.has_script = has_script
        self.complaints: list[str] = []
        self.expected: list[str] = []  # words of a complaint that the story is about
        self.context = context
        context.on("request", self.watch)
        self.tab = self.new_tab()

    def new_tab(self) -> Any:
        """Open a window, with somebody listening to its console."""
        tab = self.context.new_page()
        tab.on("console", self.listen)
        tab.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        return tab

    def leaves(self) -> None:
        """Shut every window."""
        self.context.close()

    def watch(self, request: Any) -> None:
        """Note a request that leaves the site."""
        if not request.url.startswith((self.url, "data:", "blob:", "about:")):
            self.complaints.append(f"left the site: {request.url}")

    def listen(self, message: Any) -> None:
        """Note what the console complains of; the security policy speaks there."""
        if message.type in ("error", "warning") and not any(
            words in message.text for words in self.expected
        ):
            self.complaints.append(f"console: {message.text}")

    def comes_through_the_door_as(self, name: str) -> None:
        """Come in as one of those whom the demonstration's door lists."""
        self.goes_to(DOOR)
        self.presses(name)
        expect(self.tab.get_by_role("heading", name="My work")).to_be_visible()

    def signs_in_as(self, name: str) -> None:
        """Come in as through the door, which is not drawn: it is looked at elsewhere."""
        door = self.url + DOOR
        drawn = self.context.request.get(door).text()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', drawn)
        person = re.search(rf'name="person" value="(\d+)">[^<]*{re.escape(name)}', drawn)
        assert token
        assert person, f"nobody at the door is called {name}"
        typed = {"csrfmiddlewaretoken": token[1], "person": person[1]}
        answer = self.context.request.post(door, form=typed, max_redirects=0)
        assert answer.status == 302, answer.text()
        self.goes_to("/")
        expect(self.tab.get_by_role("heading", name="My work")).to_be_visible()

    def goes_to(self, path: str) -> None:
        """Type an address."""
        self.tab.goto(self.url + path)
        self.looks_round()

    def follows(self, words: str, *, exact: bool = False) -> None:
        """Follow a link."""
        self.activates(self.tab.get_by_role("link", name=words, exact=exact).first, "Enter")

    def presses(self, words: str) -> None:
        """Press a button, or a link that is drawn as one."""
        self.activates(self.tab.get_by_role("button", name=words).first, "Enter")

    def activates(self, target: Locator, key: str) -> None:
        """Use a control that leads to another page, and look round there."""
        with self.tab.expect_navigation():
            if self.by_keyboard:
                self.reaches(target)
                self.tab.keyboard.press(key)
            else:
                target.click()
        self.looks_round()

    def types(self, words: str, *, into: str) -> None:
        """Type into a box."""
        box = self.tab.get_by_label(into, exact=True)
        if self.by_keyboard:
            self.reaches(box)
            self.tab.keyboard.press("ControlOrMeta+a")
            self.tab.keyboard.type(words)
        else:
            box.fill(words)

    def types_date(self, day: tuple[int, int, int], *, into: str) -> None:
        """Type a date into its three boxes."""
        group = self.tab.get_by_role("group", name=into, exact=True)
        for label, part in zip(("Day", "Month", "Year"), day, strict=True):
            box = group.get_by_label(label)
            if self.by_keyboard:
                self.reaches(box)
                self.tab.keyboard.press("ControlOrMeta+a")
                self.tab.keyboard.type(str(part))
            else:
                box.fill(str(part))

    def chooses(self, words: str, *, of: str) -> None:
        """Choose from a list."""
        box = self.tab.get_by_label(of, exact=True)
        if self.by_keyboard:
            self.reaches(box)
            self.tab.keyboard.type(words)
            expect(box.locator("option:checked")).to_have_text(words)
        else:
            box.select_option(label=words)

    def picks(self, words: str, *, of: str) -> None:
        """Pick one of some radios."""
        radio = self.tab.get_by_role("group", name=of, exact=True).get_by_label(words, exact=True)
        if not self.by_keyboard:
            radio.check(force=True)
            return
        group = radio.evaluate("radio => radio.name")
        self.reaches(radio, any_named=group)
        for _ in range(TABS):
            if radio.evaluate(HAS_FOCUS, ""):
                break
            self.tab.keyboard.press("ArrowDown")
        if not radio.is_checked():
            self.tab.keyboard.press("Space")
        expect(radio).to_be_checked()

    def ticks(self, words: str, *, of: str) -> None:
        """Tick one of some boxes, unless it is ticked already."""
        box = self.tab.get_by_role("group", name=of, exact=True).get_by_label(words, exact=True)
        if self.by_keyboard and not box.is_checked():
            self.reaches(box)
            self.tab.keyboard.press("Space")
        else:
            box.check()
        expect(box).to_be_checked()

    def ticks_the_first(self, *, of: str) -> None:
        """Tick the first of some boxes, whatever it says."""
        group = self.tab.get_by_role("group", name=of, exact=True)
        group.get_by_role("checkbox").first.check()

    def unfolds(self, words: str) -> None:
        """Open a folded part of the page, unless it is open."""
        summary = self.tab.locator("summary", has_text=words).first
        if summary.evaluate("one => one.parentElement.open"):
            return
        if self.by_keyboard:
            self.reaches(summary)
            self.tab.keyboard.press("Enter")
        else:
            summary.click()

    def keys(self, digits: str, *, of: str) -> None:
        """Key digits from paper into a grid, from its first box on."""
        boxes = self.tab.get_by_role("group", name=of, exact=True).get_by_role("textbox")
        if self.by_keyboard:
            self.reaches(boxes.first)
            self.tab.keyboard.type(digits)
            return
        for at, digit in enumerate(digits):
            boxes.nth(at).fill(digit)

    def reaches(self, target: Locator, *, any_named: str = "") -> None:
        """Get to a control with Tab alone, held down, and see that the focus is on it."""
        target.wait_for()
        there = target.element_handle()
        for _ in range(TABS):
            if there.evaluate(HAS_FOCUS, any_named):
                self.tab.keyboard.up("Tab")
                return
            self.tab.keyboard.down("Tab")
        raise AssertionError(f"{target} cannot be reached with the keyboard")

    def sees(self, words: str | re.Pattern[str]) -> None:
        """See some words on the page."""
        expect(self.tab.get_by_text(words).first).to_be_visible()

    def does_not_see(self, words: str) -> None:
        """See that some words are not on the page."""
        expect(self.tab.get_by_text(words)).to_have_count(0)

    def is_told(self, words: str) -> None:
        """See what the banner says was done."""
        banners = self.tab.locator(".govuk-notification-banner")
        expect(banners.filter(has_text=words).first).to_be_visible()

    def looks_round(self) -> None:
        """Check the page one has come to, by its width and by axe, if anything on it is new.

        A share leaves that to `test_every_page.py`, by which pages are judged once.
        """
        self.tab.wait_for_load_state("load")
        if level() < EVERYTHING:
            return
        kind = re.sub(r"[0-9a-f-]{36}", "…", urlsplit(self.tab.url).path)
        question = Question(self.tab, has_script=self.has_script)
        if question.is_new_to("widths", kind):
            self.looks_at_the_width(kind)
        if question:
            self.complaints += [
                f"axe: {kind}: {one['id']}: {one['nodes'][0]['html'][:200]}"
                for one in question.amiss()
            ]

    def looks_at_the_width(self, kind: str) -> None:
        """See that nothing is wider than a small screen or a large one."""
        for width in (320, 1280):  # the first is also what 1280 is at four times the size
            self.tab.set_viewport_size({"width": width, "height": 900})
            wide = self.tab.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if wide > 0:
                what = self.tab.evaluate(WIDEST)
                self.complaints.append(f"{kind} is {wide} pixels wider than {width}: {what}")

    def shows(self, name: str) -> None:
        """Take the page's picture for the docs, large and small, when asked to."""
        if not os.environ.get("HOLDFAST_SCREENSHOTS"):
            return
        for width, height in ((1280, 1300), (360, 1300)):
            self.tab.set_viewport_size({"width": width, "height": height})
            self.tab.wait_for_timeout(400)
            path = Path(PICTURES / f"{name}-{width}.png")
            path.parent.mkdir(parents=True, exist_ok=True)
            self.tab.screenshot(path=path)
        self.tab.set_viewport_size({"width": 1280, "height": 900})


class AtTheKeyboard(Visitor):
    """Somebody who has no mouse."""

    by_keyboard = True


WAYS = pytest.mark.parametrize(
    ("kind", "has_script"),
    [(Visitor, True), (AtTheKeyboard, True), (Visitor, False)],
    ids=["with a mouse", "by keyboard alone", "without JavaScript"],
)
