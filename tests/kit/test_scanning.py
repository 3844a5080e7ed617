"""The scanner is asked before a file is kept; where it does not answer, nothing is kept."""

import socket
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from holdfast.kit import scanning
from holdfast.kit.scanning import PIECE, Scan, WhyNotClean, scanned
from tests.kit.made import EICAR, PDF

LOOKS = "import sys; said = sys.stdin.buffer.read(); sys.exit(1 if b'EICAR' in said else 0)"


def scanner_ending_with(code: int) -> str:
    return f'command:{sys.executable} -c "import sys; sys.exit({code})"'


@pytest.fixture
def command(settings):
    settings.VIRUS_SCANNER = f'command:{sys.executable} -c "{LOOKS}"'


def answers(line: socket.socket, heard: list[bytes], say: bytes) -> None:
    """Be ClamAV once: read what INSTREAM sends, piece by piece, and say what there is to say."""
    talk, _ = line.accept()
    with talk, talk.makefile("rb") as sent:
        assert sent.read(10) == b"zINSTREAM\0"
        whole = b""
        while size := int.from_bytes(sent.read(4), "big"):
            whole += sent.read(size)
        heard.append(whole)
        talk.sendall(say or (b"stream: Eicar FOUND\0" if b"EICAR" in whole else b"stream: OK\0"))


@pytest.fixture
def clamd(settings):
    """Return a way to set up a ClamAV that says something; what it heard is returned."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as line:
        path = Path(folder) / "clamd.ctl"
        line.bind(str(path))
        line.listen()
        settings.VIRUS_SCANNER = f"clamd:{path}"

        def set_up(say: bytes = b"") -> list[bytes]:
            heard: list[bytes] = []
            threading.Thread(target=answers, args=(line, heard, say), daemon=True).start()
            return heard

        yield set_up


def test_where_no_scanner_is_set_that_is_written_down(settings):
    settings.VIRUS_SCANNER = ""
    assert scanned(EICAR) == (Scan.NOT_SCANNED, [])


def test_a_command_tells_clean_from_infected(command):
    assert scanned(PDF) == (Scan.CLEAN, [])
    assert scanned(EICAR)[1] == [WhyNotClean.INFECTED]


@pytest.mark.parametrize(
    "said",
    [scanner_ending_with(2), scanner_ending_with(-9), "command:/nowhere/scan", "clamd:/nowhere"],
)
def test_a_scanner_that_cannot_answer_lets_nothing_through(settings, said):
    settings.VIRUS_SCANNER = said
    assert scanned(PDF)[1] == [WhyNotClean.NO_ANSWER]


def test_a_scanner_that_takes_too_long_lets_nothing_through(settings, monkeypatch):
    monkeypatch.setattr(scanning, "PATIENCE", 0.2)
    settings.VIRUS_SCANNER = f'command:{sys.executable} -c "import time; time.sleep(9)"'
    assert scanned(PDF)[1] == [WhyNotClean.NO_ANSWER]


def test_clamav_hears_the_whole_file_and_says_what_it_found(clamd):
    large = PDF.ljust(3 * PIECE + 5, b"x")
    heard = clamd()
    assert scanned(large) == (Scan.CLEAN, [])
    assert heard == [large]
    clamd()
    assert scanned(EICAR)[1] == [WhyNotClean.INFECTED]


@pytest.mark.parametrize("say", [b"INSTREAM size limit exceeded. ERROR\0", b"\0", b"hello"])
def test_whatever_else_clamav_says_lets_nothing_through(clamd, say):
    clamd(say)
    assert scanned(PDF)[1] == [WhyNotClean.NO_ANSWER]
