"""Files of every kind a site may upload, the smallest that are what they say."""

import io
import zipfile

PDF = b"%PDF-1.7\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)
JPEG = b"\xff\xd8\xff\xe0" + bytes(16)


def zipped(*names: str) -> bytes:
    """Return a zip file with some empty files in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        for name in names:
            parts.writestr(name, "")
    return made.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
