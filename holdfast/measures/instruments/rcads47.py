"""RCADS, the 47 items: anxiety of five kinds, and depression. Raw scores only."""

from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of
from holdfast.measures.instruments.rcads_scales import (
    LICENCE,
    MISSING_47,
    NO_T_SCORES,
    VERSIONS,
    scale,
    thoughts_of_death,
    total,
)

_ANXIETY = ("social_phobia", "panic", "separation", "generalised_anxiety", "compulsion")

_CODED = {
    "depression": "958231000000102",
    "generalised_anxiety": "958251000000109",
    "compulsion": "958261000000107",
    "panic": "958221000000104",
    "separation": "958241000000106",
    "social_phobia": "958211000000105",
    "total_anxiety": "718661003",
}

INSTRUMENT = Instrument(
    key="rcads47",
    name="RCADS-47",
    title="Revised Children's Anxiety and Depression Scale, 47 items (RCADS)",
    versions=VERSIONS,
    item_answers=numbered(47, 0, 1, 2, 3),
    scales=scales_of(
        scale("social_phobia", "Social phobia", (4, 7, 8, 12, 20, 30, 32, 38, 43), MISSING_47),
        scale("panic", "Panic", (3, 14, 24, 26, 28, 34, 36, 39, 41), MISSING_47),
        scale("depression", "Depression", (2, 6, 11, 15, 19, 21, 25, 29, 40, 47), MISSING_47),
        scale("separation", "Separation anxiety", (5, 9, 17, 18, 33, 45, 46), MISSING_47),
        scale("generalised_anxiety", "Generalised anxiety", (1, 13, 22, 27, 35, 37), MISSING_47),
        scale("compulsion", "Obsession and compulsion", (10, 16, 23, 31, 42, 44), MISSING_47),
        total("total_anxiety", "Total anxiety", 111, _ANXIETY),
        total("total", "Total", 141, ("total_anxiety", "depression")),
    ),
    main_scale="total",
    licence=LICENCE,
    risk_rules=(thoughts_of_death(37),),
    codes=tuple(snomed(code, key, versions=("RCADS",)) for key, code in _CODED.items()),
    notes=(
        NO_T_SCORES,
        "Item numbers: Stanford REDCap AutoScore, RCADS-47 (stored file 11581233696); two of the "
        "six scales also in stored file 52428693108.",
    ),
)
