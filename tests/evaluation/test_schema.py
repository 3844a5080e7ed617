"""The snapshot's tables are told whole: keys, kinds, units and codes, and nothing twice."""

import pytest

from holdfast.evaluation.schema import TABLES, Kind, TableOf
from holdfast.evaluation.schema.staff import PARTS, SERVICES
from holdfast.place.models import Service
from holdfast.programme.models import Part

every_table = pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))


@every_table
def test_a_table_names_its_columns_once_and_its_key_among_them(table: TableOf) -> None:
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))
    assert set(table.key) <= set(names)


@every_table
def test_every_column_says_what_it_holds_and_every_number_its_unit(table: TableOf) -> None:
    for column in table.columns:
        assert column.says
        assert bool(column.unit) == (column.kind in (Kind.WHOLE, Kind.NUMBER)), column.name
        assert not column.codes or column.kind is Kind.CODE


@every_table
def test_codes_are_told_apart(table: TableOf) -> None:
    for column in table.columns:
        codes = [one for one, _ in column.codes]
        assert len(codes) == len(set(codes))


def test_services_and_parts_are_those_of_the_models() -> None:
    assert list(SERVICES) == Service.choices
    assert list(PARTS) == Part.choices
