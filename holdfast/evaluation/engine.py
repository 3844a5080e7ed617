"""The engine that runs the evaluation's tables: DuckDB inside the process, or Apache Spark.

The expressions are the same, and so is every row that comes out. Which engine is a setting; Spark
is installed by whoever runs it, and its work goes wherever the setting says.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.snapshot.files import arrow_schema
from holdfast.evaluation.tables import QUESTIONS, Question
from holdfast.evaluation.tables.pairs import MATCHED, matched

Row = dict[str, Any]
Source = Mapping[str, pa.Table] | Path


class Engine(StrEnum):
    """What runs the tables; the setting's own words."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def chosen() -> Engine:
    """Return the engine that HOLDFAST_ANALYSIS_ENGINE names, DuckDB where it names none.

    Raises:
        ValueError: if it names another, in words that say which there are.
    """
    said = os.environ.get("HOLDFAST_ANALYSIS_ENGINE") or Engine.DUCKDB
    if said not in list(Engine):
        raise ValueError(f"HOLDFAST_ANALYSIS_ENGINE must be {' or '.join(Engine)}, not {said!r}")
    return Engine(said)


def answers(
    source: Source,
    questions: Mapping[str, Question] = QUESTIONS,
    *,
    engine: Engine = Engine.DUCKDB,
) -> dict[str, list[Row]]:
    """Return each question's rows in their settled order, from tables in memory or a folder."""
    return {
        name: table.to_pylist()
        for name, table in answers_as_tables(source, questions, engine=engine).items()
    }


def answers_as_tables(
    source: Source, questions: Mapping[str, Question] = QUESTIONS, *, engine: Engine
) -> dict[str, pa.Table]:
    """Return each question's answer as an Arrow table."""
    connected = on_duckdb if engine is Engine.DUCKDB else on_spark
    with connected(source) as (connection, tables), matched(tables).cache() as once:
        told = {**tables, MATCHED: once}
        return {name: connection.to_pyarrow(question(told)) for name, question in questions.items()}


@contextmanager
def on_duckdb(source: Source) -> Iterator[tuple[Any, dict[str, ibis.Table]]]:
    """Open a source in a DuckDB that lives in memory and ends with the block."""
    connection = ibis.duckdb.connect()
    try:
        yield connection, {name: _in_duckdb(connection, name, source) for name in TABLES}
    finally:
        connection.disconnect()


def _in_duckdb(connection: Any, name: str, source: Source) -> ibis.Table:
    if isinstance(source, Path):
        file = source / f"{name}.parquet"
        if file.exists():
            return connection.read_parquet(file, table_name=name)
    known = {} if isinstance(source, Path) else source
    return connection.create_table(name, known.get(name, arrow_schema(TABLES[name]).empty_table()))


@contextmanager
def on_spark(source: Source) -> Iterator[tuple[Any, dict[str, ibis.Table]]]:
    """Open a source in the Spark session there is, or one at HOLDFAST_SPARK_MASTER.

    Tables in memory go by way of Parquet files in a folder that ends with the block.
    """
    connection = ibis.pyspark.connect(spark_session())
    with TemporaryDirectory(prefix="holdfast-spark-") as made:
        folder = source if isinstance(source, Path) else _as_files(source, Path(made))
        yield connection, {name: _in_spark(connection, name, folder, Path(made)) for name in TABLES}


def spark_session() -> Any:
    """Return the Spark session of this process, made on this machine if no setting says where.

    Raises:
        ValueError: if Spark is not installed.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ValueError("Spark is not installed here: pip install pyspark, and Java 17") from error
    master = os.environ.get("HOLDFAST_SPARK_MASTER") or "local[2]"
    made = SparkSession.builder.master(master).appName("holdfast evaluation")
    for name, said in (ON_ONE_MACHINE if master.startswith("local") else ANYWHERE).items():
        made = made.config(name, said)
    return made.getOrCreate()


ANYWHERE = {"spark.sql.session.timeZone": "UTC"}
ON_ONE_MACHINE = ANYWHERE | {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
}


def _as_files(source: Mapping[str, pa.Table], folder: Path) -> Path:
    for name, table in source.items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def _in_spark(connection: Any, name: str, folder: Path, made: Path) -> ibis.Table:
    file = folder / f"{name}.parquet"
    if not file.exists():
        file = made / f"{name}.parquet"
        pq.write_table(arrow_schema(TABLES[name]).empty_table(), file)
    return connection.read_parquet(str(file), table_name=f"holdfast_{name}")
