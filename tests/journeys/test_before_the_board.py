"""A director's five minutes: from what moved to where a figure comes from, and back."""

from typing import Any

import pytest

from tests.journeys.visitor import WAYS, Visitor

pytestmark = pytest.mark.journey


@WAYS
def test_a_directors_five_minutes_before_a_board(
    visitor: Any, kind: type[Visitor], has_script: bool
) -> None:
    director = visitor(kind, has_script=has_script)
    director.signs_in_as("Marcus Bellweather")
    director.sees("What moved since")
    director.shows("director")
    director.follows("Before the board")
    director.sees("What is late")
    director.sees("What is at risk")
    director.sees("What is promised")
    director.shows("board")
    director.follows("Commitments to be renewed")
    director.sees("Commitments")
    director.follows("Before the board")
    director.follows("Cases with goals")
    director.sees("The pilot at a glance")
