"""Tell the demonstration's story."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from holdfast.access.models import User
from holdfast.demo.story.telling import tell_the_year


class Command(BaseCommand):
    help = "Tell the demonstration's invented year in an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing, and say so, if anybody is there"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        """Tell the story, or say why not."""
        if not settings.DEMO or settings.STORY_DAY is None:
            raise CommandError("this is not a demonstration (HOLDFAST_DEMO is 0)")
        if User.objects.exists():
            if options["if_empty"]:
                self.stdout.write("the database is not empty: the story stays as it is")
                return
            raise CommandError("the database is not empty: only an empty one can be told a story")
        began = time.monotonic()
        tell_the_year(until=settings.STORY_DAY)
        self.stdout.write(f"told the year in {time.monotonic() - began:.1f} s")
