"""Who was considered and who was chosen, by characteristic: is the programme fairly offered?"""

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission, Role
from holdfast.choosing import rules
from holdfast.choosing.reports import Counted, considered, considered_here
from holdfast.choosing.rules.equity import CHARACTERISTICS, COLUMNS, Table, hidden_in
from holdfast.measures.rules.disclosure import SMALL
from holdfast.programme.reports import present_run

HIDDEN = "Too few to show"


@page(needs=Permission.CHOICE_COUNT)
def who_was_considered(request: SignedInRequest) -> HttpResponse:
    """Show counts by age, sex, ethnicity and status; small ones hidden from who sees no child."""
    run = present_run(request.user)
    is_lead = request.user.role == Role.LEAD
    counted: list[Counted] = []
    if run is not None:
        counted = considered(run) if is_lead else considered_here(request.user, run)
    tables = [rules.counts(counted, of=name) for name in CHARACTERISTICS]
    context = {
        "tables": [drawn(one, hides=is_lead) for one in tables if one.rows],
        "columns": [words for words, _ in COLUMNS],
        "is_lead": is_lead,
    }
    return render(request, "choosing/considered.html", context)


def drawn(table: Table, *, hides: bool) -> dict[str, object]:
    """Return a table as it is shown: the small numbers, and what would tell them, hidden."""
    hidden = hidden_in(table) if hides else set()
    totals = [sum(column) for column in zip(*table.counts, strict=True)]
    rows = [
        (name, named([HIDDEN if (at, to) in hidden else many for to, many in enumerate(counts)]))
        for at, (name, counts) in enumerate(zip(table.rows, table.counts, strict=True))
    ]
    shown = [HIDDEN if hides and total in SMALL else total for total in totals]
    return {"title": table.title, "rows": rows, "totals": named(shown)}


def named(cells: list[int | str]) -> list[tuple[str, int | str]]:
    """Return cells with the words of their columns."""
    return [(words, cell) for (words, _), cell in zip(COLUMNS, cells, strict=True)]
