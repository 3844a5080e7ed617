"""Headers that keep pages about families out of caches and away from devices they do not need."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse


class PrivateHeaders:
    """Have no page kept by a browser or a proxy, and no page use camera, place or microphone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), usb=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if asks_to_be_wiped(request):
            response.headers["Clear-Site-Data"] = '"storage"'
        return response


def asks_to_be_wiped(request: HttpRequest) -> bool:
    """Tell whether somebody signs out and leaves nothing on this device for anybody."""
    leaves = request.method == "POST" and request.path == reverse("account_logout")
    return leaves and request.POST.get("wipe") == "yes"
