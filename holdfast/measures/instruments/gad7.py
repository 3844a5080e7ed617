"""GAD-7: seven questions about worry over two weeks, which anybody may reproduce."""

from types import MappingProxyType

from holdfast.measures.instruments import banding, nhs_england
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.phq_words import ANSWERS, LEAD_IN, LICENCE, MISSING
from holdfast.measures.instruments.shapes import (
    Direction,
    Informant,
    Missing,
    Scale,
    Version,
    Wording,
)

_SCALES = scales_of(
    Scale(
        key="total",
        words="Anxiety",
        lowest=0,
        highest=21,
        direction=Direction.WORSE,
        items=tuple(range(1, 8)),
        least_answered=5,
        missing=Missing.PRORATED,
        missing_source=MISSING,
    )
)

INSTRUMENT = Instrument(
    key="gad7",
    name="GAD-7",
    title="Generalised Anxiety Disorder scale (GAD-7)",
    versions=versions_of(
        Version(code="GAD-7", informant=Informant.SELF, youngest=12, oldest=None, norms="from 12")
    ),
    item_answers=numbered(7, 0, 1, 2, 3),
    scales=_SCALES,
    main_scale="total",
    licence=LICENCE,
    tables=(
        banding.table(
            key="gad7_severity",
            name="GAD-7 severity",
            source="Spitzer and others 2006: cut points 5, 10 and 15, as quoted by the R package "
            "cliot, gad7_anxiety_screen",
            words=("Minimal", "Mild", "Moderate", "Severe"),
            scales=_SCALES,
            edges={"from 12": {"total": banding.seen(4, 9, 14)}},
        ),
    ),
    reliable_rules=(nhs_england.rule("total", 4, origin="CYP IAPT 2015"),),
    wordings=(
        Wording(
            language="en",
            lead_in=LEAD_IN,
            items=MappingProxyType(
                {
                    1: "Feeling nervous, anxious or on edge",
                    2: "Not being able to stop or control worrying",
                    3: "Worrying too much about different things",
                    4: "Trouble relaxing",
                    5: "Being so restless that it is hard to sit still",
                    6: "Becoming easily annoyed or irritable",
                    7: "Feeling afraid as if something awful might happen",
                }
            ),
            answers=ANSWERS,
        ),
    ),
    notes=(
        "The answer at zero is “Not at all”; a copy that says “Not at all sure” is a known error.",
        "Made for adults; 12 as the youngest age is recalled.",
        "No SNOMED CT code for its score has been found.",
    ),
)
