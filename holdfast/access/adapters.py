"""How the sign-in library behaves here, and what it leaves on the trail."""

import hmac
from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.audit import trail

NOTED = {  # what the library tells people about their own sign-in, and how the trail says it
    "account/email/email_changed": "changed their e-mail address",
    "account/email/email_deleted": "removed an e-mail address",
    "mfa/email/totp_activated": "added an authenticator app",
    "mfa/email/totp_deactivated": "removed their authenticator app",
    "mfa/email/webauthn_added": "added a passkey",
    "mfa/email/webauthn_removed": "removed a passkey",
    "mfa/email/recovery_codes_generated": "made new recovery codes",
}


class NoSignUp(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for themselves: people are invited by their authority."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Open somebody's session, and say so on the trail."""
        refuse_respondents(user)
        with acting_as(user):
            super().login(request, user)
            trail.record("signed in", about=[user], by=user)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that a password was wrong, and whose; never what was typed."""
        tried = User.objects.filter(email__iexact=credentials.get("email") or "").first()
        whose = trail.name_of(tried) if tried else "nobody we know"
        trail.refused("account_login", request.path, f"wrong password for {whose}")

    def reauthenticate(self, user: User, password: str) -> bool:
        """Check the password of somebody already signed in, counting wrong ones as sign-in does."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def set_password(self, user: User, password: str) -> None:
        """Set a password in its owner's name, signed in or not."""
        refuse_respondents(user)
        with acting_as(user):
            super().set_password(user, password)
            trail.record("set a password", about=[user], by=user)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """Send the letter; to whoever answers by private link, none: the page says the same."""
        if user.role != Role.RESPONDENT:
            super().send_password_reset_mail(user, email, context)

    def send_notification_mail(
        self, template_prefix: str, user: User, *args: Any, **kwargs: Any
    ) -> None:
        """Note on the trail each change to somebody's way of signing in."""
        if what := NOTED.get(template_prefix):
            with acting_as(user):
                trail.record(what, about=[user], by=user)
        super().send_notification_mail(template_prefix, user, *args, **kwargs)


def refuse_respondents(user: User) -> None:
    """Keep whoever answers by private link from signing in, and from ever having a password."""
    if user.role == Role.RESPONDENT:
        raise PermissionDenied("somebody who answers by private link has no account")


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second-factor secrets are kept encrypted: a copy of the database opens nobody's account."""

    def encrypt(self, text: str) -> str:
        return sealing().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return sealing().decrypt(encrypted_text.encode()).decode()


def sealing() -> Fernet:
    """Return what seals and opens secrets, by a key drawn from the site's own secret."""
    key = hmac.digest(settings.SECRET_KEY.encode(), b"holdfast second factors", "sha256")
    return Fernet(urlsafe_b64encode(key))
