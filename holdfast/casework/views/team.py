"""A manager's team: each practitioner's cases, what is late, who is away and what waits."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case
from holdfast.casework.reports.heading import cases_to_oversee
from holdfast.casework.standing_facts import Facts
from holdfast.casework.views.beside import absent_in, concerns_of, leaving_soon
from holdfast.casework.views.work import managers_tasks, risks_waiting, row
from holdfast.casework.worklist.choosing import without_a_case
from holdfast.casework.worklist.facts import facts_of
from holdfast.casework.worklist.teams import Caseload, leads_of, sealed_in_my_teams, teams_of
from holdfast.kit.today import today as present_day
from holdfast.programme.rules import AS_MEANT


@page(needs=Permission.TEAM_SEE)
def my_team(request: SignedInRequest) -> HttpResponse:
    """Show a manager each practitioner's cases: last visit, what is late, what closed lately."""
    today = present_day()
    overseen = Case.objects.overseen_by(request.user).with_child()
    cases = all_shown(request, overseen.closed_since(today - timedelta(days=31)))
    shown(request, *(case.child for case in cases))
    facts = facts_of([case for case in cases if case.closed_on is None], today=today)
    leads = leads_of([case.pk for case in cases])
    teams = teams_of(request.user, cases=cases, leads=leads)
    everybody = [one.person_id for _, people in teams for one in people]
    none = without_a_case(everybody, today=today)
    context = {
        "teams": [
            (team, [practitioner(one, facts, none, today) for one in people])
            for team, people in teams
        ],
        "sealed": sealed_in_my_teams(),
        "to_oversee": len(cases_to_oversee()),
        "risks_waiting": risks_waiting(request),
        "concerns": concerns_of(request, cases, today),
        **absent_in(request, today),
        "leavers": leaving_soon(request, today),
        "asked": managers_tasks(request, facts.values(), today),
        "numbers": next((one.numbers for one in facts.values()), AS_MEANT),
    }
    return render(request, "casework/my_team.html", context)


def practitioner(
    one: Caseload, facts: dict[UUID, Facts], none: dict[int, int], today: date
) -> dict[str, Any]:
    """Return one practitioner of the team as a row: open cases, and how many closed lately."""
    rows = [row(case, facts[case.pk], today) for case in one.cases if case.closed_on is None]
    closed = [case for case in one.cases if case.closed_on is not None]
    without = none.get(one.person_id, 0)
    return {"name": one.name, "rows": rows, "closed": len(closed), "without": without}
