"""CORE-10: ten questions about distress over a week, for adults about themselves."""

from holdfast.measures.instruments import banding, nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.core_scales import LICENCE, clinical_score
from holdfast.measures.instruments.instrument import Instrument, numbered, versions_of
from holdfast.measures.instruments.shapes import Informant, RiskRule, Version

_SCALES = clinical_score()

INSTRUMENT = Instrument(
    key="core10",
    name="CORE-10",
    title="Clinical Outcomes in Routine Evaluation, 10 items (CORE-10)",
    versions=versions_of(
        Version(code="CORE-10", informant=Informant.SELF, youngest=17, oldest=None, norms="adult")
    ),
    item_answers=numbered(10, 0, 1, 2, 3, 4),
    scales=_SCALES,
    main_scale="total",
    licence=LICENCE,
    tables=(
        banding.table(
            key="core10_severity",
            name="CORE-10 severity",
            source="socasresourcehub.com, 5b.2 Scoring the CORE-10 measure",
            words=("Healthy or low", "Mild", "Moderate", "Moderate to severe", "Severe"),
            scales=_SCALES,
            edges={"adult": {"total": banding.seen(10, 14, 19, 24)}},
        ),
    ),
    risk_rules=(
        RiskRule(
            item=6,
            at_least=1,
            words="Item 6, about ending one's life, is not at zero. Speak with the person today "
            "and follow the written guidance.",
            source="The risk item in CamCOPS, core10.py; any answer above zero: our own",
        ),
    ),
    reliable_rules=(nhs_england.rule("total", 5, origin="CYP IAPT 2015"),),
    codes=(snomed("958051000000104", "total", is_outcome=True),),
    how_to_enter="Enter the number printed by the box. On items 2 and 3 the numbers run "
    "from 4 down to 0: that is right, and nothing is turned round here.",
    printed_backwards=frozenset({2, 3}),
    notes=(
        "Items 2 and 3 are worded the other way, and the paper numbers their answers from 4 down "
        "to 0 (CamCOPS, core10.py). Enter the number printed by the box: nothing is turned here.",
        "One public page has items 3 and 4 worded the other way; the form itself has 2 and 3.",
        "The youngest age is recalled.",
    ),
)
