"""The lead forms the groups anew: who can come, what is proposed, one change, and its cost."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from holdfast.demo.cast import LEAD
from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey


@pytest.mark.every_way
@WAYS
def test_the_lead_forms_groups_looks_and_moves_one(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    lead = visitor(kind, has_script=has_script)
    lead.signs_in_as(LEAD.name)
    lead.goes_to("/groups/")
    lead.follows("Form groups")
    lead.sees(re.compile("have not been asked yet"))
    lead.types("4", into="How many groups?")
    lead.presses("Form groups")
    lead.sees(re.compile(r"Proved: no arrangement costs less|a better arrangement may exist"))
    lead.shows("proposed-groups")
    member = lead.tab.locator(".sup-member").first
    name = member.locator("summary").inner_text().strip()
    lead.unfolds(name)
    move = member.get_by_role("button").first
    words = move.inner_text()
    lead.activates(move, "Enter")
    lead.sees(re.compile(r"Moved: [+-]?\d"))
    to = re.search(r"to (.+?):", words)
    assert to
    group = lead.tab.locator(f'.sup-group[data-group="{to[1]}"]')
    expect(group.locator("summary", has_text=name)).to_be_visible()
    lead.presses("Put them back as formed")
    if has_script and not lead.by_keyboard:  # dragged with the mouse, it is the same move
        lead.tab.locator(".sup-member").first.drag_to(group)
        lead.sees(re.compile(r"Moved: [+-]?\d"))
        expect(group.locator("summary", has_text=name)).to_be_visible()
    lead.presses("Drop this proposal")
    lead.is_told("The proposal is dropped; the groups stay as they are")
