"""Notes about a step: whose, with every earlier one, never written over."""

import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.notes import revise_note, withdraw_note, write_note
from holdfast.manual.models import Note
from holdfast.manual.rules.notes import (
    LONGEST,
    WhyNotNote,
    WhyNotWithdrawNote,
    why_not_note,
    why_not_revise,
    why_not_withdraw,
)
from tests import people
from tests.manual.catalogue import a_step, text_of

pytestmark = pytest.mark.django_db
WRITERS = (people.grace, people.petra, people.lena, people.ada)


def a_note(words: str = "Bring pens", by=None) -> Note:
    by, step = by or people.grace(), a_step()
    with acting_as(by):
        return write_note(step=step, words=words, at=people.A_MOMENT, by=by)


def revised(note: Note, words: str, by=None) -> Note:
    by = by or people.mary()
    with acting_as(by):
        return revise_note(note=note, words=words, at=people.A_MOMENT, by=by)


@given(
    words=st.text(max_size=8), stands=st.text(max_size=8), last=st.booleans(), gone=st.booleans()
)
def test_a_note_is_revised_only_where_it_stands_last_and_differs(words, stands, last, gone):
    against = why_not_revise(words, stands=stands, is_last=last, is_withdrawn=gone)
    assert (WhyNotNote.NO_WORDS in against) == (not words.strip())
    assert (WhyNotNote.REVISED in against) == (not last)
    assert (WhyNotNote.WITHDRAWN in against) == gone
    assert (WhyNotNote.SAME in against) == (words.split() == stands.split())


def test_a_note_has_words_and_not_too_many():
    assert why_not_note("x" * LONGEST) == []
    assert why_not_note("x" * (LONGEST + 1)) == [WhyNotNote.TOO_LONG]
    assert why_not_withdraw("", stands=False) == [*WhyNotWithdrawNote]


def test_a_revision_is_a_note_of_its_own_and_the_earlier_one_stays():
    first = a_note("Bring pens")
    second = revised(first, "Bring pens and card")
    with acting_as(people.grace()):
        assert [one.words for one in Note.objects.standing()] == ["Bring pens and card"]
        assert [one.words for one in Note.objects.order_by("number")] == [
            "Bring pens",
            "Bring pens and card",
        ]
    assert (second.number, second.line, second.revises_id) == (2, first.pk, first.pk)


def test_of_two_who_revise_one_note_the_second_is_told():
    first = a_note()
    revised(first, "Bring card")
    with pytest.raises(Refused, match="read theirs"):
        revised(first, "Bring glue", by=people.petra())


def test_a_withdrawn_note_is_revised_no_more_and_withdrawn_once():
    note, lena = a_note(), people.lena()
    with acting_as(lena):
        withdraw_note(note=note, why="Wrong step", at=people.A_MOMENT, by=lena)
        with pytest.raises(Refused, match="already"):
            withdraw_note(note=note, why="Again", at=people.A_MOMENT, by=lena)
    with pytest.raises(Refused, match="has been withdrawn"):
        revised(note, "Other words")


def test_the_database_keeps_a_note_from_other_authorities_and_from_other_roles():
    note = a_note()
    with acting_as(people.mallory()):
        assert not Note.objects.exists()
    for who in (people.mona(), people.dora()):
        with acting_as(who):
            assert Note.objects.filter(pk=note.pk).exists()
            assert Note.objects.filter(pk=note.pk).update(words="!") == 0
            with pytest.raises(DatabaseError), transaction.atomic():
                write_note(step=note.step, words="!", at=people.A_MOMENT, by=who)


@pytest.mark.parametrize("who", WRITERS)
def test_whoever_may_write_publishes_a_note_that_colleagues_read(client, who):
    people.signed_in(client, who())
    address = reverse("note_add", args=[a_step().pk])
    assert "nothing that could tell anybody which family" in text_of(client.get(address))
    client.post(address, {"form_key": uuid.uuid4(), "words": "Bring pens"})
    page = text_of(people.signed_in(client, people.dora()).get(a_step().get_absolute_url()))
    assert "Bring pens" in page
    assert who().name in page
    assert "Revise" not in page


@pytest.mark.parametrize("who", [people.mona, people.dora])
def test_nobody_else_writes_one(client, who):
    people.signed_in(client, who())
    told = {"form_key": uuid.uuid4(), "words": "!"}
    assert client.post(reverse("note_add", args=[a_step().pk]), told).status_code == 403


def test_every_version_is_read_with_who_wrote_it_and_why_it_was_withdrawn(client):
    note = revised(a_note("Bring pens"), "Bring card")
    people.signed_in(client, people.lena())
    address = reverse("note_withdraw", args=[note.pk])
    assert "Say why it is withdrawn" in text_of(client.post(address, {"form_key": uuid.uuid4()}))
    client.post(address, {"form_key": uuid.uuid4(), "why": "Out of date"})
    page = text_of(client.get(note.get_absolute_url()))
    for words in (
        "Version 1",
        "Bring pens",
        "Grace",
        "Version 2",
        "Bring card",
        "Mary",
        "Out of date",
    ):
        assert words in page
    assert "Bring card" not in text_of(client.get(a_step().get_absolute_url()))


def test_what_was_typed_against_an_older_version_stays_beside_what_stands(client):
    first = a_note("Bring pens")
    revised(first, "Bring card")
    people.signed_in(client, people.petra())
    address = reverse("note_revise", args=[first.pk])
    page = text_of(client.post(address, {"form_key": uuid.uuid4(), "words": "Bring glue"}))
    assert "Bring glue" in page
    assert "Bring card" in page


def test_a_step_takes_the_same_questions_with_many_notes(client):
    people.signed_in(client, people.grace())
    address = a_step().get_absolute_url()
    a_note()
    with CaptureQueriesContext(connection) as with_one:
        client.get(address)
    for number in range(4):
        revised(a_note(f"Note {number}"), f"Better {number}")
    with CaptureQueriesContext(connection) as with_five:
        client.get(address)
    assert len(with_five) == len(with_one)
