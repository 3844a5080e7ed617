"""What a session must show before it reaches a record: a second factor, and not too old."""

from datetime import datetime

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest
from django.utils.timezone import now

from holdfast.access.rules import has_run_too_long

DEMO_SECOND_FACTOR = "demo_second_factor"
BEGAN_AT = "began_at"


def has_second_factor(request: HttpRequest) -> bool:
    """Tell whether this session was opened with more than a password."""
    if request.session.get(DEMO_SECOND_FACTOR) and getattr(request.user, "is_invented", False):
        return True
    return any(record["method"] == "mfa" for record in get_authentication_records(request))


def is_too_old(request: HttpRequest) -> bool:
    """Note when a session began, and tell whether it has run for longer than the longest day."""
    began = request.session.setdefault(BEGAN_AT, now().isoformat())
    return has_run_too_long(began_at=datetime.fromisoformat(began), now=now())
