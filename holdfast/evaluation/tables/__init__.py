"""The evaluation's tables: Ibis expressions over a snapshot, the same on every engine.

Each takes the snapshot's tables by name and returns an expression in a settled order. None knows
which engine runs it, and none hides a small number: that is done where it is shown.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

import ibis

from holdfast.evaluation.tables import (
    costs,
    delivery,
    goals,
    missing,
    pairs,
    plain,
    series,
    uptake,
)
from holdfast.evaluation.tables.pairs import Tables

Question = Callable[[Tables], ibis.Table]
QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "cases": plain.cases,
        "offers": plain.offers,
        "modules_of_cases": plain.modules_of_cases,
        "first_and_last": pairs.first_and_last,
        "completeness": pairs.completeness,
        "why_no_last": pairs.why_no_last,
        "pairs": pairs.pairs,
        "change": pairs.change,
        "change_by_sex": partial(pairs.change, by=("sex",)),
        "change_by_age": partial(pairs.change, by=("age_band",)),
        "change_by_ethnicity": partial(pairs.change, by=("ethnic_group",)),
        "change_by_status": partial(pairs.change, by=("status_at_start",)),
        "change_by_disability": partial(pairs.change, by=("disabled",)),
        "change_by_service": partial(pairs.change, by=("service",)),
        "bands": pairs.bands,
        "goals": goals.first_and_last,
        "goals_by_child": goals.by_child,
        "dose": delivery.dose,
        "modules": delivery.modules,
        "sections": delivery.sections,
        "fidelity": delivery.fidelity,
        "missed_visits": delivery.missed,
        "practitioners": delivery.practitioners,
        "reach": uptake.reach,
        "adoption": uptake.adoption,
        "penetration": uptake.penetration,
        "maintenance": uptake.maintenance,
        "wider_use": uptake.wider_use,
        "barriers": uptake.barriers,
        "hours": costs.hours,
        "money": costs.money,
        "asked": missing.asked,
        "scored": missing.scored,
        "lost": missing.lost,
        "attendance_by_month": series.attendance,
        "visits_by_month": series.visits,
        "timeliness_by_month": series.timeliness,
    }
)

__all__ = ["QUESTIONS", "Question", "Tables"]
