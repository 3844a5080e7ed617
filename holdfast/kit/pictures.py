"""PNG and JPEG, read just far enough to tell that they are what they say.

What is kept of one draws the same picture and says nothing else: where and when a photograph was
taken, with which telephone, and whatever follows its end are left out. Which way up it was held
stays. Nothing is decoded, so nothing can be made to unpack.
"""

import re
import zlib
from dataclasses import dataclass
from typing import Literal

MOST_POINTS = 100_000_000  # of a picture: more would stop the telephone it is opened on
PNG_OPENS = b"\x89PNG\r\n\x1a\n"
JPEG_OPENS = b"\xff\xd8"
DRAWS_PNG = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT"}
    | {b"bKGD", b"pHYs"}
)
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
START_OF_SCAN, END, ADOBE = 0xDA, 0xD9, 0xEE
NOTES = {*range(0xE0, 0xF0), 0xFE}  # what a program may write beside the picture
DRAWS_JPEG = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", ADOBE: b"Adobe"}
EXIF = b"Exif\0\0"
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
ORIENTATION = 0x0112
ORDERS: dict[bytes, Literal["little", "big"]] = {b"II": "little", b"MM": "big"}


class NotAPicture(ValueError):  # noqa: N818  # it is an answer, told as a reason
    """It begins like a picture and is none."""


@dataclass(frozen=True)
class Picture:
    """A picture: how large, and its file with nothing in it but what draws it."""

    width: int
    height: int
    content: bytes


def read_picture(content: bytes) -> Picture:
    """Read a PNG or JPEG; raise `NotAPicture` for anything else, or for part of one."""
    try:
        if content.startswith(PNG_OPENS):
            return read_png(content)
        if content.startswith(JPEG_OPENS):
            return read_jpeg(content)
    except IndexError as error:
        raise NotAPicture("it breaks off") from error
    raise NotAPicture("it begins as neither")


def number(content: bytes) -> int:
    return int.from_bytes(content, "big")


def read_png(content: bytes) -> Picture:
    """Read a PNG piece by piece, each against its own checksum."""
    at, kept, seen = len(PNG_OPENS), [PNG_OPENS], set()
    while True:
        size, name = number(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 12 + size
        if zlib.crc32(content[at + 4 : end - 4]) != number(content[end - 4 : end]) or not name:
            raise NotAPicture("a piece is damaged, or missing")
        if name in DRAWS_PNG:
            kept.append(content[at:end])
        seen.add(name)
        if name == b"IEND":
            break
        at = end
    header = content[len(PNG_OPENS) + 4 :]
    if not header.startswith(b"IHDR") or b"IDAT" not in seen:
        raise NotAPicture("it draws nothing")
    return Picture(number(header[4:8]), number(header[8:12]), b"".join(kept))


def read_jpeg(content: bytes) -> Picture:
    """Read a JPEG segment by segment, and its scans as they stand."""
    at, kept, frame = len(JPEG_OPENS), [JPEG_OPENS], b""
    has_scan = False
    while content[at + 1] != END:
        code, size = content[at + 1], number(content[at + 2 : at + 4])
        body = content[at + 4 : at + 2 + size]
        if content[at] != 0xFF or size < 2 or len(body) != size - 2:
            raise NotAPicture("a segment is damaged")
        end = after_scan(content, at + 2 + size) if code == START_OF_SCAN else at + 2 + size
        kept.append(as_drawn(code, body, whole=content[at:end]))
        frame = body if code in FRAMES else frame
        has_scan = has_scan or code == START_OF_SCAN
        at = end
    if not frame or not has_scan:
        raise NotAPicture("it draws nothing")
    return Picture(number(frame[3:5]), number(frame[1:3]), b"".join([*kept, b"\xff\xd9"]))


def after_scan(content: bytes, at: int) -> int:
    """Return where the segment after a scan begins."""
    found = NEXT_MARKER.search(content, at)
    if found is None:
        raise NotAPicture("it breaks off")
    return found.start()


def as_drawn(code: int, body: bytes, *, whole: bytes) -> bytes:
    """Return what is kept of one segment: nothing of what only tells about the picture."""
    if code == 0xE1 and body.startswith(EXIF):
        return upright(way_up(body[len(EXIF) :]))
    if code in NOTES:
        return whole if code in DRAWS_JPEG and body.startswith(DRAWS_JPEG[code]) else b""
    return whole


def way_up(tiff: bytes) -> int:
    """Return which way up the picture was held, 1 to 8; 1, as it stands, where it is not said."""
    order = ORDERS.get(tiff[:2])
    if order is None:
        return 1

    first = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[first : first + 2], order)
    for start in range(first + 2, min(first + 2 + 12 * count, len(tiff)), 12):
        if int.from_bytes(tiff[start : start + 2], order) == ORIENTATION:
            said = int.from_bytes(tiff[start + 8 : start + 10], order)
            return said if 1 <= said <= 8 else 1
    return 1


def upright(way: int) -> bytes:
    """Return a segment that says which way up a picture is, and nothing else."""
    if way == 1:
        return b""
    entry = ORIENTATION.to_bytes(2, "big") + b"\0\3" + b"\0\0\0\1" + bytes([0, way, 0, 0])
    body = EXIF + b"MM\0*\0\0\0\x08" + b"\0\1" + entry + bytes(4)
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
