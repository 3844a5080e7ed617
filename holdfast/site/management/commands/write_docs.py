"""`write_docs`: write the pages of docs that say what the code says."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from holdfast.site.reference.commands import commands
from holdfast.site.reference.from_the_slides import from_the_slides
from holdfast.site.reference.other_pages import measures, settings
from holdfast.site.reference.rules import rules
from holdfast.site.reference.states import states
from holdfast.site.reference.who_sees_what import who_sees_what

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {  # by their names, as seen from docs/reference
    "../explanation/from-the-slides.md": from_the_slides,
    "commands.md": commands,
    "measures.md": measures,
    "rules.md": rules,
    "settings.md": settings,
    "states.md": states,
    "who-sees-what.md": who_sees_what,
}


def stale() -> list[str]:
    """Return the names of the pages that no longer say what the code says."""
    return [name for name, write in PAGES.items() if now_in(name) != write()]


def now_in(name: str) -> str:
    """Return what a page says now; nothing if it is not there."""
    file = FOLDER / name
    return file.read_text(encoding="utf-8") if file.exists() else ""


class Command(BaseCommand):
    help = "Write the generated pages of docs again."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if a page is not current"
        )

    def handle(self, *_: Any, **said: Any) -> None:
        """Write what is stale, or with --check name it and fail."""
        names = stale()
        if said["check"] and names:
            raise CommandError(
                f"run make docs: {', '.join(names)} no longer say what the code says"
            )
        for name in names:
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(PAGES[name](), encoding="utf-8")
        self.stdout.write(f"{len(names)} of {len(PAGES)} pages were out of date")
