"""A question to a clinician, and advice in passing: what is kept, what is refused, and races."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from holdfast.access.actions import declare_conflict
from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.casework.actions.cases import seal_case
from holdfast.casework.models import Case
from holdfast.casework.reports.timeline.reading import line_of, moments
from holdfast.consultation.actions.asking import (
    advise,
    give_back,
    say_outcome,
    take_question,
    withdraw_question,
)
from holdfast.consultation.actions.passing import InPassing, note_corridor_advice
from holdfast.consultation.models import Consultation, CorridorAdvice
from holdfast.consultation.reports.load import specialists
from holdfast.consultation.rules import State, WhyNotAsk, WhyNotLog
from holdfast.kit.refusals import Refused
from tests import people
from tests.consultation import questions
from tests.database import all_seeing

pytestmark = pytest.mark.django_db
DAY = people.A_MONDAY


def again(found):
    with all_seeing():
        return Consultation.objects.get(pk=found.pk)


def test_from_a_question_without_a_name_to_what_came_of_it():
    found = again(questions.closed())
    assert (found.state, found.case_id) == (State.CLOSED, None)
    assert (found.clinician, found.minutes, found.outcome) == (people.petra(), 15, "helped")
    assert found.reference.startswith("HC-")


@pytest.mark.parametrize(
    "words", ["Is Robin Ashdown too young?", "born 4 May 2018", "Robin will not sleep"]
)
def test_a_question_without_a_name_names_nobody_the_asker_works_with(words):
    people.case()
    with pytest.raises(Refused) as refused:
        questions.asked(question=words)
    assert "Take it out" in refused.value.reasons[0]


def test_a_word_that_is_also_a_name_passes_once_it_is_said_to_be_none():
    people.case(child="Hope Ashdown")
    with pytest.raises(Refused):
        questions.asked(question="Is there hope in this?")
    assert questions.asked(question="Is there hope in this?", are_no_names=True).pk
    with pytest.raises(Refused):
        questions.asked(question="Hope Ashdown is sad", are_no_names=True)


def test_somebody_who_sees_no_such_family_may_write_the_word():
    people.case(child="Hope Ashdown")
    people.participant(people.mary())
    assert questions.asked(question="Is there hope in this?", by=people.oscar()).pk


def test_advice_and_outcome_without_a_name_are_looked_at_too():
    people.case()
    questions.group_with(people.grace())
    found = questions.taken()
    with pytest.raises(Refused), acting_as(people.petra()):
        advise(
            found=found, version=2, advice="Tell Robin Ashdown", minutes=5, on=DAY,
            by=people.petra(),
        )  # fmt: skip
    found = questions.advised()
    with pytest.raises(Refused), acting_as(people.grace()):
        say_outcome(
            found=found, version=3, outcome="helped", note="Robin Ashdown slept", on=DAY,
            by=people.grace(),
        )  # fmt: skip


def test_a_question_about_a_case_needs_a_clinician_who_may_read_it():
    case = people.case()
    with pytest.raises(Refused) as refused:
        questions.asked(case)
    assert refused.value.reasons == (WhyNotAsk.NO_CLINICIAN,)
    questions.group_with(people.grace())
    paul = people.person("Paul", Role.SUPERVISOR)
    with pytest.raises(Refused) as refused:
        questions.asked(case, asked_of=paul)
    assert refused.value.reasons == (WhyNotAsk.NOT_THIS_CLINICIAN,)
    found = questions.closed(questions.asked(case, question="Is Robin ready?"))
    assert again(found).case_id == case.pk


def test_no_clinician_reads_a_sealed_case_or_one_they_have_a_conflict_in():
    case = people.case()
    questions.group_with(people.grace())
    with acting_as(people.petra()):
        declare_conflict(
            family_id=case.family_id, person=people.petra(), why="kin", at=now(), by=people.petra()
        )
    with pytest.raises(Refused):
        questions.asked(case)
    other = people.case(family="Birch", child="Wren Birch")
    with acting_as(people.mona()):
        seal_case(
            case=Case.objects.get(pk=other.pk), only=[people.grace()], why="staff are related",
            at=now(), by=people.mona(),
        )  # fmt: skip
    with pytest.raises(Refused):
        questions.asked(other)


def test_a_clinician_of_another_authority_is_not_asked():
    paul = people.person("Paul", Role.SUPERVISOR, people.SUTTON)
    with pytest.raises(Refused) as refused:
        questions.asked(asked_of=paul)
    assert refused.value.reasons == (WhyNotAsk.NOT_A_CLINICIAN,)


def test_of_two_clinicians_who_take_it_one_does():
    found, paul = questions.asked(), people.person("Paul", Role.SUPERVISOR)
    questions.taken(found)
    with pytest.raises(Refused), acting_as(paul):
        take_question(found=again(found), version=2, on=DAY, by=paul)
    stale = again(found)
    stale.state = State.ASKED  # as Paul's page had it
    with pytest.raises(Stale), acting_as(paul):
        take_question(found=stale, version=1, on=DAY, by=paul)
    assert again(found).clinician == people.petra()


def test_only_who_took_it_advises_or_gives_it_back():
    found, paul = questions.taken(), people.person("Paul", Role.SUPERVISOR)
    with pytest.raises(Refused), acting_as(paul):
        advise(found=again(found), version=2, advice="Wait", minutes=5, on=DAY, by=paul)
    with pytest.raises(Refused), acting_as(paul):
        give_back(found=again(found), version=2, by=paul)
    with acting_as(people.petra()):
        give_back(found=found, version=2, by=people.petra())
    assert (found.state, found.clinician, found.taken_on) == (State.ASKED, None, None)


def test_a_question_is_withdrawn_before_advice_alone():
    found, grace = questions.taken(), people.grace()
    with acting_as(grace):
        withdraw_question(found=again(found), version=2, on=DAY, by=grace)
    assert again(found).state == State.WITHDRAWN
    found = questions.advised()
    with pytest.raises(Refused), acting_as(grace):
        withdraw_question(found=again(found), version=3, on=DAY, by=grace)


def test_what_came_of_it_is_said_once():
    found = questions.closed()
    with pytest.raises(Refused), acting_as(people.grace()):
        say_outcome(
            found=again(found), version=4, outcome="helped", note="", on=DAY, by=people.grace()
        )


def in_passing(by, **told):
    people.petra()
    facts = {
        "other": people.petra(), "case": None, "sentence": "Wait a week", "minutes": 3, "on": DAY,
    }  # fmt: skip
    with acting_as(by):
        return note_corridor_advice(told=InPassing(**(facts | told)), today=DAY, at=now(), by=by)


def test_advice_in_passing_is_noted_by_who_asked_or_who_gave_it():
    grace, petra = people.grace(), people.petra()
    one, other = in_passing(grace), in_passing(petra, other=grace)
    assert {(one.asked_by, one.clinician), (other.asked_by, other.clinician)} == {(grace, petra)}
    assert (one.noted_by, other.noted_by) == (grace, petra)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"minutes": 0}, WhyNotLog.MINUTES),
        ({"on": DAY + timedelta(days=1)}, WhyNotLog.NOT_YET),
    ],
)
def test_advice_in_passing_is_refused(told, reason):
    with pytest.raises(Refused) as refused:
        in_passing(people.grace(), **told)
    assert refused.value.reasons == (reason,)


def test_advice_in_passing_is_between_a_clinician_and_another():
    for by, other in ((people.grace(), people.mary()), (people.petra(), people.petra())):
        with pytest.raises(Refused) as refused:
            in_passing(by, other=other)
        assert WhyNotLog.SAME_PERSON in refused.value.reasons


def test_a_clinician_names_a_case_of_whoever_asked_alone():
    case = people.case()
    questions.group_with(people.grace(), people.mary())
    assert in_passing(people.petra(), other=people.grace(), case=case).case_id == case.pk
    with pytest.raises(Refused) as refused:
        in_passing(people.petra(), other=people.mary(), case=case)
    assert refused.value.reasons == (WhyNotLog.NOT_THEIR_CASE,)


def test_a_sentence_without_a_name_names_nobody():
    case = people.case()
    with pytest.raises(Refused):
        in_passing(people.grace(), sentence="Wait with Robin Ashdown")
    assert in_passing(people.grace(), sentence="Wait with Robin", case=case).pk


def test_both_stand_on_the_timeline_of_the_case():
    case = people.case()
    questions.group_with(people.grace())
    questions.advised(questions.asked(case, question="Is Robin ready?"))
    in_passing(people.grace(), case=case)
    questions.asked()
    with acting_as(people.grace()):
        told = [one for _, one in moments(entry.place for entry in line_of(case))]
    heads = [one.heading for one in told]
    assert "A clinician was asked" in heads
    assert "Advice in passing from Petra" in heads
    (asked,) = [one for one in told if one.heading == "A clinician was asked"]
    assert ("Petra advised", questions.ADVICE) in asked.lines


def test_who_may_read_what():
    case = people.case()
    questions.group_with(people.grace())
    paul = people.person("Paul", Role.SUPERVISOR)
    named, unnamed = questions.asked(case), questions.asked()
    in_passing(people.grace(), case=case), in_passing(people.grace())
    cast = [
        people.grace(), people.petra(), paul, people.mona(), people.mary(), people.lena(),
        people.dora(), people.ada(), people.mallory(),
        people.person("Pia", Role.SUPERVISOR, people.SUTTON),
    ]  # fmt: skip
    seen = {}
    for who in cast:
        with acting_as(who):
            keys = set(Consultation.objects.values_list("pk", flat=True))
            assert keys == set(Consultation.objects.visible_to(who).values_list("pk", flat=True))
            assert CorridorAdvice.objects.count() == len(keys)
            seen[who.name] = keys
    assert seen == {
        "Grace": {named.pk, unnamed.pk}, "Petra": {named.pk, unnamed.pk}, "Paul": {unnamed.pk},
        "Mona": {named.pk}, "Mary": set(), "Lena": set(), "Dora": set(), "Ada": set(),
        "Mallory": set(), "Pia": set(),
    }  # fmt: skip


def test_the_load_is_told_to_the_lead_and_clinicians_in_numbers():
    questions.closed()
    questions.asked(asked_of=people.petra())
    in_passing(people.grace(), minutes=4)
    for who in (people.lena(), people.petra()):
        with acting_as(who):
            found = specialists(first=DAY.replace(day=1), today=DAY)
        ((person, load),) = found.loads
        assert person == people.petra()
        assert (load.asked, load.taken, load.advised, load.all_minutes) == (1, 1, 1, 19)
        assert (found.waits.waiting, found.waits.longest, found.of_anybody) == (1, 0, 1)
    for who in (people.grace(), people.mona(), people.dora(), people.mallory()):
        with acting_as(who):
            assert specialists(first=DAY.replace(day=1), today=DAY).loads == []


def test_more_questions_take_no_more_queries(django_assert_num_queries):
    for _ in range(3):
        questions.advised()
    with acting_as(people.lena()), django_assert_num_queries(3):
        specialists(first=DAY.replace(day=1), today=DAY)
