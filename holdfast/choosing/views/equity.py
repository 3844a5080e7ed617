"""Who was considered and who was chosen, by characteristic: is the programme fairly offered?"""

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission, Role
from holdfast.choosing import rules
from holdfast.choosing.reports import Counted, considered, considered_here
from holdfast.choosing.rules.equity import CHARACTERISTICS, COLUMNS, Table, in_fives
from holdfast.programme.reports import present_run


@page(needs=Permission.CHOICE_COUNT)
def who_was_considered(request: SignedInRequest) -> HttpResponse:
    """Show counts by age, sex, ethnicity and status; to the nearest five for who sees no child."""
    run = present_run(request.user)
    is_lead = request.user.role == Role.LEAD
    counted: list[Counted] = []
    if run is not None:
        counted = considered(run) if is_lead else considered_here(request.user, run)
    tables = [rules.counts(counted, of=name) for name in CHARACTERISTICS]
    tables = [one for one in tables if one.rows]
    rows = in_fives(tables) if is_lead else [as_counted(one) for one in tables]
    context = {
        "tables": [drawn(*each) for each in zip(tables, rows, strict=True)],
        "columns": [words for words, _ in COLUMNS],
        "is_lead": is_lead,
    }
    return render(request, "choosing/considered.html", context)


def as_counted(table: Table) -> list[list[str]]:
    """Return the rows of a table as they are, its totals last."""
    totals = [sum(column) for column in zip(*table.counts, strict=True)]
    return [[str(many) for many in counts] for counts in [*table.counts, totals]]


def drawn(table: Table, rows: list[list[str]]) -> dict[str, object]:
    """Return a table as it is shown, each cell with the words of its column."""
    columns = [words for words, _ in COLUMNS]
    *cells, totals = (list(zip(columns, row, strict=True)) for row in rows)
    return {
        "title": table.title,
        "rows": list(zip(table.rows, cells, strict=True)),
        "totals": totals,
    }
