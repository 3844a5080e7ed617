"""YP-CORE: ten questions about distress over a week, from 11 to 16 years."""

from holdfast.measures.instruments import nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.core_scales import LICENCE, clinical_score
from holdfast.measures.instruments.instrument import Instrument, numbered, versions_of
from holdfast.measures.instruments.shapes import Informant, RiskRule, Version

INSTRUMENT = Instrument(
    key="ypcore",
    name="YP-CORE",
    title="Young Person's Clinical Outcomes in Routine Evaluation (YP-CORE)",
    versions=versions_of(Version(code="YP-CORE", informant=Informant.SELF, youngest=11, oldest=16)),
    item_answers=numbered(10, 0, 1, 2, 3, 4),
    scales=clinical_score(),
    main_scale="total",
    licence=LICENCE,
    risk_rules=(
        RiskRule(
            item=4,
            at_least=1,
            words="Item 4, about hurting oneself, is not at zero. Speak with the young person "
            "today and follow the written guidance.",
            source="Recalled; any answer above zero is our own, cautious, threshold",
        ),
    ),
    reliable_rules=(nhs_england.rule("total", 8, origin="CYP IAPT 2015"),),
    codes=(snomed("718437004", "total"),),
    how_to_enter="Enter the number printed by the box. On items 3, 5 and 10 the numbers run "
    "from 4 down to 0: that is right, and nothing is turned round here.",
    printed_backwards=frozenset({3, 5, 10}),
    notes=(
        "No bands: the published cut-offs differ by age and sex (Twigg and others 2016) and were "
        "not seen.",
        "Items 3, 5 and 10 are worded the other way, and the paper numbers their answers from 4 "
        "down to 0 (recalled). Enter the number printed by the box: nothing is turned here.",
    ),
)
