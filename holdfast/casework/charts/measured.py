"""Every measure but the SDQ in the picture: its rows, its bands and its sentence, as plain values.

Each instrument has its own range and its own direction; nothing is made relative to the SDQ's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from holdfast.casework.charts.panels import NAME_HEIGHT, Row, Window, moment, said, voice_of
from holdfast.casework.charts.panels import SDQ_TOP as USUAL_SPAN
from holdfast.casework.charts.reading import Reading, Tone, early
from holdfast.casework.reports import MeasureRead, WholeCase
from holdfast.measures import instruments
from holdfast.measures.instruments.shapes import Band, BandTable, Direction, Scale
from holdfast.measures.rules import comparing, reading

DARKEST = 3  # greys behind bands: the fifth band of five is as dark as the fourth
WHOSE = {
    "parent": "The parent’s",
    "self": "The child’s own",
    "teacher": "The teacher’s",
    "practitioner": "The practitioner’s",
}


@dataclass(frozen=True, kw_only=True)
class Series:
    """One instrument's main score by one informant, oldest first: what one panel draws."""

    instrument: instruments.Instrument
    informant: str
    reads: tuple[MeasureRead, ...]

    @property
    def scale(self) -> Scale:
        """The scale that is drawn."""
        return self.instrument.scales[self.instrument.main_scale]

    @property
    def name(self) -> str:
        """What stands over the panel."""
        return f"{self.instrument.name}: {voice_of(self.informant).lower()}"

    @property
    def under(self) -> str:
        """What stands under the panel's name: the range, and what a higher score means."""
        way = reading.DIRECTIONS[self.scale.direction]
        words = f"{self.scale.words}, {self.scale.lowest} to {self.scale.highest}: {way}"
        if self.table is None:
            return words
        bands = self.table.bands[norms_of(self.reads[-1]) or ""][self.scale.key]
        mark = " (provisional)" if any(band.is_provisional for band in bands) else ""
        return f"{words}; over the {self.table.name}{mark}"

    @property
    def table(self) -> BandTable | None:
        """The band table drawn behind: the first that has bands for the form used last."""
        norms = norms_of(self.reads[-1])
        tables = (one for one in self.instrument.tables if norms is not None)
        return next(
            (one for one in tables if one.bands.get(norms or "", {}).get(self.scale.key)), None
        )


def norms_of(one: MeasureRead) -> str | None:
    """Return the published group a form is compared with; None where there is none."""
    version = instruments.named(one.instrument).versions.get(one.form)
    return version.norms if version else None


def series(case: WholeCase) -> list[Series]:
    """Return what is drawn, one for each instrument and informant that has a score."""

    def whose(one: MeasureRead) -> tuple[str, str]:
        return one.instrument, one.informant

    scored = sorted((one for one in case.measures if one.main is not None), key=whose)
    return [
        Series(instrument=instruments.named(name), informant=informant, reads=tuple(several))
        for (name, informant), several in groupby(scored, key=whose)
    ]


def points(one: Series, drawn: Window) -> list[Row]:
    """Return a series' scores; a form for another age begins a new line."""
    voice = voice_of(one.informant)
    return [
        {
            "on": moment(read.on),
            "value": read.main,
            "said": reading.number(read.main),
            "voice": voice,
            "line": norms_of(read) or read.form,
            "tip": f"{one.instrument.name}, {voice.lower()}: {reading.number(read.main)}",
            "day": said(read.on),
        }
        for read in one.reads
        if read.main is not None and drawn.holds(read.on)
    ]


def band_rows(one: Series, drawn: Window) -> list[Row]:
    """Return the bands behind a series, over the whole of the picture; none where none are."""
    table, norms = one.table, norms_of(one.reads[-1])
    bands = table.bands[norms or ""][one.scale.key] if table else ()
    lowest_first = sorted(bands, key=lambda band: band.lowest)
    edges = {band.key: edges_of(band, one.scale) for band in bands}
    middles = [sum(edges[band.key]) / 2 for band in lowest_first]
    names_at = dict(
        zip((band.key for band in lowest_first), spread(middles, one.scale), strict=True)
    )
    return [
        {
            "from": moment(drawn.first),
            "to": moment(drawn.last),
            "low": edges[band.key][0],
            "high": edges[band.key][1],
            "band": band.words,
            "severity": min(band.severity, DARKEST),
            "name_at": names_at[band.key],
        }
        for band in bands
    ]


def edges_of(band: Band, scale: Scale) -> tuple[float, float]:
    """Return where a band is drawn: half way to its neighbours, or to the next whole number."""
    half = 0.5 if scale.is_rounded else 0
    whole = 0 if scale.is_rounded else 1
    low, high = band.lowest - half, band.highest + half + whole
    return max(low, scale.lowest), min(high, scale.highest)


def spread(middles: Iterable[float], scale: Scale) -> list[float]:
    """Move names up where they would touch the one below."""
    least = NAME_HEIGHT * (scale.highest - scale.lowest) / USUAL_SPAN
    placed: list[float] = []
    for middle in middles:
        placed.append(max(middle, placed[-1] + least) if placed else middle)
    return placed


def sentences(case: WholeCase) -> Iterator[Reading]:
    """Read each series, its first score against its last."""
    return (sentence(one) for one in series(case))


def sentence(one: Series) -> Reading:
    """Say how one person's main score on one instrument moved, and by which rules."""
    about = f"{WHOSE.get(one.informant, 'Somebody else’s')} {one.instrument.name}"
    about = f"{about} {one.scale.words.lower()}"
    first, last = one.reads[0], one.reads[-1]
    if len(one.reads) == 1:
        return early(about, f"one so far, {reading.number(last.main or 0)}")
    if norms_of(first) != norms_of(last):
        rule = f"forms {first.form} and {last.form} are for different ages, so no judgement is made"
        return Reading(about=about, says=f"{about}: {moved(first, last)}.", rule=rule)
    move = comparing.move(one.scale, first.main or 0, last.main or 0, last.as_filled())
    rules = "; ".join(f"{each.rule}: {each.says.rstrip('.')}" for each in move.judged)
    way = reading.DIRECTIONS[one.scale.direction]
    return Reading(
        about=about,
        says=f"{about}: {moved(first, last)}. Here {way}.",
        rule=rules or "no error is published for it here, so no judgement is made",
        tone=tone_of(move, one.scale, (last.main or 0) - (first.main or 0)),
    )


def moved(first: MeasureRead, last: MeasureRead) -> str:
    return comparing.moved_said(first.main or 0, last.main or 0).replace("last time", "at first")


def tone_of(move: comparing.Move, scale: Scale, change: float) -> Tone:
    """Judge a move: better or worse only where a published rule says that it is more than error."""
    if not move.judged or scale.direction is Direction.NEITHER:
        return Tone.NOTED
    if change == 0:
        return Tone.UNCHANGED
    if not all(one.is_reached for one in move.judged):
        return Tone.LITTLE
    return Tone.BETTER if (change > 0) is (scale.direction is Direction.BETTER) else Tone.WORSE
