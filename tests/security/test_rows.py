"""The second lock: what PostgreSQL itself refuses, whatever the site's code asks."""

import pytest
from django.db import DatabaseError, connection, models, transaction

from holdfast.access.guarding import ours
from holdfast.access.identity import acting_as
from holdfast.casework.models import Case
from holdfast.families.models import Child, Family
from tests import people
from tests.database import all_seeing
from tests.security import walk

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


def test_a_database_without_its_key_believes_nobody():
    people.case()
    mona = people.mona()
    with all_seeing() as cursor:
        cursor.execute("DELETE FROM app.signing_key")
    with pytest.raises(DatabaseError, match="not signed by us"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('holdfast.identity', %s, true)", [f"{mona.pk}:"])
        Case.objects.count()


def about_families() -> list[type[models.Model]]:
    """Return every model with rows about a family: they name its key, or their case's."""
    return [
        model
        for model in ours()
        if model in (Case, Family)
        or {"case_id", "family_id"} & {field.attname for field in model._meta.concrete_fields}
    ]


def keys_of(model: type[models.Model]) -> str:
    names = {field.attname for field in model._meta.concrete_fields}
    if model in (Case, Family):
        return "pk"
    return "case_id" if "case_id" in names else "family_id"


def test_every_table_about_families_shows_each_reader_their_own_alone():
    made = walk.cases()
    mine = {Case: {"own", "closed"}, Family: {"own", "closed"}}
    reach = {str(key) for name in mine[Case] for key in made[name].values()}
    outsiders = (people.lena(), people.dora(), people.ada())
    read_by_petra = {str(key) for key in made["a group member's"].values()}
    filled = 0
    for model in about_families():
        with all_seeing():
            there = model.objects.count()
        for who in outsiders:
            assert seen_by(who, model) == 0, (model, who)
        with acting_as(people.grace()):
            seen = [str(key) for key in model.objects.values_list(keys_of(model), flat=True)]
        assert set(seen) <= reach, model
        with acting_as(people.petra()):
            seen = [str(key) for key in model.objects.values_list(keys_of(model), flat=True)]
        assert set(seen) <= read_by_petra, model
        if model._meta.app_label == "casework" and there:
            filled += 1
            assert len(seen) < there, f"{model} has rows of others, and none is hidden"
    assert filled >= 6


def test_nothing_is_written_into_a_case_that_is_only_read():
    case = people.case()
    outsider = people.mona()  # she oversees it, and reads it
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(outsider):
        walk.filled(case, outsider)
