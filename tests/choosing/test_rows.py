"""Who reaches a nomination: the database's own word."""

import json

import pytest
from django.db import DatabaseError, connection
from django.utils.timezone import now

from holdfast.access.actions import declare_conflict
from holdfast.access.identity import acting_as
from holdfast.choosing.models import Advice, Agreement, Choice, Nomination, SuitabilityCheck
from holdfast.choosing.reports import considered
from holdfast.families.models import Child
from tests import people
from tests.choosing import nominations as made

pytestmark = pytest.mark.django_db
TABLES = (Nomination, SuitabilityCheck, Advice, Choice, Agreement, Child)


def cast():
    return [
        people.grace(), people.mona(), people.mary(), people.oscar(), people.max_(), people.ada(),
        people.lena(), people.petra(), people.dora(), people.mallory(),
    ]  # fmt: skip


def seen(who, model):
    with acting_as(who):
        return model.objects.count()


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_nomination_is_seen_by_who_considers_it_alone(model):
    found = made.checked(made.nomination())
    made.asked(found, supervisor=people.person("Other", people.petra().role))
    made.agreed(made.decided(found))
    assert [who.name for who in cast() if seen(who, model)] == ["Grace", "Mona"]


def test_the_practitioner_it_is_for_sees_it_when_the_manager_nominates():
    part = people.participant(people.mary())
    made.nomination()
    made.nomination(people.mona(), child="Lark Second", participant=part)
    assert seen(people.mary(), Nomination) == 1
    assert seen(people.mona(), Nomination) == 2
    assert seen(people.grace(), Nomination) == 1


def test_a_conflict_of_interest_keeps_somebody_from_it():
    found = made.nomination()
    with acting_as(people.mona()):
        declare_conflict(
            family_id=found.family_id, person=people.mona(), why="A neighbour", at=now(),
            by=people.mona(),
        )  # fmt: skip
    assert [seen(people.mona(), model) for model in (Nomination, Child)] == [0, 0]


def test_the_supervisor_who_is_asked_sees_reference_age_band_and_answers_alone():
    found = made.checked(made.nomination())
    advice = made.asked(found)
    with acting_as(people.petra()), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.asked_to_advise()")
        ((key, reference, age_band, answers),) = cursor.fetchall()
    assert (key, reference, age_band) == (advice.pk, found.reference, "5 to 10")
    assert json.loads(answers) == made.ALL_YES
    hidden = [model for model in TABLES if model is not Advice]
    assert [seen(people.petra(), model) for model in hidden] == [0] * len(hidden)
    assert seen(people.petra(), Advice) == 1


def test_another_supervisor_and_a_practitioner_are_told_nothing_of_what_was_asked():
    made.asked(made.checked(made.nomination()))
    for who in (people.person("Other", people.petra().role), people.grace(), people.lena()):
        with acting_as(who), connection.cursor() as cursor:
            cursor.execute("SELECT * FROM app.asked_to_advise()")
            assert cursor.fetchall() == []


def test_the_lead_is_given_numbers_and_nobody_else_is():
    made.nomination()
    with acting_as(people.lena()):
        counted = {(one.characteristic, one.value): one.many for one in considered(people.run())}
    assert counted == {
        ("age", "5 to 10"): 1, ("sex", "F"): 1, ("ethnicity", "White"): 1, ("status", ""): 1,
    }  # fmt: skip
    for who in cast():
        if who != people.lena():
            with acting_as(who):
                assert considered(people.run()) == []


def test_a_practitioner_can_neither_decide_nor_let_others_in():
    found = made.checked(made.nomination())
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(people.grace()):
        Choice(
            nomination=found, family_id=found.family_id, decided="yes", check_said="yes",
            decided_on=people.A_MONDAY, decided_by=people.grace(), decided_at=now(),
        ).save(force_insert=True)  # fmt: skip


def test_nobody_outside_writes_into_it():
    found = made.nomination()
    for who in (people.mary(), people.max_(), people.petra(), people.mallory()):
        with acting_as(who):
            changed = Nomination.objects.filter(pk=found.pk).update(why="x")
        assert changed == 0
