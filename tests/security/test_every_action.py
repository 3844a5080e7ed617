"""Every change says who made it."""

from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter, getmembers, isfunction, signature
from pathlib import Path

import pytest

import holdfast

PACKAGE = Path(holdfast.__path__[0])
NOT_CHANGES = {  # they answer a question for the actions of their file
    "opening", "managers_of", "may_record", "why_not", "let_in", "note_steps", "begin", "filled_in",
}  # fmt: skip


def actions() -> Iterator[object]:
    for path in sorted([*PACKAGE.glob("*/actions.py"), *PACKAGE.glob("*/actions/*.py")]):
        module = import_module(
            ".".join(["holdfast", *path.relative_to(PACKAGE).with_suffix("").parts])
        )
        for name, function in getmembers(module, isfunction):
            is_here = function.__module__ == module.__name__ and not name.startswith("_")
            if is_here and name not in NOT_CHANGES:
                yield pytest.param(function, id=f"{path.parent.name}.{name}")


@pytest.mark.parametrize("action", [*actions()])
def test_every_action_is_called_by_name_and_says_who(action):
    parameters = signature(action).parameters
    named = {Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD}
    assert {p.kind for p in parameters.values()} <= named
    assert "by" in parameters
    assert action.__doc__


def test_there_are_actions_to_look_at():
    assert len([*actions()]) >= 20
