"""What the CORE-10 and the YP-CORE share: the clinical score and the licence."""

from collections.abc import Mapping

from holdfast.measures.instruments.instrument import scales_of
from holdfast.measures.instruments.shapes import Direction, Licence, Missing, Scale

LICENCE = Licence(
    holder="CORE System Trust",
    terms=(
        "Free to use and to reproduce, in software too, unchanged and whole.",
        "Its sources conflict: CC BY-ND 4.0 (CORE IMS, 2015) or CC BY-NC-ND 4.0 (the Trust's "
        "site, 2019). Ask the Trust before bundling.",
    ),
    may_show=("The number of a question and its answers as digits", "Scores and bands"),
    may_not_show=("The wording, except from a separate, unchanged pack the site has checked",),
    source="coreims.co.uk and coresystemtrust.org.uk; CamCOPS documentation of its CORE-10 task",
)


def clinical_score() -> Mapping[str, Scale]:
    """Return the one scale: ten times the mean of ten items, each 0-4 as the paper prints it."""
    return scales_of(
        Scale(
            key="total",
            words="Clinical score",
            lowest=0,
            highest=40,
            direction=Direction.WORSE,
            items=tuple(range(1, 11)),
            least_answered=9,
            missing=Missing.PRORATED,
            missing_source="one blank at most; ten times the mean, not rounded: "
            "coresystemtrust.org.uk, What's in a name (1): scoring CORE measures",
            is_rounded=False,
        )
    )
