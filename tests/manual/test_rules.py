import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.manual.rules import LARGEST, WhyNotUpload, ending, media_kind, why_not_upload
from tests.manual.guides import DOCX, JPEG, PDF, PNG, zipped

LICENCE = "Authority licence 2026"


def reasons(name: str = "guide.pdf", content: bytes = PDF, licence_note: str = LICENCE):
    return why_not_upload(name=name, content=content, licence_note=licence_note)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("guide.pdf", PDF),
        ("GUIDE.PDF", PDF),
        ("guide.png", PNG),
        ("guide.jpg", JPEG),
        ("guide.jpeg", JPEG),
        ("guide.docx", DOCX),
        ("Mòr, Zoë’s guide – Łódź 早.pdf", PDF),
        ("guide.v2.pdf", PDF),
        ("guide.exe.pdf", PDF),
    ],
)
def test_a_file_that_is_what_it_says_may_be_kept(name, content):
    assert reasons(name, content) == []


@pytest.mark.parametrize(
    "name", ["guide.exe", "guide.pdf.exe", "guide.html", "guide.svg", "guide", "guide.", "pdf"]
)
def test_a_file_of_another_kind_is_refused(name):
    assert WhyNotUpload.ENDING in reasons(name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("guide.pdf", b"<html><script>alert(1)</script>"),
        ("guide.pdf", b"MZ" + bytes(64)),
        ("guide.pdf", b" %PDF-1.7"),
        ("guide.png", JPEG),
        ("guide.jpg", PNG),
        ("guide.docx", PDF),
        ("guide.docx", zipped("evil.exe")),
        ("guide.docx", b"PK\x03\x04" + bytes(64)),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content):
    assert reasons(name, content) == [WhyNotUpload.NOT_WHAT_IT_SAYS]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf",
        "..\\..\\boot.pdf",
        "/etc/guide.pdf",
        "guide\x00.pdf",
        "guide\r\nX-Injected: yes.pdf",
        "guide\u202efdp.pdf",
        "a" * 147 + ".pdf",
        "",
    ],
)
def test_a_name_that_hides_something_is_refused(name):
    assert WhyNotUpload.NAME in reasons(name)


def test_an_empty_file_is_refused_as_empty_and_nothing_else():
    assert reasons(content=b"") == [WhyNotUpload.EMPTY]


def test_twenty_megabytes_may_be_kept_and_a_byte_more_may_not():
    full = PDF.ljust(LARGEST, b"\0")
    assert reasons(content=full) == []
    assert reasons(content=full + b"\0") == [WhyNotUpload.TOO_LARGE]


@pytest.mark.parametrize("licence_note", ["", "   ", "\n"])
def test_a_file_without_a_licence_is_refused(licence_note):
    assert reasons(licence_note=licence_note) == [WhyNotUpload.NO_LICENCE]


def test_every_reason_is_given_at_once():
    given_reasons = reasons("../guide.exe", b"", "")
    assert set(given_reasons) == {
        WhyNotUpload.NAME,
        WhyNotUpload.ENDING,
        WhyNotUpload.EMPTY,
        WhyNotUpload.NO_LICENCE,
    }


@given(st.text(max_size=40), st.binary(max_size=60), st.text(max_size=5))
def test_whatever_is_sent_the_rule_answers_and_a_yes_has_a_kind(name, content, licence_note):
    if not why_not_upload(name=name, content=content, licence_note=licence_note):
        assert "/" in media_kind(name)
        assert ending(name) == ending(name).casefold()


@pytest.mark.parametrize("at", range(110))
@pytest.mark.parametrize("byte", [0, 0x80, 0xFF])
def test_a_word_document_with_a_damaged_byte_is_answered(at, byte):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("a", "b")
    whole = made.getvalue()
    damaged = whole[:at] + bytes([byte]) + whole[at + 1 :]
    assert reasons("guide.docx", damaged) == [WhyNotUpload.NOT_WHAT_IT_SAYS]
