"""Reading a return in, and looking at what came of it."""

from datetime import date

from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.exchange.actions.importing import Outcome, import_return
from holdfast.exchange.rules.returns import Return
from holdfast.families.models import StatusSpan
from tests import people


def import_(told: Return, *, authority: str = people.MERTON, dry_run: bool = False) -> Outcome:
    return import_return(
        authority=authority,
        return_=told,
        source="a folder",
        at=now(),
        by=people.ada(authority),
        dry_run=dry_run,
    )


def tables(outcome: Outcome) -> dict[str, dict[str, int]]:
    return outcome.batch.counts["tables"]


def nothing_done(outcome: Outcome) -> bool:
    return not any(counts["added"] + counts["changed"] for counts in tables(outcome).values())


class Seen:
    """Look at the tables as an import does."""

    def __enter__(self) -> None:
        self.acting = acting_as(people.ada(), purpose="import")
        self.acting.__enter__()

    def __exit__(self, *error: object) -> None:
        self.acting.__exit__(*error)


def spans() -> list[tuple[str, str, date, date | None]]:
    with Seen():
        rows = StatusSpan.objects.order_by("child__council_id", "detail", "began_on")
        return [(row.status, row.detail, row.began_on, row.ended_on) for row in rows]
