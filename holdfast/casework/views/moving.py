"""How a case goes on: module work begins, the work pauses and goes on, the run's end is decided."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.moving import begin_work, decide_for_run_end, give_word, go_on, pause
from holdfast.casework.forms.moving import BeginForm, DecideForm, GoOnForm, PauseForm, WordForm
from holdfast.casework.models import Case, ManagersWord
from holdfast.casework.reports.gate import before_work, early_visits
from holdfast.casework.reports.states import missing
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

WORD = (
    "This case was opened without a nomination. Your word here stands for the check that the "
    "programme suits the family, for your agreement, and for the family’s.",
)
PAUSING = ("Visits and all else may be recorded while the work is paused.",)


def moved(request: SignedInRequest, case_id: UUID) -> Case:
    """Return a case this reader works with or oversees, noted as shown."""
    case = get_object_or_404(Case.objects.moved_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    return case


def asked(
    request: SignedInRequest,
    case: Case,
    form: Form,
    *,
    act: Callable[..., object],
    done: str,
    template: str = "casework/ask.html",
    **context: Any,
) -> HttpResponse:
    """Do what a form about a case says, and show the case; or show the form with the reasons."""
    if request.method == "POST" and form.is_valid():
        try:
            act(by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, done)
            return redirect(case)
    return render(request, template, {"form": form, "case": case} | context)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def begin(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Begin module work, or show what is still missing before it may."""
    case = moved(request, case_id)
    form = form_for(request, BeginForm, initial={"on": today()})
    act = partial(begin_work, case=case, today=today(), at=now())
    return asked(
        request,
        case,
        form,
        act=act,
        done="Module work has begun",
        template="casework/begin.html",
        lines=before_work(case, missing(case, today=today()), reader=request.user),
        early=early_visits(case),
    )


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def word(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write the manager's word on a case that was opened without a nomination."""
    case = get_object_or_404(Case.objects.overseen_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, WordForm, initial={"family_agreed_on": today()})
    act = partial(give_word, case=case, today=today(), at=now())
    given = ManagersWord.objects.filter(case=case).select_related("said_by").first()
    context: dict[str, Any] = {"title": "Write your word on the case", "button": "Save your word"}
    if given:
        shown(request, given)
        context |= {"quote": f"{given.words} ({given.said_by})"}
    return asked(request, case, form, act=act, done="Your word is saved", lead=WORD, **context)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def pause_work(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Pause the work until a day to look again."""
    case = moved(request, case_id)
    form = form_for(request, PauseForm, initial={"on": today()})
    act = partial(pause, case=case, today=today(), at=now())
    context: dict[str, Any] = {
        "title": "Pause the work",
        "button": "Pause the work",
        "lead": PAUSING,
    }
    return asked(request, case, form, act=act, done="The work is paused", **context)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def take_up(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Take the work up again after a pause, or after an ending that is not to be."""
    case = moved(request, case_id)
    form = form_for(request, GoOnForm, initial={"on": today()})
    act = partial(go_on, case=case, today=today(), at=now())
    context = {"title": "Take the work up again", "button": "Go on with the work"}
    return asked(request, case, form, act=act, done="The work goes on", **context)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def decide(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Record what is to become of a case when the programme's run ends."""
    case = moved(request, case_id)
    form = form_for(request, DecideForm)
    act = partial(decide_for_run_end, case=case, on=today())
    ends = f"The run “{case.run.name}” ends on {case.run.ends_on.day} {case.run.ends_on:%B %Y}."
    context: dict[str, Any] = {
        "title": "What becomes of the work when the run ends",
        "lead": [ends],
    }
    context |= {"button": "Save the decision"}
    return asked(request, case, form, act=act, done="Decision saved", **context)
