"""One site is open in one folder, and a second comer learns where."""

import subprocess
import sys
from pathlib import Path

import pytest

from holdfast.site.claim import WEB_SERVER, Note, claimed, open_at
from holdfast.site.troubles import Trouble


def test_a_second_claim_says_where_the_first_is(tmp_path: Path) -> None:
    with claimed(tmp_path) as claim:
        claim.note(Note(url="http://127.0.0.1:8000"))
        with pytest.raises(Trouble, match="already open: http"):
            claimed(tmp_path).__enter__()
        assert open_at(tmp_path) == "http://127.0.0.1:8000"
    assert open_at(tmp_path) is None


def test_a_claim_falls_with_the_program_that_held_it(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from holdfast.site.claim import *\n"
        f"with claimed(Path({str(tmp_path)!r})) as claim:\n"
        "    claim.note(Note(url='http://127.0.0.1:8000', web=1)); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program], check=False)
    assert open_at(tmp_path) is None
    with claimed(tmp_path):
        pass


def test_a_web_server_left_behind_is_stopped_and_a_stranger_is_not(tmp_path: Path) -> None:
    sleep = "import time; time.sleep(60)"
    ours, stranger = (
        subprocess.Popen([sys.executable, "-c", sleep, words], start_new_session=True)
        for words in (f"{WEB_SERVER}:application", "something else")
    )
    try:
        for left in (ours, stranger):
            (tmp_path / "run.lock").write_text(f'{{"url": "", "web": {left.pid}}}')
            with claimed(tmp_path):
                pass
        assert ours.wait(1) == -15
        assert stranger.poll() is None
    finally:
        for left in (ours, stranger):
            left.kill()
            left.wait()
