"""A report as a tagged PDF (PDF/UA-1), typeset by Typst with our own fonts on any machine."""

import json
from pathlib import Path
from typing import Any

from holdfast.report.pictures.looks import FONTS
from holdfast.report.rules.document import Document, as_json

HERE = Path(__file__).parent


def pdf(document: Document) -> bytes:
    """Return a report as PDF/UA-1: a picture without words beside it is refused by Typst.

    Raises:
        typst.TypstError: if it cannot be made accessible, naming what is missing.
    """
    import typst

    source: Any = (HERE / "report.typ").read_bytes()
    made: bytes = typst.compile(
        source,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(as_json(document))},
        pdf_standards=["ua-1"],
    )
    return made
