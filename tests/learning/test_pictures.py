"""The pictures as drawings: nothing runs off the sheet, over its neighbour, or out of the list."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.learning import rules
from holdfast.learning.content.slides import ITEMS
from holdfast.learning.pictures import fishbone, ground, months
from holdfast.learning.pictures.blocks import MOST
from holdfast.learning.pictures.paper import LETTER, NARROW, WIDE
from holdfast.learning.rules import Seen

MONTH = date(2026, 3, 1)
SVG = "{http://www.w3.org/2000/svg}"
OF_SLIDES = [
    Seen(
        key=item.key, sentence=item.words, valence=item.valence, state="accepted",
        construct=item.constructs[0], noted_in=MONTH,
    )
    for item in ITEMS
]  # fmt: skip
DRAW = [(fishbone.fishbone, "hinders"), (ground.ground, "helps")]
WIDTHS = [WIDE, NARROW]


def drawn(draw, seen, width):
    return ElementTree.fromstring(draw(rules.themes(seen), width=width, name="p"))  # noqa: S314


def said(root):
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def on_the_sheet(root, width):
    _, _, _, height = map(float, root.attrib["viewBox"].split())
    for one in root.iter(f"{SVG}text"):
        long = len(one.text or "") * LETTER
        x = float(one.attrib["x"]) - {"middle": long / 2}.get(one.attrib["text-anchor"], 0)
        assert x >= -1
        assert x + long <= width + 40, one.text
        assert 0 <= float(one.attrib["y"]) <= height, one.text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("draw", "valence"), DRAW)
def test_the_slides_boxes_are_drawn_each_in_its_words(draw, valence, width):
    root = drawn(draw, OF_SLIDES, width)
    on_the_sheet(root, width)
    whole = " ".join(said(root))
    for item in ITEMS:
        if item.valence == valence:
            assert " ".join(item.words.split()[:2]) in whole


@pytest.mark.parametrize(("draw", "_"), DRAW)
def test_what_was_settled_or_is_on_the_other_side_is_not_drawn(draw, _):
    seen = [
        Seen(
            key="1", sentence="Gone by now", valence=valence, state="eased",
            construct="inner.culture", noted_in=MONTH, settled_in=MONTH,
        )
        for valence in ("helps", "hinders")
    ]  # fmt: skip
    root = drawn(draw, seen, WIDE)
    assert "Gone by now" not in " ".join(said(root))
    assert "nothing is" in root.find(f"{SVG}desc").text


IN_EVERY_DOMAIN = [
    Seen(
        key=key, sentence="Something that takes a good many words to say as it should be said",
        valence="hinders", state="accepted", construct=key, noted_in=MONTH,
    )
    for at, key in enumerate(rules.CONSTRUCTS) if at % 3 == 0
]  # fmt: skip


UNEVEN = [one for one in IN_EVERY_DOMAIN if one.construct[:4] not in ("inno", "proc")] + [
    Seen(
        key=key, sentence="Short words", valence="hinders", state="accepted", construct=key,
        noted_in=MONTH,
    )
    for key in ("innovation.cost", "process.planning")
]  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "many"),
    [(OF_SLIDES, 4), (IN_EVERY_DOMAIN, 6), (UNEVEN, 6), (IN_EVERY_DOMAIN[:1], 1), ([], 0)],
    ids=["slides", "every domain", "one towers", "one", "none"],
)
def test_nothing_in_the_fishbone_is_written_over_anything_else(seen, many):
    root = drawn(fishbone.fishbone, seen, WIDE)
    bones = [
        [float(one.attrib[at]) for at in ("x1", "y1", "x2", "y2")]
        for one in root.iter(f"{SVG}line")
        if one.attrib["class"] == "app-pic__bone"
    ]
    assert len(bones) == many
    for one in root.iter(f"{SVG}text"):
        x, y = float(one.attrib["x"]), float(one.attrib["y"])
        for x1, y1, x2, y2 in bones:
            if min(y1, y2) <= y - 5 <= max(y1, y2) and one.attrib["text-anchor"] == "start":
                there = x1 + (x2 - x1) * (y - 5 - y1) / (y2 - y1)
                assert x + len(one.text or "") * LETTER <= there or x >= there, one.text
    places = [
        (float(one.attrib["x"]), float(one.attrib["y"]), len(one.text or "") * LETTER)
        for one in root.iter(f"{SVG}text")
        if one.attrib["text-anchor"] == "start"
    ]
    for at, (x, y, long) in enumerate(places):
        for other_x, other_y, other_long in places[at + 1 :]:
            if abs(y - other_y) < 12:
                assert x + long <= other_x + 2 or other_x + other_long <= x + 2


WORDS = st.text(alphabet="abc <&\"'é ", min_size=1, max_size=rules.LONGEST)


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from([*rules.CONSTRUCTS]), st.sampled_from(rules.Valence)),
        max_size=60,
    ),
    st.sampled_from(WIDTHS),
    st.sampled_from([one for one, _ in DRAW]),
)
def test_whatever_is_written_is_a_whole_drawing(lines, width, draw):
    seen = [
        Seen(
            key=str(at), sentence=words, valence=valence, state="accepted", construct=construct,
            noted_in=MONTH, strength=at % 3,
        )
        for at, (words, construct, valence) in enumerate(lines)
    ]  # fmt: skip
    root = drawn(draw, seen, width)
    assert root.attrib["role"] == "img"
    _, _, _, height = map(float, root.attrib["viewBox"].split())
    assert all(0 <= float(one.attrib["y"]) <= height for one in root.iter(f"{SVG}text"))


def test_a_theme_with_many_says_how_many_more():
    seen = [
        Seen(
            key=str(at), sentence=f"Reason {at}", valence="hinders", state="accepted",
            construct="inner.culture", noted_in=MONTH,
        )
        for at in range(MOST + 3)
    ]  # fmt: skip
    whole = " ".join(said(drawn(fishbone.fishbone, seen, WIDE)))
    assert "and 3 more" in whole
    assert f"({MOST + 3})" in whole


@pytest.mark.parametrize("width", WIDTHS)
def test_the_months_are_said_in_words_as_well(width):
    found = rules.by_month(OF_SLIDES, today=date(2026, 5, 4))
    text = months.months(found, width=width, name="m")
    root = ElementTree.fromstring(text)  # noqa: S314
    assert "March 2026: 18 help, 25 hinder" in root.find(f"{SVG}desc").text
    assert {"Mar", "Apr", "May", "18", "25"} <= set(said(root))
    assert not re.search(r"\sstyle=", text)
