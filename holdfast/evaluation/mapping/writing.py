"""A study as a snapshot: cases, what was asked of them, and scores. Loads Arrow."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from holdfast.evaluation.mapping.columns import CannotUse, ColumnsOf, ScoreColumn, Time
from holdfast.evaluation.mapping.study import Person, Study
from holdfast.evaluation.rules.scores import Norms, ScaleRead
from holdfast.evaluation.schema import TABLES
from holdfast.evaluation.snapshot.files import OTHER, Snapshot, table_of, whole, write

SCALES = "scales.json"
Row = dict[str, Any]


def snapshot_of(study: Study) -> Snapshot:
    """Return a study as a snapshot. A person is a case, a family and a child; an arm is a run."""
    return Snapshot(
        authority=study.mapping.authority,
        as_of=_day(study.mapping, study.mapping.times[-1]),
        kind=OTHER,
        tables=whole(
            {
                "cases": table_of("cases", map(_case(study.mapping), study.people.values())),
                "asks": table_of("asks", _asks(study)),
                "scores": table_of("scores", _scores(study)),
            }
        ),
    )


def write_study(study: Study, out: Path) -> None:
    """Write a study's snapshot into a new folder, and how its scales are read beside it.

    Raise `CannotUse` if something is in the folder already.
    """
    try:
        write(snapshot_of(study), out)
    except FileExistsError as error:
        raise CannotUse(str(error)) from error
    read = [asdict(score.read) for score in study.mapping.scores]
    (out / SCALES).write_text(json.dumps(read, indent=1) + "\n", encoding="utf-8")


def scales_beside(snapshot: Path) -> list[ScaleRead]:
    """Return how the scales of a study are read; none where the snapshot is of our own records."""
    file = snapshot / SCALES
    if not file.is_file():
        return []
    return [
        ScaleRead(**{**one, "norms": Norms(**one["norms"]) if one["norms"] else None})
        for one in json.loads(file.read_text(encoding="utf-8"))
    ]


def _day(mapping: ColumnsOf, time: Time) -> date:
    return mapping.starts + timedelta(days=time.day)


def _case(mapping: ColumnsOf) -> Any:
    def row(person: Person) -> Row:
        told = {column.name: None for column in TABLES["cases"].columns}
        age = person.known.get(mapping.age, "")
        return {
            **told,
            "case": person.name,
            "family": person.name,
            "child": person.name,
            "authority": mapping.authority,
            "run": _known(mapping, person, mapping.arm),
            "group": _known(mapping, person, mapping.group),
            "started_on": _day(mapping, mapping.times[0]),
            "ended_on": _day(mapping, mapping.times[-1]),
            "sex": mapping.sexes.get(person.known.get(mapping.sex, "")),
            "age": None if age in mapping.missing else int(float(age)),
        }

    return row


def _known(mapping: ColumnsOf, person: Person, column: str) -> str | None:
    found = person.known.get(column, "")
    return None if found in mapping.missing else found


def _each(study: Study) -> Iterator[tuple[Person, ScoreColumn, int, Time, float | None]]:
    """Yield each person, scale and time that has a column, and the score there."""
    for person in study.people.values():
        for score in study.mapping.scores:
            for place, time in enumerate(study.mapping.times):
                if score.columns[place]:
                    found = person.scores.get((score.read.key, place))
                    yield person, score, place, time, found


def _about(person: Person, score: ScoreColumn, time: Time) -> Row:
    return {
        "case": person.name,
        "child": person.name,
        "instrument": score.instrument,
        "informant": score.informant,
        "occasion": time.occasion,
    }


def _asks(study: Study) -> Iterator[Row]:
    """Yield an asking for each measure and time: answered if any of its scales has a score."""
    found: dict[tuple[object, ...], Row] = {}
    for person, score, place, time, value in _each(study):
        about = _about(person, score, time)
        number = sum(before.occasion == time.occasion for before in study.mapping.times[:place]) + 1
        ask = found.setdefault(
            (*about.values(), number),
            {
                **about,
                "number": number,
                "due_on": _day(study.mapping, time),
                "closes_on": _day(study.mapping, time),
                "standing": "lapsed",
                "why_missing": None,
            },
        )
        if value is not None:
            ask["standing"] = "done"
    yield from found.values()


def _scores(study: Study) -> Iterator[Row]:
    for person, score, _, time, value in _each(study):
        if value is not None:
            yield {
                **_about(person, score, time),
                "on": _day(study.mapping, time),
                "form": score.instrument,
                "norms": None,
                "scale": score.scale,
                "value": value,
                "band": None,
                "severity": None,
                "prorated": None,
            }
