"""CRIES-8: eight questions about a frightening event over a week, from 8 years."""

from holdfast.measures.instruments import banding
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.shapes import (
    Direction,
    Informant,
    Licence,
    Scale,
    Version,
)


def _scale(key: str, words: str, items: tuple[int, ...]) -> Scale:
    return Scale(
        key=key,
        words=words,
        lowest=0,
        highest=5 * len(items),
        direction=Direction.WORSE,
        items=items,
        least_answered=len(items),
        missing_source="our own: nothing published was seen",
    )


_SCALES = scales_of(
    _scale("intrusion", "Intrusion", (1, 3, 6, 7)),
    _scale("avoidance", "Avoidance", (2, 4, 5, 8)),
    _scale("total", "Total", tuple(range(1, 9))),
)

INSTRUMENT = Instrument(
    key="cries8",
    name="CRIES-8",
    title="Children's Revised Impact of Event Scale, 8 items (CRIES-8)",
    versions=versions_of(
        Version(
            code="CRIES-8", informant=Informant.SELF, youngest=8, oldest=18, norms="age 8 and over"
        )
    ),
    item_answers=numbered(8, 0, 1, 3, 5),
    scales=_SCALES,
    main_scale="total",
    licence=Licence(
        holder="Children and War Foundation",
        terms=(
            "Free to clinicians and researchers, and not to be changed.",
            "The Foundation asks for results to be sent to it. Ask it before bundling the form.",
        ),
        may_show=("The number of a question and its answers as digits", "Scores and bands"),
        may_not_show=("The wording, until the Foundation has said yes",),
        source="The CRIES-8 sheet of the Children and War Foundation; corc.uk.net",
    ),
    tables=(
        banding.table(
            key="cries8_cut_off",
            name="CRIES-8 cut-off",
            source="17 and over: Perrin, Meiser-Stedman and Smith 2005, recalled",
            words=("Below the cut-off", "At or above the cut-off"),
            scales=_SCALES,
            edges={"age 8 and over": {"total": banding.recalled(16)}},
        ),
    ),
    codes=(snomed("960181000000100", "total"),),
    notes=(
        "Answers count 0, 1, 3 and 5. Items of each scale: the Foundation's Swedish sheet, 2014.",
        "A cut-off screens; it does not say what a child has.",
    ),
)
