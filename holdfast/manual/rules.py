"""What a site may upload to a step of the manual."""

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


class WhyNotUpload(StrEnum):
    """Why a file may not be kept with a step."""

    ENDING = "Choose a PDF, Word (.docx), PNG or JPEG file"
    NOT_WHAT_IT_SAYS = (
        "The file is not what its name says it is: save it again from its own program"
    )
    EMPTY = "The file is empty"
    TOO_LARGE = "The file is larger than 20 MB: split it, or save it at a lower quality"
    NO_LICENCE = "Say under which licence your authority may use this guide"


def ending(name: str) -> str:
    """Return a file name's ending in small letters, without the dot."""
    return name.rpartition(".")[2].casefold()


def media_kind(name: str) -> str:
    """Return what a browser is told a file of this name is."""
    return OPENS_WITH[ending(name)][0]


def why_not_upload(*, name: str, content: bytes, licence_note: str) -> list[WhyNotUpload]:
    """Return every reason against keeping a file; none means it may be kept."""
    known = ending(name) in OPENS_WITH
    against = {
        WhyNotUpload.ENDING: not known,
        WhyNotUpload.EMPTY: not content,
        WhyNotUpload.TOO_LARGE: len(content) > LARGEST,
        WhyNotUpload.NOT_WHAT_IT_SAYS: known
        and bool(content)
        and not content.startswith(OPENS_WITH[ending(name)][1]),
        WhyNotUpload.NO_LICENCE: not licence_note.strip(),
    }
    return [reason for reason, holds in against.items() if holds]
