"""Files as they are sent, honest and otherwise; and sheets in which nothing runs."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.exchange.rules import packing
from holdfast.exchange.rules.packing import WhyNotTake, packed, unpacked
from holdfast.exchange.rules.sheets import formula_safe, sheet
from holdfast.kit.refusals import Refused


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_what_is_packed_is_unpacked_the_same() -> None:
    files = {"header.csv": b"CHILD\n1\n", "oc2.csv": b""}
    assert unpacked([("return.zip", packed(files))]) == files


def test_folders_other_files_and_a_mac_s_shadows_are_passed_over() -> None:
    made = zipped({"a/b/Header.CSV": b"x", "__MACOSX/._header.csv": b"y", "read me.docx": b"z"})
    assert unpacked([("return.zip", made)]) == {"Header.CSV": b"x"}


def test_a_path_that_climbs_out_is_only_a_name() -> None:
    assert unpacked([("r.zip", zipped({"../../etc/header.csv": b"x"}))]) == {"header.csv": b"x"}


def test_a_small_zip_that_unpacks_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LARGEST_UNPACKED", 10_000)
    bomb = zipped({f"{n}.csv": b"0" * 6_000 for n in range(2)})
    assert len(bomb) < 1_000
    with pytest.raises(Refused, match=WhyNotTake.TOO_LARGE[:9]):
        unpacked([("bomb.zip", bomb)])


def test_a_zip_that_lies_about_its_sizes_is_read_no_further_than_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "LARGEST_UNPACKED", 10_000)
    honest = zipped({"header.csv": b"0" * 50_000})
    size = (50_000).to_bytes(4, "little")
    assert size in honest
    with pytest.raises(Refused):
        unpacked([("lie.zip", honest.replace(size, (5).to_bytes(4, "little")))])


def test_a_thousand_files_are_refused() -> None:
    with pytest.raises(Refused, match="More than 60 files"):
        unpacked([("many.zip", zipped({f"{n}.csv": b"x" for n in range(61)}))])


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(Refused, match=r"same name: header\.csv"):
        unpacked([("header.csv", b"x"), ("r.zip", zipped({"a/header.csv": b"y"}))])


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_called_a_zip_are_opened_or_refused(content: bytes) -> None:
    with suppress(Refused):
        assert unpacked([("return.zip", packing.ZIP_MARK + content)])


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(0, 255))
def test_a_spoilt_zip_is_opened_or_refused(place: int, byte: int) -> None:
    whole = bytearray(zipped({"header.csv": b"CHILD,DOB\n" * 20, "oc2.csv": b"CHILD\n"}))
    whole[place % len(whole)] = byte
    with suppress(Refused):
        assert unpacked([("return.zip", bytes(whole))])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "%0A", "|x"])
def test_a_cell_that_would_run_is_marked_as_text(cell: str) -> None:
    assert formula_safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["14", "Asha", "31/03/2018", "", "a=b"])
def test_other_cells_are_left_as_they_are(cell: str) -> None:
    assert formula_safe(cell) == cell


def test_a_sheet_is_known_to_be_utf_8() -> None:
    assert sheet(["A"], [["é", None]]).decode("utf-8-sig") == "A\r\né,\r\n"
    assert sheet(["A"], []).startswith(b"\xef\xbb\xbf")
