"""The few addresses that the frame of a page leads to, for tests that draw pages alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("sign-in/", include("allauth.urls")),
    path("accessibility/", nothing, name="accessibility"),
    path("privacy/", nothing, name="privacy"),
]
