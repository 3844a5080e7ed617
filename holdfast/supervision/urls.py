from django.urls import path

from holdfast.supervision.views import feeds, groups

urlpatterns = [
    path("calendar/", feeds.feeds, name="calendar_feeds"),
    path("calendar/<str:token>.ics", feeds.feed, name="calendar_feed"),
    path("calendar-feeds/<uuid:feed_id>/revoke/", feeds.revoke, name="calendar_feed_revoke"),
    path("groups/", groups.groups, name="groups"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/join/", groups.group_join, name="group_join"),
    path(
        "memberships/<uuid:membership_id>/leave/", groups.membership_leave, name="membership_leave"
    ),
]
