"""Files of every kind that may be kept, the smallest that are what they say; and some that lie."""

import io
import zipfile
import zlib

PDF = b"%PDF-1.7\n%%EOF\n"
TEXT = "Dear Robin, thank you. Zoë".encode()
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


def piece(name: bytes, body: bytes) -> bytes:
    """Return one piece of a PNG."""
    whole = name + body
    return len(body).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")


def png(*extra: bytes, width: int = 1, height: int = 1) -> bytes:
    """Return a PNG of one black point, with some pieces more; it may lie of its size."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    dots = zlib.compress(b"\0\0")
    pieces = [piece(b"IHDR", head), *extra, piece(b"IDAT", dots), piece(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def segment(code: int, body: bytes) -> bytes:
    """Return one segment of a JPEG."""
    return bytes([0xFF, code]) + (len(body) + 2).to_bytes(2, "big") + body


def exif(way: int = 6, order: str = "little") -> bytes:
    """Return what a telephone writes: which way up it was held, and where it was."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "little" if order == "little" else "big")

    opens = (b"II" if order == "little" else b"MM") + number(42, 2) + number(8, 4)
    way_up = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(way, 2) + bytes(2)
    where = number(0x8825, 2) + number(4, 2) + number(1, 4) + number(50, 4)
    body = opens + number(2, 2) + way_up + where + number(0, 4) + b"HOME 51.4N 0.2W"
    return segment(0xE1, b"Exif\0\0" + body)


def jpeg(*extra: bytes, after: bytes = b"") -> bytes:
    """Return a JPEG put together as one is, with some segments more and something after its end."""
    start = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0")
    frame = segment(0xC0, bytes([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
    scan = segment(0xDA, bytes([1, 1, 0, 0, 63, 0])) + b"\x01\xff\x00\x02\xff\xd0\x03"
    return b"\xff\xd8" + start + b"".join(extra) + frame + scan + b"\xff\xd9" + after


def zipped(*names: str, **sizes: int) -> bytes:
    """Return a zip file with some files in it, empty or of so many noughts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in names:
            parts.writestr(name, "")
        for name, size in sizes.items():
            parts.writestr(name, bytes(size))
    return made.getvalue()


def odt(*names: str) -> bytes:
    """Return an OpenDocument text with some files in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name in ("content.xml", *names):
            parts.writestr(name, "")
    return made.getvalue()


PNG = png()
JPEG = jpeg()
DOCX = zipped("[Content_Types].xml", "word/document.xml")
ODT = odt()
EVERY = {
    "a.pdf": PDF, "a.png": PNG, "a.jpg": JPEG, "a.jpeg": JPEG, "a.docx": DOCX, "a.odt": ODT,
    "a.txt": TEXT,
}  # fmt: skip
