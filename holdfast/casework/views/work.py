"""“My work”, and the list of cases."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.timezone import localtime

from holdfast.access.page import SignedInRequest, all_shown, linked, page, shown
from holdfast.access.permissions import Permission, Role
from holdfast.casework import rules
from holdfast.casework.duties import FIRST_QUESTION, Duty, Urgency, duties, next_visit
from holdfast.casework.models import Case
from holdfast.casework.reports.concerns import on_ladder
from holdfast.casework.reports.heading import cases_to_oversee
from holdfast.casework.rules import states
from holdfast.casework.rules.days import ago
from holdfast.casework.standing_facts import Facts
from holdfast.casework.views.beside import (
    about_safety,
    absent_in,
    asked_to_answer,
    choosing,
    concerns_of,
    handovers,
    leaving_soon,
    reminders_due,
    training_days,
    unsafe_linked,
)
from holdfast.casework.views.bringing import supervised, to_bring
from holdfast.casework.views.lines import Task, line
from holdfast.casework.worklist.changes import FORMS, begun_by, changed_by_others
from holdfast.casework.worklist.choosing import (
    waiting_for_advice,
    without_a_case,
)
from holdfast.casework.worklist.facts import facts_of
from holdfast.casework.worklist.looked import unseen
from holdfast.casework.worklist.reminders import open_in
from holdfast.casework.worklist.risks import waiting_for
from holdfast.casework.worklist.standing import asked_by_state, asked_of_manager, follow_ups
from holdfast.casework.worklist.teams import sealed_in_my_teams
from holdfast.kit.today import today as present_day
from holdfast.measures.models import RiskAnswer

CHANGED_WITHIN = timedelta(days=14)
A_PAGE = 25
MARKS = {"Late": "govuk-tag--orange", "Very late": "govuk-tag--red", "Stuck": "govuk-tag--purple"}
MARKS |= {"Unsafe": "govuk-tag--red", "Say why": "govuk-tag--red"}


@page(needs=Permission.WORK_SEE)
def my_work(request: SignedInRequest) -> HttpResponse:
    """Show what is due, overdue and changed, each line leading to the form that does it."""
    if request.user.may(Permission.CASE_WORK):
        return practitioners_work(request)
    words = f"casework/work_of/{Role(request.user.role).value.split()[-1]}.html"
    context: dict[str, Any] = {"words": words, "begun": begun(request, {})}
    if request.user.may(Permission.TEAM_SEE):
        cases = all_shown(request, Case.objects.overseen_by(request.user).open().with_child())
        today = present_day()
        facts = list(facts_of(cases, today=today).values())
        gaps = [one.gap(today=today) for one in facts]
        context |= {
            "open": len(cases),
            "late": sum(gap is not rules.Gap.ON_TRACK for gap in gaps),
            "unsafe": sum(bool(one.unsafe) for one in facts),
            "measures": sum(one.overdue(today=today) for one in facts),
            "sealed": sealed_in_my_teams(),
            "to_oversee": len(cases_to_oversee()),
            "reminders": reminders_due(request, today),
            "risks_waiting": risks_waiting(request),
            "concerns": concerns_of(request, cases, today),
            **absent_in(request, today),
            "choosing": choosing(request, cases, today),
            "training": training_days(request, today),
            "asked": len(managers_tasks(request, facts, today)),
        }
    if request.user.may(Permission.LEAVING_RECORD):
        context["leavers"] = leaving_soon(request, present_day())
    if request.user.role == Role.LEAD:
        context |= {"on_ladder": on_ladder(today=present_day())}
    if request.user.may(Permission.SPECIALIST_ANSWER):
        context["to_answer"] = asked_to_answer(request)
    if request.user.may(Permission.CHOICE_ADVISE):
        context["to_advise"] = waiting_for_advice(request.user)
        context["to_bring"] = supervised(request, present_day())
    return render(request, "casework/my_work_of_others.html", context)


def managers_tasks(request: SignedInRequest, facts: Iterable[Facts], today: date) -> list[Task]:
    """List what open and closed cases ask of a manager, the longest due first."""
    asked = [one for fact in facts for one in asked_of_manager(fact, today=today)]
    asked += follow_ups_noted(request, today)
    return [task(one) for one in sorted(asked, key=lambda one: one.due_on)]


def follow_ups_noted(request: SignedInRequest, today: date) -> list[Duty]:
    """Return the follow-ups that are due, their cases noted as shown."""
    due = follow_ups(request.user, today=today)
    linked(request, "casework.case", [one.case_id for one in due])
    return due


def practitioners_work(request: SignedInRequest) -> HttpResponse:
    """Show a practitioner's families and what each of them asks."""
    today = present_day()
    cases = all_shown(request, Case.objects.worked_by(request.user).open().with_child())
    shown(request, *(case.child for case in cases))
    facts = facts_of(cases, today=today)
    unsafe_linked(request, facts.values())
    asked = [duty for one in facts.values() for duty in all_asked(one, today=today)]
    asked = sorted([*asked, *follow_ups_noted(request, today)], key=lambda duty: duty.due_on)
    risks = risks_waiting(request)
    concerns = concerns_of(request, cases, today)
    late = [about_safety(one) for one in concerns if one.is_overdue]
    soon = [about_safety(one) for one in concerns if one.due and not one.is_overdue]
    news, reminders = unseen(facts), open_in(facts)
    overdue = [task(duty) for duty in asked if duty.urgency is Urgency.OVERDUE]
    context = {
        "cases": [
            row(case, facts[case.pk], today)
            | {"news": news.get(case.pk), "reminders": len(reminders[case.pk])}
            for case in cases
        ],
        "reminders": reminders_due(request, today),
        "risks_waiting": risks,
        "overdue": [*late, *map(to_act_on, risks), *overdue],
        "due": [*soon, *(task(duty) for duty in asked if duty.urgency is Urgency.DUE)],
        "to_bring": to_bring(request.user, cases, today=today),
        "handovers": handovers(request),
        "begun": begun(request, {str(case.pk): str(case.child) for case in cases}),
        "changed": changed(request, cases, today),
        "choosing": choosing(request, cases, today),
        "training": training_days(request, today),
        "without_a_case": without_a_case([request.user.pk], today=today).get(request.user.pk),
        "today": today,
    }
    return render(request, "casework/my_work.html", context)


def all_asked(facts: Facts, *, today: date) -> list[Duty]:
    """Return all that one case asks: by its visits and measures, and by how it stands."""
    return [*duties(facts, today=today), *asked_by_state(facts, today=today)]


def risks_waiting(request: SignedInRequest) -> list[RiskAnswer]:
    """Return the risk answers that nobody has acted on, noted as shown."""
    found = all_shown(request, waiting_for(request.user))
    shown(request, *(one.child for one in found))
    return found


def to_act_on(risk: RiskAnswer) -> Task:
    """Draw a risk answer as a line of work: overdue from the moment it was given."""
    what = f"Act on an answer about {risk.child}"
    raised = localtime(risk.raised_at)
    why = (
        f"Question {risk.question} of the {risk.administration.instrument}, known here since "
        f"{raised:%H:%M} on {raised.day} {raised:%B}. Nobody has been told by the computer"
    )
    return line(reverse("risk", args=[risk.pk]), what, why, "Act now", "govuk-tag--red")


def row(case: Case, facts: Facts, today: date) -> dict[str, Any]:
    """Return a case as one line of a list."""
    gap = facts.gap(today=today)
    return {
        "case": case,
        "last": facts.last_visited_on,
        "ago": ago(facts.since, today=today),
        "next": next_visit(facts, today=today),
        "gap": "" if gap is rules.Gap.ON_TRACK else gap.value.capitalize(),
        "mark": MARKS.get(gap.value.capitalize(), ""),
        "is_unsafe": bool(facts.unsafe),
        "measures": facts.overdue(today=today),
    }


def task(duty: Duty) -> Task:
    """Draw a duty as a line of GOV.UK's task list."""
    words = duty.mark or ("Overdue" if duty.urgency is Urgency.OVERDUE else "Due")
    classes = MARKS.get(duty.mark, "govuk-tag--orange" if words == "Overdue" else "govuk-tag--blue")
    form = reverse(duty.form, args=[duty.about or duty.case_id])
    href = form + FIRST_QUESTION.get(duty.form, "")
    return line(href, duty.what, duty.why, words, classes)


def begun(request: SignedInRequest, children: dict[str, str]) -> list[Task]:
    """List the forms the reader began and has not sent."""
    lines = []
    for one in begun_by(request.user):
        try:
            match = resolve(one.address)
        except Resolver404:
            continue
        child = children.get(str(match.kwargs.get("case_id")), "")
        what = f"You began {FORMS.get(match.url_name or '', 'a form')}: carry on"
        at = localtime(one.saved_at)
        why = f"{child + '. ' if child else ''}Kept at {at:%H:%M} on {at.day} {at:%B}"
        lines.append(line(one.address, what, why, "Draft", "govuk-tag--grey"))
    return lines


def changed(request: SignedInRequest, cases: Iterable[Case], today: date) -> list[Task]:
    """List what others wrote lately in the reader's cases."""
    children = {case.pk: str(case.child) for case in cases}
    keys: list[UUID] = list(children)
    since = today - CHANGED_WITHIN
    found = changed_by_others(keys, reader=request.user, since=since, today=today)
    return [
        line(
            reverse("case", args=[one.case_id]),
            f"{one.who} added {one.what} for {children[one.case_id]}"
            if one.what != "how the case stands"
            else f"{one.who} changed {one.what} for {children[one.case_id]}",
            ago(one.on, today=today).capitalize(),
            "New",
            "govuk-tag--turquoise",
        )
        for one in sorted(found, key=lambda change: change.on, reverse=True)
    ]


@page(needs=Permission.CASE_SEE)
def cases(request: SignedInRequest) -> HttpResponse:
    """List the reader's cases, open ones first asked for; find one by reference or child's name."""
    asked = request.GET.get("show", "open")
    sought = request.GET.get("find", "").strip()[:100]
    found = Case.objects.visible_to(request.user).with_child().found_by(sought)
    if asked in ("open", "closed"):
        found = found.filter(closed_on__isnull=asked == "open")
    paged = Paginator(found.order_by("-opened_on", "reference"), A_PAGE)
    here = paged.get_page(request.GET.get("page"))
    listed = all_shown(request, here.object_list)
    shown(request, *(case.child for case in listed))
    today = present_day()
    facts = facts_of(listed, today=today)
    reminders = open_in(facts)
    news = unseen(facts) if request.user.may(Permission.CASE_WORK) else {}
    context = {
        "rows": [
            row(case, facts[case.pk], today)
            | {"stands": states.SAID[facts[case.pk].stands.state]}
            | {"news": news.get(case.pk), "reminders": len(reminders[case.pk])}
            for case in listed
        ],
        "page": here,
        "find": sought,
        "show": asked,
        "total": paged.count,
        "sealed": sealed_in_my_teams() if request.user.may(Permission.TEAM_SEE) else 0,
        "may_start": request.user.may(Permission.CASE_START),
        "supervises": request.user.role == Role.SUPERVISOR,
    }
    return render(request, "casework/cases.html", context)
