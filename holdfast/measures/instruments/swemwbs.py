"""SWEMWBS: seven questions about wellbeing over two weeks. Higher is better."""

from types import MappingProxyType

from holdfast.measures.instruments import nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.shapes import (
    Answers,
    Direction,
    Informant,
    Missing,
    Scale,
    Score,
    Version,
)
from holdfast.measures.instruments.warwick import LICENCE

_METRIC = MappingProxyType(
    dict(
        enumerate(
            (
                *(7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36),
                *(16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73, 21.54, 22.35, 23.21),
                *(24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.70, 32.55, 35.00),
            ),
            start=7,
        )
    )
)


class Swemwbs(Instrument):
    """The seven items, and the metric score that their sum is looked up as."""

    def score(self, answers: Answers) -> dict[str, Score]:
        """Return the sum, and the metric score that goes with it; None where one is missing."""
        scores = super().score(answers)
        raw = scores["total"]
        return {**scores, "metric": None if raw is None else _METRIC[int(raw)]}


INSTRUMENT = Swemwbs(
    key="swemwbs",
    name="SWEMWBS",
    title="Short Warwick-Edinburgh Mental Wellbeing Scale (SWEMWBS)",
    versions=versions_of(
        Version(code="SWEMWBS", informant=Informant.SELF, youngest=13, oldest=None)
    ),
    item_answers=numbered(7, 1, 2, 3, 4, 5),
    scales=scales_of(
        Scale(
            key="total",
            words="Sum",
            lowest=7,
            highest=35,
            direction=Direction.BETTER,
            items=tuple(range(1, 8)),
            least_answered=7,
            missing=Missing.NO_SCORE,
            missing_source="the conversion holds for seven answers only (stored file 55340096919)",
        ),
        Scale(
            key="metric",
            words="Metric score",
            lowest=7,
            highest=35,
            direction=Direction.BETTER,
            is_rounded=False,
            how="looked up from the sum, two decimals",
        ),
    ),
    main_scale="metric",
    licence=LICENCE,
    reliable_rules=(nhs_england.rule("total", 3, origin="Shah 2018"),),
    codes=(snomed("718466001", "total"),),
    notes=(
        "The conversion is Stewart-Brown and others 2009, as three public scorers have it (stored "
        "files 60660965070, 60440066405 and 55340096919) and as recalled. Two others have 25.99 "
        "for a sum of 29, where these have 26.02.",
        "No bands: no cut-off was seen in a source. The youngest age is recalled.",
    ),
)
