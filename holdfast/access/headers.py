"""Headers that keep pages about families out of caches and away from devices they do not need."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class PrivateHeaders:
    """Have no page kept by a browser or a proxy, and no page use camera, place or microphone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), usb=()"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response
