"""The steps of signing in, as the pages ask for them."""

from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.access.permissions import Role
from tests import people

PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXP"


def somebody(role: Role = Role.PRACTITIONER) -> User:
    """Return a real person, with a password and no second factor yet."""
    person = User(name="Nell", email="nell@example.org", role=role, authority=people.MERTON)
    person.set_password(PASSWORD)
    person.save(force_insert=True)
    return person


def with_an_app(person: User) -> User:
    """Give somebody an authenticator app with a secret we know."""
    TOTP.activate(person, SECRET)
    return person


def code(secret: str = SECRET, *, windows_ago: int = 0) -> str:
    """Return what an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(now().timestamp()) // 30 - windows_ago))


def gives_password(client: Client, password: str = PASSWORD) -> Any:
    return client.post(
        reverse("account_login"), {"login": "nell@example.org", "password": password}
    )


def gives_code(client: Client, what: str) -> Any:
    return client.post(reverse("mfa_authenticate"), {"code": what})


def reaches(client: Client, name: str = "manual") -> bool:
    return client.get(reverse(name)).status_code == 200


def adds_an_app(client: Client) -> str:
    """Add an authenticator app as the pages ask for it; return its secret."""
    address = reverse("mfa_activate_totp")
    asked = client.get(address)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    client.post(asked.headers["Location"], {"password": PASSWORD, "next": address})
    secret = client.get(address).context["form"].secret
    done = client.post(address, {"code": code(secret)})
    assert done.status_code == 302, done.content.decode()
    return secret
