"""What was found lately is told again while nothing has changed, and only then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from holdfast.evaluation.engine import Engine
from holdfast.evaluation.finding import Asked, findings, lately
from holdfast.evaluation.rules.findings import Figure, Findings, Sure
from holdfast.evaluation.snapshot.files import Snapshot
from tests.evaluation import snapshots


@pytest.fixture(autouse=True)
def worked_out(monkeypatch):
    """Nothing kept yet; remember whose findings were worked out, which here are a number alone."""
    told: list[Snapshot] = []

    def work_out(snapshot, asked, *, engine):
        told.append(snapshot)
        number = Figure(f"asked.{len(told)}", "times", len(told), "", Sure.COUNTED, "")
        return Findings(snapshot.authority, snapshot.as_of, (number,), ())

    monkeypatch.setattr(lately, "KEPT", {})
    monkeypatch.setattr(lately, "findings", work_out)
    return told


def found(snapshot, asked=None):
    return lately.findings_lately(snapshot, asked or Asked(), engine=Engine.DUCKDB)


def test_the_same_records_read_again_are_worked_out_once(worked_out):
    first = found(snapshots.by_chance(3))
    assert found(snapshots.by_chance(3)) is first
    assert len(worked_out) == 1


def test_what_is_told_is_what_is_worked_out(monkeypatch):
    monkeypatch.setattr(lately, "findings", findings)
    told = snapshots.by_chance(3)
    assert found(told) == found(told) == findings(told)


def test_any_table_that_lost_a_row_is_worked_out_anew(worked_out):
    told = snapshots.by_chance(3)
    kept = lately.digest(told)
    for name, table in told.tables.items():
        fewer = replace(told, tables={**told.tables, name: table.slice(1)})
        assert (lately.digest(fewer) != kept) == (table.num_rows > 0), name
    cases = told.tables["cases"]
    fewer = replace(told, tables={**told.tables, "cases": cases.slice(1)})
    assert found(told) != found(fewer)
    assert len(worked_out) == 2


def test_another_day_authority_or_price_is_worked_out_anew(worked_out):
    told = snapshots.by_chance(3)
    asked = [
        (told, Asked()),
        (replace(told, as_of=told.as_of + timedelta(days=1)), Asked()),
        (replace(told, authority="319"), Asked()),
        (told, Asked(pence_an_hour=2_000)),
    ]
    assert [found(*one) for one in asked] == [found(*one) for one in asked]
    assert len(worked_out) == 4


def test_no_more_than_a_few_are_kept(monkeypatch):
    monkeypatch.setattr(lately, "MANY", 2)
    for seed in (1, 2, 3):
        found(snapshots.by_chance(seed))
    assert len(lately.KEPT) == 2
