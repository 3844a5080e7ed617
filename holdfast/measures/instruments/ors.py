"""ORS: how life has been lately, on four lines, from 13 years."""

from holdfast.measures.instruments import banding, nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, versions_of
from holdfast.measures.instruments.lines import CUT_OFFS, LICENCE, MARKS, SCALES
from holdfast.measures.instruments.shapes import Informant, Unit, Version

INSTRUMENT = Instrument(
    key="ors",
    name="ORS",
    title="Outcome Rating Scale (ORS)",
    versions=versions_of(
        Version(
            code="ORS-13-17", informant=Informant.SELF, youngest=13, oldest=17, norms="age 13-17"
        ),
        Version(code="ORS-18+", informant=Informant.SELF, youngest=18, oldest=None, norms="adult"),
    ),
    item_answers=MARKS,
    scales=SCALES,
    main_scale="total",
    licence=LICENCE,
    tables=(
        banding.table(
            key="ors_cut_off",
            name="ORS cut-off",
            source=CUT_OFFS,
            words=("At or above the cut-off", "Below the cut-off"),
            scales=SCALES,
            edges={
                "age 13-17": {"total": banding.recalled(28)},
                "adult": {"total": banding.recalled(25)},
            },
        ),
    ),
    reliable_rules=(nhs_england.rule("total", 6.6, origin="CYP IAPT 2015"),),
    codes=(snomed("960251000000100", "total", is_outcome=True),),
    answer_unit=Unit.MILLIMETRES,
)
