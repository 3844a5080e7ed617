"""The glossary has a line for every word the code makes people read."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import TextChoices

from holdfast.access.guarding import ours
from holdfast.access.permissions import Permission, Role
from holdfast.access.rules import Standing
from holdfast.casework.rules.states import CaseState
from holdfast.families.rules import Status

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/words.md").read_text()
LINES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| **")
]
WORDS = [line[0].strip("*").casefold() for line in LINES]
CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def spoken(name: str) -> str:
    """Return a class's name as people say it: StatusSpan is a status span."""
    return CAPITAL.sub(" ", name).casefold()


def sets_of_choices() -> list[type[TextChoices]]:
    return [one for one in TextChoices.__subclasses__() if one.__module__.startswith("holdfast.")]


@pytest.mark.parametrize("model", ours(), ids=lambda model: model.__name__)
def test_every_model_has_its_line_where_it_lives(model):
    found = [line for line in LINES if line[0].strip("*").casefold() == spoken(model.__name__)]
    assert found, f"{model.__name__} is not in docs/reference/words.md"
    assert f"`{model._meta.app_label}`" in found[0][3]


@pytest.mark.parametrize("role", [*Role])
def test_every_role_has_its_line(role):
    assert role.value in WORDS


@pytest.mark.parametrize("area", sorted({one.value.partition(":")[0] for one in Permission}))
def test_every_permission_area_has_its_line(area):
    assert area in WORDS


@pytest.mark.parametrize("choices", sets_of_choices(), ids=lambda one: one.__name__)
def test_every_set_of_choices_has_its_line(choices):
    assert spoken(choices.__name__) in WORDS


@pytest.mark.parametrize("states", [CaseState, Standing, Status], ids=lambda one: one.__name__)
def test_every_state_is_said_in_the_line_of_its_kind(states: type[StrEnum]):
    (line,) = [one for one in LINES if one[0].strip("*").casefold() == spoken(states.__name__)]
    assert [state.value for state in states if state.value not in line[1].casefold()] == []


def test_every_line_says_what_the_word_means_is_not_and_where_it_lives():
    places = {config.label for config in apps.get_app_configs()} | {"demo"}
    for line in LINES:
        assert len(line) == 4, line
        assert all(line), line
        assert line[3].strip("`") in places, line


def test_no_word_has_two_lines():
    assert sorted(WORDS) == sorted(set(WORDS))
