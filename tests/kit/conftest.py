"""A real browser for pages drawn alone, with no server and no network."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.kit.stage import Stage

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    found = os.environ.get("HOLDFAST_CHROMIUM") or next(
        filter(None, map(shutil.which, NAMES)), None
    )
    flags = ["--disable-gpu", "--no-first-run", "--disable-background-networking"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")
    return browser_type_launch_args | {"executable_path": found, "args": flags}


@pytest.fixture
def stage(context: Any) -> Iterator[Stage]:
    """Fail on any message in the console: the security policy speaks there."""
    stage = Stage(context)
    yield stage
    for tab in context.pages:  # first, so that nothing it still sends leaves the stage
        tab.close()
    context.unroute_all(behavior="ignoreErrors")
    assert stage.complaints == []
