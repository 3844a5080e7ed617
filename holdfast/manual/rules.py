"""What a site may upload to a step of the manual."""

import io
import unicodedata
import zipfile
from enum import StrEnum

LARGEST = 20 * 1024 * 1024  # bytes
OPENS_WITH = {  # an ending, what a browser is told, and how such a file must begin
    "pdf": ("application/pdf", (b"%PDF-",)),
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (b"PK\x03\x04",),
    ),
}
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError)
LONGEST_NAME = 150  # characters
TURNS_LETTERS_ROUND = frozenset(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


class WhyNotUpload(StrEnum):
    """Why a file may not be kept with a step."""

    NAME = "Give the file a plain, shorter name: letters, figures, spaces and hyphens"
    ENDING = "Choose a PDF, Word (.docx), PNG or JPEG file"
    NOT_WHAT_IT_SAYS = (
        "The file is not what its name says it is: save it again from its own program"
    )
    EMPTY = "The file is empty"
    TOO_LARGE = "The file is larger than 20 MB: split it, or save it at a lower quality"
    NO_LICENCE = "Say under which licence your authority may use this guide"


def ending(name: str) -> str:
    """Return a file name's ending in small letters, without the dot; '' if it has none."""
    _, dot, last = name.rpartition(".")
    return last.casefold() if dot else ""


def media_kind(name: str) -> str:
    """Return what a browser is told a file of this name is."""
    return OPENS_WITH[ending(name)][0]


def is_plain(name: str) -> bool:
    """Tell whether a name holds no path and nothing that hides how it ends."""
    odd = (ch in TURNS_LETTERS_ROUND or unicodedata.category(ch) == "Cc" for ch in name)
    return 0 < len(name) <= LONGEST_NAME and not set("/\\") & set(name) and not any(odd)


def is_what_it_says(name: str, content: bytes) -> bool:
    """Tell whether a file begins, and a Word document is put together, as its ending promises."""
    if not content.startswith(OPENS_WITH[ending(name)][1]):
        return False
    if ending(name) != "docx":
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "word/document.xml" in parts.namelist()
    except UNREADABLE:
        return False


def why_not_upload(*, name: str, content: bytes, licence_note: str) -> list[WhyNotUpload]:
    """Return every reason against keeping a file; none means it may be kept."""
    known = ending(name) in OPENS_WITH
    readable = known and 0 < len(content) <= LARGEST
    against = {
        WhyNotUpload.NAME: not is_plain(name),
        WhyNotUpload.ENDING: not known,
        WhyNotUpload.EMPTY: not content,
        WhyNotUpload.TOO_LARGE: len(content) > LARGEST,
        WhyNotUpload.NOT_WHAT_IT_SAYS: readable and not is_what_it_says(name, content),
        WhyNotUpload.NO_LICENCE: not licence_note.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
