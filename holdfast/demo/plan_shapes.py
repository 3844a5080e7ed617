"""The shapes the plans of the work are written in."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Intent(NamedTuple):
    """A module that is planned: its code, the places of the aims it serves, and what for."""

    module: str
    aims: tuple[int, ...]
    kind: str = "core"
    why: str = ""
    phase: str = "module work"
    visits: int | None = None


class Dropped(NamedTuple):
    """A module dropped from the plan."""

    module: str
    on: date
    because: str
    note: str


class Held(NamedTuple):
    """The plan of the work held against the statutory plan."""

    on: date
    found: str
    note: str


class Onward(NamedTuple):
    """A referral to another service, and what came of it, if anything has."""

    on: date
    service: str
    reason: str
    reply: str
    replied_on: date | None
    note: str


class Said(NamedTuple):
    """What was written at one stage of the formulation, and where the document is."""

    on: date
    stage: str
    note: str
    document: str = ""
    system: str = ""
    reference: str = ""


class Profile(NamedTuple):
    """A profile of harm: prospects, and each harm as (kind, severity, for whom, evidence)."""

    on: date
    prospects: str
    note: str
    harms: tuple[tuple[str, str, tuple[str, ...], str], ...]


@dataclass(frozen=True, kw_only=True)
class Laid:
    """The plan of the work with one family, laid on a day, and what was written round it.

    `outcomes` come after the one of the plot's own plan; `ties` are (day, place of the aim, place
    of the outcome); `pasted` is (day, system, reference).
    """

    family: str
    on: date
    intents: tuple[Intent, ...]
    outcomes: tuple[tuple[date, str, str], ...] = ()
    ties: tuple[tuple[date, int, int], ...] = ()
    dropped: tuple[Dropped, ...] = ()
    held: tuple[Held, ...] = ()
    onward: tuple[Onward, ...] = ()
    said: tuple[Said, ...] = ()
    profiles: tuple[Profile, ...] = ()
    pasted: tuple[tuple[date, str, str], ...] = ()
