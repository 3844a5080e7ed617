"""Reading a return in: planned against what is here, then written in one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.audit.trail import record
from holdfast.exchange.actions.facts import Facts
from holdfast.exchange.actions.ledger import Ledger
from holdfast.exchange.actions.people import People
from holdfast.exchange.actions.plans import AnyPlan, in_chunks
from holdfast.exchange.models import Batch, Rejected
from holdfast.exchange.rules.returns import Kind, Loses, Remark, Return
from holdfast.exchange.ssd import reading as ssd
from holdfast.exchange.ssda903 import reading as ssda903
from holdfast.kit.refusals import insist

READERS = {Kind.SSDA903: ssda903.read_files, Kind.SSD: ssd.read_files}
Progress = Callable[[str, int, int], None]
ROWS_NAMED = 50


@dataclass(frozen=True)
class Outcome:
    """What reading a return in did, or would do; `batch` is not saved after a dry run."""

    batch: Batch
    return_: Return
    plans: tuple[AnyPlan, ...]


def quietly(_doing: str, _done: int, _of: int) -> None:
    """Report progress to nobody."""


def why_not_import(*, authority: str, by: User) -> list[str]:
    """Return every reason against somebody reading in a return of an authority."""
    against = {
        "Your role is not one that may read in returns": not by.may(Permission.RETURN_IMPORT),
        "You may read in the returns of your own authority only": by.authority != authority,
    }
    return [reason for reason, holds in against.items() if holds]


def import_return(
    *,
    authority: str,
    return_: Return,
    source: str,
    at: datetime,
    by: User,
    dry_run: bool = False,
    progress: Progress = quietly,
) -> Outcome:
    """Read a return in: add what is new, change what a newer return tells, keep all the rest.

    Repeatable: a second import of the same return changes nothing, and an older one never
    overwrites a newer. A dry run plans and counts, and writes nothing. Raise `Refused` if this
    person may not, or if somebody changed one of the same records meanwhile.
    """
    insist(why_not_import(authority=authority, by=by))
    with acting_as(by, purpose="import"):
        _one_at_a_time(authority)
        outcome = _planned(authority, return_, source, at, by, progress)
        if not dry_run:
            _write(outcome, by, progress)
    return outcome


def _one_at_a_time(authority: str) -> None:
    """Wait for any other import of the authority to end; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"import {authority}"])


def _planned(
    authority: str, return_: Return, source: str, at: datetime, by: User, progress: Progress
) -> Outcome:
    progress("Comparing people", 0, 2)
    people = People(return_, authority, by, Ledger.of(authority))
    people.plan()
    progress("Comparing statuses and SDQs", 1, 2)
    facts = Facts(return_, people, by, at)
    facts.plan()
    progress("Compared", 2, 2)
    plans: tuple[AnyPlan, ...] = (
        *(people.teams, people.workers, people.families, people.young, people.grown),
        *(facts.spans, facts.sdqs, facts.involvements),
    )
    found = [
        Remark(file=where.file, row=where.row, column="", code=code, words=words)
        for code, words, where in (*people.remarks, *facts.remarks)
    ]
    batch = Batch(
        authority_id=authority,
        kind=return_.kind,
        as_of=return_.as_of,
        source=source,
        counts=_counts(return_, plans),
        remarks=[*grouped((*return_.remarks, *found)), *_left_alone(plans)],
        read_by=by,
        read_at=at,
    )
    return Outcome(batch, return_, plans)


def _counts(return_: Return, plans: Iterable[AnyPlan]) -> dict[str, object]:
    lost = {(one.file, one.row) for one in return_.rejections if one.loses is Loses.ROW}
    values = [one for one in return_.rejections if (one.file, one.row) not in lost]
    return {
        "read": return_.rows_read,
        "tables": {plan.words: plan.counts() for plan in plans if any(plan.counts().values())},
        "rejected": {"rows": len(lost), "values": len(values)},
    }


def grouped(remarks: Iterable[Remark]) -> list[dict[str, object]]:
    """Return the remarks of one kind about one file as one, with how many and the first rows."""
    groups: dict[tuple[str, str, str], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.file, remark.code, remark.column), []).append(remark)
    return [
        {
            "file": file,
            "code": code,
            "column": column,
            "words": alike[0].words,
            "count": len(alike),
            "rows": [remark.row for remark in alike[:ROWS_NAMED] if remark.row],
        }
        for (file, code, column), alike in groups.items()
    ]


def _left_alone(plans: Iterable[AnyPlan]) -> list[dict[str, object]]:
    """Say which values stay as somebody put them here, though the return says otherwise."""
    return [
        {
            "file": "",
            "code": "put-right-here",
            "column": left.name,
            "words": f"{plan.words}, {left.row}: {left.name} is {left.here} here, put so by hand; "
            f"the return says {left.told}",
            "count": 1,
            "rows": [],
        }
        for plan in plans
        for left in plan.left
    ]


def _write(outcome: Outcome, by: User, progress: Progress) -> None:
    batch, plans = outcome.batch, outcome.plans
    batch.save(force_insert=True)
    for number, plan in enumerate(plans):
        progress(f"Writing {plan.words.lower()}", number, len(plans))
        plan.write(batch)
    for rejections in in_chunks(outcome.return_.rejections):
        Rejected.objects.bulk_create(
            Rejected(
                batch=batch,
                file=one.file,
                row=one.row,
                column=one.column,
                value=one.value,
                reason=one.reason,
                fix=one.fix,
                loses=one.loses,
            )
            for one in rejections
        )
    progress("Written", len(plans), len(plans))
    record(
        "read in a return",
        about=[batch],
        by=by,
        kind=batch.kind,
        as_of=batch.as_of,
        **batch.counts["tables"],
    )
