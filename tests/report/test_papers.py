"""A report on paper: tagged, with its pictures told in words, and the same words in each file."""

import io
import zipfile

import docx
import pikepdf
import pytest
from pdfua import validate
from typst import TypstError

from holdfast.report.papers.pdf import pdf
from holdfast.report.papers.word import word
from holdfast.report.rules.document import Document, Picture, Section
from holdfast.report.rules.writing import board_report, evaluator_report
from tests.report.made import material


@pytest.fixture(scope="module")
def whole() -> Document:
    return evaluator_report(material())


@pytest.fixture(scope="module")
def board() -> Document:
    return board_report(material())


def test_a_board_reads_two_pages_at_most(board):
    with pikepdf.open(io.BytesIO(pdf(board))) as paper:
        assert len(paper.pages) <= 2


def test_the_pdf_passes_an_independent_check_of_accessibility(whole, tmp_path):
    made = tmp_path / "report.pdf"
    made.write_bytes(pdf(whole))
    assert [str(one) for one in validate(str(made)).findings] == []
    with pikepdf.open(made) as paper:
        assert str(paper.Root.Lang) == "en-GB"
        assert paper.Root.MarkInfo.Marked
        assert str(paper.docinfo["/Title"]) == whole.title
        kinds = tags(paper.Root.StructTreeRoot)
    assert kinds.count("/Figure") == len(whole.pictures())
    assert {"/H1", "/Table", "/TH", "/TD", "/L", "/Caption"} <= set(kinds)


def tags(node: object, found: list[str] | None = None) -> list[str]:
    """Return the kind of every tag in a PDF, in the order of reading."""
    found = [] if found is None else found
    if isinstance(node, pikepdf.Array):
        for one in node:
            tags(one, found)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            found.append(str(node["/S"]))
        if "/K" in node:
            tags(node["/K"], found)
    return found


def test_a_picture_that_is_told_in_no_words_is_refused():
    bare = Picture("p", "A picture", "", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    with pytest.raises(TypstError, match="alt"):
        pdf(Document("T", "S", (Section("H", (bare,)),)))


def test_what_is_said_is_never_a_command_to_the_typesetter():
    said = '#panic("x") $1$ *a* <b> @c \\ // "'
    assert pdf(
        Document(
            said,
            said,
            (
                Section(
                    said,
                    (board_report(material()).sections[0].parts),
                ),
            ),
        )
    )


def test_the_word_file_has_real_headings_header_rows_and_words_beside_its_pictures(whole):
    paper = docx.Document(io.BytesIO(word(whole)))
    assert paper.core_properties.title == whole.title
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.heading for section in whole.sections]
    told = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert told == [picture.alt for picture in whole.pictures().values()]
    for table in paper.tables:
        assert "tblHeader" in table.rows[0]._tr.xml
    with zipfile.ZipFile(io.BytesIO(word(whole))) as packed:
        assert 'w:val="en-GB"' in packed.read("word/styles.xml").decode()
