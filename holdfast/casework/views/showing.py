"""Measures shown to a clinical supervisor: by the practitioner, and as the supervisor sees them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import connection
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.showing import show_measures, supervisor_of, withdraw_showing
from holdfast.casework.forms.showing import ShowForm
from holdfast.casework.models import Case, Showing
from holdfast.casework.views.measuring import measure_of, who
from holdfast.casework.views.results import items_of, result_of
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.models import Administration, ChosenMeasure
from holdfast.measures.rules import reading


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def show(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Show one measure to the clinical supervisor of one's group."""
    found = measure_of(request, administration_id)
    case = get_object_or_404(
        Case.objects.worked_by(request.user).open().with_child(), child=found.child_id
    )
    return asked_to_show(request, case, [found], back=found)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def show_all(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show every measure that a case has now to the clinical supervisor of one's group."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    mine = Administration.objects.not_struck_out().filter(child=case.child_id)
    return asked_to_show(request, case, [*mine.order_by("completed_on", "pk")], back=case)


def asked_to_show(
    request: SignedInRequest, case: Case, measures: list[Administration], *, back: Model
) -> HttpResponse:
    """Ask for how long, and show these measures."""
    shown(request, case, case.child, *measures)
    supervisor = supervisor_of(request.user, on=today())
    form = form_for(request, ShowForm)
    if request.method == "POST" and form.is_valid():
        try:
            show_measures(
                case=case, measures=measures, supervisor=supervisor,
                days=form.cleaned_data["days"], at=now(), by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"Shown to {supervisor}")
            return redirect("measure" if isinstance(back, Administration) else "case", back.pk)
    listed = [(who(one.informant), one) for one in measures]
    context = {"form": form, "case": case, "measures": listed, "supervisor": supervisor}
    return render(request, "casework/show.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def withdraw(request: SignedInRequest, showing_id: UUID) -> HttpResponse:
    """Take back what is shown."""
    mine = Showing.objects.filter(case__in=Case.objects.worked_by(request.user))
    found = get_object_or_404(
        mine.select_related("case__child", "administration", "supervisor"), pk=showing_id
    )
    shown(request, found, found.case, found.case.child, found.administration)
    if request.method == "POST":
        withdraw_showing(showing=found, at=now(), by=request.user)
        messages.success(request, f"{found.supervisor} sees it no longer")
        return redirect("measure", found.administration_id)
    context = {"showing": found, "case": found.case, "who": who(found.administration.informant)}
    return render(request, "casework/withdraw.html", context)


@page(needs=Permission.MEASURE_SEE_SHOWN)
def shown_to_me(request: SignedInRequest) -> HttpResponse:
    """List the measures that practitioners show to the reader now."""
    of_whom = whose()
    found = all_shown(request, mine_now(request, of_whom))
    see_measures(request, found)
    rows = [
        {
            "showing": one,
            "who": who(one.administration.informant),
            "of": of_whom[one.pk],
            "says": main_line(one.administration),
        }
        for one in found
    ]
    return render(request, "casework/shown_to_me.html", {"rows": rows})


@page(needs=Permission.MEASURE_SEE_SHOWN)
def shown_one(request: SignedInRequest, shown_id: UUID) -> HttpResponse:
    """Show a clinical supervisor one measure: what it says, and each answer by its number."""
    of_whom = whose()
    every = mine_now(request, of_whom)
    found = get_object_or_404(
        Showing.objects.shown_to(request.user), pk=shown_id, pk__in=[one.pk for one in every]
    )
    beside = [one for one in every if one.case_id == found.case_id]
    measure = next(one.administration for one in every if one.pk == found.pk)
    same = [one.administration for one in beside]
    same = [one for one in same if one.instrument == measure.instrument]
    shown(request, *beside)
    see_measures(request, beside)
    context = result_of(measure, sorted(same, key=when), chosen_here(request, measure))
    filled = measure.as_filled()
    context |= items_of(measure, request.user) | {
        "showing": found,
        "of": of_whom[found.pk],
        "risks_given": reading.risks(filled),
    }
    return render(request, "casework/shown_one.html", context)


def whose() -> dict[UUID, dict[str, Any]]:
    """Return, for each measure shown to the reader, the case's reference and the given name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM app.shown_to_me()")
        rows = cursor.fetchall()
    return {
        key: {"reference": reference, "given_name": name, "age": age}
        for key, reference, name, age in rows
    }


def mine_now(request: SignedInRequest, of_whom: dict[UUID, dict[str, Any]]) -> list[Showing]:
    """Return what is shown to the reader now: case by case, the latest filled in first."""
    mine = Showing.objects.shown_to(request.user).filter(pk__in=of_whom)
    return list(
        mine.select_related("administration", "shown_by").order_by(
            "case_id", "-administration__completed_on", "pk"
        )
    )


def see_measures(request: SignedInRequest, showings: list[Showing]) -> None:
    """Note the measures as shown, on the trail of their cases too."""
    shown(request, *(one.administration for one in showings))
    linked(request, "casework.case", (one.case_id for one in showings))


def when(measure: Administration) -> tuple[Any, ...]:
    """Return what puts measures in order, oldest first."""
    return (measure.completed_on, measure.entered_at, measure.pk)


def main_line(measure: Administration) -> str:
    """Say the score to show first."""
    filled = measure.as_filled()
    return "No score" if filled.main is None else reading.number(filled.main)


def chosen_here(request: SignedInRequest, measure: Administration) -> ChosenMeasure | None:
    """Return how the reader's authority chose this measure of this informant."""
    return ChosenMeasure.objects.filter(
        authority=request.user.authority, instrument=measure.instrument,
        informant=measure.informant, ended_on=None,
    ).first()  # fmt: skip
