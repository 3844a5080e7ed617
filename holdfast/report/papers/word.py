"""A report as a Word file: real headings, header rows that repeat, pictures with words beside."""

import io
from collections.abc import Sequence
from typing import Any

from holdfast.report.pictures import looks
from holdfast.report.rules.document import Document, Facts, Grid, Part, Picture, Points, Words

SCALE = 2.0  # dots of a picture for each pixel of its drawing: sharp on paper
LANGUAGE = "en-GB"


def word(document: Document) -> bytes:
    """Return a report as a .docx file."""
    import docx

    paper = docx.Document()
    paper.core_properties.title = document.title
    paper.core_properties.language = LANGUAGE
    paper.core_properties.author = "Holdfast"
    _look(paper)
    paper.add_heading(document.title, level=0)
    paper.add_paragraph(document.subtitle)
    for section in document.sections:
        paper.add_heading(section.heading, level=1)
        for part in section.parts:
            _write(paper, part)
    kept = io.BytesIO()
    paper.save(kept)
    return kept.getvalue()


def _look(paper: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    normal.element.get_or_add_rPr().append(language)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(paper.sections[0], side, Cm(2))


def _write(paper: Any, part: Part) -> None:
    match part:
        case Words(said):
            paper.add_paragraph(said)
        case Points(said):
            for one in said:
                paper.add_paragraph(one, style="List Bullet")
        case Facts(caption, facts):
            rows = [(one.label, one.value, _both(one.rests_on, one.method)) for one in facts]
            _table(paper, caption, ("Figure", "Value", "Rests on"), rows)
        case Grid():
            _table(paper, part.caption, part.columns, part.rows)
            if part.note:
                paper.add_paragraph(part.note)
        case Picture():
            _picture(paper, part)


def _both(first: str, second: str) -> str:
    return "\n".join(filter(None, (first, second)))


def _table(
    paper: Any, caption: str, columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> None:
    paper.add_paragraph(caption, style="Caption").paragraph_format.keep_with_next = True
    made = paper.add_table(rows=1, cols=len(columns), style="Light Grid Accent 1")
    _repeats(made.rows[0])
    for cell, name in zip(made.rows[0].cells, columns, strict=True):
        cell.text = name
    for row in rows:
        for cell, said in zip(made.add_row().cells, row, strict=True):
            cell.text = said
    paper.add_paragraph()


def _repeats(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def _picture(paper: Any, part: Picture) -> None:
    from docx.shared import Cm

    paper.add_paragraph(part.caption, style="Caption").paragraph_format.keep_with_next = True
    drawn = io.BytesIO(looks.png(part.svg, scale=SCALE))
    shape = paper.add_picture(drawn, width=Cm(17))
    shape._inline.docPr.set("descr", part.alt)
