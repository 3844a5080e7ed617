"""A mapping: which column of a file is the person, the time and the scores, as a TOML file says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from holdfast.evaluation.rules.scores import Norms, ScaleRead
from holdfast.evaluation.schema.measures import INFORMANTS, OCCASIONS

LONG, WIDE = "long", "wide"
LAYOUTS = {LONG: "a row for each person and time", WIDE: "a row for each person"}


class CannotUse(Exception):  # noqa: N818  # the files as they came, not a fault of the code
    """The mapping or the file cannot be used; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Time:
    """One time of asking: how the file writes it, which occasion it is, how many days on."""

    says: str
    occasion: str
    day: int


@dataclass(frozen=True, kw_only=True)
class ScoreColumn:
    """One scale: whose, where it stands for each time, and how it is read.

    `columns` has one column for each time, in their order: the same one in a long file.
    """

    instrument: str
    informant: str
    scale: str
    columns: tuple[str, ...]
    lower_is_better: bool
    lowest: float
    highest: float
    norms: Norms | None = None

    @property
    def read(self) -> ScaleRead:
        """Return how the scale is read."""
        return ScaleRead(
            key=f"{self.instrument}.{self.informant}.{self.scale}".lower(),
            name=f"{self.instrument} {self.scale}",
            lower_is_better=self.lower_is_better,
            lowest=self.lowest,
            highest=self.highest,
            norms=self.norms,
        )


@dataclass(frozen=True, kw_only=True)
class ColumnsOf:
    """A whole mapping. Days are counted from `starts`, for a file that has no dates.

    In a wide file without a `person` each row is a person of its own.
    """

    authority: str
    person: str
    layout: str
    starts: date
    times: tuple[Time, ...]
    scores: tuple[ScoreColumn, ...]
    time: str = ""
    arm: str = ""
    group: str = ""
    age: str = ""
    sex: str = ""
    sexes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    traits: tuple[str, ...] = ()
    missing: frozenset[str] = frozenset({""})

    @property
    def about_people(self) -> tuple[str, ...]:
        """Return the columns that are the same in every row of a person."""
        return tuple(filter(None, (self.arm, self.group, self.age, self.sex, *self.traits)))

    @property
    def needed(self) -> tuple[str, ...]:
        """Return every column the file must have, once each."""
        scores = (column for score in self.scores for column in score.columns if column)
        names = (*filter(None, (self.person, self.time)), *self.about_people, *scores)
        return tuple(dict.fromkeys(names))


def mapping_in(file: Path) -> ColumnsOf:
    """Read a mapping. Raise `CannotUse` naming the key and what belongs there."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CannotUse(f"{file}: this is not TOML ({error})") from error
    try:
        return _mapping(said)
    except CannotUse as refusal:
        raise CannotUse(f"{file}: {refusal}") from refusal


def _mapping(said: Mapping[str, Any]) -> ColumnsOf:
    layout = _one_of(said, "layout", LAYOUTS)
    times = tuple(_time(each, layout) for each in _some(said, "times"))
    sex = said.get("sex") or {}
    found = ColumnsOf(
        authority=_word(said, "authority"),
        person=_word(said, "person") if layout == LONG else said.get("person", ""),
        layout=layout,
        starts=_day(said, "starts"),
        times=times,
        scores=tuple(_score(each, layout, len(times)) for each in _some(said, "scores")),
        time=_word(said, "time") if layout == LONG else "",
        arm=said.get("arm", ""),
        group=said.get("group", ""),
        age=said.get("age", ""),
        sex=_word(sex, "column") if sex else "",
        sexes=MappingProxyType(dict(sex.get("codes", {}))),
        traits=tuple(said.get("traits", ())),
        missing=frozenset(said.get("missing", ())) | {""},
    )
    strange = set(said) - set(KEYS)
    if strange:
        raise CannotUse(f"{', '.join(sorted(strange))}: no such key. The keys are {KEYS_SAID}")
    if len({time.says for time in times}) != len(times):
        raise CannotUse("times: two say the same. Give each time once")
    return found


KEYS = ("authority", "person", "layout", "starts", "times", "scores", "time", "arm", "group",
        "age", "sex", "traits", "missing")  # fmt: skip
KEYS_SAID = ", ".join(KEYS)


def _time(said: Mapping[str, Any], layout: str) -> Time:
    if not isinstance(said.get("day"), int):
        raise CannotUse("times: day is not a whole number. Write how many days after the first")
    return Time(
        says=str(said["says"]) if layout == LONG and "says" in said else f"day {said['day']}",
        occasion=_one_of(said, "occasion", dict(OCCASIONS)),
        day=said["day"],
    )


def _score(said: Mapping[str, Any], layout: str, times: int) -> ScoreColumn:
    columns = [_word(said, "column")] * times if layout == LONG else said.get("columns", [])
    if len(columns) != times:
        raise CannotUse(
            f"scores: {len(columns)} columns, and there are {times} times. Name one column for "
            f'each time, "" where there is none'
        )
    lowest, highest = (float(_number(said, key)) for key in ("lowest", "highest"))
    if lowest >= highest:
        raise CannotUse("scores: lowest is not under highest. Write the two ends of the scale")
    if not isinstance(said.get("lower_is_better"), bool):
        raise CannotUse("scores: lower_is_better is neither true nor false")
    return ScoreColumn(
        instrument=_word(said, "instrument"),
        informant=_one_of(said, "informant", dict(INFORMANTS)),
        scale=_word(said, "scale"),
        columns=tuple(columns),
        lower_is_better=said["lower_is_better"],
        lowest=lowest,
        highest=highest,
        norms=_norms(said["norms"]) if "norms" in said else None,
    )


def _norms(said: Mapping[str, Any]) -> Norms:
    mean, sd, reliability = (float(_number(said, key)) for key in ("mean", "sd", "reliability"))
    if sd <= 0 or not 0 <= reliability <= 1:
        raise CannotUse("norms: an sd is more than 0, and a reliability from 0 to 1")
    return Norms(mean=mean, sd=sd, reliability=reliability, source=_word(said, "source"))


def _word(said: Mapping[str, Any], key: str) -> str:
    found = said.get(key)
    if not isinstance(found, str) or not found:
        raise CannotUse(f'{key}: it is missing. Write {key} = "..."')
    return found


def _number(said: Mapping[str, Any], key: str) -> int | float:
    found = said.get(key)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise CannotUse(f"{key}: it is not a number")
    return found


def _one_of(said: Mapping[str, Any], key: str, known: Mapping[str, str]) -> str:
    found = _word(said, key)
    if found not in known:
        raise CannotUse(f"{key}: '{found}' is not one of {', '.join(known)}")
    return found


def _day(said: Mapping[str, Any], key: str) -> date:
    found = said.get(key)
    if type(found) is not date:
        raise CannotUse(f"{key}: it is not a day. Write {key} = 2000-01-01")
    return found


def _some(said: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = said.get(key)
    if not isinstance(found, list) or not found:
        raise CannotUse(f"{key}: there are none. Write [[{key}]] for each")
    return found
