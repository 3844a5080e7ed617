"""What a wording pack must say, and what is said of one that may not be kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.rules import packs
from holdfast.measures.rules.packs import NotAPack, WhyNotPack
from tests.measures.packs import MARKER, as_file, sum_of, told, words_of, zipped

TODAY = date(2026, 3, 9)


def read(content: bytes, checksum: str | None = None) -> packs.Pack:
    given = sum_of(content) if checksum is None else checksum
    return packs.read_pack(content, checksum=given, today=TODAY)


def reasons(content: bytes, checksum: str | None = None) -> list[str]:
    with pytest.raises(NotAPack) as wrong:
        read(content, checksum)
    return wrong.value.reasons


def test_a_pack_is_read_with_its_licence_and_its_words_by_number():
    pack = read(as_file(told()))
    assert (pack.instrument, pack.holder, pack.licence_reference) == (
        "SDQ", "Merton", "Our licence 7",
    )  # fmt: skip
    assert (pack.expires_on, pack.languages, pack.forms) == (
        date(2026, 12, 31), ("en",), ("P4-10",),
    )  # fmt: skip
    words = packs.wording_in(pack.content, form="P4-10", language="en")
    assert words.items[1] == f"Kite 1 of the {MARKER} flies low"
    assert packs.wording_in(pack.content, form="S11-17", language="en") is None
    assert packs.wording_in(pack.content, form="P4-10", language="cy") is None


def test_a_zip_file_brings_its_own_checksum_and_a_byte_order_mark_is_no_harm():
    content = b"\xef\xbb\xbf" + as_file(told())
    assert read(zipped(content), "").sha256 == sum_of(content)
    assert read(zipped(content, sums=False), sum_of(content).upper()).instrument == "SDQ"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"format": None}, WhyNotPack.FORMAT),
        ({"instrument": "nothing"}, WhyNotPack.INSTRUMENT),
        ({"instrument": 7}, WhyNotPack.INSTRUMENT),
        ({"holder": None}, WhyNotPack.HOLDER),
        ({"holder": "  "}, WhyNotPack.HOLDER),
        ({"licence_reference": None}, WhyNotPack.REFERENCE),
        ({"licence_reference": ["x"]}, WhyNotPack.REFERENCE),
        ({"expires_on": None}, WhyNotPack.EXPIRY),
        ({"expires_on": "31/12/2026"}, WhyNotPack.EXPIRY),
        ({"expires_on": 20261231}, WhyNotPack.EXPIRY),
        ({"expires_on": "2026-03-08"}, WhyNotPack.EXPIRED),
        ({"languages": None}, WhyNotPack.LANGUAGES),
        ({"languages": {}}, WhyNotPack.LANGUAGES),
        ({"languages": {"en": {}}}, WhyNotPack.LANGUAGES),
        ({"languages": ["en"]}, WhyNotPack.LANGUAGES),
    ],
)
def test_each_thing_a_licence_needs_is_asked_for_by_name(more, reason):
    assert reasons(as_file(told(**more))) == [reason]


def test_a_licence_holds_to_the_end_of_its_last_day():
    assert read(as_file(told(expires_on="2026-03-09"))).expires_on == TODAY


def test_an_instrument_whose_own_licence_is_open_needs_no_pack():
    worded = {"en": {"PHQ-9": {"items": {}}}}
    assert WhyNotPack.OPEN in reasons(as_file(told(instrument="phq9", languages=worded)))


def of_items(items: object) -> bytes:
    return as_file(told(languages={"en": {"P4-10": {"items": items}}}))


def test_a_missing_question_one_too_many_and_one_without_words_are_named_by_number():
    items = words_of("P4-10")
    del items["7"]
    items |= {"99": "One more", "12": "  ", "13": "Hidden \u202e words"}
    said = reasons(of_items(items))
    assert said == [
        "en, P4-10: question 7 missing",
        "en, P4-10: 99 on no such form",
        "en, P4-10: no words, or odd signs, for 12, 13",
    ]
    assert MARKER not in " ".join(said)


def test_a_form_that_the_instrument_has_not_is_named():
    wrong = told(languages={"en": {"P99": {"items": words_of("P4-10")}}})
    assert reasons(as_file(wrong))[0].startswith("en: SDQ has no form P99. It has P2-4")


def test_the_supplement_may_be_left_out_of_the_sdq():
    items = {number: words for number, words in words_of("P4-10").items() if int(number) <= 25}
    assert read(of_items(items)).forms == ("P4-10",)


@pytest.mark.parametrize(
    ("content", "checksum", "reason"),
    [
        (b"", None, WhyNotPack.EMPTY),
        (b"x" * (packs.LARGEST + 1), None, WhyNotPack.TOO_LARGE),
        (b"not json", None, WhyNotPack.NOT_JSON),
        (b"[1]", None, WhyNotPack.NOT_JSON),
        (b"\xff\xfe{}", None, WhyNotPack.NOT_JSON),
        (b'{"a": 1, "a": 2}', None, WhyNotPack.TWICE),
        (b"PK\x03\x04broken", None, WhyNotPack.NOT_A_ZIP),
        (zipped(b"{}", name="other.json"), None, WhyNotPack.NOT_A_ZIP),
        (zipped(b"0" * (packs.LARGEST + 1)), None, WhyNotPack.TOO_LARGE),
        (as_file(told()), "", WhyNotPack.NO_CHECKSUM),
        (as_file(told()), "0" * 64, WhyNotPack.CHECKSUM),
        (zipped(as_file(told()), sums=False), "", WhyNotPack.NO_CHECKSUM),
    ],    ids=["empty", "too large", "no JSON", "a list", "another encoding", "twice", "broken zip",
         "no pack in the zip", "too large unzipped", "no checksum", "another checksum",
         "zip without checksum"],
)  # fmt: skip
def test_a_file_that_is_no_pack_is_told_why(content, checksum, reason):
    assert reasons(content, checksum) == [reason]


@given(st.binary(max_size=400))
def test_any_bytes_are_a_pack_or_are_told_why(content):
    with pytest.raises(NotAPack):
        read(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(st.sampled_from(sorted(told())), JSON)
def test_whatever_one_part_of_a_pack_holds_it_is_read_or_told_why(name, value):
    said = answer(as_file(told() | {name: value}))
    assert said
    assert MARKER not in said


def answer(content: bytes) -> str:
    """Return whose licence a pack comes under, or why it is none."""
    try:
        return read(content).holder
    except NotAPack as wrong:
        return str(wrong)
