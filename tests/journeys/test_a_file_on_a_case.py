"""A drawing is kept on a case, seen, saved to the device, and withdrawn with a reason.

Told three times: with a mouse, by keyboard alone, and without JavaScript.
"""

from pathlib import Path
from typing import Any

import pytest

from holdfast.demo.content.papers import house
from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey
WHO = {
    "with a mouse": ("Grace Appletree", "file"),
    "by keyboard alone": ("Samuel Moonpenny", ""),
    "without JavaScript": ("Leon Merryfield", ""),
}
NOTE = "Her house, with a blue door"


@WAYS
def test_a_drawing_from_its_keeping_to_its_withdrawal(
    visitor: Any, request: Any, kind: type[Visitor], has_script: bool, tmp_path: Path
) -> None:
    who, picture = WHO[request.node.callspec.id.rpartition("chromium-")[2]]
    me = visitor(kind, has_script=has_script)
    me.signs_in_as(who)
    me.follows(me.tab.get_by_role("table").get_by_role("link").first.inner_text(), exact=True)
    is_refused_a_page_called_a_picture(me)
    keeps_the_drawing(me, picture)
    saves_a_copy(me, tmp_path / "copy.png")
    withdraws_it(me)


def is_refused_a_page_called_a_picture(me: Visitor) -> None:
    me.follows("Keep a file")
    me.types(NOTE, into="What is it?")
    me.picks("A drawing", of="Which sort?")
    me.picks("Child or young person", of="Whose words or drawing is it?")
    chooses(me, "house.png", b"<html><script>alert(1)</script>")
    me.presses("Keep the file")
    me.sees("The file is not what its name says it is")
    assert me.tab.get_by_label("What is it?").input_value() == NOTE


def chooses(me: Visitor, name: str, content: bytes) -> None:
    """Choose a file: the window in which one does belongs to the machine, not to the page."""
    box = me.tab.locator("input[type=file]")
    box.set_input_files([{"name": name, "mimeType": "image/png", "buffer": content}])


def keeps_the_drawing(me: Visitor, picture: str) -> None:
    chooses(me, "house.png", house())
    me.presses("Keep the file")
    me.is_told("house.png kept")
    drawing = me.tab.get_by_role("img", name=NOTE)
    assert drawing.evaluate("one => one.naturalWidth") == 320
    if picture:
        me.shows(picture)


def saves_a_copy(me: Visitor, to: Path) -> None:
    link = me.tab.get_by_role("link", name="Save a copy")
    with me.tab.expect_download() as saved:
        if me.by_keyboard:
            me.reaches(link)
            me.tab.keyboard.press("Enter")
        else:
            link.click()
    saved.value.save_as(to)
    assert to.read_bytes() == house()


def withdraws_it(me: Visitor) -> None:
    me.follows("Withdraw it")
    me.types("Kept on the wrong case", into="Why is it withdrawn?")
    me.presses("Withdraw it")
    me.is_told("house.png withdrawn")
    me.sees("Kept on the wrong case")
    assert me.tab.get_by_role("img", name=NOTE).count() == 0
