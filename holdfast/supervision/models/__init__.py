"""What is stored of clinical supervision. Split by what it is about; imported from here."""

from holdfast.supervision.models.feeds import CalendarFeed
from holdfast.supervision.models.groups import Group, GroupQuerySet, Membership, MembershipQuerySet
from holdfast.supervision.models.meetings import Meeting, MeetingQuerySet, MeetingSupervisor
from holdfast.supervision.models.places import RUNS_GROUPS, Room, RoomQuerySet

__all__ = [
    "RUNS_GROUPS",
    "CalendarFeed",
    "Group",
    "GroupQuerySet",
    "Meeting",
    "MeetingQuerySet",
    "MeetingSupervisor",
    "Membership",
    "MembershipQuerySet",
    "Room",
    "RoomQuerySet",
]
