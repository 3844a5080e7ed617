"""The plan of the work: one sheet, its modules, and the re-check against the statutory plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.plan_of_work import (
    Planned,
    change_planned,
    drop_planned,
    move_planned,
    plan_module,
)
from holdfast.casework.actions.rechecks import recheck as record_recheck
from holdfast.casework.forms.plan_of_work import (
    ChangePlannedForm,
    DropForm,
    PlanModuleForm,
    RecheckForm,
    as_planned,
)
from holdfast.casework.models import Case, Goal, PlannedModule
from holdfast.casework.reports import Sheet, WholeCase, sheet_of, whole_case
from holdfast.casework.reports.paragraphs import statutory
from holdfast.casework.reports.rechecks import asked_of
from holdfast.casework.reports.specialist import shut_sections
from holdfast.casework.views.trained import mind_training
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.manual.models import Module, Section


def read_case(request: SignedInRequest, case_id: UUID) -> Case:
    """Return a case this reader may see, noted as shown."""
    cases = Case.objects.visible_to(request.user).with_child()
    found = get_object_or_404(cases, pk=case_id)
    shown(request, found, found.child)
    return found


def worked_case(request: SignedInRequest, case_id: UUID) -> Case:
    """Return a case this reader works with, noted as shown."""
    found = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, found, found.child)
    return found


def read_sheet(request: SignedInRequest, case: Case) -> tuple[WholeCase, Sheet]:
    """Return the plan of a case and the whole it was made from, all of it noted as shown."""
    whole = whole_case(case, on=today())
    sheet = sheet_of(case, whole, today=today())
    shown(request, *(one.outcome for one in sheet.outcomes), *sheet.ended_outcomes)
    shown(request, *(one.planned for one in sheet.modules), *sheet.dropped)
    shown(request, *sheet.referrals, *sheet.rechecks)
    request.shown.update(f"{Goal._meta.label_lower}:{goal.id}" for goal in whole.goals)
    return whole, sheet


def shut_for(request: SignedInRequest, case: Case) -> list[tuple[Section, str]]:
    """Return the specialist sections the reader may not use in a case, and how they stand."""
    if not may_write(request, case):
        return []
    found = shut_sections(case, worker=request.user, today=today())
    return [(section, stands.value) for section, stands in found]


def may_write(request: SignedInRequest, case: Case) -> bool:
    """Tell whether the reader may add to a case now."""
    mine = request.user.may(Permission.CASE_WORK) and case.closed_on is None
    return mine and Case.objects.worked_by(request.user).filter(pk=case.pk).exists()


@page(needs=Permission.CASE_SEE)
def sheet(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show the plan of the work as one sheet."""
    case = read_case(request, case_id)
    _, told = read_sheet(request, case)
    context = {
        "case": case,
        "sheet": told,
        "statutory": statutory(case),
        "today": today(),
        "may_write": may_write(request, case),
        "shut": shut_for(request, case),
    }
    return render(request, "casework/plan/sheet.html", context)


def modules_of(case: Case) -> list[Module]:
    """Return the modules of the edition a case works from, in the manual's order."""
    found = Module.objects.filter(section__edition=case.run.edition_id).select_related("section")
    return list(found.order_by("section__order", "order", "pk"))


def goals_of(request: SignedInRequest, case: Case, kept: list[UUID]) -> list[Goal]:
    """Return the goals a module may serve, noted as shown: those that go on, and those it does."""
    goals = case.goals.prefetch_related("wordings").order_by("rank", "pk")
    found = [one for one in goals if one.ended_on is None or one.pk in kept]
    shown(request, *found)
    return found


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Plan a module after those already planned."""
    case = worked_case(request, case_id)
    goals = goals_of(request, case, [])
    begin = {"kind": "core", "phase": "module work", "goals": [str(one.pk) for one in goals[:1]]}
    begin |= {"module": request.GET.get("module", "")}
    form = form_for(request, PlanModuleForm, modules=modules_of(case), goals=goals, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            told = Planned(**form.told())
            plan_module(case=case, told=told, at=now(), today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Module planned")
            mind_training(request, case, told.module)
            return redirect("case_plan", case.pk)
    context = {"form": form, "case": case, "title": "Plan a module", "button": "Plan the module"}
    context |= {"has_outcome": case.outcomes.filter(ended_on=None).exists()}
    context |= {"shut": shut_for(request, case)}
    return render(request, "casework/plan/planned.html", context)


def planned_of(request: SignedInRequest, planned_id: UUID) -> PlannedModule:
    """Return a planned module of a case the reader works with, noted as shown; else 404."""
    mine = PlannedModule.objects.filter(case__in=Case.objects.worked_by(request.user))
    loaded = mine.select_related("case__child", "case__run", "module__section")
    planned = get_object_or_404(loaded, pk=planned_id)
    shown(request, planned, planned.case, planned.case.child)
    return planned


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, planned_id: UUID) -> HttpResponse:
    """Change what is planned of a module; where somebody else did so first, show both and ask."""
    planned = planned_of(request, planned_id)
    asks: dict[str, Any] = {"module": planned.module}
    asks |= {"goals": goals_of(request, planned.case, planned.goals)}
    form = form_for(request, ChangePlannedForm, initial=as_planned(planned), **asks)
    if request.method == "POST" and form.is_valid():
        try:
            change_planned(
                planned=planned,
                version=version_sent(request),
                told=Planned(**form.told()),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = ChangePlannedForm(initial=as_planned(planned), **asks)
            return both_versions(
                request, form, theirs=theirs, version=planned.version, record=planned
            )
        else:
            messages.success(request, "Plan changed")
            return redirect("case_plan", planned.case_id)
    context = {
        "form": form,
        "case": planned.case,
        "title": f"Change what is planned: {planned.module}",
    }
    context |= {"button": "Save", "version": opened_on(request, planned), "has_outcome": True}
    return render(request, "casework/plan/planned.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def drop(request: SignedInRequest, planned_id: UUID) -> HttpResponse:
    """Drop a module from the plan, with a reason."""
    planned = planned_of(request, planned_id)
    form = form_for(request, DropForm)
    if request.method == "POST" and form.is_valid():
        version, told = version_sent(request), form.cleaned_data
        try:
            drop_planned(planned=planned, version=version, on=today(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            names = {"because": planned.dropped_because, "note": planned.dropped_note}
            theirs = DropForm(initial=names)
            return both_versions(
                request, form, theirs=theirs, version=planned.version, record=planned
            )
        else:
            messages.success(request, "Module dropped from the plan")
            return redirect("case_plan", planned.case_id)
    context = {"form": form, "case": planned.case, "title": "Drop a module from the plan"}
    context |= {"button": "Drop the module", "version": opened_on(request, planned)}
    return render(request, "casework/ask.html", context | {"quote": planned.module})


@page(needs=Permission.CASE_WORK, accepts=("POST",))
def move(request: SignedInRequest, planned_id: UUID) -> HttpResponse:
    """Move a module one place up or down in the plan."""
    planned = planned_of(request, planned_id)
    try:
        move_planned(planned=planned, up=request.POST.get("way") == "up", by=request.user)
    except Refused as refused:
        messages.error(request, "; ".join(refused.reasons))
    return redirect("case_plan", planned.case_id)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def recheck(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Hold the plan of the work against the statutory plan after it changed."""
    case = worked_case(request, case_id)
    form = form_for(request, RecheckForm)
    if request.method == "POST" and form.is_valid():
        try:
            record_recheck(case=case, at=now(), today=today(), by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Re-check recorded")
            return redirect("case_plan", case.pk)
    asked = asked_of(case, today=today())
    context = {"form": form, "case": case, "asked": asked}
    return render(request, "casework/plan/recheck.html", context)
