"""The rules of staff voice: when a pulse is asked, what is told of it, who is offered help.

Split by what they are about; imported from here.
"""

from holdfast.voice.rules.counting import (
    BANDS,
    OTHERS,
    Ballot,
    Bands,
    counted,
    in_bands,
    rounded,
    summed,
)
from holdfast.voice.rules.offering import Known, quiet_reasons
from holdfast.voice.rules.waves import (
    AUDIENCES,
    LONGEST_COMMENT,
    MARKS,
    Audience,
    Stand,
    WhyNotAnswer,
    WhyNotCount,
    WhyNotOpen,
    WhyNotPublish,
    stands,
    why_not_answer,
    why_not_count,
    why_not_open,
    why_not_publish,
)

__all__ = [
    "AUDIENCES",
    "BANDS",
    "LONGEST_COMMENT",
    "MARKS",
    "OTHERS",
    "Audience",
    "Ballot",
    "Bands",
    "Known",
    "Stand",
    "WhyNotAnswer",
    "WhyNotCount",
    "WhyNotOpen",
    "WhyNotPublish",
    "counted",
    "in_bands",
    "quiet_reasons",
    "rounded",
    "stands",
    "summed",
    "why_not_answer",
    "why_not_count",
    "why_not_open",
    "why_not_publish",
]
