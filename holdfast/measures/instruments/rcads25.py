"""RCADS, the 25 items: anxiety and depression. Raw scores only."""

from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of
from holdfast.measures.instruments.rcads_scales import (
    LICENCE,
    MISSING_25,
    NO_T_SCORES,
    VERSIONS,
    scale,
    total,
)

_DEPRESSION = (1, 4, 8, 10, 13, 15, 16, 19, 21, 24)
_ANXIETY = (2, 3, 5, 6, 7, 9, 11, 12, 14, 17, 18, 20, 22, 23, 25)

INSTRUMENT = Instrument(
    key="rcads25",
    name="RCADS-25",
    title="Revised Children's Anxiety and Depression Scale, 25 items (RCADS-25)",
    versions=VERSIONS,
    item_answers=numbered(25, 0, 1, 2, 3),
    scales=scales_of(
        scale("depression", "Depression", _DEPRESSION, MISSING_25),
        scale("total_anxiety", "Total anxiety", _ANXIETY, MISSING_25),
        total("total", "Total", 75, ("total_anxiety", "depression")),
    ),
    main_scale="total",
    licence=LICENCE,
    notes=(
        NO_T_SCORES,
        "Item numbers: a public scorer (stored file 52095825664), as recalled.",
        "No answer of this form is held a risk answer: none names death or harm, as recalled.",
    ),
)
