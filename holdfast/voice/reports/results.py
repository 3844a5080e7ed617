"""What is told of a wave: by statement, of all and by kind of service, beside those before."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfast.place.models import Service
from holdfast.voice import rules
from holdfast.voice.content.statements import STATEMENTS, Statement
from holdfast.voice.models import Wave, WaveCount
from holdfast.voice.rules import Audience, Bands

WIDE = 300  # units of a drawn row


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of results: whose, three numbers, and how wide each is drawn."""

    words: str
    bands: Bands

    @property
    def drawn(self) -> list[tuple[str, int, int]]:
        """Return of each band its name, where it begins and how wide it is, in parts of WIDE."""
        total, at, found = sum(self.bands), 0, []
        for name, many in zip(("disagree", "between", "agree"), self.bands, strict=True):
            wide = round(many * WIDE / total) if total else 0
            found.append((name, at, wide))
            at += wide
        return found


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said to one statement: all together, the waves before, and by kind of service."""

    statement: Statement
    rows: list[Row]
    services: list[Row]


Found = dict[str, dict[str, Bands]]  # by kind of service, then by statement


def found_in(counts: Iterable[WaveCount]) -> Found:
    """Return counts by kind of service and statement."""
    found: Found = {}
    for one in counts:
        found.setdefault(one.service, {})[one.statement] = one.bands
    return found


def of_all(found: Found, key: str) -> Bands:
    """Return what all together say to one statement."""
    return rules.summed(each[key] for each in found.values())


def said_in(wave: Wave, before: Iterable[Wave]) -> list[Said]:
    """Return what a wave says to each statement, beside those before; [] where it says nothing.

    The waves' counts are to be at hand (`prefetch_related`).
    """
    now = found_in(wave.counts.all())
    if not now:
        return []
    earlier = [(one, found_in(one.counts.all())) for one in before]
    services = dict(Service.choices) | {rules.OTHERS: "All others"}
    return [
        Said(
            statement=one,
            rows=[
                Row(words=f"{of.closes_on:%B %Y}", bands=of_all(found, one.key))
                for of, found in [(wave, now), *earlier]
                if found
            ],
            services=[
                Row(words=services[service], bands=each[one.key])
                for service, each in now.items()
                if len(now) > 1
            ],
        )
        for one in STATEMENTS[Audience(wave.audience)]
    ]
