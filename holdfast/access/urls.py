from django.urls import path

from holdfast.access import views

urlpatterns = [
    path("drafts/", views.draft, name="draft"),
    path("still-here/", views.still_here, name="still_here"),
]
