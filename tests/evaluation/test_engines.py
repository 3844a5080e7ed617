"""DuckDB and Spark answer every question alike, row for row and to the last digit.

One Spark session for the whole run, told to interpret and not to compile: small questions are
answered sooner than compiled. Of the changes by one trait, which are one expression, one is asked.
The worker that comes first asks, and leaves the answers in a file for the others.
"""

import fcntl
import os
import pickle
import warnings
from pathlib import Path
from typing import Any

import pytest

from holdfast.evaluation import engine
from holdfast.evaluation.engine import Engine, answers
from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.tables import QUESTIONS
from tests.evaluation import snapshots
from tests.thorough import share

TRAITS = ("sex", "age", "ethnicity", "status", "service")
ALIKE = tuple(f"change_by_{one}" for one in TRAITS)
ASKED = {name: QUESTIONS[name] for name in share([q for q in QUESTIONS if q not in ALIKE], 12)}
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dspark.testing=true"
QUICK_SQL = {"spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN"}


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[Engine, dict[str, Any]]:
    """Every question of a snapshot by DuckDB and by Spark."""
    pytest.importorskip("pyspark")
    tables = snapshots.by_chance(7).tables
    return {
        Engine.DUCKDB: answers(tables, ASKED, engine=Engine.DUCKDB),
        Engine.SPARK: asked_once(tables, folder_of_the_run(tmp_path_factory) / "by-spark"),
    }


def folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the workers of this run have together, and no other run has."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def asked_once(tables: Any, file: Path) -> dict[str, Any]:
    """Return what Spark answers, or answered the worker of this run that asked before."""
    with file.open("ab+") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        if not file.stat().st_size:
            kept.write(pickle.dumps(by_spark(tables)))
            kept.flush()
        told: dict[str, Any] = pickle.loads(file.read_bytes())  # noqa: S301  # this run wrote it
    return told


def by_spark(tables: Any) -> dict[str, Any]:
    os.environ.setdefault("JAVA_TOOL_OPTIONS", QUICK)
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what Spark does with pandas, which is theirs to mend
        patch.setattr(engine, "ON_ONE_MACHINE", engine.ON_ONE_MACHINE | QUICK_SQL)
        told = answers(tables, ASKED, engine=Engine.SPARK)
        engine.spark_session().stop()
    return told


@pytest.mark.parametrize("question", ASKED)
def test_both_engines_answer_alike(both, question):
    assert both[Engine.DUCKDB][question] == both[Engine.SPARK][question]


@pytest.mark.parametrize("question", ASKED)
def test_there_is_something_to_answer_alike(both, question):
    assert both[Engine.DUCKDB][question]


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_answered_of_nothing_and_nothing_fails(nothing, question):
    assert all(row.get("trait") == "all" or not any(row.values()) for row in nothing[question])


@pytest.fixture(scope="module")
def nothing():
    return answers(snapshots.snapshot({}).tables)


def test_an_engine_nobody_knows_is_refused(monkeypatch):
    monkeypatch.setitem(os.environ, "HOLDFAST_ANALYSIS_ENGINE", "abacus")
    with pytest.raises(ValueError, match="must be duckdb or spark, not 'abacus'"):
        engine.chosen()
    monkeypatch.setitem(os.environ, "HOLDFAST_ANALYSIS_ENGINE", "spark")
    assert engine.chosen() is Engine.SPARK


def test_a_folder_answers_as_its_tables_do(tmp_path):
    from holdfast.evaluation.snapshot.files import write

    told = snapshots.by_chance(9)
    write(told, tmp_path)
    asked = {"change": QUESTIONS["change"], "dose": QUESTIONS["dose"]}
    assert answers(tmp_path, asked) == answers(told.tables, asked)
    (tmp_path / "hours.parquet").unlink()
    assert {row["minutes"] for row in answers(tmp_path, asked)["dose"]} == {0}
    assert set(told.tables) == set(TABLES)
