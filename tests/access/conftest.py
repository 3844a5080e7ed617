"""A clock that tests hold and move on."""

from collections.abc import Iterator

import pytest
import time_machine
from django.utils.timezone import now


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Hold the clock; tests move it on."""
    with time_machine.travel(now(), tick=False) as held:
        yield held
