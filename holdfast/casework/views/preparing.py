"""Before a visit and after it: what to have in hand, and what one thought."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.practice import reflect as keep_reflection
from holdfast.casework.duties import Duty, Urgency, duties, next_visit
from holdfast.casework.forms.practice import ReflectionForm
from holdfast.casework.models import Case, Reflection, Visit
from holdfast.casework.reports.before import before
from holdfast.casework.reports.bringing import reasons_for
from holdfast.casework.reports.preparing import prepared
from holdfast.casework.views.beside import unsafe_linked
from holdfast.casework.worklist.facts import facts_of
from holdfast.kit.today import today
from holdfast.measures.models import RiskAnswer


@page(needs=Permission.CASE_WORK)
def prepare(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show what to have in hand before the next visit to a family."""
    mine = Case.objects.worked_by(request.user).with_child()
    case = get_object_or_404(mine, pk=case_id)
    ready = prepared(case, before(case, reader=request.user), reader=request.user)
    shown(request, case, case.child, *ready.contacts, *filter(None, [ready.last, ready.advice]))
    facts = facts_of([case], today=today())[case.pk]
    asked = [duty for duty in duties(facts, today=today()) if duty.form != "visit_add"]
    risks = RiskAnswer.objects.filter(child=case.child_id).waiting()
    unsafe_linked(request, [facts])
    context = {
        "case": case,
        "ready": ready,
        "when": next_visit(facts, today=today()),
        "due": [(duty, to_form(duty), duty.urgency is Urgency.OVERDUE) for duty in asked],
        "risks": all_shown(request, risks.order_by("raised_at", "question")),
        "unsafe": facts.unsafe,
        "reasons": reasons_for([case_id], today=today()).get(case_id, []),
    }
    return render(request, "casework/prepare.html", context)


def to_form(duty: Duty) -> str:
    """Return where a duty is done."""
    return reverse(duty.form, args=[duty.about or duty.case_id])


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def reflect(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Write what one thought after a visit, for oneself and one's group's supervisor."""
    mine = Visit.objects.filter(case__in=Case.objects.worked_by(request.user))
    visit = get_object_or_404(mine.select_related("case__child"), pk=visit_id)
    there = Reflection.objects.filter(visit=visit, author=request.user).first()
    shown(request, visit, visit.case, visit.case.child, *filter(None, [there]))
    form = form_for(request, ReflectionForm, initial={"words": there.words if there else ""})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        version = version_sent(request)
        try:
            keep_reflection(visit=visit, version=version, at=now(), by=request.user, **told)
        except Stale:
            now_there = Reflection.objects.get(visit=visit, author=request.user)
            theirs = ReflectionForm(initial={"words": now_there.words})
            version = now_there.version
            return both_versions(request, form, theirs=theirs, version=version, record=now_there)
        messages.success(request, "Reflection kept")
        return redirect("visit", visit.pk)
    context = {"form": form, "case": visit.case, "visit": visit}
    context |= {"version": opened_on(request, there) if there else None}
    return render(request, "casework/reflect.html", context)
