"""Which files may be kept, wherever somebody sends one: the one list, and every reason against.

A file is known by what is in it, and its name must agree. HTML and SVG are on no list: they can
run. HEIC is not either, since a browser cannot show it and we cannot take from it where it was
taken: a telephone sends a JPEG when asked to.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from holdfast.kit import documents
from holdfast.kit.pictures import (
    JPEG_OPENS,
    MOST_POINTS,
    PNG_OPENS,
    NotAPicture,
    Picture,
    read_picture,
)

LONGEST_NAME = 150  # characters
TURNS_LETTERS_ROUND = frozenset(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
MEGABYTE = 1024 * 1024
WORDS_FOR_KINDS = "PDF, Word (.docx), OpenDocument (.odt), plain text (.txt), PNG or JPEG"


def is_png(content: bytes) -> bool:
    """Tell whether this begins as a PNG does."""
    return content.startswith(PNG_OPENS)


def is_jpeg(content: bytes) -> bool:
    """Tell whether this begins as a JPEG does."""
    return content.startswith(JPEG_OPENS)


@dataclass(frozen=True)
class FileKind:
    """One kind of file: what a browser is told it is, and how to tell that it is one."""

    media_kind: str
    is_one: Callable[[bytes], bool]
    is_picture: bool = False
    is_zipped: bool = False


JPEG = FileKind("image/jpeg", is_jpeg, is_picture=True)
KINDS = {
    "pdf": FileKind("application/pdf", documents.is_pdf),
    "png": FileKind("image/png", is_png, is_picture=True),
    "jpg": JPEG,
    "jpeg": JPEG,
    "docx": FileKind(documents.WORD, documents.is_word, is_zipped=True),
    "odt": FileKind(documents.OPEN_DOCUMENT, documents.is_open_document, is_zipped=True),
    "txt": FileKind("text/plain; charset=utf-8", documents.is_plain_text),
}
ACCEPTS = ",".join(f".{ending}" for ending in KINDS)
SHOWN_IN_PLACE = frozenset({"application/pdf", "image/png", "image/jpeg"})
PICTURES = frozenset({"image/png", "image/jpeg"})


class WhyNotFile(StrEnum):
    """Why a file may not be kept."""

    NAME = "Give the file a plain, shorter name: letters, figures, spaces and hyphens"
    ENDING = f"Choose a {WORDS_FOR_KINDS} file"
    EMPTY = "The file is empty"
    TOO_LARGE = "The file is too large: split it, or save it at a lower quality"
    NOT_WHAT_IT_SAYS = (
        "The file is not what its name says it is: save it again from its own program"
    )
    PROGRAM = "The document holds macros, which are programs: save it without them, or as a PDF"
    BOMB = "The document unpacks to far more than a letter would: save it again, or as a PDF"
    TOO_MANY_POINTS = "The picture has over 100 million points: save it smaller"


def ending(name: str) -> str:
    """Return a file name's ending in small letters, without the dot; '' if it has none."""
    _, dot, last = name.rpartition(".")
    return last.casefold() if dot else ""


def media_kind(name: str) -> str:
    """Return what a browser is told a file of this name is."""
    return KINDS[ending(name)].media_kind


def is_plain(name: str) -> bool:
    """Tell whether a name holds no path and nothing that hides how it ends."""
    odd = (ch in TURNS_LETTERS_ROUND or unicodedata.category(ch) == "Cc" for ch in name)
    return 0 < len(name) <= LONGEST_NAME and not set("/\\") & set(name) and not any(odd)


def picture_in(content: bytes) -> Picture | None:
    """Return the picture in a file; None where there is none that can be read."""
    try:
        return read_picture(content)
    except NotAPicture:
        return None


def why_not_file(*, name: str, content: bytes, largest: int) -> list[WhyNotFile]:
    """Return every reason against keeping a file; none means it may be kept."""
    kind = KINDS.get(ending(name))
    readable = kind is not None and 0 < len(content) <= largest
    against = {
        WhyNotFile.NAME: not is_plain(name),
        WhyNotFile.ENDING: kind is None,
        WhyNotFile.EMPTY: not content,
        WhyNotFile.TOO_LARGE: len(content) > largest,
    }
    inside = why_not_inside(kind, content) if kind is not None and readable else []
    return [*(reason for reason, holds in against.items() if holds), *inside]


def why_not_inside(kind: FileKind, content: bytes) -> list[WhyNotFile]:
    """Return every reason against what is in a file of a kind we keep."""
    if not kind.is_one(content):
        return [WhyNotFile.NOT_WHAT_IT_SAYS]
    picture = picture_in(content) if kind.is_picture else None
    against = {
        WhyNotFile.NOT_WHAT_IT_SAYS: kind.is_picture and picture is None,
        WhyNotFile.TOO_MANY_POINTS: picture is not None
        and picture.width * picture.height > MOST_POINTS,
        WhyNotFile.PROGRAM: kind.is_zipped and documents.holds_a_program(content),
        WhyNotFile.BOMB: kind.is_zipped and documents.is_a_bomb(content),
    }
    return [reason for reason, holds in against.items() if holds]


def as_kept(name: str, content: bytes) -> bytes:
    """Return a file that may be kept as we keep it: a picture says nothing but what it draws."""
    picture = picture_in(content) if KINDS[ending(name)].is_picture else None
    return picture.content if picture else content
