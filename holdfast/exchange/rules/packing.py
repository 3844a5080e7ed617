"""Files as people send them: singly, or in a zip that may not be what it seems."""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import PurePosixPath

from holdfast.exchange.rules.folders import ENDINGS
from holdfast.kit.refusals import Refused

MOST_FILES = 60
LARGEST_SENT = 40 * 1024 * 1024  # bytes, all files together, as sent
LARGEST_UNPACKED = 150 * 1024 * 1024  # bytes, all files together, unpacked
ZIP_MARK = b"PK\x03\x04"
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, LookupError),
)


class WhyNotTake(StrEnum):
    """Why files that were sent are not taken."""

    NOTHING = "There is no CSV file among what was sent"
    TOO_MANY = f"More than {MOST_FILES} files were sent"
    TOO_LARGE = f"The files are larger than {LARGEST_UNPACKED // 1024**2} MB once unpacked"
    NOT_A_ZIP = "The zip cannot be opened: make it again, without a password"
    A_WORKBOOK = "A workbook cannot be read: save each sheet as CSV"
    TWICE = "Two files have the same name"


def unpacked(sent: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return the tables among files as sent, zips opened, by name without folders.

    Other kinds of file are passed over. Raise `Refused` for a workbook, a zip that is broken or
    locked, two files of one name, or more than the limits however small it was packed.
    """
    found: dict[str, bytes] = {}
    room = LARGEST_UNPACKED
    for name, content in _each(sent):
        room -= len(content)
        if room < 0:
            raise Refused([WhyNotTake.TOO_LARGE])
        if name in found:
            raise Refused([f"{WhyNotTake.TWICE}: {name}"])
        found[name] = content
        if len(found) > MOST_FILES:
            raise Refused([WhyNotTake.TOO_MANY])
    if not found:
        raise Refused([WhyNotTake.NOTHING])
    return found


def _each(sent: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    for name, content in sent:
        if _bare(name).lower().endswith((".xlsx", ".xls", ".ods")):
            raise Refused([WhyNotTake.A_WORKBOOK])
        if content.startswith(ZIP_MARK):
            yield from _inside(content)
        elif _is_table(name):
            yield _bare(name), content


def _inside(content: bytes) -> Iterable[tuple[str, bytes]]:
    """Yield the tables in a zip, reading no more of any than there is room for."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = [one for one in packed.infolist() if _is_table(one.filename)]
            if len(members) > MOST_FILES:
                raise Refused([WhyNotTake.TOO_MANY])
            room = LARGEST_UNPACKED
            for member in members:
                with packed.open(member) as opened:
                    text = opened.read(room + 1)
                room -= len(text)
                if room < 0:
                    raise Refused([WhyNotTake.TOO_LARGE])
                yield _bare(member.filename), text
    except BROKEN as broken:
        raise Refused([WhyNotTake.NOT_A_ZIP]) from broken


def _bare(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name


def _is_table(name: str) -> bool:
    """Tell tables from the rest, a Mac's hidden copies included."""
    return _bare(name).lower().endswith(ENDINGS) and not _bare(name).startswith("._")


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return made.getvalue()
