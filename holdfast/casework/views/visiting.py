"""A visit: recorded, seen, corrected."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import linebreaksbr
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.beside import Beside, Changed
from holdfast.casework.actions.rating import Rated
from holdfast.casework.actions.visits import How, Told, change_visit, record_visit_and_ratings
from holdfast.casework.forms.rating import goals_of
from holdfast.casework.forms.visit_begun import as_begun, fresh
from holdfast.casework.forms.visiting import VisitForm
from holdfast.casework.models import Case, Visit
from holdfast.casework.reports.before import Before, before, family_of
from holdfast.casework.reports.one_visit import in_lines, with_beside
from holdfast.casework.views.plan_of_work import shut_for
from holdfast.casework.views.trained import mind_training
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.manual.models import Step

SAVE_KEY = {"accesskey": "s"}


def to_steps(request: SignedInRequest) -> dict[str, str]:
    """Have the button that shows a module's steps come back to them, not to the top."""
    return {"formaction": f"{request.path}#steps"}


def as_told(form: VisitForm) -> Told:
    """Return a visit as it was told, with what was told beside it, as the action takes it."""
    beside = Beside(adapted=Changed(**form.frame()), **form.beside())
    return Told(**form.visit(), beside=beside)


def as_rows(lines: Iterable[tuple[str, str]]) -> list[dict[str, Any]]:
    """Draw questions and answers as the rows of a summary."""
    return [
        {"key": {"text": key}, "value": {"html": linebreaksbr(value, autoescape=True)}}
        for key, value in lines
    ]


def how_done(form: VisitForm) -> dict[Step, How]:
    """Return what became of each step, as the action takes it."""
    return {
        step: How(how=how, reason=reason, why=why) for step, how, reason, why in form.steps_told()
    }


def known_before(request: SignedInRequest, case: Case, visit: Visit | None = None) -> Before:
    """Return what came before a visit, with whom of the family and what its form names noted."""
    known = before(case, reader=request.user, visit=visit)
    others = [one for one in known.family if one.key != "child"]
    siblings = [UUID(one.key) for one in others if one.kind == "sibling"]
    linked(request, "families.child", siblings)
    linked(request, "families.adult", [UUID(one.key) for one in others if one.kind != "sibling"])
    shown(request, *known.to_make_up)
    return known


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Record a visit, the steps done in it, and ratings of the goals."""
    mine = Case.objects.worked_by(request.user).with_child()
    case = get_object_or_404(mine, pk=case_id)
    shown(request, case, case.child)
    known = known_before(request, case)
    begin = fresh(known, today=today())
    goals = goals_of(case)
    form = form_for(request, VisitForm, case=case, before=known, goals=goals, initial=begin)
    shown(request, *form.goals, *form.paused)
    if "show_steps" in request.POST:
        form.as_typed()
    elif request.method == "POST" and form.is_valid():
        try:
            record_visit_and_ratings(
                case=case,
                told=as_told(form),
                steps=how_done(form),
                rated=[Rated(*one) for one in form.ratings()],
                at=now(),
                today=today(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Visit recorded")
            mind_training(request, case, form.chosen)
            return redirect(case)
    context = {"form": form, "case": case, "is_new": True, "to_steps": to_steps(request)}
    context |= {"save_key": SAVE_KEY}
    if request.method == "POST":
        context["shut"] = shut_for(request, case)
    return render(request, "casework/visit_form.html", context)


@page(needs=Permission.CASE_SEE)
def visit(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Show one visit as it was recorded."""
    reachable = Visit.objects.filter(case__in=Case.objects.visible_to(request.user))
    found = get_object_or_404(with_beside(reachable), pk=visit_id)
    steps = found.steps_done.select_related("step").order_by("step__order", "pk")
    done = all_shown(request, steps.filter(step__module=found.module_id))
    shown(request, found, found.case, found.case.child)
    works = Case.objects.worked_by(request.user).filter(pk=found.case_id).exists()
    context = {"visit": found, "case": found.case, "steps": done, "may_change": works}
    context |= {"rows": as_rows(in_lines(found, family_of(found.case)))}
    context |= {"may_reflect": works and request.user.may(Permission.CASE_WORK)}
    return render(request, "casework/visit.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Correct a visit; where somebody else did so first, show both and ask."""
    mine = Visit.objects.filter(case__in=Case.objects.worked_by(request.user))
    found = get_object_or_404(mine.select_related("case__child", "case__run"), pk=visit_id)
    done = all_shown(request, found.steps_done.order_by("pk"))
    shown(request, found, found.case, found.case.child)
    known = known_before(request, found.case, found)
    begin = as_begun(found, done, known)
    form = form_for(request, VisitForm, case=found.case, before=known, initial=begin)
    if "show_steps" in request.POST:
        form.as_typed()
    elif request.method == "POST" and form.is_valid():
        try:
            change_visit(
                visit=found,
                version=version_sent(request),
                told=as_told(form),
                steps=how_done(form),
                today=today(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            module = str(form.chosen.pk) if form.chosen else ""
            there_now = as_begun(found, list(found.steps_done.order_by("pk")), known)
            theirs = VisitForm(case=found.case, before=known, initial=there_now, steps_of=module)
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Visit corrected")
            return redirect("visit", found.pk)
    context = {"form": form, "case": found.case, "to_steps": to_steps(request)}
    context |= {"version": opened_on(request, found), "save_key": SAVE_KEY}
    return render(request, "casework/visit_form.html", context)
