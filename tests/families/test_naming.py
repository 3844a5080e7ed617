"""Whom a text names: whole names, birth dates and numbers for certain, single words likely."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.families.rules import Nameable, Named, named_in

ROBIN = Nameable(name="Robin Ashdown", born_on=date(2018, 5, 4), council_id="M1204477")
HOPE = Nameable(name="Hope Ashdown-Lee")
ZOE = Nameable(name="Zoë O’Hara")
PEOPLE = [ROBIN, HOPE, ZOE]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("What helps Robin Ashdown sleep?", ("Robin Ashdown",)),
        ("what helps robin ashdown's mother?", ("robin ashdown",)),
        ("Is zoe o'hara ready?", ("zoe o hara",)),
        ("A boy born 4 May 2018", ("4 may 2018",)),
        ("A boy, 04/05/2018, who", ("04/05/2018",)),
        ("dob 4.5.18", ("4.5.18",)),
        ("born on the 4th of May 2018", ("4th of may 2018",)),
        ("born May 4th, 2018", ("may 4th, 2018",)),
        ("born 2018-05-04", ("2018-05-04",)),
        ("number 1. 04/05/2018", ("04/05/2018",)),
        ("number M1204477 in Mosaic", ("M1204477",)),
        ("our case HF-7K2M9", ("HF-7K2M9",)),
    ],
)
def test_what_names_somebody_for_certain(text, certain):
    assert named_in(text, PEOPLE) == Named(certain=certain)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Robin will not sleep", ("Robin",)),
        ("robin will not sleep, and Robin’s mother", ("robin", "Robin")),
        ("There is no hope left in the house", ("hope",)),
        ("Zoë and zoe", ("Zoë", "zoe")),
        ("ASHDOWN is what the school calls them", ("ASHDOWN",)),
    ],
)
def test_words_that_are_also_a_name(text, likely):
    assert named_in(text, PEOPLE) == Named(likely=likely)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A girl of seven will not sleep",
        "The visit on 4 May 2026, and 5/4/2018",
        "Robins and ashdowns in the garden",
    ],
)
def test_what_names_nobody(text):
    assert named_in(text, PEOPLE) == Named()


def test_a_name_of_two_letters_is_not_looked_for_alone():
    assert named_in("Go on, Al said", [Nameable(name="Al Bo")]) == Named()
    assert named_in("Al Bo said", [Nameable(name="Al Bo")]).certain == ("Al Bo",)


@given(st.text())
def test_nobody_known_means_nobody_named_but_by_our_references(text):
    found = named_in(text, [])
    assert found.likely == ()
    assert all(one[0] in "Hh" for one in found.certain)


@given(st.text(), st.text(max_size=40))
def test_whatever_is_found_stands_in_the_text(text, name):
    found = named_in(text, [Nameable(name=name)])
    assert all(word in text for word in found.likely)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2026, 1, 1)), st.text(max_size=20))
def test_a_birth_date_is_found_in_any_way_of_writing_it(born, around):
    person = [Nameable(name="Wren Larch", born_on=born)]
    for said in (
        f"{born:%d/%m/%Y}",
        f"{born.day} {born:%B %Y}",
        f"{born:%Y-%m-%d}",
        f"{born:%d.%m.%y}",
    ):
        assert named_in(f"{around} {said} {around}", person).certain
