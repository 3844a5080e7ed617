"""The told year as a snapshot: something in every table, and nobody's name in any."""

from datetime import date

import pytest

from holdfast.access.identity import acting_as
from holdfast.evaluation.schema import TABLES, Kind
from holdfast.evaluation.snapshot.records import snapshot_for
from tests.demo.looking import asked, one

pytestmark = pytest.mark.usefixtures("told")


@pytest.fixture(scope="module")
def story(told):
    with acting_as(one("teresa")):
        return snapshot_for(one("teresa"), as_of=date(2015, 1, 14))


def test_every_table_has_something(story):
    assert [name for name in TABLES if not story.tables[name].num_rows] == []


def test_it_holds_no_name_and_no_sentence(story):
    words = {name.casefold() for (name,) in asked(
        "SELECT name FROM access_user UNION SELECT name FROM families_child "
        "UNION SELECT name FROM families_family UNION SELECT name FROM place_team "
        "UNION SELECT reference FROM casework_case UNION SELECT council_id FROM families_child"
    ) if name}  # fmt: skip
    assert len(words) > 50
    for name, table in TABLES.items():
        for column in table.columns:
            if column.kind in (Kind.KEY, Kind.CODE):
                said = set(story.tables[name][column.name].to_pylist()) - {None}
                assert not words & {value.casefold() for value in said}
                assert all(len(value) <= 40 for value in said), f"{name}.{column.name}"


def test_a_case_is_counted_as_the_pilots_own_figures_count_it(story):
    sealed = asked("SELECT count(*) FROM casework_case WHERE sealed_at IS NOT NULL")[0][0]
    every = asked("SELECT count(*) FROM casework_case WHERE authority_id = '315'")[0][0]
    assert story.tables["cases"].num_rows == every - sealed
