"""Every change to supervision groups, places in them and meetings. Split by what they change."""

from holdfast.supervision.actions.feeds import make_feed, revoke_feed
from holdfast.supervision.actions.groups import form_group, join_group, leave_group
from holdfast.supervision.actions.meetings import (
    cancel_meeting,
    go_on,
    plan_meetings,
    put_back,
)
from holdfast.supervision.actions.records import (
    Attended,
    amend_attendance,
    give_feedback,
    rate_quality,
    record_attendance,
    reflect_on_worker,
    sign_meeting,
)

__all__ = [
    "Attended",
    "amend_attendance",
    "cancel_meeting",
    "form_group",
    "give_feedback",
    "go_on",
    "join_group",
    "leave_group",
    "make_feed",
    "plan_meetings",
    "put_back",
    "rate_quality",
    "record_attendance",
    "reflect_on_worker",
    "revoke_feed",
    "sign_meeting",
]
