"""Every change to supervision groups, places in them and meetings. Split by what they change."""

from holdfast.supervision.actions.feeds import make_feed, revoke_feed
from holdfast.supervision.actions.groups import form_group, join_group, leave_group
from holdfast.supervision.actions.meetings import (
    cancel_meeting,
    go_on,
    plan_meetings,
    put_back,
)

__all__ = [
    "cancel_meeting",
    "form_group",
    "go_on",
    "join_group",
    "leave_group",
    "make_feed",
    "plan_meetings",
    "put_back",
    "revoke_feed",
]
