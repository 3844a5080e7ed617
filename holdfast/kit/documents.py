"""Word and OpenDocument files, PDF and plain text: told by what is in them, never unpacked."""

import io
import unicodedata
import zipfile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
ZIP_OPENS, PDF_OPENS = b"PK\x03\x04", b"%PDF-"
ODT_NAME, ODT_SAYS = slice(30, 38), slice(38, 38 + len(OPEN_DOCUMENT))
MOST_UNPACKED = 200 * 1024 * 1024  # bytes, by a document's own table of contents
MOST_PARTS = 5_000
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError)
RUNS = ("vbaproject", "/activex/", "basic/", "scripts/")  # parts of a document that hold programs
SPACES = frozenset("\t\n\r\f")


def parts_of(content: bytes) -> list[zipfile.ZipInfo]:
    """Return what a zipped document says is in it; nothing where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return parts.infolist()
    except UNREADABLE:
        return []


def is_word(content: bytes) -> bool:
    """Tell whether this is a Word document."""
    opens = content.startswith(ZIP_OPENS)
    return opens and "word/document.xml" in {part.filename for part in parts_of(content)}


def is_open_document(content: bytes) -> bool:
    """Tell whether this is an OpenDocument text, which says so in its first bytes."""
    opens = content.startswith(ZIP_OPENS) and content[ODT_NAME] == b"mimetype"
    says = content[ODT_SAYS] == OPEN_DOCUMENT.encode()
    return opens and says and "content.xml" in {part.filename for part in parts_of(content)}


def is_pdf(content: bytes) -> bool:
    """Tell whether this begins as a PDF does."""
    return content.startswith(PDF_OPENS)


def is_plain_text(content: bytes) -> bool:
    """Tell whether this is text, in UTF-8, with nothing in it but what is read."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return all(ch in SPACES or unicodedata.category(ch) != "Cc" for ch in words)


def holds_a_program(content: bytes) -> bool:
    """Tell whether a zipped document brings macros or the like."""
    names = [part.filename.casefold() for part in parts_of(content)]
    return any(name.startswith(run) or run in f"/{name}" for name in names for run in RUNS)


def is_a_bomb(content: bytes) -> bool:
    """Tell whether a zipped document would unpack to far more than any letter."""
    parts = parts_of(content)
    return len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED
