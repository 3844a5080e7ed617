"""Safety: whom to call now, and the concerns of a case. Nothing here tells anybody."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions import concerns as actions
from holdfast.casework.forms.concerns import (
    DecideForm,
    RaiseForm,
    ReferenceForm,
    TellForm,
    WhyForm,
    begun_on,
)
from holdfast.casework.models import Case, Concern
from holdfast.casework.models.case import CaseQuerySet
from holdfast.casework.reports.concerns import (
    all_concerns,
    duty_contacts,
    for_the_case_system,
    read,
)
from holdfast.casework.rules.concerns import Rung
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.reports import numbers_in_force

CHANGED = "Somebody wrote something here since you opened it. This is how it stands now."


def raisable(request: SignedInRequest) -> CaseQuerySet:
    """Return the cases in which the reader may raise a concern: worked with, or overseen."""
    cases, reader = Case.objects, request.user
    return (cases.worked_by(reader) | cases.overseen_by(reader)).distinct()


def loaded(request: SignedInRequest, concern_id: UUID, cases: CaseQuerySet) -> Concern:
    """Return a concern of one of these cases, noted as shown."""
    found = Concern.objects.filter(case__in=cases).with_steps().select_related("case__child")
    concern = get_object_or_404(found, pk=concern_id)
    shown(request, concern, concern.case, concern.case.child)
    return concern


@page(needs=Permission.CONCERN_RAISE)
def now_page(request: SignedInRequest) -> HttpResponse:
    """Show whom to call now and, below, the families a concern may be written down about."""
    cases = all_shown(request, raisable(request).open().with_child().order_by("child__name", "pk"))
    shown(request, *(one.child for one in cases))
    context = {"contacts": duty_contacts(), "cases": cases}
    return render(request, "casework/concerns/now.html", context)


@page(needs=Permission.CASE_SEE)
def safety(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show whom to call now, then every concern of a case and the way to write one down."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    concerns = all_concerns(case, today=today())
    shown(request, *(one.concern for one in concerns))
    may_raise = case.closed_on is None and raisable(request).filter(pk=case.pk).exists()
    context = {"case": case, "contacts": duty_contacts(), "concerns": concerns}
    return render(request, "casework/concerns/safety.html", context | {"may_raise": may_raise})


@page(needs=Permission.CONCERN_RAISE, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write a safety concern down, with whoever was told already."""
    case = get_object_or_404(raisable(request).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, RaiseForm, initial=begun_on(today()))
    if request.method == "POST" and form.is_valid():
        try:
            concern = actions.raise_concern(
                case=case,
                raised=form.raised(),
                told=form.told_whom(),
                at=now(),
                today=today(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The concern is written down. Nobody was told by Holdfast")
            return redirect("concern", concern.pk)
    context = {"form": form, "case": case, "contacts": duty_contacts()}
    return render(request, "casework/concerns/raise.html", context)


@page(needs=Permission.CASE_SEE)
def concern(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    """Show a concern, how it stands, what is next by when, and each step that was taken."""
    found = loaded(request, concern_id, Case.objects.visible_to(request.user))
    one = read(found, today=today(), numbers=numbers_in_force())
    writes = raisable(request).filter(pk=found.case_id).exists()
    closes = Case.objects.overseen_by(request.user).filter(pk=found.case_id).exists()
    context = {
        "case": found.case,
        "one": one,
        "text": for_the_case_system(one),
        "contacts": duty_contacts(),
        "may_write": writes,
        "may_close": closes and request.user.may(Permission.CONCERN_CLOSE),
    }
    return render(request, "casework/concerns/concern.html", context)


@page(needs=Permission.CONCERN_RAISE, accepts=("GET", "POST"))
def tell(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    """Write down that somebody was told of a concern."""
    found = loaded(request, concern_id, raisable(request))
    due = read(found, today=today(), numbers=numbers_in_force()).due
    begin = {"on": today(), "told": due.rung if due else ""}
    form = form_for(request, TellForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        told = form.told_whom()
        assert told is not None  # noqa: S101  # the form asks for somebody
        try:
            actions.note_told(concern=found, told=told, at=now(), today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Who was told is written down")
            return redirect("concern", found.pk)
    context = {"form": form, "title": "Who was told", "button": "Write down who was told"}
    return ask(request, found, context)


@page(needs=Permission.CONCERN_RAISE, accepts=("GET", "POST"))
def decide(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    """Record what was decided about a concern."""
    found = loaded(request, concern_id, raisable(request))
    oversees = Case.objects.overseen_by(request.user).filter(pk=found.case_id).exists()
    begin = begun_on(today(), *((Rung.MANAGER, request.user.name) if oversees else ()))
    form = form_for(request, DecideForm, oversees=oversees, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(
                concern=found, version=version_sent(request), decided=form.decided(),
                oversees=oversees, at=now(), today=today(), by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.warning(request, CHANGED)
            return redirect("concern", found.pk)
        else:
            messages.success(request, "The decision is recorded")
            return redirect("concern", found.pk)
    context = {"form": form, "title": "Record the decision", "button": "Record the decision"}
    return ask(request, found, context)


@page(needs=Permission.CONCERN_CLOSE, accepts=("GET", "POST"))
def close(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    """Close a concern."""
    found = loaded(request, concern_id, Case.objects.overseen_by(request.user))
    asks = "Why is it closed? Say what is known of the child’s safety now"
    return say_why(
        request, found, actions.close_concern, asks=asks, title="Close the concern", done="closed"
    )


@page(needs=Permission.CONCERN_RAISE, accepts=("GET", "POST"))
def reopen(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    """Open a closed concern again."""
    found = loaded(request, concern_id, raisable(request))
    asks = "Why is it opened again?"
    return say_why(
        request, found, actions.reopen_concern, asks=asks, title="Reopen the concern", done="open"
    )


def say_why(
    request: SignedInRequest, found: Concern, act: Any, *, asks: str, title: str, done: str
) -> HttpResponse:
    """Ask why a concern is closed or reopened, and do it."""
    form = form_for(request, WhyForm, asks=asks)
    if request.method == "POST" and form.is_valid():
        version, words = version_sent(request), form.cleaned_data["words"]
        try:
            act(
                concern=found, version=version, words=words, at=now(), today=today(),
                by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.warning(request, CHANGED)
            return redirect("concern", found.pk)
        else:
            messages.success(request, f"The concern is {done}")
            return redirect("concern", found.pk)
    return ask(request, found, {"form": form, "title": title, "button": title})


@page(needs=Permission.CONCERN_RAISE, accepts=("GET", "POST"))
def reference(request: SignedInRequest, concern_id: UUID) -> HttpResponse:
    """Type back the number that the council's case system gave a concern."""
    found = loaded(request, concern_id, raisable(request))
    form = form_for(request, ReferenceForm, initial={"reference": found.council_reference})
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["reference"]
        try:
            actions.note_council_reference(
                concern=found, version=version_sent(request), reference=number, by=request.user
            )
        except Stale:
            messages.warning(request, CHANGED)
        else:
            messages.success(request, "The number is written down")
        return redirect("concern", found.pk)
    context = {"form": form, "title": "The number in the case system", "button": "Save the number"}
    return ask(request, found, context)


def ask(request: SignedInRequest, found: Concern, context: dict[str, Any]) -> HttpResponse:
    """Show one form about a concern."""
    beside = {"case": found.case, "concern": found, "version": opened_on(request, found)}
    return render(request, "casework/concerns/ask.html", beside | context)
