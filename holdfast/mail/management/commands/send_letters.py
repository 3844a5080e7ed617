"""`send_letters`: send the letters to staff that wait or did not leave, as an administrator.

For whoever hosts the site to run every few minutes (`holdfast manage send_letters`): a page waits
for its letters a few seconds only. One that may have left already is not sent again by itself.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.mail.actions import carry
from holdfast.mail.models import Mailing
from holdfast.mail.rules import SENT, TAKEN_UP


class Command(BaseCommand):
    help = "Send the letters to staff that wait or did not leave, as one of its administrators."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", metavar="EMAIL", help="the administrator who sends")

    def handle(self, *_: Any, by: str | None = None, **_others: Any) -> None:
        """Send as the administrator named, or as the only one there is, and say how many left."""
        people = User.objects.filter(is_active=True, role=Role.ADMINISTRATOR)
        found = list(people.filter(email__iexact=by) if by else people[:2])
        if len(found) != 1:
            raise CommandError("say with --by EMAIL which programme administrator sends")
        with acting_as(found[0]):
            waiting = Mailing.objects.visible_to(found[0]).filter(state__in=TAKEN_UP)
            keys = list(waiting.order_by("written_at", "pk").values_list("pk", flat=True))
        carry(keys=keys, by=found[0])
        with acting_as(found[0]):
            left = Mailing.objects.filter(pk__in=keys, state=SENT).count()
        self.stdout.write(f"{len(keys)} letters waited, {left} left")
