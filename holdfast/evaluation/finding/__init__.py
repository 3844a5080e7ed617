"""Findings: everything an evaluation says, from a snapshot alone and in the order it is read.

A page, the report, the extract's reader and `holdfast evaluate` all come here, so no figure can
differ between them. Everything is made by the tables' questions, which DuckDB or Spark answers,
and told by the rules, which hide small numbers; nothing here counts or works out anything itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from holdfast.evaluation.engine import Engine, Row, answers
from holdfast.evaluation.finding import costs, delivery, outcomes, processes, staff, uptake
from holdfast.evaluation.rules.findings import Figure, Findings, Table
from holdfast.evaluation.rules.scores import ScaleRead
from holdfast.evaluation.snapshot.files import Snapshot
from holdfast.evaluation.tables import QUESTIONS

Answers = Mapping[str, Sequence[Row]]
NEEDED = {
    name: QUESTIONS[name]
    for name in (
        *(
            "cases",
            "offers",
            "first_and_last",
            "why_no_last",
            "scored",
            "goals",
            "modules_of_cases",
        ),
        *("dose", "fidelity", "missed_visits", "sections", "adoption", "penetration"),
        *("maintenance", "wider_use", "hours", "money", "barriers"),
        *("attendance_by_month", "visits_by_month", "timeliness_by_month"),
    )
}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is told besides the snapshot: what an hour costs in pence, and how other scales read.

    `beside` are figures that others publish; they stand last.
    """

    pence_an_hour: int | None = None
    readings: tuple[ScaleRead, ...] = ()
    beside: tuple[Figure, ...] = ()


def findings(
    snapshot: Snapshot,
    asked: Asked | None = None,
    *,
    engine: Engine = Engine.DUCKDB,
    folder: Path | None = None,
) -> Findings:
    """Return everything found in a snapshot; its folder spares Spark a copy of it."""
    told = answers(folder or snapshot.tables, NEEDED, engine=engine)
    return found_in(snapshot, told, asked or Asked())


def found_in(snapshot: Snapshot, told: Answers, asked: Asked) -> Findings:
    """Return findings from what the engine answered."""
    parts = (
        uptake.reach(told),
        outcomes.scales(told, asked.readings),
        outcomes.goals(told),
        delivery.given(told),
        staff.staff(told, as_of=snapshot.as_of, is_moved=snapshot.is_moved),
        costs.cost(told, pence_an_hour=asked.pence_an_hour),
        processes.by_month(told, is_moved=snapshot.is_moved, as_of=snapshot.as_of),
        processes.barriers(told),
    )
    return Findings(
        authority=snapshot.authority,
        as_of=snapshot.as_of,
        figures=(*(one for part in parts for one in part.figures), *asked.beside),
        tables=tuple(one for part in parts for one in part.tables),
    )


__all__ = ["Answers", "Asked", "Figure", "Findings", "Table", "findings", "found_in"]
