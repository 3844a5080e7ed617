"""What is stored of clinical supervision. Split by what it is about; imported from here."""

from holdfast.supervision.models.feeds import CalendarFeed
from holdfast.supervision.models.forming import Availability, PlacementWish, Proposal
from holdfast.supervision.models.groups import Group, GroupQuerySet, Membership, MembershipQuerySet
from holdfast.supervision.models.meetings import (
    Meeting,
    MeetingQuerySet,
    MeetingSupervisor,
    places_at_meetings_stood_in,
)
from holdfast.supervision.models.moves import MeetingMove
from holdfast.supervision.models.places import RUNS_GROUPS, Room, RoomQuerySet, SchoolHoliday
from holdfast.supervision.models.records import (
    I_LEAD,
    UNSIGNED,
    Attendance,
    Attended,
    MeetingFeedback,
    MeetingReflection,
    MeetingReflectionQuerySet,
    QualityRating,
    Signature,
)
from holdfast.supervision.models.reflective import (
    ReflectivePlace,
    SessionPresence,
    SessionTheme,
    TakeAway,
)

__all__ = [
    "I_LEAD",
    "RUNS_GROUPS",
    "UNSIGNED",
    "Attendance",
    "Attended",
    "Availability",
    "CalendarFeed",
    "Group",
    "GroupQuerySet",
    "Meeting",
    "MeetingFeedback",
    "MeetingMove",
    "MeetingQuerySet",
    "MeetingReflection",
    "MeetingReflectionQuerySet",
    "MeetingSupervisor",
    "Membership",
    "MembershipQuerySet",
    "PlacementWish",
    "Proposal",
    "QualityRating",
    "ReflectivePlace",
    "Room",
    "RoomQuerySet",
    "SchoolHoliday",
    "SessionPresence",
    "SessionTheme",
    "Signature",
    "TakeAway",
    "places_at_meetings_stood_in",
]
