"""`add_person`: let somebody in from the command line, the first administrator of a site above all.

Run as the owner of the tables (`holdfast manage add_person ...`). What is printed lets its holder
set the person's password once, so it is given to that person and to nobody else.
"""

import os
from argparse import ArgumentParser
from typing import Any

from allauth.account import app_settings
from allauth.account.utils import user_pk_to_url_str
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import STAFF
from holdfast.audit.trail import record

DONE = """{name} is added as {role}.

1. Give them this link, which works once and for {days} days. They set their password there:
   {address}
2. They sign in, and are asked to add a second step: an authenticator app or a passkey.
   Until they have, they reach nothing."""


class Command(BaseCommand):
    help = "Add somebody who may sign in, and print the link with which they set their password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", required=True, help="as colleagues know them")
        parser.add_argument("--email", required=True, help="what they sign in with")
        parser.add_argument("--role", required=True, help="one of: " + ", ".join(STAFF))
        parser.add_argument("--authority", required=True, help="its code, such as 315")

    def handle(self, *_: Any, **said: Any) -> None:
        """Check what was said, add the person, and say what comes next."""
        name, email = said["name"].strip(), said["email"].strip().lower()
        refuse(name=name, email=email, role=said["role"], authority=said["authority"])
        person = add(name=name, email=email, role=said["role"], authority=said["authority"])
        days = settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)
        self.stdout.write(
            DONE.format(name=name, role=person.role, days=days, address=password_address(person))
        )


def refuse(*, name: str, email: str, role: str, authority: str) -> None:
    """Raise `CommandError` in words for whatever is wrong with what was said."""
    if settings.DEMO:
        raise CommandError("this is the demonstration, which has invented people only")
    if not name:
        raise CommandError("--name is empty")
    if role not in STAFF:
        raise CommandError(f"--role {role!r} is not one of: {', '.join(STAFF)}")
    known = apps.get_model("place", "Authority").objects.order_by("code")
    if not known.filter(code=authority).exists():
        listed = ", ".join(f"{one.code} {one.name}" for one in known)
        raise CommandError(f"--authority {authority!r} is not one of: {listed}")
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise CommandError(f"--email {email!r} is not an e-mail address") from wrong
    if User.objects.filter(email__iexact=email).exists():
        raise CommandError(f"somebody already signs in as {email}")


@transaction.atomic
def add(*, name: str, email: str, role: str, authority: str) -> User:
    """Add the person, with no password yet; the trail says it was done from the command line."""
    person = User(name=name, email=email, role=role, authority=authority)
    person.set_unusable_password()
    person.save(force_insert=True)
    with acting_as(person):
        record("added from the command line", about=[person], by=person, role=role)
    return person


def password_address(person: User) -> str:
    """Return the address at which this person, or whoever holds it, sets the password once."""
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": key},
    )
    host, port = settings.ALLOWED_HOSTS[0], os.environ.get("PORT", "8000")
    return f"https://{host}{path}" if settings.SECURE else f"http://{host}:{port}{path}"
