"""The SDQ's codes in SNOMED CT, one for each scale of each form that has them.

NHS England counts a change in conduct, emotional, hyperactivity and impact as an outcome, and
not one in the total, peer or prosocial. Two more codes are for a form whose scale is not said
(718133008, 717639006) and are not used here. There are none for 18 and over.
"""

from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.sdq_versions import Scale
from holdfast.measures.instruments.shapes import Code

_SCALES = (
    *(Scale.CONDUCT, Scale.EMOTIONAL, Scale.HYPERACTIVITY, Scale.IMPACT),
    *(Scale.PEER, Scale.PROSOCIAL, Scale.TOTAL),
)
_OUTCOMES = frozenset(_SCALES[:4])


def _codes(versions: tuple[str, ...], *codes: str) -> tuple[Code, ...]:
    return tuple(
        snomed(code, scale.value, versions=versions, is_outcome=scale in _OUTCOMES)
        for scale, code in zip(_SCALES, codes, strict=True)
    )


CODES: tuple[Code, ...] = (
    *_codes(
        ("P4-10", "P11-17", "P4-17"),
        *("986061000000108", "986071000000101", "986081000000104", "986091000000102"),
        *("986101000000105", "986111000000107", "986121000000101"),
    ),
    *_codes(
        ("T4-10", "T11-17", "T4-17"),
        *("986151000000106", "986161000000109", "986171000000102", "986181000000100"),
        *("986191000000103", "986201000000101", "986211000000104"),
    ),
    *_codes(
        ("P2-4",),
        *("986311000000109", "986321000000103", "986331000000101", "986341000000105"),
        *("986351000000108", "986361000000106", "986371000000104"),
    ),
    *_codes(
        ("T2-4",),
        *("986241000000103", "986251000000100", "986261000000102", "986271000000109"),
        *("986281000000106", "986291000000108", "986301000000107"),
    ),
    *_codes(
        ("S11-17",),
        *("718143006", "718145004", "718482000", "718477007"),
        *("718146003", "718147007", "718134002"),
    ),
)
