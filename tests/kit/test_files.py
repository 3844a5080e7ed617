import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.kit.files import MEGABYTE, WhyNotFile, as_kept, ending, media_kind, why_not_file
from tests.kit.made import DOCX, EVERY, JPEG, ODT, PDF, PNG, TEXT, odt, png, zipped

LARGEST = 20 * MEGABYTE


def reasons(name: str = "guide.pdf", content: bytes = PDF, largest: int = LARGEST):
    return why_not_file(name=name, content=content, largest=largest)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *EVERY.items(),
        ("GUIDE.PDF", PDF),
        ("Mòr, Zoë’s guide – Łódź 早.pdf", PDF),
        ("guide.v2.pdf", PDF),
        ("guide.exe.pdf", PDF),
    ],
)
def test_a_file_that_is_what_it_says_may_be_kept(name, content):
    assert reasons(name, content) == []


@pytest.mark.parametrize(
    "name",
    ["g.exe", "g.pdf.exe", "g.html", "g.svg", "g.heic", "g.docm", "guide", "guide.", "pdf"],
)
def test_a_file_of_another_kind_is_refused(name):
    assert WhyNotFile.ENDING in reasons(name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("g.pdf", b"<html><script>alert(1)</script>"),
        ("g.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("g.png", b"<html><script>alert(1)</script>"),
        ("g.pdf", b"MZ" + bytes(64)),
        ("g.pdf", b" %PDF-1.7"),
        ("g.png", JPEG),
        ("g.jpg", PNG),
        ("g.png", PNG[:-5]),
        ("g.png", PNG[:16] + b"!" + PNG[17:]),
        ("g.png", b"\x89PNG\r\n\x1a\n<script>alert(1)</script>"),
        ("g.jpg", b"\xff\xd8\xff\xe0" + bytes(16)),
        ("g.jpg", JPEG[:-2]),
        ("g.docx", PDF),
        ("g.docx", ODT),
        ("g.odt", DOCX),
        ("g.docx", zipped("evil.exe")),
        ("g.docx", b"PK\x03\x04" + bytes(64)),
        ("g.txt", b"\xff\xfe\x00\x01"),
        ("g.txt", b"MZ\x00"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content):
    assert reasons(name, content) == [WhyNotFile.NOT_WHAT_IT_SAYS]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd.pdf", "..\\..\\boot.pdf", "/etc/guide.pdf", "guide\x00.pdf",
        "guide\r\nX-Injected: yes.pdf", "guide\u202efdp.pdf", "a" * 147 + ".pdf", "",
    ],
)  # fmt: skip
def test_a_name_that_hides_something_is_refused(name):
    assert WhyNotFile.NAME in reasons(name)


def test_an_empty_file_is_refused_as_empty_and_nothing_else():
    assert reasons(content=b"") == [WhyNotFile.EMPTY]


def test_the_largest_may_be_kept_and_a_byte_more_may_not():
    full = PDF.ljust(1000, b"\0")
    assert reasons(content=full, largest=1000) == []
    assert reasons(content=full + b"\0", largest=1000) == [WhyNotFile.TOO_LARGE]


def test_every_reason_is_given_at_once():
    assert set(reasons("../guide.exe", b"")) == {
        WhyNotFile.NAME,
        WhyNotFile.ENDING,
        WhyNotFile.EMPTY,
    }


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", zipped("word/document.xml", "word/vbaProject.bin")),
        ("a.docx", zipped("word/document.xml", "word/activeX/activeX1.bin")),
        ("a.odt", odt("Basic/Standard/Module1.xml")),
        ("a.odt", odt("Scripts/python/x.py")),
    ],
)
def test_a_document_with_macros_is_refused(name, content):
    assert reasons(name, content) == [WhyNotFile.PROGRAM]


def test_a_bomb_is_told_by_its_contents_and_never_unpacked():
    bomb = zipped("word/document.xml", bomb=201 * MEGABYTE)
    assert len(bomb) < MEGABYTE
    assert reasons("a.docx", bomb) == [WhyNotFile.BOMB]
    many = zipped("word/document.xml", *map(str, range(5_000)))
    assert reasons("a.docx", many) == [WhyNotFile.BOMB]


def test_a_picture_too_large_to_draw_is_refused():
    assert reasons("a.png", png(width=10_000, height=10_001)) == [WhyNotFile.TOO_MANY_POINTS]
    assert reasons("a.png", png(width=10_000, height=10_000)) == []


def test_a_picture_that_is_also_a_page_keeps_only_the_picture():
    page = b"<html><script>alert(1)</script>"
    for name, picture in (("a.png", PNG), ("a.jpg", JPEG)):
        assert reasons(name, picture + page) == []
        assert as_kept(name, picture + page) == picture
    assert as_kept("a.txt", TEXT) == TEXT


@given(st.text(max_size=40), st.binary(max_size=60))
def test_whatever_is_sent_the_rule_answers_and_a_yes_has_a_kind(name, content):
    if not reasons(name, content):
        assert "/" in media_kind(name)
        assert ending(name) == ending(name).casefold()


@given(st.sampled_from(sorted(EVERY)), st.data())
def test_a_damaged_file_is_answered_and_what_may_be_kept_may_be_kept_again(name, data):
    whole = EVERY[name]
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=4)) + whole[at + 1 :]
    if not reasons(name, damaged):
        kept = as_kept(name, damaged)
        assert reasons(name, kept) == []
        assert as_kept(name, kept) == kept


@pytest.mark.parametrize("byte", [0, 0x80, 0xFF])
def test_a_zip_file_with_a_damaged_byte_is_answered(byte):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("a", "b")
    whole = made.getvalue()
    for at in range(110):
        damaged = whole[:at] + bytes([byte]) + whole[at + 1 :]
        assert reasons("guide.docx", damaged) == [WhyNotFile.NOT_WHAT_IT_SAYS], at
