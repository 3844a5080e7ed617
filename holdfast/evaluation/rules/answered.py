"""From the rows that the evaluation's tables answer with to cases with scores.

The rows are those of `tables`: one for each case, informant and scale with a first or a last
score (`first_and_last`), and one for each case that has no last score (`why_no_last`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from holdfast.evaluation.rules.breakdowns import Trait
from holdfast.evaluation.rules.goals import ChildGoals
from holdfast.evaluation.rules.scores import CaseScores
from holdfast.evaluation.rules.scores import Trait as Value
from holdfast.evaluation.rules.waves import TIMES
from holdfast.evaluation.schema.families import CASES
from holdfast.evaluation.schema.measures import STANDINGS, WHY_MISSING

Row = Mapping[str, Any]
PARTS = ("emotional", "impact", "impact_strict")
WORDS = dict(STANDINGS) | dict(WHY_MISSING)
TRAITS = (
    Trait(key="sex", heading="Sex", is_protected=True),
    Trait(key="age_band", heading="Age", is_protected=True, is_plain=True),
    Trait(key="ethnic_group", heading="Ethnic group", is_protected=True),
    Trait(key="disabled", heading="Disabled", is_protected=True),
    Trait(key="status_at_start", heading="Status when the case was opened"),
    Trait(key="deprivation", heading="Deprivation of the area"),
    Trait(key="service", heading="Service", is_plain=True),
)
MOST_DEPRIVED = 3  # tenths: the share of England's areas that are called deprived here
AREAS = {True: "Among England's three most deprived tenths", False: "Another"}
YES_NO = {True: "Yes", False: "No", None: None}


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The rows that an outcome needs: cases, scores, why none, and modules that were used."""

    cases: tuple[Row, ...]
    first_and_last: tuple[Row, ...]
    why_no_last: tuple[Row, ...] = ()
    modules: tuple[Row, ...] = ()
    scored: tuple[Row, ...] = ()

    def scales(self) -> list[tuple[str, str, str]]:
        """Return each instrument, informant and scale that has a score, in order."""
        return sorted({(r["instrument"], r["informant"], r["scale"]) for r in self.first_and_last})

    def forms(self, instrument: str, informant: str) -> set[str]:
        """Return the forms by which an informant's first scores were told."""
        rows = self._of(self.first_and_last, instrument, informant)
        return {row["first_form"] for row in rows if row["first_form"] is not None}

    def every(self, instrument: str, informant: str, scale: str) -> list[CaseScores]:
        """Return all cases, open ones too, with their scores on one scale, in order of case.

        A case's scores are those of the child it is centred on, whose traits it has.
        """
        by_scale: dict[str, dict[str, Row]] = defaultdict(dict)
        for row in self._of(self.first_and_last, instrument, informant):
            by_scale[row["case"]][row["scale"]] = row
        whys = {
            row["case"]: WORDS.get(row["because"] or "", "")
            for row in self._of(self.why_no_last, instrument, informant)
        }
        scored = {
            row["case"]: frozenset(time for time in TIMES if row[time])
            for row in self._of(self.scored, instrument, informant)
            if row["scale"] == scale
        }
        sections = self._sections()
        return [
            _case(
                case,
                by_scale[case["case"]],
                scale,
                why=whys.get(case["case"], ""),
                scored_at=scored.get(case["case"], frozenset()),
                sections=sections.get(case["case"], set()),
            )
            for case in sorted(self.cases, key=lambda each: str(each["case"]))
        ]

    def section_traits(self) -> list[Trait]:
        """Return a trait for each section of the manual that any case used."""
        used = sorted(set().union(*self._sections().values()))
        return [
            Trait(key=f"section {one}", heading=f"Section {one}", is_section=True) for one in used
        ]

    def _of(self, rows: Iterable[Row], instrument: str, informant: str) -> Iterator[Row]:
        """Yield the rows by an informant about the child that each case is centred on."""
        centred = {case["case"]: case["child"] for case in self.cases}
        for row in rows:
            told_by = (row["instrument"], row["informant"])
            if told_by == (instrument, informant) and centred.get(row["case"]) == row["child"]:
                yield row

    def _sections(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self.modules:
            if row["visits"]:
                found[row["case"]].add(row["section"])
        return found


def _case(
    case: Row,
    rows: Mapping[str, Row],
    scale: str,
    *,
    why: str,
    scored_at: frozenset[str],
    sections: Iterable[str],
) -> CaseScores:
    row = rows.get(scale, {})
    parts = {name: rows[name]["first_value"] for name in PARTS if name in rows}
    return CaseScores(
        case=str(case["case"]),
        first=row.get("first_value"),
        last=row.get("last_value"),
        first_on=row.get("first_on"),
        last_on=row.get("last_on"),
        why_no_last=why if row.get("last_value") is None else "",
        group=str(case["group"] or ""),
        is_closed=case["ended_on"] is not None,
        scored_at=scored_at,
        parts={
            "emotional": parts.get("emotional"),
            "impact": parts.get("impact_strict", parts.get("impact")),
        },
        traits={**_traits(case), **{f"section {one}": "used" for one in sections}},
    )


def _traits(case: Row) -> dict[str, Value]:
    tenth = case["deprivation_tenth"]
    return {
        **{name: _word(name, case[name]) for name in ("sex", "status_at_start", "service")},
        "age_band": case["age_band"],
        "ethnic_group": case["ethnic_group"],
        "disabled": YES_NO[case["disabled"]],
        "deprivation": None if tenth is None else AREAS[tenth <= MOST_DEPRIVED],
    }


def _word(column: str, code: str | None) -> str | None:
    """Return what a code of a case says, with a capital: it heads a row."""
    said = dict(CASES.column(column).codes).get(code or "", code)
    return said and f"{said[:1].upper()}{said[1:]}"


def goals_of(rows: Iterable[Row]) -> list[ChildGoals]:
    """Return each case's goals from rows of first and last ratings, goal by goal."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["case"]].append(row)
    return [
        ChildGoals(
            child=case,
            first=tuple(row["first"] for row in goals),
            last=tuple(row["last"] for row in goals),
        )
        for case, goals in sorted(found.items())
    ]
