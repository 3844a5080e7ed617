"""A family: who is in it, what the children's statuses were and are, and corrections to that."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.families.actions import (
    add_adult_with_ties,
    add_status,
    change_adult,
    change_child,
    say_where,
)
from holdfast.families.forms import (
    AdultForm,
    ChildForm,
    NewAdultForm,
    SmallAreaForm,
    StatusForm,
    as_known,
    as_said,
)
from holdfast.families.models import Adult, Child, Family, StatusSpan, Tie
from holdfast.families.reports import cases_reached
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


def adult_as_known(adult: Adult) -> dict[str, Any]:
    """Return what is known of an adult, as the form asks for it."""
    known = {name: getattr(adult, name) for name in AdultForm.base_fields}
    return known | {"needs_interpreter": as_said(adult.needs_interpreter)}


@page(needs=Permission.CASE_SEE)
def family(request: SignedInRequest, family_id: UUID) -> HttpResponse:
    """Show who is in a family, how they are tied, and the children's statuses over time."""
    found = get_object_or_404(Family.objects.visible_to(request.user), pk=family_id)
    shown(request, found)
    children = all_shown(request, found.children.order_by("born_on", "pk"))
    adults = all_shown(request, found.adults.order_by("name", "pk"))
    ties: dict[UUID, list[Tie]] = {}
    for tie in found.ties.select_related("child").order_by("child__born_on", "pk"):
        ties.setdefault(tie.adult_id, []).append(tie)
    spans: dict[UUID, list[StatusSpan]] = {}
    for span in found.statuses.order_by("-began_on", "pk"):
        spans.setdefault(span.child_id, []).append(span)
    context = {
        "family": found,
        "children": [(one, one.age_on(today()), spans.get(one.pk, [])) for one in children],
        "adults": [(one, ties.get(one.pk, [])) for one in adults],
        "case_ids": linked(request, "casework.case", cases_reached(request.user, found)),
        "may_change": Family.objects.worked_by(request.user).filter(pk=found.pk).exists(),
    }
    return render(request, "families/family.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def small_area(request: SignedInRequest, family_id: UUID) -> HttpResponse:
    """Say which small area a family lives in, or that it is not to be kept."""
    found = get_object_or_404(Family.objects.worked_by(request.user), pk=family_id)
    shown(request, found)
    kept = {"small_area": found.small_area}
    form = form_for(request, SmallAreaForm, initial=kept)

    def do() -> object:
        code, version = form.cleaned_data["small_area"], version_sent(request)
        return say_where(family=found, version=version, small_area=code, by=request.user)

    fresh = SmallAreaForm(initial=kept)
    done = carried_out(request, form, found, do, said="Kept", fresh=fresh)
    context = {"form": form, "family": found, "title": "Which small area do they live in?"}
    context |= {"button": "Save", "version": opened_on(request, found)}
    return done or render(request, "families/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def child(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Correct what is known of a child; where somebody else did so first, show both and ask."""
    mine = Child.objects.worked_by(request.user).select_related("family")
    found = get_object_or_404(mine, pk=child_id)
    shown(request, found, found.family)
    form = form_for(request, ChildForm, today=today(), initial=as_known(found))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            change_child(child=found, version=version, by=request.user, **form.cleaned_data)
        except Stale:
            theirs = ChildForm(today=today(), initial=as_known(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        messages.success(request, "Child’s details corrected")
        return redirect("family", found.family_id)
    context = {"form": form, "family": found.family, "title": f"What is known of {found}"}
    context |= {"button": "Save", "version": opened_on(request, found)}
    return render(request, "families/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def adult_add(request: SignedInRequest, family_id: UUID) -> HttpResponse:
    """Add a parent, carer or other adult, and what they are to each child."""
    found = get_object_or_404(Family.objects.worked_by(request.user), pk=family_id)
    children = all_shown(request, found.children.order_by("born_on", "pk"))
    shown(request, found)
    form = form_for(request, NewAdultForm, children=children)
    if request.method == "POST" and form.is_valid():
        add_adult_with_ties(family=found, ties=form.ties(), by=request.user, **form.adult())
        messages.success(request, "Adult added")
        return redirect("family", found.pk)
    context = {"form": form, "family": found, "title": "Add an adult", "button": "Add the adult"}
    return render(request, "families/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def adult(request: SignedInRequest, adult_id: UUID) -> HttpResponse:
    """Correct what is known of an adult; where somebody else did so first, show both and ask."""
    families = Family.objects.worked_by(request.user)
    mine = Adult.objects.filter(family__in=families).select_related("family")
    found = get_object_or_404(mine, pk=adult_id)
    shown(request, found, found.family)
    form = form_for(request, AdultForm, initial=adult_as_known(found))
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            change_adult(adult=found, version=version, by=request.user, **form.cleaned_data)
        except Stale:
            theirs = AdultForm(initial=adult_as_known(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        messages.success(request, "Adult’s details corrected")
        return redirect("family", found.family_id)
    context = {"form": form, "family": found.family, "title": f"What is known of {found}"}
    context |= {"button": "Save", "version": opened_on(request, found)}
    return render(request, "families/ask.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def status_add(request: SignedInRequest, child_id: UUID) -> HttpResponse:
    """Say that a child has, or had, a status from a day on."""
    mine = Child.objects.worked_by(request.user).select_related("family")
    found = get_object_or_404(mine, pk=child_id)
    shown(request, found, found.family)
    form = form_for(request, StatusForm, initial={"began_on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            add_status(child=found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Status added")
            return redirect("family", found.family_id)
    context = {"form": form, "family": found.family, "title": f"Add a status of {found}"}
    context |= {"button": "Add the status"}
    return render(request, "families/ask.html", context)
