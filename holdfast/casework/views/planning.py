"""What is to be asked in a case, why something was not, and putting the start of the work right."""

import hashlib
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.planning import correct_start, if_started
from holdfast.casework.forms.planning import MissedForm, StartForm
from holdfast.casework.models import Case
from holdfast.casework.models.case import CaseQuerySet
from holdfast.casework.reports.planned import (
    STAGES,
    asks_of,
    by_stage,
    changes_in_words,
    line,
    said,
    unplanned,
)
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.actions.planning import say_missed, unsay_missed
from holdfast.measures.instruments import named
from holdfast.measures.models import Ask
from holdfast.measures.rules.replanning import Difference


def planned_by(reader: User) -> CaseQuerySet:
    """Return the cases whose plan this reader may change: those worked with, or overseen."""
    return Case.objects.moved_by(reader)


@page(needs=Permission.CASE_SEE)
def measures(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show what is to be asked in a case, stage by stage, and how each of it stands."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    asks, day = asks_of(case), today()
    works = Case.objects.worked_by(request.user).filter(pk=case.pk).exists()
    may_plan = request.user.may(Permission.MEASURE_PLAN) and (
        works or Case.objects.overseen_by(request.user).filter(pk=case.pk).exists()
    )
    may_write = works and case.closed_on is None and request.user.may(Permission.CASE_WORK)
    others = unplanned(case)
    shown(request, case, case.child, *asks, *others)
    shown(request, *(one.administration for one in asks if hasattr(one, "administration")))
    context = {
        "case": case,
        "stages": by_stage(asks, today=day, may_plan=may_plan, may_write=may_write),
        "unplanned": others,
        "may_plan": may_plan and case.closed_on is None,
        "names": {str(stage.value): stage.label for stage in STAGES},
    }
    return render(request, "casework/measures.html", context)


@page(needs=Permission.CASE_WORK)
def key_in(request: SignedInRequest, ask_id: UUID) -> HttpResponse:
    """Lead to the form in which one ask is keyed in from paper."""
    mine = Ask.objects.waiting().filter(
        case_id__in=Case.objects.worked_by(request.user).values("pk")
    )
    ask = get_object_or_404(mine, pk=ask_id)
    shown(request, ask)
    return redirect(f"{form_of(ask)}?ask={ask.pk}")


def form_of(ask: Ask) -> str:
    """Return the address of the form in which a measure is keyed in."""
    key = named(ask.instrument).key
    if key == "sdq":
        return reverse("sdq_add", args=[ask.case_id])
    return reverse("measure_add", args=[ask.case_id, key])


@page(needs=Permission.MEASURE_PLAN, accepts=("GET", "POST"))
def missed(request: SignedInRequest, ask_id: UUID) -> HttpResponse:
    """Say why a measure was not answered, or take that back."""
    ask = get_object_or_404(
        Ask.objects.planned()
        .filter(case_id__in=planned_by(request.user).values("pk"))
        .select_related("child", "administration"),
        pk=ask_id,
    )
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=ask.case_id)
    shown(request, ask, case, case.child)
    form = form_for(request, MissedForm, initial=as_said(ask))
    if request.method == "POST" and (ask.missed_because and "take_back" in request.POST):
        return taken_back(request, ask)
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            say_missed(ask=ask, version=version, on=today(), by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = MissedForm(initial=as_said(ask))
            return both_versions(request, form, theirs=theirs, version=ask.version, record=ask)
        else:
            messages.success(request, "Noted why it was not answered")
            return redirect("case_measures", ask.case_id)
    one = line(ask, today=today(), may_plan=False, may_write=False)
    context = {"form": form, "case": case, "ask": ask, "line": one}
    context |= {"version": opened_on(request, ask)}
    return render(request, "casework/missed.html", context)


def as_said(ask: Ask) -> dict[str, str]:
    """Return why an ask was missed, as the form asks for it."""
    return {"because": ask.missed_because, "words": ask.missed_note}


def taken_back(request: SignedInRequest, ask: Ask) -> HttpResponse:
    """Take back that an ask was missed, unless somebody changed it meanwhile."""
    try:
        unsay_missed(ask=ask, version=version_sent(request), by=request.user)
    except Stale:
        messages.info(request, "Somebody changed this meanwhile: look again")
        return redirect("ask_missed", ask.pk)
    messages.success(request, "Taken back: it is to be asked again")
    return redirect("case_measures", ask.case_id)


@page(needs=Permission.MEASURE_PLAN, accepts=("GET", "POST"))
def start_day(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Put right when the work started: first show what would move, then do it."""
    case = get_object_or_404(planned_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, StartForm, initial={"on": case.opened_on})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            found = if_started(case=case, on=told["on"], today=today(), by=request.user)
            if request.POST.get("agreed") != fingerprint(found):
                return preview(request, case, form, found)
            correct_start(
                case=case,
                version=version_sent(request),
                today=today(),
                at=now(),
                by=request.user,
                **told,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = StartForm(initial={"on": case.opened_on})
            return both_versions(request, form, theirs=theirs, version=case.version, record=case)
        else:
            messages.success(request, f"The work started on {said(told['on'])}")
            return redirect("case_measures", case.pk)
    context = {"form": form, "case": case, "version": opened_on(request, case)}
    return render(request, "casework/start_day.html", context)


def preview(
    request: SignedInRequest, case: Case, form: StartForm, found: Difference
) -> HttpResponse:
    """Show what a corrected start would move; nothing is done until it is confirmed."""
    context = {
        "case": case,
        "form": form,
        "on": form.cleaned_data["on"],
        "because": form.cleaned_data["because"],
        "version": version_sent(request),
        "agreed": fingerprint(found),
        "looked_before": "agreed" in request.POST,
        "changes": changes_in_words(found),
        "found": found,
    }
    return render(request, "casework/start_day_preview.html", context)


def fingerprint(found: Difference) -> str:
    """Return what a preview is known by, so that nothing else is done than what was shown."""
    return hashlib.sha256(repr(found).encode()).hexdigest()[:16]
