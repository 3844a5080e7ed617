"""The rules of choosing a case: what a check says, what may be decided, how a nomination moves.

Split by what they are about; imported from here.
"""

from holdfast.choosing.rules.agreeing import (
    HOW_AGREED,
    WHO_AGREED,
    Agreeing,
    WhyNotAgree,
    WhyNotTakeBack,
    why_not_agree,
    why_not_take_back,
)
from holdfast.choosing.rules.asking import Asks, asks
from holdfast.choosing.rules.checking import (
    ANSWERS,
    QUESTIONS,
    Answer,
    Outcome,
    Question,
    Reading,
    read,
)
from holdfast.choosing.rules.deciding import (
    LOOK_AGAIN_AFTER,
    Deciding,
    WhyNotDecide,
    is_without_a_case,
    per_full_time,
    why_not_decide,
)
from holdfast.choosing.rules.equity import AGE_BANDS, Table, age_band, counts, ethnic_group
from holdfast.choosing.rules.moves import (
    ENDED,
    LIVE,
    MOVES,
    STANDS,
    State,
    Step,
    may_step,
    next_step,
    steps_from,
    why_not_step,
)
from holdfast.choosing.rules.nominating import (
    ENDINGS,
    Nominating,
    WhyNotAdvise,
    WhyNotCheck,
    WhyNotNominate,
    why_not_advise,
    why_not_check,
    why_not_nominate,
)

__all__ = [
    "AGE_BANDS",
    "ANSWERS",
    "ENDED",
    "ENDINGS",
    "HOW_AGREED",
    "LIVE",
    "LOOK_AGAIN_AFTER",
    "MOVES",
    "QUESTIONS",
    "STANDS",
    "WHO_AGREED",
    "Agreeing",
    "Answer",
    "Asks",
    "Deciding",
    "Nominating",
    "Outcome",
    "Question",
    "Reading",
    "State",
    "Step",
    "Table",
    "WhyNotAdvise",
    "WhyNotAgree",
    "WhyNotCheck",
    "WhyNotDecide",
    "WhyNotNominate",
    "WhyNotTakeBack",
    "age_band",
    "asks",
    "counts",
    "ethnic_group",
    "is_without_a_case",
    "may_step",
    "next_step",
    "per_full_time",
    "read",
    "steps_from",
    "why_not_advise",
    "why_not_agree",
    "why_not_check",
    "why_not_decide",
    "why_not_nominate",
    "why_not_step",
    "why_not_take_back",
]
