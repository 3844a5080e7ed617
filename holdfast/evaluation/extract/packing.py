"""An extract as one ZIP file, the same to the byte however often it is made."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from holdfast.evaluation.extract.describing import about, code_book, dictionary, risk_report
from holdfast.evaluation.extract.making import Extract
from holdfast.evaluation.snapshot.files import sha256, write

SUMS = "SHA256SUMS"
BEFORE_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP file can say


def write_extract(extract: Extract, folder: Path, *, version: str) -> None:
    """Write an extract's files into a new folder.

    Raises:
        FileExistsError: if something is in the folder.
    """
    write(extract.snapshot, folder)
    beside = {
        "README.md": about(extract, version),
        "data-dictionary.md": dictionary(),
        "codebook.csv": code_book(),
        "risk.md": risk_report(extract),
    }
    for name, text in beside.items():
        (folder / name).write_text(text, encoding="utf-8")
    files = sorted(file for file in folder.iterdir() if file.name != SUMS)
    (folder / SUMS).write_text("".join(f"{sha256(one)}  {one.name}\n" for one in files))


def packed(extract: Extract, *, version: str) -> bytes:
    """Return an extract's files as one ZIP file."""
    text = io.BytesIO()
    with TemporaryDirectory(prefix="holdfast-extract-") as made:
        folder = Path(made)
        write_extract(extract, folder, version=version)
        with zipfile.ZipFile(text, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.writestr(zipfile.ZipInfo(file.name, BEFORE_TIME), file.read_bytes(),
                                 zipfile.ZIP_DEFLATED)  # fmt: skip
    return text.getvalue()
