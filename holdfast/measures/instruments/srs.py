"""SRS: how a session went, on four lines. About the work, never about the person."""

from holdfast.measures.instruments import banding
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, versions_of
from holdfast.measures.instruments.lines import CUT_OFFS, LICENCE, MARKS, SCALES
from holdfast.measures.instruments.shapes import Informant, Unit, Version

INSTRUMENT = Instrument(
    key="srs",
    name="SRS",
    title="Session Rating Scale (SRS)",
    versions=versions_of(
        Version(code="SRS", informant=Informant.SELF, youngest=13, oldest=None, norms="from 13"),
        Version(code="CSRS", informant=Informant.SELF, youngest=6, oldest=12, norms="child 6-12"),
    ),
    item_answers=MARKS,
    scales=SCALES,
    main_scale="total",
    licence=LICENCE,
    tables=(
        banding.table(
            key="srs_cut_off",
            name="SRS cut-off",
            source=CUT_OFFS,
            words=("At or above the cut-off", "Below the cut-off: ask what to change"),
            scales=SCALES,
            edges={
                "from 13": {"total": banding.recalled(36)},
                "child 6-12": {"total": banding.recalled(36)},
            },
        ),
    ),
    codes=(
        snomed("720482000", "total", versions=("SRS",)),
        snomed("1036271000000108", "total", versions=("CSRS",)),
    ),
    answer_unit=Unit.MILLIMETRES,
    notes=("No rule of reliable change: it is about one session, not about change.",),
)
