"""Every change says who made it.

An action is a function of an `actions` file that opens a transaction or writes to the trail; the
others there gather facts or put rows together for one.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from inspect import Parameter, getmembers, getsource, isfunction, signature
from pathlib import Path

import pytest

import holdfast

RECORDS = re.compile(r"(?<![\w.])record\(")
PACKAGE = Path(holdfast.__path__[0])


def actions() -> Iterator[object]:
    for path in sorted([*PACKAGE.glob("*/actions.py"), *PACKAGE.glob("*/actions/*.py")]):
        module = import_module(
            ".".join(["holdfast", *path.relative_to(PACKAGE).with_suffix("").parts])
        )
        for name, function in getmembers(module, isfunction):
            is_here = function.__module__ == module.__name__ and not name.startswith("_")
            if is_here and (
                hasattr(function, "__wrapped__") or RECORDS.search(getsource(function))
            ):
                yield pytest.param(function, id=f"{path.parent.name}.{name}")


@pytest.mark.parametrize("action", [*actions()])
def test_every_action_is_called_by_name_and_says_who(action):
    parameters = signature(action).parameters
    named = {Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD}
    assert {p.kind for p in parameters.values()} <= named
    assert "by" in parameters
    one_transaction = hasattr(action, "__wrapped__") or "with acting_as(" in getsource(action)
    assert one_transaction, "an action is one transaction: @transaction.atomic"
    assert action.__doc__


def test_there_are_actions_to_look_at():
    assert len([*actions()]) >= 20
