"""What a manager does with a case: gives it to others, closes, reopens, seals it; its trail."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.models import Grant, User
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.cases import add_co_worker, hand_over, seal_case
from holdfast.casework.actions.closing import before_closing, close_case, reopen_case
from holdfast.casework.forms.allocating import CloseForm, CoWorkerForm, HandOverForm, SealForm
from holdfast.casework.forms.moving import ReopenForm
from holdfast.casework.models import Case
from holdfast.casework.reports.leaving import planned_leavers
from holdfast.casework.worklist.trail import trail_of
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.models import Part, Participant

SEALING = (
    "Nobody else will reach it, from this moment: not by list, search or link.",
    "If you do not name yourself, you will not reach it either.",
)
REOPENING = ("Its measures are planned again, and whoever leads it may write in it at once.",)


def free_for(case: Case, *, part: str = "") -> list[Participant]:
    """Return the team's practitioners who could take this part in a case, and are not leaving."""
    busy = case.assignments.filter(ended_on=None, part__startswith=part)
    current = Participant.objects.current().filter(
        run=case.run_id, team=case.team_id, part=Part.PRACTITIONER
    )
    free = current.exclude(pk__in=busy.values("participant"))
    free = free.exclude(person__in=planned_leavers())
    return list(free.select_related("person").order_by("person__name", "pk"))


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def give(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Hand a case over to another lead."""
    case = get_object_or_404(Case.objects.overseen_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    people = free_for(case, part="lead")
    form = form_for(request, HandOverForm, people=people, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            hand_over(
                case=case,
                to=form.chosen(),
                because=told["because"],
                on=told["on"],
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"Case handed over to {form.chosen().person}")
            return redirect(case)
    context = {"form": form, "case": case, "title": "Hand the case over", "people": people}
    context |= {"lead": ["The present lead can no longer reach it, from the moment you save."]}
    return render(request, "casework/allocate.html", context | {"button": "Hand the case over"})


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def join(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Let a second practitioner work with a case beside its lead."""
    case = get_object_or_404(Case.objects.overseen_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    people = free_for(case)
    form = form_for(request, CoWorkerForm, people=people, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            add_co_worker(
                case=case,
                participant=form.chosen(),
                on=form.cleaned_data["on"],
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{form.chosen().person} now works with the case too")
            return redirect(case)
    context = {"form": form, "case": case, "title": "Add a co-worker", "people": people}
    return render(request, "casework/allocate.html", context | {"button": "Add the co-worker"})


def as_closed(case: Case) -> dict[str, Any]:
    """Return how a case closed, as the form asks for it."""
    on = case.closed_on or today()
    return {"on": on, "because": case.closed_because, "note": case.closing_note}


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def close(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Close a case."""
    case = get_object_or_404(Case.objects.overseen_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, CloseForm, initial=as_closed(case))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            close_case(case=case, version=version, at=now(), by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = CloseForm(initial=as_closed(case))
            return both_versions(request, form, theirs=theirs, version=case.version, record=case)
        else:
            messages.success(request, f"Case {case} closed")
            return redirect(case)
    lead = ["Those who work with it may read it for four weeks more, and write no longer."]
    lead += [str(why) for why in before_closing(case)]
    context = {"form": form, "case": case, "title": "Close the case", "lead": lead}
    context |= {"button": "Close the case", "version": opened_on(request, case)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def reopen(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Reopen a closed case under a lead."""
    case = get_object_or_404(Case.objects.overseen_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    people = free_for(case)
    form = form_for(request, ReopenForm, people=people, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("because", "on")}
        lead, version = form.chosen(), version_sent(request)
        try:
            reopen_case(case=case, version=version, lead=lead, at=now(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.info(request, "Somebody changed this case meanwhile: look again")
            return redirect(case)
        else:
            messages.success(request, f"Case {case} reopened")
            return redirect(case)
    context = {"form": form, "case": case, "title": "Reopen the case", "people": people}
    context |= {"lead": REOPENING, "version": opened_on(request, case)}
    return render(request, "casework/allocate.html", context | {"button": "Reopen the case"})


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def seal(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Seal a case: nobody reaches it from now on but the people named."""
    case = get_object_or_404(Case.objects.overseen_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    granted = Grant.objects.filter(case_id=case.pk).not_ended(now()).values("person")
    people = list(User.objects.filter(pk__in=granted).order_by("name", "pk"))
    form = form_for(request, SealForm, people=people)
    if request.method == "POST" and form.is_valid():
        only, why = form.chosen(), form.cleaned_data["why"]
        seal_case(case=case, only=only, why=why, at=now(), by=request.user)
        messages.success(request, f"Case {case} sealed")
        return redirect(case if request.user in only else "cases")
    context = {"form": form, "case": case, "title": "Seal the case", "lead": SEALING}
    context |= {"button": "Seal the case", "button_classes": "govuk-button--warning"}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.TRAIL_SEE)
def trail(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show who has seen and changed a case, fifty lines at a time, the newest first."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    asked = request.GET.get("page", "1")
    number = max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1
    lines, has_more = trail_of(case.pk, page=number)
    context = {"case": case, "lines": lines, "number": number, "has_more": has_more}
    return render(request, "casework/trail.html", context)
