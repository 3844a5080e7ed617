"""The rules of clinical supervision: who has a place in a group, when it meets, how a meeting goes.

Split by what they are about; imported from here.
"""

from holdfast.supervision.rules.calendar import (
    FORTNIGHT,
    LONDON,
    TWO_HOURS,
    USUAL_TIME,
    fortnightly,
    in_london,
    span_of,
)
from holdfast.supervision.rules.groups import (
    Group,
    Newcomer,
    WhyNotJoin,
    WhyNotLeave,
    why_not_join,
    why_not_leave,
)
from holdfast.supervision.rules.meetings import (
    COMING,
    LEADS_SAID,
    MEETING_MOVES,
    Leads,
    MeetingState,
    WhyNotMove,
    WhyNotThen,
    why_not_move,
)

__all__ = [
    "COMING",
    "FORTNIGHT",
    "LEADS_SAID",
    "LONDON",
    "MEETING_MOVES",
    "TWO_HOURS",
    "USUAL_TIME",
    "Group",
    "Leads",
    "MeetingState",
    "Newcomer",
    "WhyNotJoin",
    "WhyNotLeave",
    "WhyNotMove",
    "WhyNotThen",
    "fortnightly",
    "in_london",
    "span_of",
    "why_not_join",
    "why_not_leave",
    "why_not_move",
]
