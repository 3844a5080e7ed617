"""The second lock: what PostgreSQL itself refuses, whatever the site's code asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.families.models import Child
from tests import people

pytestmark = pytest.mark.django_db


def seen_by(who, model=Case):
    with acting_as(who):
        return model.objects.count()


def test_a_case_is_seen_by_its_lead_and_her_manager_alone():
    people.case()
    cast = {
        w.name: seen_by(w)
        for w in (
            people.grace(),
            people.mona(),
            people.mary(),
            people.oscar(),
            people.max_(),
            people.ada(),
            people.lena(),
            people.petra(),
            people.dora(),
            people.mallory(),
        )
    }
    assert cast == {
        "Grace": 1,
        "Mona": 1,
        "Mary": 0,
        "Oscar": 0,
        "Max": 0,
        "Ada": 0,
        "Lena": 0,
        "Petra": 0,
        "Dora": 0,
        "Mallory": 0,
    }


def test_a_question_without_an_identity_fails_aloud():
    people.case()
    for model in (Case, Child):
        with (
            pytest.raises(DatabaseError, match="nobody has said who is asking"),
            transaction.atomic(),
        ):
            model.objects.count()


def test_an_identity_of_ones_own_making_is_refused():
    people.case()
    grace, mona = people.grace(), people.mona()
    with pytest.raises(DatabaseError, match="not signed by us"), acting_as(grace):
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('holdfast.identity', %s, true)", [f"{mona.pk}::x"])
        Case.objects.count()
