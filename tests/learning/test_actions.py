"""Noting, sorting, strategies and replies: what is kept, who reads it, what is refused, races."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.kit.refusals import Refused
from holdfast.learning.actions.answering import Planned, change_strategy, publish_reply
from holdfast.learning.actions.sorting import Sorted, sort_observation
from holdfast.learning.content.slides import ITEMS
from holdfast.learning.models import Author, Observation, Reply
from holdfast.learning.reports.board import comparable_services
from holdfast.learning.reports.waiting import lines_for
from holdfast.learning.rules import State
from tests import people
from tests.database import all_seeing
from tests.learning import notes

pytestmark = pytest.mark.django_db
DAY = people.A_MONDAY


def everything(model=Observation):
    with all_seeing():
        return list(model.objects.all())


def read_by(who):
    with acting_as(who):
        return set(Observation.objects.values_list("pk", flat=True))


def test_from_a_note_to_what_was_done():
    found = notes.accepted()
    strategy = notes.running(found)
    notes.moved(found, State.EASED)
    notes.answered(found)
    (kept,) = everything()
    assert (kept.state, kept.settled_on, kept.construct) == (State.EASED, DAY, notes.WORK)
    assert kept.noted_in.day == 1
    assert [one.observation_id for one in everything(Reply)] == [kept.pk]
    assert strategy.owner == people.mona()


def test_with_a_name_the_author_is_known_to_themselves_and_the_lead_alone():
    people.team()
    found = notes.accepted()
    for who in (people.grace(), people.lena()):
        with acting_as(who):
            assert Author.objects.get().person == people.grace()
    for who in (people.mary(), people.mona(), people.ada(), people.dora(), people.petra()):
        with acting_as(who):
            assert not Author.objects.exists()
    (author,) = everything(Author)
    assert (author.observation_id, author.person) == (found.pk, people.grace())


def test_until_it_is_accepted_the_author_and_the_lead_alone_read_it():
    found = notes.noted()
    assert read_by(people.grace()) == read_by(people.lena()) == {found.pk}
    assert read_by(people.mary()) == read_by(people.mona()) == read_by(people.ada()) == set()
    notes.accepted(found)
    assert read_by(people.mary()) == read_by(people.dora()) == {found.pk}
    assert read_by(people.mallory()) == set(), "another authority"


def test_what_is_not_taken_up_is_not_published():
    found = notes.noted()
    notes.moved(found, State.CLOSED)
    assert read_by(people.mary()) == set()
    assert read_by(people.grace()) == {found.pk}


def rows_of(sql):
    with all_seeing() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_without_a_name_no_row_anywhere_says_who():
    grace = people.grace()
    people.participant(grace)
    before = rows_of("SELECT max(seq) FROM audit.change")[0][0] or 0
    entries = rows_of("SELECT coalesce(max(seq), 0) FROM audit.entry")[0][0]
    notes.unnamed(grace)
    (kept,) = everything()
    assert everything(Author) == []
    assert (kept.role, kept.service) == ("", "")
    changes = rows_of(f"SELECT by, purpose, tbl FROM audit.change WHERE seq > {before}")
    assert changes == [("0", "unnamed 315", "learning_observation")]
    said = rows_of(f"SELECT by, what FROM audit.entry WHERE seq > {entries}")
    assert said == [("0", "noted what helps or hinders")]
    assert not rows_of("SELECT key FROM access_sending")
    assert not rows_of("SELECT id FROM access_draft")


def test_the_same_form_without_a_name_is_kept_once_and_not_under_the_forms_key():
    key = uuid4()
    notes.unnamed(key=key)
    notes.unnamed(key=key)
    (kept,) = everything()
    assert str(key) not in str(kept.pk)
    assert kept.pk.version == notes.noted().pk.version, "its key does not tell it from others"
    notes.unnamed(key=uuid4())
    assert len(everything()) == 3


def test_nobody_may_note_into_another_authority_without_a_name():
    nobody = people.User(pk=0, authority="319")
    with pytest.raises(DatabaseError, match="row-level security"):
        with acting_as(nobody, purpose="unnamed 319"):
            Observation(
                authority_id="315", sentence="x", valence="helps", noted_in=DAY.replace(day=1)
            ).save(force_insert=True)


@pytest.mark.parametrize("words", ["Robin Ashdown will not come", "Robin is hard to reach"])
def test_a_note_names_nobody_of_a_family(words):
    people.case()
    for act in (notes.noted, notes.unnamed):
        with pytest.raises(Refused) as refused:
            act(sentence=words)
        assert "Take it out" in refused.value.reasons[0]
    assert everything() == []


def test_a_note_names_no_colleague_but_a_word_that_is_none_may_stand():
    people.mona()
    with pytest.raises(Refused):
        notes.noted(sentence="Mona has no time")
    assert notes.noted(sentence="Mona has no time", are_no_names=True).pk


def staff(many, role=Role.PRACTITIONER, team="North", start=0):
    made = [people.person(f"Worker{team}{start + n}", role) for n in range(many)]
    for one in made:
        people.participant(one, team)
    return made


def test_a_role_and_service_are_said_only_of_five_or_more():
    four = staff(4)
    assert notes.noted(four[0]).role == ""
    staff(1, start=4)
    people.petra(), people.lena(), people.dora(), people.max_()
    found = notes.noted(four[0])
    assert (found.role, found.service) == ("practitioner", "social care")
    assert notes.noted(people.mona()).role == "", "managers are few"


def test_services_are_compared_once_five_people_noted_something():
    five = staff(5)
    people.petra(), people.lena(), people.dora(), people.max_()
    for one in five[:3]:
        notes.accepted(notes.noted(one))
    notes.accepted(notes.unnamed(five[3]))
    notes.accepted(notes.unnamed(five[4]))  # two without a name may be one person
    with acting_as(people.grace()):
        assert comparable_services() == []
    notes.accepted(notes.noted(five[4]))
    with acting_as(people.grace()):
        assert comparable_services() == ["social care"]
    with acting_as(people.mallory()):
        assert comparable_services() == []


def test_the_lines_of_the_slides_are_loaded_once():
    assert notes.slides() == len(ITEMS)
    assert notes.slides() == 0
    kept = everything()
    assert len(kept) == len(ITEMS)
    assert {one.state for one in kept} == {State.ACCEPTED}
    assert read_by(people.mary()) == {one.pk for one in kept}


def test_a_line_that_went_on_stays_as_it_is():
    notes.slides()
    with all_seeing():
        found = Observation.objects.get(slide="B1")
    notes.moved(found, State.CLOSED)
    assert notes.slides() == 0
    assert {one.state for one in everything() if one.slide == "B1"} == {State.CLOSED}


def test_two_strategies_and_sorting_in_a_race():
    found = notes.accepted()
    lena = people.lena()
    told = Sorted(construct="inner.culture", strength=-2)
    with acting_as(lena):
        first = Observation.objects.get(pk=found.pk)
        sort_observation(found=first, version=first.version, told=told, today=DAY, by=lena)
        with pytest.raises(Stale):
            sort_observation(found=found, version=2, told=told, today=DAY, by=lena)


def test_sorting_anew_leaves_how_it_stands():
    found = notes.accepted()
    notes.running(found)
    with all_seeing():
        found = Observation.objects.get(pk=found.pk)
    assert notes.accepted(found, construct="inner.culture").state == State.RUNNING


def test_a_strategy_for_several_runs_for_all_and_says_what_came_of_it():
    one, other = notes.accepted(), notes.accepted(notes.noted(sentence="No time to write"))
    strategy = notes.running(one, other)
    assert {found.state for found in everything()} == {State.RUNNING}
    lena = people.lena()
    plan = {"name": "Keep a room", "kind": "fit", "owner": people.mona(), "began_on": DAY}
    with acting_as(lena):
        with pytest.raises(Refused):
            change_strategy(found=strategy, version=1, told=Planned(**plan, ended_on=DAY), by=lena)
        ended = Planned(**plan, ended_on=DAY, effect="helped")
        change_strategy(found=strategy, version=1, told=ended, by=lena)
        with pytest.raises(Stale):
            change_strategy(found=strategy, version=1, told=ended, by=lena)


def test_no_strategy_for_what_is_not_accepted():
    with pytest.raises(Refused):
        notes.running(notes.noted())


def test_no_reply_before_it_is_accepted():
    found, lena = notes.noted(), people.lena()
    with pytest.raises(Refused), acting_as(lena):
        publish_reply(
            found=found, did="x", done_by="x", done_on=DAY, today=DAY, by=lena,
        )  # fmt: skip


def test_a_closed_note_goes_on_no_more():
    found = notes.accepted()
    notes.moved(found, State.CLOSED)
    with pytest.raises(Refused):
        notes.moved(found, State.REMAINS)


def test_the_day_it_eased_is_kept_when_it_is_closed_and_lost_when_it_comes_back():
    found = notes.accepted()
    notes.running(found)
    notes.moved(found, State.EASED)
    assert notes.moved(found, State.REMAINS).settled_on is None
    notes.moved(found, State.EASED)
    assert notes.moved(found, State.CLOSED).settled_on == DAY


def test_nobody_but_the_lead_changes_a_note():
    found = notes.accepted()
    for who in (people.grace(), people.mona(), people.ada(), people.dora()):
        with acting_as(who):
            assert Observation.objects.filter(pk=found.pk).update(sentence="x") == 0


def test_nobody_publishes_in_the_leads_place():
    found = notes.accepted()
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(people.mona()):
        Reply(
            authority_id="315", observation=found, did="x", done_by="x", done_on=DAY,
            published_by=people.mona(), published_on=DAY,
        ).save(force_insert=True)  # fmt: skip


def test_the_database_refuses_a_strength_on_the_wrong_side():
    found = notes.accepted()
    with pytest.raises(IntegrityError, match="learning_strength_by_its_side"):
        with all_seeing(), transaction.atomic():
            Observation.objects.filter(pk=found.pk).update(strength=2)


def test_the_author_is_told_of_an_answer_and_the_lead_of_what_waits():
    found = notes.noted()
    with acting_as(people.lena()):
        assert [one.words for one in lines_for(people.lena(), today=DAY)] == [
            "1 note waits for you to accept"
        ]
    notes.answered(notes.accepted(found, review_on=DAY))
    with acting_as(people.grace()):
        (told,) = lines_for(people.grace(), today=DAY)
        assert notes.SENTENCE in told.words
    with acting_as(people.mary()):
        assert lines_for(people.mary(), today=DAY) == []
    with acting_as(people.lena()):
        assert [one.words for one in lines_for(people.lena(), today=DAY)] == [
            "1 note is to be looked at again"
        ]


def test_a_question_of_ones_own_observations_gives_keys_alone():
    found = notes.noted()
    with acting_as(people.grace()), connection.cursor() as cursor:
        cursor.execute("SELECT app.my_observations()")
        assert cursor.fetchone()[0] == [found.pk]
