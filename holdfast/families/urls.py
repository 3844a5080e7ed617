from django.urls import path

from holdfast.families import views

urlpatterns = [
    path("families/<uuid:family_id>/", views.family, name="family"),
    path("families/<uuid:family_id>/small-area/", views.small_area, name="family_small_area"),
    path("families/<uuid:family_id>/adults/add/", views.adult_add, name="adult_add"),
    path("adults/<uuid:adult_id>/change/", views.adult, name="adult_change"),
    path("children/<uuid:child_id>/change/", views.child, name="child_change"),
    path("children/<uuid:child_id>/statuses/add/", views.status_add, name="status_add"),
]
