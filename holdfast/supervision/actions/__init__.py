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
from holdfast.supervision.actions.leading import (
    add_co_supervisor,
    change_place,
    end_co_supervisor,
    find_cover,
)
from holdfast.supervision.actions.meetings import (
    cancel_meeting,
    go_on,
    plan_meetings,
    put_back,
)
from holdfast.supervision.actions.moving import move_meeting, undo_move
from holdfast.supervision.actions.places import (
    add_room,
    add_school_holiday,
    change_room,
    change_school_holiday,
    remove_school_holiday,
)
from holdfast.supervision.actions.records import (
    amend_attendance,
    give_feedback,
    rate_quality,
    record_attendance,
    reflect_on_worker,
    sign_meeting,
)
from holdfast.supervision.actions.series import change_usual, plan_series

__all__ = [
    "add_co_supervisor",
    "add_room",
    "add_school_holiday",
    "amend_attendance",
    "cancel_meeting",
    "change_place",
    "change_room",
    "change_school_holiday",
    "change_usual",
    "drop_proposal",
    "end_co_supervisor",
    "find_cover",
    "form_group",
    "give_feedback",
    "go_on",
    "join_group",
    "leave_group",
    "make_feed",
    "make_wish",
    "move_in_proposal",
    "move_meeting",
    "plan_meetings",
    "plan_series",
    "propose_groups",
    "put_back",
    "put_proposal_back",
    "rate_quality",
    "record_attendance",
    "reflect_on_worker",
    "remove_school_holiday",
    "revoke_feed",
    "say_when",
    "sign_meeting",
    "undo_move",
    "use_proposal",
    "withdraw_wish",
]
