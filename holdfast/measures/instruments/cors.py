"""CORS: how life has been lately, on four lines, for a child of 6 to 12, or of the child."""

from holdfast.measures.instruments import banding, nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, versions_of
from holdfast.measures.instruments.lines import CUT_OFFS, LICENCE, MARKS, SCALES
from holdfast.measures.instruments.shapes import Informant, Unit, Version

INSTRUMENT = Instrument(
    key="cors",
    name="CORS",
    title="Child Outcome Rating Scale (CORS)",
    versions=versions_of(
        Version(code="CORS", informant=Informant.SELF, youngest=6, oldest=12, norms="child 6-12"),
        Version(
            code="CORS-P", informant=Informant.PARENT, youngest=6, oldest=12, norms="parent 6-12"
        ),
    ),
    item_answers=MARKS,
    scales=SCALES,
    main_scale="total",
    licence=LICENCE,
    tables=(
        banding.table(
            key="cors_cut_off",
            name="CORS cut-off",
            source=CUT_OFFS,
            words=("At or above the cut-off", "Below the cut-off"),
            scales=SCALES,
            edges={
                "child 6-12": {"total": banding.recalled(32)},
                "parent 6-12": {"total": banding.recalled(28)},
            },
        ),
    ),
    reliable_rules=(
        nhs_england.rule("total", 10, origin="CYP IAPT 2015", informant=Informant.SELF),
    ),
    codes=(snomed("960321000000103", "total", versions=("CORS",), is_outcome=True),),
    answer_unit=Unit.MILLIMETRES,
)
