"""What a reader's own authority finds now, for pages and reports."""

from datetime import date
from decimal import Decimal

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.evaluation.rules.findings import Findings
from holdfast.evaluation.rules.points import Picture
from holdfast.evaluation.rules.scores import ScaleRead


def findings_of(reader: User, *, as_of: date, rate: Decimal | None = None) -> Findings:
    """Return all that the records of the reader's authority say on a day.

    `rate` is what an hour of work costs, in pounds; without it no cost is told.

    Raises:
        PermissionError: if the reader may not see an evaluation.
    """
    # Ibis, DuckDB and Arrow take two seconds to begin: only whoever asks waits for them.
    from holdfast.evaluation.engine import chosen
    from holdfast.evaluation.finding import Asked
    from holdfast.evaluation.finding.lately import findings_lately
    from holdfast.evaluation.snapshot.records import snapshot_for

    pence = None if rate is None else int(rate * 100)
    asked = Asked(pence_an_hour=pence)
    return findings_lately(snapshot_for(reader, as_of=as_of), asked, engine=chosen())


def pairs_of(reader: User, *, as_of: date) -> list[tuple[Picture, ScaleRead]]:
    """Return every pair of each scale, child by child: for whoever may have the extract.

    Raises:
        PermissionError: if the reader may not have single rows.
    """
    from holdfast.evaluation.engine import answers, chosen
    from holdfast.evaluation.finding.pairs import NEEDED, pictures
    from holdfast.evaluation.snapshot.records import snapshot_for
    from holdfast.evaluation.tables import QUESTIONS

    if not reader.may(Permission.EVALUATION_EXTRACT):
        raise PermissionError("single rows are for whoever may have the extract")
    snapshot = snapshot_for(reader, as_of=as_of)
    asked = {name: QUESTIONS[name] for name in NEEDED}
    return list(pictures(answers(snapshot.tables, asked, engine=chosen())))


def question_in_sql(name: str) -> str:
    """Return one of the evaluation's questions as DuckDB is asked it.

    Raises:
        KeyError: if there is no question of that name.
    """
    import ibis

    from holdfast.evaluation.engine import on_duckdb
    from holdfast.evaluation.schema import TABLES
    from holdfast.evaluation.snapshot.files import empty
    from holdfast.evaluation.tables import QUESTIONS

    with on_duckdb({table: empty(table) for table in TABLES}) as (_, tables):
        return str(ibis.to_sql(QUESTIONS[name](tables)))
