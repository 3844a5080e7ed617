"""`holdfast manage import_area DIR|FILE...`: read published figures of areas in.

Each file is recognised by its columns. What was taken, what changed and what was left goes to
standard output. The exit status is 0 when every row came in, 1 when something was left out, 2 when
nothing was read in.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.area.actions.importing import import_publication, in_settled_order
from holdfast.area.models import AreaImport
from holdfast.kit.refusals import Refused

ENDINGS = (".csv", ".geojson", ".json")
SOME_LEFT_OUT, NOTHING = 1, 2
LINES_TOLD = 20


class Command(BaseCommand):
    help = "Read published figures of areas in, as a programme administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="DIR|FILE")
        parser.add_argument("--by", metavar="EMAIL", help="the administrator who reads them in")

    def handle(self, *_: Any, paths: list[Path], by: str | None = None, **_others: Any) -> None:
        """Read every file in, each in a transaction of its own."""
        try:
            made = self.read_in(files_of(paths), administrator(by))
        except Refused as refused:
            for reason in refused.reasons:
                self.stderr.write(f"refused: {reason}")
            sys.exit(NOTHING)
        if not any(made):
            sys.exit(NOTHING)
        if not all(one and not one.counts["left"] for one in made):
            sys.exit(SOME_LEFT_OUT)

    def read_in(self, files: Sequence[Path], who: User) -> list[AreaImport | None]:
        """Read each file in and tell of it; None for one that is not known."""
        return [self.read_one(file, who) for file in files]

    def read_one(self, file: Path, who: User) -> AreaImport | None:
        """Read one file in and tell of it."""
        try:
            with acting_as(who):
                content = file.read_bytes()
                made = import_publication(content=content, file_name=file.name, at=now(), by=who)
        except Refused as refused:
            for reason in refused.reasons:
                self.stdout.write(f"left: {reason}")
            return None
        for line in report(made):
            self.stdout.write(line)
        return made


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Return the files named, and those of the folders named, in the order to read them."""
    found: dict[str, Path] = {}
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        for each in inside:
            if path.is_dir() and each.suffix.lower() not in ENDINGS:
                continue
            if not each.is_file():
                raise Refused([f"There is no file {each}"])
            found[str(each)] = each
    if not found:
        raise Refused(["There is no .csv or .geojson file in what was named"])
    return [found[name] for name in in_settled_order(found)]


def administrator(email: str | None) -> User:
    """Return who reads the figures in: the one named, or the only administrator there is."""
    people = User.objects.filter(is_active=True, role=Role.ADMINISTRATOR)
    found = list(people.filter(email__iexact=email) if email else people[:2])
    if len(found) == 1:
        return found[0]
    if email:
        raise Refused([f"No programme administrator signs in as {email}"])
    raise Refused(["Say with --by EMAIL which programme administrator reads them in"])


def report(made: AreaImport) -> Iterator[str]:
    """Yield what became of one file, line by line."""
    counts = made.counts
    yield f"{made.file_name}: {made.publication}"
    yield (
        f"  {counts['rows']} rows; figures {counts['added']} added, {counts['changed']} changed, "
        f"{counts['same']} the same ({counts['markers']} are markers); "
        f"{counts['areas']} areas named; {counts['outlines']} outlines"
    )
    for change in made.changes[:LINES_TOLD]:
        where = f"{change['measure']} {change['period']} {change['area']}"
        yield f"  changed: {where} was {change['was']}, is {change['now']}"
    for left in made.left[:LINES_TOLD]:
        row = f"row {left['row']}, " if left["row"] else ""
        yield f"  left: {row}{left['column']} “{left['value']}”: {left['why']}. {left['fix']}."
    if counts["left"] > LINES_TOLD:
        yield f"  and {counts['left'] - LINES_TOLD} more left"
