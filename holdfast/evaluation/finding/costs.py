"""What it took: hours by kind, money by line of the budget, and both for each case."""

from collections.abc import Mapping, Sequence
from typing import Any

from holdfast.evaluation.finding.delivery import total
from holdfast.evaluation.finding.telling import Told
from holdfast.evaluation.rules.findings import Figure, Table
from holdfast.evaluation.rules.telling import cannot_tell, counted
from holdfast.evaluation.schema.staff import HOUR_KINDS

Answers = Mapping[str, Sequence[Mapping[str, Any]]]
MINUTES, PENCE = 60, 100
WORDS = dict(HOUR_KINDS)
BOTH = "all recorded hours times the rate, and all that was paid, over cases started"
NO_RATE = "Nobody has said what an hour costs."
NO_CASES = "No case has started."
ALL_HOURS = "recorded minutes / 60; preparing at a desk that nobody recorded is not in it"


def cost(told: Answers, *, pence_an_hour: int | None) -> Told:
    """Return hours and money, in all and for each case started.

    Cost is hours times the rate and what was paid out of the budget (domain 7.5).
    """
    cases, minutes = len(told["dose"]), total(told["hours"], "minutes")
    paid = total(told["money"], "paid")
    return Told(
        figures=(
            counted("hours", "hours given", minutes / MINUTES, unit="hours", method=ALL_HOURS,
                    n=cases),
            _each("hours.a_case", "hours given for each case started", minutes / MINUTES, cases,
                  unit="hours", method=ALL_HOURS),
            counted("money.paid", "paid out of the budget", paid / PENCE, unit="pounds",
                    method="sum of payments, less what came back", n=len(told["money"])),
            _each("money.a_case", "paid out of the budget for each case started", paid / PENCE,
                  cases, unit="pounds", method="payments over cases started"),
            _whole_cost(minutes, paid, cases, pence_an_hour),
        ),
        tables=(_hours(told["hours"]),),
    )  # fmt: skip


def _each(key: str, says: str, whole: float, cases: int, *, unit: str, method: str) -> Figure:
    if not cases:
        return cannot_tell(key, says, unit=unit, method=method, n=0, because=NO_CASES)
    return counted(key, says, whole / cases, unit=unit, method=method, n=cases)


def _whole_cost(minutes: int, paid: int, cases: int, pence_an_hour: int | None) -> Figure:
    key, says = "cost.a_case", "cost of each case started, hours and budget"
    if pence_an_hour is None:
        return cannot_tell(key, says, unit="pounds", method=BOTH, n=cases, because=NO_RATE)
    whole = (minutes / MINUTES * pence_an_hour + paid) / PENCE
    return _each(key, says, whole, cases, unit="pounds", method=BOTH)


def _hours(rows: Sequence[Mapping[str, Any]]) -> Table:
    return Table(
        key="hours.kinds",
        heading="Hours, by what they were for",
        columns=("What for", "Hours", "Of which for a case"),
        rows=tuple(
            (WORDS[row["kind"]], row["minutes"] / MINUTES, row["of_cases"] / MINUTES)
            for row in rows
        ),
        note="Hours are nobody's in particular: no practitioner is told apart.",
        method=ALL_HOURS,
    )
