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
from holdfast.supervision.rules.dose import (
    ENOUGH,
    LATEST,
    QUALITY,
    SHOWN_FROM,
    USEFUL,
    Dose,
    dose,
)
from holdfast.supervision.rules.feeds import hash_of, is_read_too_often, new_token
from holdfast.supervision.rules.forming import (
    SLOTS,
    WhyNotUse,
    first_day,
    slot_of,
    usual_time,
    why_not_form,
    why_not_use,
)
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
from holdfast.supervision.rules.records import (
    CAME_SAID,
    CONSULTATION,
    TAKES_RECORD,
    WRITABLE,
    Attending,
    Came,
    Signing,
    WhyNotRecord,
    WhyNotSign,
    why_not_amend,
    why_not_attend,
    why_not_sign,
    why_not_write,
)

__all__ = [
    "CAME_SAID",
    "COMING",
    "CONSULTATION",
    "ENOUGH",
    "FORTNIGHT",
    "LATEST",
    "LEADS_SAID",
    "LONDON",
    "MEETING_MOVES",
<<<<<<< HEAD
    "QUALITY",
    "SHOWN_FROM",
    "TAKES_RECORD",
=======
    "SLOTS",
>>>>>>> e7800d9 (The lead forms groups on a page: who can come, wishes, a proposal with reasons, and what each move costs)
    "TWO_HOURS",
    "USEFUL",
    "USUAL_TIME",
    "WRITABLE",
    "Attending",
    "Came",
    "Dose",
    "Group",
    "Leads",
    "MeetingState",
    "Newcomer",
    "Signing",
    "WhyNotJoin",
    "WhyNotLeave",
    "WhyNotMove",
    "WhyNotRecord",
    "WhyNotSign",
    "WhyNotThen",
<<<<<<< HEAD
    "dose",
=======
    "WhyNotUse",
    "first_day",
>>>>>>> e7800d9 (The lead forms groups on a page: who can come, wishes, a proposal with reasons, and what each move costs)
    "fortnightly",
    "hash_of",
    "in_london",
    "is_read_too_often",
    "new_token",
    "size_says",
    "slot_of",
    "span_of",
<<<<<<< HEAD
    "why_not_amend",
    "why_not_attend",
    "why_not_join",
    "why_not_leave",
    "why_not_move",
    "why_not_sign",
    "why_not_write",
=======
    "usual_time",
    "why_not_form",
    "why_not_join",
    "why_not_leave",
    "why_not_move",
    "why_not_use",
>>>>>>> e7800d9 (The lead forms groups on a page: who can come, wishes, a proposal with reasons, and what each move costs)
]
