"""Where the reference files beside the repository are; tests that need them say so if absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1].parent / "shared"


def shared(path: str) -> Path:
    """Return a file of the shared folder, or skip the test loudly."""
    found = SHARED / path
    if not found.exists():
        pytest.skip(f"NOT CHECKED: {found} is absent, so nothing was compared with it")
    return found
