"""CPD entries: what is kept, what is refused, and that nobody else reads a word."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.rules.development import Source
from holdfast.kit.refusals import Refused
from tests import people
from tests.accreditation.coming import TOLD, declined, draft, kept, met, trained
from tests.database import all_seeing

pytestmark = pytest.mark.django_db


def refused(its, **words) -> tuple[str, ...]:
    with pytest.raises(Refused) as refusal:
        kept(its, replace(TOLD, **words))
    with all_seeing():
        assert not CpdEntry.objects.exists()
    return refusal.value.reasons


def test_an_entry_is_kept_and_is_on_the_trail_of_its_writer():
    entry = kept(met())
    assert (entry.person, entry.learned, entry.is_kept) == (people.grace(), TOLD.learned, True)
    with all_seeing() as cursor:
        cursor.execute("SELECT by, what FROM audit.entry ORDER BY seq DESC LIMIT 1")
        assert cursor.fetchone() == (str(people.grace().pk), "kept a CPD entry")


@pytest.mark.parametrize("field", ["did", "learned", "differently"])
def test_a_name_a_birth_date_and_a_reference_are_refused_and_said(field):
    its = met()
    assert refused(its, **{field: "I sat with Robin Ashdown."}) == (
        "“Robin Ashdown” says who it is. Take it out",
    )
    (why,) = refused(its, **{field: f"As in {its.case.reference}."})
    assert its.case.reference in why
    (why,) = refused(its, **{field: "Born 4 May 2018, and so tired."})
    assert "4 may 2018" in why


def test_one_word_of_a_name_is_pointed_at_and_kept_once_it_is_said_to_be_none():
    its = met()
    (why,) = refused(its, learned="The robin came back.")
    assert "“robin” is a name of somebody you work with" in why
    assert kept(its, replace(TOLD, learned="The robin came back."), are_no_names=True).is_kept


def test_the_tick_lets_no_whole_name_through():
    its = met()
    with pytest.raises(Refused, match="Robin Ashdown"):
        kept(its, replace(TOLD, learned="Robin Ashdown"), are_no_names=True)


def test_an_entry_without_words_is_refused():
    assert refused(met(), did=" ", learned="") == (
        "Write what you did",
        "Write what you learned",
    )


def test_who_was_not_there_has_no_draft():
    its = met(mary="absent", grace="part")
    assert draft(Source.MEETING, its.meeting.pk, people.mary()) is None
    assert draft(Source.MEETING, its.meeting.pk).on == its.meeting.held_on
    day = trained()
    assert draft(Source.DAY, day, people.mary()) is None
    assert draft(Source.DAY, day).title.startswith("Training day on")


def test_changed_on_an_old_page_is_stale_and_changes_nothing():
    its = met()
    kept(its)
    with pytest.raises(Stale):
        kept(its, replace(TOLD, learned="Other"), version=7)
    with pytest.raises(Stale):
        kept(its, replace(TOLD, learned="Other"))  # as if there were none yet
    assert kept(its, replace(TOLD, learned="Better"), version=1).learned == "Better"


def test_declined_and_written_after_all():
    its = met()
    assert not declined(its).is_kept
    assert kept(its, version=1).is_kept
    again = declined(its, version=2)
    assert (again.is_kept, again.learned) == (False, TOLD.learned)


@pytest.mark.parametrize("who", ["petra", "mona", "lena", "ada", "mary", "mallory"])
def test_nobody_else_reads_an_entry_in_either_lock(who):
    kept(met())
    reader = getattr(people, who)()
    with acting_as(reader):
        assert not CpdEntry.objects.exists()
    with all_seeing():
        assert not CpdEntry.objects.visible_to(reader).exists()
        assert CpdEntry.objects.visible_to(people.grace()).count() == 1


@pytest.mark.parametrize("broken", [{"learned": ""}, {"meeting": None}, {"state": "lost"}], ids=str)
def test_the_database_refuses_what_must_never_be(broken):
    entry = kept(met())
    with acting_as(people.grace()), pytest.raises(IntegrityError), transaction.atomic():
        CpdEntry.objects.filter(pk=entry.pk).update(**broken)
