"""`plan_measures`: plan what is asked in every open case, for a site that had cases before plans.

Run once after the upgrade (`holdfast manage plan_measures`); running it again changes nothing.
Answers that were recorded before are tied to what they answered.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.kit.today import today
from holdfast.measures.actions.choosing import plan_anew


class Command(BaseCommand):
    help = "Plan what is asked in every open case, as one of its administrators."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--by", metavar="EMAIL", help="the administrator who plans")

    def handle(self, *_: Any, by: str | None = None, **_others: Any) -> None:
        """Plan as the administrator named, or as the only one there is, and say what changed."""
        people = User.objects.filter(is_active=True, role=Role.ADMINISTRATOR)
        found = list(people.filter(email__iexact=by) if by else people[:2])
        if len(found) != 1:
            raise CommandError("say with --by EMAIL which programme administrator plans")
        effect = plan_anew(today=today(), at=now(), by=found[0])
        self.stdout.write(
            f"{effect.cases} open cases, {effect.changed} planned anew: {effect.added} measures "
            f"asked in addition, {effect.moved} moved, {effect.dropped} no longer asked"
        )
