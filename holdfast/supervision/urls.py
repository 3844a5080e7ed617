from django.urls import path

from holdfast.supervision.views import feeds, forming, groups

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
    path("groups/when/", forming.own_when, name="own_when"),
    path("groups/when/<uuid:participant_id>/", forming.when, name="when"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/join/", groups.group_join, name="group_join"),
    path(
        "memberships/<uuid:membership_id>/leave/", groups.membership_leave, name="membership_leave"
    ),
]
