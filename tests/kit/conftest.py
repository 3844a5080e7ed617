"""A real browser for pages drawn alone, with no server and no network."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.kit.stage import Stage


@pytest.fixture
def stage(context: Any) -> Iterator[Stage]:
    """Fail on any message in the console: the security policy speaks there."""
    stage = Stage(context)
    yield stage
    for tab in context.pages:  # first, so that nothing it still sends leaves the stage
        tab.close()
    context.unroute_all(behavior="ignoreErrors")
    assert stage.complaints == []
