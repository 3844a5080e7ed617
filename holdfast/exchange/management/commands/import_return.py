"""`holdfast import ssda903 FOLDER`: read a council's return in, and say what came of each row.

Progress goes to standard error, the report to standard output. The exit status is 0 when every
row came in, 1 when some were left out, 2 when nothing was read in.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate, now

from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.exchange.actions.importing import READERS, Outcome, import_return
from holdfast.exchange.reports import in_order
from holdfast.exchange.rules.folders import files_in
from holdfast.exchange.rules.returns import Kind, Rejection
from holdfast.kit.refusals import Refused

SOME_LEFT_OUT, REFUSED = 1, 2


class Command(BaseCommand):
    help = "Read a council's return into the database, as one of its administrators."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=[kind.value for kind in Kind])
        parser.add_argument("folder", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="report, and change nothing")
        parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--by", metavar="EMAIL", help="the administrator who reads it in")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = self.read_in(**options)
        except Refused as refused:
            for reason in refused.reasons:
                self.stderr.write(f"refused: {reason}")
            sys.exit(REFUSED)
        for line in report(outcome, dry_run=options["dry_run"]):
            self.stdout.write(line)
        if outcome.return_.rejections:
            sys.exit(SOME_LEFT_OUT)

    def read_in(
        self,
        *,
        kind: str,
        folder: Path,
        dry_run: bool,
        as_of: date | None,
        by: str | None,
        **_others: Any,
    ) -> Outcome:
        """Read the folder, then read it in."""
        who = administrator(by)
        self.tell("Reading the files", 0, 1)
        files = files_in(folder)
        told = READERS[Kind(kind)](files, today=localdate(), as_of=as_of)
        return import_return(
            authority=who.authority,
            return_=told,
            source=folder.resolve().name,
            at=now(),
            by=who,
            dry_run=dry_run,
            progress=self.tell,
        )

    def tell(self, doing: str, done: int, of: int) -> None:
        """Tell how far the work has come."""
        self.stderr.write(f"{100 * done // of:3}%  {doing}")


def administrator(email: str | None) -> User:
    """Return who reads the return in: the one named, or the only administrator there is."""
    people = User.objects.filter(is_active=True, role=Role.ADMINISTRATOR)
    found = list(people.filter(email__iexact=email) if email else people[:2])
    if len(found) == 1:
        return found[0]
    if email:
        raise Refused([f"No programme administrator signs in as {email}"])
    raise Refused(["Say with --by EMAIL which programme administrator reads it in"])


def report(outcome: Outcome, *, dry_run: bool) -> Iterator[str]:
    """Yield the report, line by line."""
    batch, told = outcome.batch, outcome.return_
    done = "Would be read in (dry run: nothing was changed)" if dry_run else "Read in"
    yield f"{done}: {batch.get_kind_display()} as of {batch.as_of:%d/%m/%Y}, from {batch.source}"
    yield ""
    yield f"{'':16}{'added':>9}{'changed':>9}{'same':>9}{'older':>9}{'left':>9}"
    for words, counts in batch.counts["tables"].items():
        yield f"{words:16}" + "".join(f"{counts[name]:>9}" for name in counts)
    yield ""
    yield "Rows read: " + ", ".join(f"{file} {rows}" for file, rows in told.rows_read.items())
    for remark in batch.remarks:
        times = f" ({remark['count']} times)" if remark["count"] > 1 else ""
        yield f"Remark: {remark['file']}{': ' if remark['file'] else ''}{remark['words']}{times}"
    lost = batch.counts["rejected"]
    yield f"Left out: {lost['rows']} rows, and {lost['values']} values of rows that came in"
    yield from (line_of(rejection) for rejection in in_order(told.rejections))


def line_of(rejection: Rejection) -> str:
    """Say of one rejection where it is, what it says, why, and how to mend it."""
    column = f", column {rejection.column}" if rejection.column else ""
    value = f" “{rejection.value}”" if rejection.value else ""
    where = f"{rejection.file} row {rejection.row}{column}"
    return f"  {where}{value}: {rejection.reason}. {rejection.fix}. (The {rejection.loses} is lost)"
