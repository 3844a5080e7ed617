"""In which ways a journey is made: each in at least one, and for CI in both of two."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.journeys.conftest import is_left_out
from tests.journeys.visitor import AtTheKeyboard, Visitor

MOUSE, KEYBOARD, NO_SCRIPT = (Visitor, True), (AtTheKeyboard, True), (Visitor, False)
NAMES = [f"tests/journeys/test_{number}.py::test_it" for number in range(40)]


def made(name: str, ways: int, *, mark: str = "journey") -> set[Any]:
    """Return the ways in which a journey of this name is made."""
    return {
        way
        for way in (MOUSE, KEYBOARD, NO_SCRIPT)
        if not is_left_out(a_test(name, mark, kind=way[0], has_script=way[1]), ways)
    }


def a_test(name: str, mark: str = "journey", **params: Any) -> Any:
    return SimpleNamespace(
        nodeid=f"{name}[chromium-{params}]",
        callspec=SimpleNamespace(params=params),
        get_closest_marker=lambda asked: asked == mark,
    )


def test_one_way_is_one_of_two_and_each_is_somebodys() -> None:
    ways = [made(name, 1) for name in NAMES]
    assert all(way in ({KEYBOARD}, {NO_SCRIPT}) for way in ways)
    assert {KEYBOARD} in ways
    assert {NO_SCRIPT} in ways


@pytest.mark.parametrize("name", NAMES[:3])
def test_two_ways_are_each_hand_and_each_page_and_three_are_all(name: str) -> None:
    assert made(name, 2) == {KEYBOARD, NO_SCRIPT}
    assert made(name, 3) == {MOUSE, KEYBOARD, NO_SCRIPT}
    assert made(name, 2, mark="every_way") == {MOUSE, KEYBOARD, NO_SCRIPT}
    assert len(made(name, 1, mark="every_way")) == 1


@pytest.mark.parametrize("params", [{}, {"kind": Visitor}, {"person": "Grace"}])
def test_what_is_made_in_one_way_only_is_never_left_out(params: dict[str, Any]) -> None:
    assert not is_left_out(a_test(NAMES[0], **params), 1)
    assert not is_left_out(SimpleNamespace(nodeid=NAMES[0]), 1)  # type: ignore[arg-type]
