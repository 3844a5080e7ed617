"""Two invented drawings and pages of print, made here in code: nobody drew or wrote them."""

import zlib

WIDE, HIGH = 320, 220  # points
PAPER, INK, SKY, GRASS, WALL, ROOF, DOOR, SUN = range(8)
COLOURS = (
    b"\xff\xfd\xf5" b"\x33\x33\x33" b"\xbf\xe0\xf5" b"\x7b\xb6\x61"
    b"\xf0\xc9\x8f" b"\xb5\x4a\x3a" b"\x2b\x63\xb3" b"\xf7\xcf\x3d"
)  # fmt: skip


def piece(name: bytes, body: bytes) -> bytes:
    whole = name + body
    return len(body).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")


def as_png(dots: list[bytearray]) -> bytes:
    """Return rows of colours, by number, as a PNG."""
    head = WIDE.to_bytes(4, "big") + HIGH.to_bytes(4, "big") + bytes([8, 3, 0, 0, 0])
    rows = zlib.compress(b"".join(b"\0" + bytes(row) for row in dots), 9)
    pieces = [piece(b"IHDR", head), piece(b"PLTE", COLOURS), piece(b"IDAT", rows)]
    return b"\x89PNG\r\n\x1a\n" + b"".join([*pieces, piece(b"IEND", b"")])


def sheet(colour: int = PAPER) -> list[bytearray]:
    return [bytearray([colour]) * WIDE for _ in range(HIGH)]


def block(dots: list[bytearray], left: int, top: int, wide: int, high: int, colour: int) -> None:
    for row in dots[top : top + high]:
        row[left : left + wide] = bytes([colour]) * wide


def disc(dots: list[bytearray], left: int, top: int, radius: int, colour: int) -> None:
    for up in range(-radius, radius + 1):
        half = int((radius * radius - up * up) ** 0.5)
        block(dots, left - half, top + up, 2 * half + 1, 1, colour)


def house() -> bytes:
    """Return a drawing of a house with a blue door."""
    dots = sheet(SKY)
    block(dots, 0, 170, WIDE, 50, GRASS)
    disc(dots, 270, 45, 25, SUN)
    for down in range(50):
        block(dots, 140 - 2 * down, 40 + down, 4 * down + 1, 1, ROOF)
    block(dots, 60, 90, 160, 95, WALL)
    block(dots, 125, 125, 35, 60, DOOR)
    for left in (75, 178):
        block(dots, left, 105, 30, 30, SUN)
    return as_png(dots)


def three_people() -> bytes:
    """Return a drawing of three people in a row, the smallest in the middle."""
    dots = sheet()
    block(dots, 0, 190, WIDE, 30, GRASS)
    for left, tall, colour in ((70, 120, ROOF), (160, 80, DOOR), (250, 130, WALL)):
        top = 190 - tall
        disc(dots, left, top, tall // 6, INK)
        disc(dots, left, top, tall // 6 - 3, SUN)
        block(dots, left - tall // 8, top + tall // 6, tall // 4, tall // 2, colour)
        for leg in (-tall // 8, tall // 16):
            block(dots, left + leg, top + tall * 2 // 3, 6, tall // 3, INK)
    return as_png(dots)


def pdf(*pages: str) -> bytes:
    """Return pages of plain print as a PDF, a line of each page's words to a line."""
    kids = [4 + 2 * number for number in range(len(pages))]
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{listed}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for kid, words in zip(kids, pages, strict=True):
        lines = "".join(f"({line}) Tj T* " for line in words.splitlines())
        drawn = f"BT /F1 14 Tf 20 TL 60 760 Td {lines}ET"
        parts.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {kid + 1} 0 R >>"
        )
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return bound(parts)


def bound(parts: list[str]) -> bytes:
    """Return the parts of a PDF with the table that says where each is."""
    whole, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(whole))
        whole += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(parts) + 1
    ends = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(whole)}\n%%EOF\n"
    return f"{whole}xref\n0 {size}\n0000000000 65535 f \n{table}{ends}".encode("ascii")
