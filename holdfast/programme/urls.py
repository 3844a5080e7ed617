from django.urls import path

from holdfast.programme import views

urlpatterns = [
    path("pilot/", views.pilot, name="pilot"),
    path("pilot/numbers/", views.numbers, name="rule_numbers"),
]
