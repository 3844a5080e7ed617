"""What is kept of a picture: all that draws it, and nothing of where it was taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.kit.pictures import NotAPicture, read_picture, upright, way_up
from tests.kit.made import JPEG, PNG, exif, jpeg, piece, png, segment

WHERE = b"51.4N"


def kept(content: bytes) -> bytes:
    return read_picture(content).content


@pytest.mark.parametrize("picture", [PNG, JPEG], ids=["png", "jpeg"])
def test_a_plain_picture_is_kept_as_it_is(picture):
    assert kept(picture) == picture
    assert (read_picture(picture).width, read_picture(picture).height) == (1, 1)


@pytest.mark.parametrize("name", [b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME", b"prVt"])
def test_what_a_png_says_beside_the_picture_is_left_out(name):
    assert kept(png(piece(name, b"Location " + WHERE))) == PNG


def test_how_a_png_is_drawn_is_kept():
    drawn = png(piece(b"gAMA", bytes(4)), piece(b"pHYs", bytes(9)))
    assert kept(drawn) == drawn


@pytest.mark.parametrize("order", ["little", "big"])
def test_where_a_photograph_was_taken_is_left_out_and_which_way_up_it_is_stays(order):
    photograph = kept(jpeg(exif(6, order)))
    assert WHERE not in photograph
    assert photograph == jpeg(upright(6))
    assert way_up(photograph.partition(b"Exif\0\0")[2]) == 6


def test_a_photograph_the_right_way_up_says_nothing():
    assert kept(jpeg(exif(1))) == JPEG
    assert kept(jpeg(exif(99))) == JPEG


@pytest.mark.parametrize(
    "code", [0xE1, 0xE2, 0xE3, 0xEC, 0xED, 0xEF, 0xFE], ids=lambda code: f"{code:x}"
)
def test_every_other_note_in_a_jpeg_is_left_out(code):
    assert kept(jpeg(segment(code, b"http://ns.adobe.com/xap/1.0/\0" + WHERE))) == JPEG


@pytest.mark.parametrize(
    ("code", "body"), [(0xE2, b"ICC_PROFILE\0x"), (0xEE, b"Adobe\0d\0\0\0\0\1")]
)
def test_the_colours_of_a_jpeg_are_kept(code, body):
    drawn = jpeg(segment(code, body))
    assert kept(drawn) == drawn


def test_a_second_picture_behind_the_first_is_left_out():
    assert kept(jpeg(after=jpeg(exif()))) == JPEG


@given(st.binary(max_size=80), st.sampled_from([b"", PNG[:8], JPEG[:2], PNG[:40], JPEG[:30]]))
def test_anything_else_is_told_apart(content, opens):
    try:
        once = kept(opens + content)
    except NotAPicture:
        return
    assert kept(once) == once


@given(st.binary(max_size=60))
def test_whatever_a_telephone_writes_is_read_as_some_way_up(tiff):
    assert 1 <= way_up(tiff) <= 8
    assert WHERE not in kept(jpeg(segment(0xE1, b"Exif\0\0" + tiff + WHERE)))
