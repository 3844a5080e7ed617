from django.urls import path

from holdfast.supervision.views import (
    feeds,
    forming,
    groups,
    leading,
    moving,
    places,
    planning,
    records,
    year,
)

A_GROUP = "groups/<uuid:group_id>/"
A_MEETING = "meetings/<uuid:meeting_id>/"
A_HOLIDAY = "school-holidays/<uuid:holiday_id>/"
urlpatterns = [
    path("calendar/", feeds.feeds, name="calendar_feeds"),
    path("calendar/<str:token>.ics", feeds.feed, name="calendar_feed"),
    path("calendar-feeds/<uuid:feed_id>/revoke/", feeds.revoke, name="calendar_feed_revoke"),
    path("groups/", groups.groups, name="groups"),
    path("groups/form/", forming.forming, name="forming"),
    path("groups/form/wish/", forming.wish, name="wish"),
    path(
        "groups/form/wishes/<uuid:wish_id>/withdraw/", forming.wish_withdraw, name="wish_withdraw"
    ),
    path("groups/form/<uuid:proposal_id>/", forming.proposal, name="proposal"),
    path("groups/form/<uuid:proposal_id>/move/", forming.proposal_move, name="proposal_move"),
    path("groups/form/<uuid:proposal_id>/back/", forming.proposal_back, name="proposal_back"),
    path("groups/form/<uuid:proposal_id>/drop/", forming.proposal_drop, name="proposal_drop"),
    path("groups/form/<uuid:proposal_id>/use/", forming.proposal_use, name="proposal_use"),
    path("groups/plan-a-year/", year.year_plan, name="year_plan"),
    path("groups/when/", forming.own_when, name="own_when"),
    path("groups/when/<uuid:participant_id>/", forming.when, name="when"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/join/", groups.group_join, name="group_join"),
    path(
        "memberships/<uuid:membership_id>/leave/", groups.membership_leave, name="membership_leave"
    ),
    path(f"{A_GROUP}calendar/", planning.group_calendar, name="group_calendar"),
    path(f"{A_GROUP}plan/", planning.group_plan, name="group_plan"),
    path(f"{A_GROUP}usual/", planning.group_usual, name="group_usual"),
    path(f"{A_MEETING}move/", moving.meeting_move, name="meeting_move"),
    path(f"{A_MEETING}cancel/", moving.meeting_cancel, name="meeting_cancel"),
    path(f"{A_MEETING}put-back/", moving.meeting_put_back, name="meeting_put_back"),
    path(f"{A_MEETING}cover/", leading.meeting_cover, name="meeting_cover"),
    path(f"{A_MEETING}place/", leading.meeting_place, name="meeting_place"),
    path(f"{A_MEETING}co-supervisor/", leading.meeting_co_supervisor, name="meeting_co_supervisor"),
    path(
        f"{A_MEETING}co-supervisor/end/",
        leading.meeting_co_supervisor_end,
        name="meeting_co_supervisor_end",
    ),
    path("meeting-moves/<uuid:together>/undo/", moving.move_undo, name="move_undo"),
    path("rooms/", places.rooms, name="rooms"),
    path("rooms/add/", places.room_add, name="room_add"),
    path("rooms/<uuid:room_id>/change/", places.room_change, name="room_change"),
    path("school-holidays/", places.school_holidays, name="school_holidays"),
    path("school-holidays/add/", places.school_holiday_add, name="school_holiday_add"),
    path(f"{A_HOLIDAY}change/", places.school_holiday_change, name="school_holiday_change"),
    path(f"{A_HOLIDAY}remove/", places.school_holiday_remove, name="school_holiday_remove"),
    path(f"{A_MEETING}who-came/", records.attendance, name="meeting_attendance"),
    path(
        "attendances/<uuid:attendance_id>/amend/",
        records.attendance_amend,
        name="attendance_amend",
    ),
    path(f"{A_MEETING}quality/", records.quality, name="meeting_quality"),
    path(f"{A_MEETING}feedback/", records.feedback, name="meeting_feedback"),
    path(
        "meeting-reflections/<uuid:reflection_id>/", records.reflection, name="meeting_reflection"
    ),
    path("my-supervision/", records.my_own, name="my_supervision"),
]
