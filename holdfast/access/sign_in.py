"""Who may be signed in, and what a session must show before it reaches a record.

That is a second factor, and that it is not too old.
"""

from datetime import datetime
from urllib.parse import urlencode

from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.access.rules import has_run_too_long

CHECKED_AT_THE_DOOR = "checked_at_the_door"
DEMO_SECOND_FACTOR = "demo_second_factor"
BEGAN_AT = "began_at"
PROVED_AT = {  # what somebody has beside a password, and where they show it; the first they have
    Authenticator.Type.TOTP: "mfa_reauthenticate",
    Authenticator.Type.WEBAUTHN: "mfa_reauthenticate_webauthn",
}


class UntilTheLastDay(AuthenticationBackend):  # type: ignore[misc]
    """The sign-in library's own way in; asked again at each request, so that a session ends too."""

    def user_can_authenticate(self, user: User) -> bool:
        """Tell whether somebody may be signed in at this moment: not once they have left."""
        return bool(super().user_can_authenticate(user)) and user.has_access(now())


def has_second_factor(request: HttpRequest) -> bool:
    """Tell whether this session has shown more than a password.

    A respondent has no password: they have shown a private link, and what only they know.
    """
    if getattr(request.user, "role", "") == Role.RESPONDENT:
        return bool(request.session.get(CHECKED_AT_THE_DOOR))
    is_invented = getattr(request.user, "is_invented", False)
    if settings.DEMO and is_invented and request.session.get(DEMO_SECOND_FACTOR):
        return True
    shown = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in shown)


def second_factor_address(request: HttpRequest) -> str:
    """Return where somebody shows their second factor, or adds one if they have none yet.

    Adding one is not showing it: a new one is shown once, at once, before anything is reached.
    """
    kinds = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    names = [name for kind, name in PROVED_AT.items() if kind in kinds]
    address = reverse(names[0] if names else "mfa_index")
    if names and request.method in ("GET", "HEAD"):
        return f"{address}?{urlencode({'next': request.get_full_path()})}"
    return address


def is_too_old(request: HttpRequest) -> bool:
    """Note when a session began, and tell whether it has run for longer than the longest day."""
    began = request.session.setdefault(BEGAN_AT, now().isoformat())
    return has_run_too_long(began_at=datetime.fromisoformat(began), now=now())
