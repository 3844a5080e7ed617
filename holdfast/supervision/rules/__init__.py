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
from holdfast.supervision.rules.feeds import hash_of, is_read_too_often, new_token
from holdfast.supervision.rules.groups import (
    Group,
    Newcomer,
    WhyNotJoin,
    WhyNotLeave,
    size_says,
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
    "hash_of",
    "in_london",
    "is_read_too_often",
    "new_token",
    "size_says",
    "span_of",
    "why_not_join",
    "why_not_leave",
    "why_not_move",
]
