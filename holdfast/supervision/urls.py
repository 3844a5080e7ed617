from django.urls import path

from holdfast.supervision import views

urlpatterns = [
    path("groups/", views.groups, name="groups"),
    path("groups/<uuid:group_id>/", views.group, name="group"),
    path("groups/<uuid:group_id>/join/", views.group_join, name="group_join"),
    path(
        "memberships/<uuid:membership_id>/leave/", views.membership_leave, name="membership_leave"
    ),
]
