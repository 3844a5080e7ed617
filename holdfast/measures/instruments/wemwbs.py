"""WEMWBS: fourteen questions about wellbeing over two weeks. Higher is better."""

from holdfast.measures.instruments import nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.shapes import Direction, Informant, Missing, Scale, Version
from holdfast.measures.instruments.warwick import LICENCE

INSTRUMENT = Instrument(
    key="wemwbs",
    name="WEMWBS",
    title="Warwick-Edinburgh Mental Wellbeing Scale (WEMWBS)",
    versions=versions_of(
        Version(code="WEMWBS", informant=Informant.SELF, youngest=13, oldest=None)
    ),
    item_answers=numbered(14, 1, 2, 3, 4, 5),
    scales=scales_of(
        Scale(
            key="total",
            words="Wellbeing",
            lowest=14,
            highest=70,
            direction=Direction.BETTER,
            items=tuple(range(1, 15)),
            least_answered=14,
            missing=Missing.NO_SCORE,
            missing_source="our own: the user guide's rule was not seen",
        )
    ),
    main_scale="total",
    licence=LICENCE,
    reliable_rules=(nhs_england.rule("total", 9, origin="Maheswaran 2012"),),
    codes=(snomed("718426000", "total"),),
    notes=(
        "No bands: it is a scale of the whole population, and no cut-off was seen in a source.",
        "The youngest age is recalled.",
    ),
)
