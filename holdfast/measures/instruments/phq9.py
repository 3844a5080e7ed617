"""PHQ-9: nine questions about low mood over two weeks, which anybody may reproduce."""

from types import MappingProxyType

from holdfast.measures.instruments import banding, nhs_england
from holdfast.measures.instruments.codes import snomed
from holdfast.measures.instruments.instrument import Instrument, numbered, scales_of, versions_of
from holdfast.measures.instruments.phq_words import ANSWERS, LEAD_IN, LICENCE, MISSING
from holdfast.measures.instruments.shapes import (
    Direction,
    Informant,
    Missing,
    RiskRule,
    Scale,
    Version,
    Wording,
)

_SCALES = scales_of(
    Scale(
        key="total",
        words="Depression",
        lowest=0,
        highest=27,
        direction=Direction.WORSE,
        items=tuple(range(1, 10)),
        least_answered=7,
        missing=Missing.PRORATED,
        missing_source=MISSING,
    )
)

INSTRUMENT = Instrument(
    key="phq9",
    name="PHQ-9",
    title="Patient Health Questionnaire, depression (PHQ-9)",
    versions=versions_of(
        Version(code="PHQ-9", informant=Informant.SELF, youngest=12, oldest=None, norms="from 12")
    ),
    item_answers=numbered(9, 0, 1, 2, 3),
    scales=_SCALES,
    main_scale="total",
    licence=LICENCE,
    tables=(
        banding.table(
            key="phq9_severity",
            name="PHQ-9 severity",
            source="Kroenke, Spitzer and Williams 2001, as quoted by awell-health/awell-score, "
            "src/scores/phq_9/README.md",
            words=("Minimal", "Mild", "Moderate", "Moderately severe", "Severe"),
            scales=_SCALES,
            edges={"from 12": {"total": banding.seen(4, 9, 14, 19)}},
        ),
    ),
    risk_rules=(
        RiskRule(
            item=9,
            at_least=1,
            words="Item 9, about being better off dead or harming oneself, is not at zero. "
            "Speak with the person today and follow the written guidance.",
            source="The item itself; any answer above zero is our own, cautious, threshold",
        ),
    ),
    reliable_rules=(nhs_england.rule("total", 6, origin="CYP IAPT 2015"),),
    codes=(snomed("506701000000100", "total", is_outcome=True),),
    wordings=(
        Wording(
            language="en",
            lead_in=LEAD_IN,
            items=MappingProxyType(
                {
                    1: "Little interest or pleasure in doing things",
                    2: "Feeling down, depressed, or hopeless",
                    3: "Trouble falling or staying asleep, or sleeping too much",
                    4: "Feeling tired or having little energy",
                    5: "Poor appetite or overeating",
                    6: "Feeling bad about yourself, or that you are a failure or have let "
                    "yourself or your family down",
                    7: "Trouble concentrating on things, such as reading the newspaper or "
                    "watching television",
                    8: "Moving or speaking so slowly that other people could have noticed? Or the "
                    "opposite: being so fidgety or restless that you have been moving around a "
                    "lot more than usual",
                    9: "Thoughts that you would be better off dead or of hurting yourself in "
                    "some way",
                }
            ),
            answers=ANSWERS,
        ),
    ),
    notes=(
        "The unscored question after item 9, on how hard the problems have made daily life, is "
        "not asked here.",
        "Made for adults and since validated with adolescents; 12 as the youngest age is recalled. "
        "The PHQ-A, for 11 to 17, is another form.",
    ),
)
