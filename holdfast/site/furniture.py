"""What every page has round it: navigation, the demonstration's banner, how long a session is."""

import uuid
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest
from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Permission

RELEASE = version("holdfast")
LINKS = [  # what it is called, where it is, what it needs
    ("My work", "my_work", Permission.WORK_SEE),
    ("Cases", "cases", Permission.CASE_SEE),
    ("My team", "my_team", Permission.TEAM_SEE),
    ("The pilot", "pilot", Permission.PILOT_SEE),
    ("Supervision", "groups", Permission.SUPERVISION_SEE),
    ("Manual", "manual", Permission.MANUAL_SEE),
    ("Returns", "returns", Permission.RETURN_IMPORT),
]


def furniture(request: HttpRequest) -> dict[str, Any]:
    """Return what `base.html` needs for whoever is reading."""
    return {
        "navigation": navigation(request),
        "is_demo": settings.DEMO,
        "release": RELEASE,
        "session_seconds": settings.SESSION_COOKIE_AGE,
        "form_key": key_sent(request) or uuid.uuid4(),
        "draft": getattr(request, "draft", None),
    }


def key_sent(request: HttpRequest) -> str:
    """Return the key of the form that was sent; '' where what was sent cannot be read at all."""
    try:
        return request.POST.get("form_key", "")
    except (BadRequest, SuspiciousOperation, LookupError):
        return ""


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the links the reader's role allows, the present one marked."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User):
        return []
    here = request.path
    return [
        {
            "text": text,
            "href": href,
            "active": here == href or (href != "/" and here.startswith(href)),
        }
        for text, name, needs in LINKS
        if reader.may(needs)
        for href in [reverse(name)]
    ]
