"""Who takes part and takes it up: adoption, penetration, attendance, and whether it lasts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from holdfast.evaluation.finding.delivery import total
from holdfast.evaluation.finding.telling import (
    NOT_KNOWN,
    Told,
    counts,
    hides_total,
    not_shown,
    people,
    people_share,
)
from holdfast.evaluation.rules.findings import Figure
from holdfast.evaluation.rules.telling import cannot_tell, counted, share
from holdfast.evaluation.schema.staff import SERVICES
from holdfast.evaluation.tables.uptake import HALF_A_YEAR

Answers = Mapping[str, Sequence[Mapping[str, Any]]]
WORDS = dict(SERVICES)
MOVED = "In an extract the days of visits were moved, and the end of the run was not."
LASTS = "trained people who did a step six months or more after the run's end, of all who took part"


def staff(told: Answers, *, as_of: date, is_moved: bool = False) -> Told:
    """Return adoption, penetration, attendance, use beyond the programme, and whether it lasts.

    Adoption is trained people with a case ever at work over trained; penetration is teams with a
    case ever at work over teams that have anybody who takes part (domain 7.5).
    """
    took_up, teams, met = told["adoption"], told["penetration"], told["attendance_by_month"]
    wider = told["wider_use"]
    services = {WORDS.get(row["service"], NOT_KNOWN): int(row["practitioners"]) for row in took_up}
    by_service = counts(
        "staff.services",
        "Practitioners who took part, by service",
        "Service",
        services,
        unit="People",
    )
    in_all = people(
        "staff.practitioners",
        "practitioners who took part",
        total(took_up, "practitioners"),
        unit="people",
    )
    return Told(
        figures=(
            not_shown(in_all) if hides_total(by_service) else in_all,
            people_share("adoption", "trained practitioners who came to work with a family",
                         total(took_up, "trained_with_case"), total(took_up, "trained")),
            share("penetration", "teams with a case ever at work",
                  sum(row["active"] > 0 for row in teams), len(teams)),
            share("attendance", "places at supervision meetings that were taken",
                  total(met, "part"), total(met, "whole")),
            counted("wider_use", "uses of the manual with families outside the programme",
                    total(wider, "uses"), unit="uses", method="counted", n=total(wider, "uses")),
            lasting(told["maintenance"], as_of=as_of, is_moved=is_moved),
        ),
        tables=(by_service,),
    )  # fmt: skip


def lasting(ended: Sequence[Mapping[str, Any]], *, as_of: date, is_moved: bool) -> Figure:
    """Return how many still use the programme half a year after their run; or that it is early.

    Of an extract it is not told: the days of visits were moved, and the run's end was not.
    """
    over = [row for row in ended if row["run_ends_on"] + timedelta(days=HALF_A_YEAR) <= as_of]
    if not over:
        because = "No run has been over for six months."
        return cannot_tell("maintenance", LASTS, unit="share", method=LASTS, n=0, because=because)
    if is_moved:
        return cannot_tell("maintenance", LASTS, unit="share", method=LASTS, n=0, because=MOVED)
    return people_share("maintenance", LASTS, total(over, "still"), total(over, "practitioners"))
