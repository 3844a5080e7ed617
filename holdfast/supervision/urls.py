from django.urls import path

from holdfast.supervision.views import groups

urlpatterns = [
    path("groups/", groups.groups, name="groups"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/join/", groups.group_join, name="group_join"),
    path(
        "memberships/<uuid:membership_id>/leave/", groups.membership_leave, name="membership_leave"
    ),
]
