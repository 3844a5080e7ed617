"""A visit: recorded, seen, corrected."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import linebreaksbr
from django.utils.timezone import localtime, now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework import rules
from holdfast.casework.actions.rating import Rated
from holdfast.casework.actions.visits import How, Told, change_visit, record_visit_and_ratings
from holdfast.casework.forms.rating import goals_of
from holdfast.casework.forms.visiting import VisitForm, as_begun
from holdfast.casework.models import Case, Visit
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.manual.models import Step


def to_steps(request: SignedInRequest) -> dict[str, str]:
    """Have the button that shows a module's steps come back to them, not to the top."""
    return {"formaction": f"{request.path}#steps"}


def in_rows(visit: Visit) -> list[dict[str, Any]]:
    """Return what was recorded of a visit as lines of a summary; what was left blank is not."""
    took_part = dict(rules.TOOK_PART)
    said = {
        "Was it made?": visit.get_outcome_display(),
        "Why it was missed": visit.get_missed_because_display(),
        "Who took part": ", ".join(took_part.get(one, one) for one in visit.took_part),
        "What the child said or showed": visit.childs_voice,
        "Note": visit.note,
        "Minutes with the family": visit.minutes,
        "Other minutes": visit.other_minutes,
        "Recorded by": f"{visit.recorded_by}, {localtime(visit.recorded_at):%-d %B %Y at %H:%M}",
    }
    return [
        {"key": {"text": key}, "value": {"html": linebreaksbr(str(value), autoescape=True)}}
        for key, value in said.items()
        if value not in ("", None)
    ]


def how_done(form: VisitForm) -> dict[Step, How]:
    """Return what became of each step, as the action takes it."""
    return {step: How(how=how, why=why) for step, how, why in form.steps_told()}


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Record a visit, the steps done in it, and ratings of the goals."""
    mine = Case.objects.worked_by(request.user).with_child()
    case = get_object_or_404(mine, pk=case_id)
    shown(request, case, case.child)
    last = case.visits.exclude(module=None).order_by("-visited_on", "-recorded_at").first()
    begin = {"visited_on": today(), "outcome": "made", "module": last.module_id if last else ""}
    form = form_for(request, VisitForm, case=case, goals=goals_of(case), initial=begin)
    shown(request, *form.goals, *form.paused)
    if "show_steps" in request.POST:
        form.as_typed()
    elif request.method == "POST" and form.is_valid():
        try:
            record_visit_and_ratings(
                case=case,
                told=Told(**form.visit()),
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
            return redirect(case)
    context = {"form": form, "case": case, "is_new": True, "to_steps": to_steps(request)}
    return render(request, "casework/visit_form.html", context)


@page(needs=Permission.CASE_SEE)
def visit(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Show one visit as it was recorded."""
    reachable = Visit.objects.filter(case__in=Case.objects.visible_to(request.user))
    found = get_object_or_404(
        reachable.select_related("case__child", "module__section", "recorded_by"), pk=visit_id
    )
    steps = found.steps_done.select_related("step").order_by("step__order", "pk")
    done = all_shown(request, steps.filter(step__module=found.module_id))
    shown(request, found, found.case, found.case.child)
    works = Case.objects.worked_by(request.user).filter(pk=found.case_id).exists()
    context = {"visit": found, "case": found.case, "steps": done, "may_change": works}
    context |= {"rows": in_rows(found)}
    return render(request, "casework/visit.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Correct a visit; where somebody else did so first, show both and ask."""
    mine = Visit.objects.filter(case__in=Case.objects.worked_by(request.user))
    found = get_object_or_404(mine.select_related("case__child", "case__run"), pk=visit_id)
    done = all_shown(request, found.steps_done.order_by("pk"))
    shown(request, found, found.case, found.case.child)
    begin = as_begun(found, done)
    form = form_for(request, VisitForm, case=found.case, initial=begin)
    if "show_steps" in request.POST:
        form.as_typed()
    elif request.method == "POST" and form.is_valid():
        try:
            change_visit(
                visit=found,
                version=version_sent(request),
                told=Told(**form.visit()),
                steps=how_done(form),
                today=today(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            module = str(form.chosen.pk) if form.chosen else ""
            there_now = as_begun(found, list(found.steps_done.order_by("pk")))
            theirs = VisitForm(case=found.case, initial=there_now, steps_of=module)
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Visit corrected")
            return redirect("visit", found.pk)
    context = {"form": form, "case": found.case, "to_steps": to_steps(request)}
    context |= {"version": opened_on(request, found)}
    return render(request, "casework/visit_form.html", context)
