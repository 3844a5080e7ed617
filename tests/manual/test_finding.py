"""The manual is found by what people call things, spelled as people spell."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.actions import save_draft
from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.guides import upload_guide
from holdfast.manual.actions.notes import revise_note, withdraw_note, write_note
from holdfast.manual.actions.signposts import put_signpost
from holdfast.manual.models import Audience
from holdfast.manual.reports import searching
from holdfast.manual.rules.finding import (
    OLDEST,
    Offered,
    Wanted,
    WhyNotSignpost,
    admits,
    fits,
    why_not_signpost,
    words_of,
)
from tests import people
from tests.kit.made import PDF
from tests.manual.catalogue import a_module, a_step, text_of

pytestmark = pytest.mark.django_db
AGES = st.none() | st.integers(-3, OLDEST + 3)


def looks_for(client, words: str = "", who=None, **narrowed):
    people.signed_in(client, who or people.grace())
    return client.get(reverse("manual"), {"words": words} | narrowed)


def codes(page) -> list[str]:
    """Return the codes of the modules found in the 2014 manual, the best first."""
    found = [hits for edition, _, hits in page.context["by_edition"] if edition.year == 2014]
    return [module.code for hits in found for module, _ in hits]


def signpost(code: str, words: str = "", youngest=None, oldest=None, version: int = 0):
    lena, module = people.lena(), a_module(code)
    with acting_as(lena):
        return put_signpost(
            module=module, version=version, words=words, youngest=youngest, oldest=oldest,
            at=people.A_MOMENT, by=lena,
        )  # fmt: skip


# Rules


@given(st.text(max_size=60))
def test_words_to_forgive_are_few_and_of_three_letters_or_more(typed):
    assert len(words_of(typed)) <= 8
    assert all(len(word) >= 3 for word in words_of(typed))


@given(audience=st.sampled_from(Audience.values), section=st.sampled_from(["A", "B"]))
def test_nothing_asked_for_admits_everything_and_a_module_is_admitted_by_its_own(audience, section):
    offered = Offered(audience=audience, section=section, kinds=frozenset({"practice"}))
    assert admits(Wanted(), offered)
    assert not Wanted().narrows
    own = Wanted(audience=audience, section=section, kind="practice", age=7)
    assert admits(own, offered)
    assert not admits(Wanted(section="C"), offered)
    assert not admits(Wanted(kind="worksheet"), offered)


@pytest.mark.parametrize(
    ("wanted", "audiences"),
    [
        ("parent", {"parent", "both", "family"}),
        ("child", {"child", "both", "family"}),
        ("both", {"both", "family"}),
        ("family", {"family"}),
    ],
)
def test_what_is_for_both_is_for_each(wanted, audiences):
    kinds = frozenset[str]()
    assert audiences == {
        one
        for one in Audience.values
        if admits(Wanted(audience=wanted), Offered(audience=one, section="", kinds=kinds))
    }


@given(age=st.integers(0, OLDEST), youngest=AGES, oldest=AGES)
def test_an_age_fits_between_two_and_ages_nobody_gave_keep_none_out(age, youngest, oldest):
    low = 0 if youngest is None else youngest
    high = OLDEST if oldest is None else oldest
    assert fits(age, youngest, oldest) == (low <= age <= high)


@given(youngest=AGES, oldest=AGES)
def test_ages_are_put_up_in_order_and_within_childhood(youngest, oldest):
    against = why_not_signpost(words="", youngest=youngest, oldest=oldest)
    given_ages = [age for age in (youngest, oldest) if age is not None]
    within = all(0 <= age <= OLDEST for age in given_ages)
    assert (not against) == (within and given_ages == sorted(given_ages))


# A search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("eng1", {"ENG1"}),
        ("goals together", {"ENG3"}),
        ("together GOALS", {"ENG3"}),
        ("goal", {"ENG3"}),
        ("attachment", {"ATT1", "ATT2", "ATT3"}),
        ("attachment repairing", {"ATT3"}),
        ("ATT repair", {"ATT3"}),
        ("zzzzzz qqqqqq", set()),
        ("%", set()),
        ("' OR 1=1 --", set()),
        ("(((", set()),
    ],
)
def test_a_search_finds_modules_that_have_every_word(client, words, found):
    page = looks_for(client, words)
    assert set(codes(page)) == found
    assert "Show the whole manual" in text_of(page)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("atachment reparing", "ATT3"),
        ("prasing", "POS2"),
        ("rutines", "POS4"),
        ("felings", "EMO2"),
        ("strenghts", "ENG2"),
    ],
)
def test_a_word_spelled_nearly_so_is_forgiven_and_that_is_said(client, typed, code):
    page = looks_for(client, typed)
    assert code in codes(page)
    assert "spelled nearly so" in text_of(page)


def test_behaviour_is_found_however_it_is_spelled(client):
    section = {"SHB1", "SHB2", "SHB3"} & set(codes(looks_for(client, "behaviour")))
    assert set(codes(looks_for(client, "behavior"))) >= section


def test_a_server_that_cannot_forgive_spelling_says_so(client, monkeypatch):
    monkeypatch.setattr(searching, "forgives_spelling", lambda: False)
    page = looks_for(client, "atachment")
    assert codes(page) == []
    assert "cannot forgive spelling" in text_of(page)
    assert codes(looks_for(client, "attachment"))


def test_what_a_site_added_is_searched_and_what_matched_is_shown(client):
    grace, ada = people.grace(), people.ada()
    signpost("POS4", "bedtime, sleep")
    step = a_step("EMO1")
    with acting_as(ada):
        upload_guide(
            step=step, name="Grounding_cards.pdf", content=PDF, licence_note="L",
            at=people.A_MOMENT, by=ada,
        )  # fmt: skip
    with acting_as(grace):
        note = write_note(step=step, words="Bring a hedgehog", at=people.A_MOMENT, by=grace)
    page = looks_for(client, "bedtimes")
    assert codes(page) == ["POS4"]
    assert "Search words here: bedtime, sleep" in text_of(page)
    assert "Guide: " in text_of(looks_for(client, "grounding cards"))
    assert "Bring a hedgehog" in text_of(looks_for(client, "hedgehog"))
    assert codes(looks_for(client, "bedtime", who=people.mallory())) == []
    assert "hedgehog</a>" not in text_of(looks_for(client, "hedgehog", who=people.mallory()))
    with acting_as(grace):
        revised = revise_note(note=note, words="Bring a badger", at=people.A_MOMENT, by=grace)
    assert "Bring a hedgehog" not in text_of(looks_for(client, "hedgehog"))
    assert "Bring a badger" in text_of(looks_for(client, "badger"))
    with acting_as(grace):
        withdraw_note(note=revised, why="No badgers", at=people.A_MOMENT, by=grace)
    assert "Bring a badger" not in text_of(looks_for(client, "badger"))


def test_a_modules_own_words_come_before_words_about_it(client):
    grace, step = people.grace(), a_step()
    with acting_as(grace):
        write_note(step=step, words="Goes well before goals", at=people.A_MOMENT, by=grace)
    assert codes(looks_for(client, "goals"))[0] == "ENG3"


def test_the_catalogue_is_narrowed_down_by_each_thing(client):
    signpost("POS1", "", youngest=3, oldest=8)
    signpost("POS2", "", youngest=11)

    def left(**narrowed) -> set[str]:
        page = looks_for(client, **narrowed)
        found = next(one for one in page.context["found"] if one.edition.year == 2014)
        return {module.code for section in found.sections for module in section.modules.all()}

    assert left(section="POS") == {"POS1", "POS2", "POS3", "POS4"}
    assert left(section="POS", age="5") == {"POS1", "POS3", "POS4"}
    assert left(section="POS", age="12") == {"POS2", "POS3", "POS4"}
    assert "EMO2" in left(audience="child")
    assert "POS1" not in left(audience="child")
    assert left(kind="worksheet") == left()
    assert left(section="POS", age="young") == {"POS1", "POS2", "POS3", "POS4"}


def test_a_search_asks_the_same_few_questions_whatever_it_finds(client):
    people.signed_in(client, people.grace())
    with CaptureQueriesContext(connection) as with_few:
        client.get(reverse("manual"), {"words": "eng1"})
    with CaptureQueriesContext(connection) as with_many:
        client.get(reverse("manual"), {"words": "together"})
    assert len(with_many) == len(with_few)


def test_a_form_left_for_the_manual_is_kept_and_found_again(client):
    case = people.case()
    people.signed_in(client, people.grace())
    address = reverse("visit_add", args=[case.pk])
    told = {"form_key": uuid.uuid4(), "note": "She laughed", "look_up": "/manual/"}
    left = client.post(address, told)
    assert (left.status_code, left.url) == (302, "/manual/")
    assert address in text_of(client.get("/manual/"))
    assert "She laughed" in text_of(client.get(address))


@pytest.mark.parametrize("place", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_a_form_is_left_for_no_other_site(client, place):
    case = people.case()
    people.signed_in(client, people.grace())
    address = reverse("visit_add", args=[case.pk])
    left = client.post(address, {"form_key": uuid.uuid4(), "look_up": place})
    assert (left.status_code, left.url) == (302, address)


def test_a_form_of_somebody_else_is_not_offered(client):
    grace = people.grace()
    with acting_as(grace):
        save_draft(address="/cases/x/", typed={}, base_version=None, at=people.A_MOMENT, by=grace)
    assert "/cases/x/" not in text_of(looks_for(client, who=people.mary()))


# Signposts


def test_a_signpost_is_changed_and_not_over_another():
    put_up = signpost("POS1", "play")
    assert signpost("POS1", "play, games", version=put_up.version).words == "play, games"
    with pytest.raises(Stale):
        signpost("POS1", "toys", version=1)


def test_a_signpost_with_ages_the_wrong_way_round_is_refused():
    with pytest.raises(Refused, match="youngest first"):
        signpost("POS1", "play", youngest=9, oldest=3)
    assert why_not_signpost(words="x" * 201, youngest=None, oldest=None) == [
        WhyNotSignpost.TOO_LONG
    ]


def test_two_who_put_one_up_see_both(client):
    address = reverse("signpost", args=[a_module("POS1").pk])
    people.signed_in(client, people.lena())
    told = {"words": "play", "version": 0}
    assert client.post(address, told | {"form_key": uuid.uuid4()}).status_code == 302
    both = client.post(address, told | {"words": "toys", "form_key": uuid.uuid4()})
    assert both.status_code == 409
    assert "toys" in text_of(both)
