"""Every change to supervision groups, places in them and meetings. Split by what they change."""

from holdfast.supervision.actions.feeds import make_feed, revoke_feed
from holdfast.supervision.actions.forming import (
    drop_proposal,
    make_wish,
    move_in_proposal,
    propose_groups,
    put_proposal_back,
    say_when,
    use_proposal,
    withdraw_wish,
)
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
    "drop_proposal",
    "form_group",
    "give_feedback",
    "go_on",
    "join_group",
    "leave_group",
    "make_feed",
    "make_wish",
    "move_in_proposal",
    "plan_meetings",
    "propose_groups",
    "put_back",
    "put_proposal_back",
    "rate_quality",
    "record_attendance",
    "reflect_on_worker",
    "revoke_feed",
    "say_when",
    "sign_meeting",
    "use_proposal",
    "withdraw_wish",
]
