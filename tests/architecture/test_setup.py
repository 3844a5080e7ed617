"""Setting up: what a lock names is dealt out whole, and pip is exchanged when none is at work."""

import pytest

from tools import setup


@pytest.mark.parametrize("which", ["run", "test"])
def test_all_that_a_lock_names_is_dealt_out_once_with_its_hashes(which: str) -> None:
    lock = setup.ROOT / "requirements" / f"{which}.txt"
    at_once, afterwards = setup.dealt(lock)
    dealt = "\n".join([*at_once, *afterwards]).splitlines()
    assert sorted(dealt) == sorted(lock.read_text().splitlines())
    assert len(at_once) == setup.PIPS
    assert all("--hash=sha256:" in part.splitlines()[1] for part in at_once)


def test_pip_is_exchanged_when_none_is_at_work() -> None:
    at_once, afterwards = setup.dealt(setup.ROOT / "requirements" / "test.txt")
    assert [one.partition("==")[0] for one in afterwards] == ["pip"]
    assert not any(line.startswith("pip==") for part in at_once for line in part.splitlines())
