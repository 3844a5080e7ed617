"""What families were given: visits, modules, and how far the manual was kept to."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any

from holdfast.evaluation.finding.telling import Told, counts, not_shown, people
from holdfast.evaluation.rules.enough import FEWEST_PAIRS
from holdfast.evaluation.rules.findings import Cell, Figure, Hidden, Table
from holdfast.evaluation.rules.telling import cannot_tell, counted, share
from holdfast.evaluation.schema import TABLES
from holdfast.kit.disclosure.counts import may_show_percentage

Answers = Mapping[str, Sequence[Mapping[str, Any]]]
MIDDLE = "median over cases"
MISSED = dict(TABLES["visits"].column("missed_because").codes)


def total(rows: Sequence[Mapping[str, Any]], column: str) -> int:
    """Return the sum of one column of whole numbers."""
    return sum(int(row[column]) for row in rows)


def given(told: Answers) -> Told:
    """Return cases, visits, modules and how far the manual was kept to."""
    dose, kept = told["dose"], told["fidelity"]
    planned, made = total(dose, "planned"), total(dose, "made")
    closed, missed = sum(row["closed"] for row in dose), Counter[str]()
    for row in told["missed_visits"]:
        missed[MISSED.get(row["missed_because"], "Not said")] += row["visits"]
    ended = people("cases.closed", "cases closed", closed, unit="cases")
    return Told(
        figures=(
            people("cases.started", "cases started", len(dose), unit="cases"),
            ended if may_show_percentage(closed, len(dose)) else not_shown(ended),
            share("visits.kept", "planned visits that were made", made, planned),
            middle("visits.a_case", "visits made with a family", [row["made"] for row in dose],
                   unit="visits"),
            share("visits.child_there", "visits made in which the child took part",
                  total(dose, "child_there"), made),
            share("fidelity.core", "core steps of used modules that were done",
                  total(kept, "core_done"), total(kept, "core_steps")),
            share("fidelity.planned", "modules used that had been planned",
                  total(kept, "planned_modules"), total(kept, "modules")),
            share("fidelity.adapted", "visits made in which the manual was departed from",
                  total(kept, "adapted"), total(kept, "visits")),
            middle("fidelity.discussed", "discussions of a case in supervision",
                   [row["discussed"] for row in kept], unit="discussions"),
        ),
        tables=(
            counts("visits.missed", "Visits missed, and why", "Why", missed, unit="Visits"),
            _sections(told),
        ),
    )  # fmt: skip


def middle(key: str, says: str, values: Sequence[float], *, unit: str) -> Figure:
    """Return the median over cases; from ten cases on, for it may be one case's own."""
    if len(values) < FEWEST_PAIRS:
        because = f"{len(values)} cases, and {FEWEST_PAIRS} are needed before a middle is told."
        return cannot_tell(key, says, unit=unit, method=MIDDLE, n=len(values), because=because)
    return counted(key, says, float(median(values)), unit=unit, method=MIDDLE, n=len(values))


def _sections(told: Answers) -> Table:
    """Return the cases that used each section; a case may use several, so there is no total."""
    cases = len(told["dose"])
    rows: list[tuple[Cell, ...]] = []
    for row in told["sections"]:
        is_shown = may_show_percentage(row["cases"], cases)
        rows.append((row["section"], row["cases"] if is_shown else Hidden(), row["trained"]))
    return Table(
        key="sections.used",
        heading="Sections of the manual that were used",
        columns=("Section", "Cases", "People trained in it"),
        rows=tuple(rows),
        note="A case may use several. Numbers from 1 to 5 are not shown, nor all but 1 to 5.",
        method="counted",
    )
