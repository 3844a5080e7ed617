"""The cases to bring to supervision, as lines of a list of work."""

from collections.abc import Iterable
from datetime import date

from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, all_shown, shown
from holdfast.access.permissions import Role
from holdfast.casework.models import Case
from holdfast.casework.reports.bringing import reasons_for
from holdfast.casework.rules.bringing import Because, Reason
from holdfast.casework.views.lines import Task, line
from holdfast.casework.worklist.teams import leads_of

COLOURS = {Because.UNSAFE: "govuk-tag--red", Because.NEW: "govuk-tag--blue"}
ORDER = {because: place for place, because in enumerate(Because)}


def to_bring(reader: User, cases: Iterable[Case], *, today: date) -> list[Task]:
    """List those of some cases that should be discussed in supervision, the most pressing first."""
    listed = {case.pk: case for case in cases}
    asking = [(listed[key], told) for key, told in reasons_for(listed, today=today).items() if told]
    leads = leads_of([case.pk for case, _ in asking])
    asking.sort(key=lambda one: (ORDER[one[1][0].because], one[0].reference))
    return [as_line(case, told, led_by(leads.get(case.pk), reader)) for case, told in asking]


def led_by(lead: User | None, reader: User) -> str:
    """Say who leads a case, unless that is the reader."""
    return f", with {lead.name}" if lead and lead != reader else ""


def as_line(case: Case, told: list[Reason], whose: str) -> Task:
    """Draw one case with its reasons; its mark is the first of them."""
    first = told[0].because
    why = " · ".join(one.words for one in told)
    colour = COLOURS.get(first, "govuk-tag--purple")
    return line(case.get_absolute_url(), f"{case.child}{whose}", why, first, colour)


def supervised(request: SignedInRequest, today: date) -> list[Task]:
    """List what the cases of a clinical supervisor's groups ask to be discussed, as shown."""
    if request.user.role != Role.SUPERVISOR:
        return []
    cases = all_shown(request, Case.objects.supervised_by(request.user).with_child())
    shown(request, *(case.child for case in cases))
    return to_bring(request.user, cases, today=today)
