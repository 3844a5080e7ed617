"""Decisions, the meetings they were taken at, and actions until they are done."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from holdfast.access.drafts import form_for
from holdfast.access.editing import version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.place.reports import staff_of
from holdfast.steering.actions.deciding import (
    Agreed,
    Decided,
    agree_action,
    finish_action,
    look_again,
    record_decision,
    record_meeting,
)
from holdfast.steering.forms.plan import (
    ActionForm,
    DecisionForm,
    FinishForm,
    LookForm,
    MeetingForm,
)
from holdfast.steering.models import SteeringAction, SteeringDecision, SteeringMeeting
from holdfast.steering.reports.plan import to_do
from holdfast.steering.rules.decisions import OPEN, ActionState
from holdfast.steering.views.asking import Asking, asked

A_PAGE = 30
OFFERED = 20  # of the meetings, the latest


def meetings_of(reader: User) -> list[SteeringMeeting]:
    """Return the latest meetings recorded here."""
    seen = SteeringMeeting.objects.visible_to(reader)
    return list(seen.order_by("-held_on", "pk")[:OFFERED])


@page(needs=Permission.STEERING_SEE)
def decisions(request: SignedInRequest) -> HttpResponse:
    """List what was decided, those first that are to be looked at again; and the meetings."""
    seen = SteeringDecision.objects.visible_to(request.user).select_related("meeting")
    paged = Paginator(seen.order_by("-decided_on", "pk"), A_PAGE)
    here = paged.get_page(request.GET.get("page"))
    context = {
        "due": seen.filter(review_on__lte=today()).order_by("review_on", "pk"),
        "rows": here.object_list,
        "page": here,
        "meetings": meetings_of(request.user),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/decisions.html", context)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def decision_add(request: SignedInRequest) -> HttpResponse:
    """Record a decision with its reason."""
    form = form_for(
        request,
        DecisionForm,
        meetings=meetings_of(request.user),
        initial={"decided_on": today(), "meeting": request.GET.get("meeting", "")},
    )

    def do() -> object:
        return record_decision(told=Decided(**form.told()), today=today(), by=request.user)

    how = Asking(
        title="Record a decision", said="The decision is recorded", back=reverse("decisions"),
        back_words="Decisions", button="Record it",
    )  # fmt: skip
    return asked(request, form, how, do)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def decision_look(request: SignedInRequest, decision_id: UUID) -> HttpResponse:
    """Look at a decision again: does it stand?"""
    found = get_object_or_404(SteeringDecision.objects.visible_to(request.user), pk=decision_id)
    form = form_for(request, LookForm)

    def do() -> object:
        return look_again(
            found=found, version=version_sent(request), **form.cleaned_data, today=today(),
            by=request.user,
        )  # fmt: skip

    how = Asking(
        title="Look at a decision again", said="Saved", back=reverse("decisions"),
        back_words="Decisions", about=found.words,
        words=f"Because: {found.because}",
    )  # fmt: skip
    initial = {"outcome": found.outcome, "why": found.outcome_why, "review_on": found.review_on}
    return asked(request, form, how, do, record=found, fresh=LookForm(initial=initial))


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def meeting_add(request: SignedInRequest) -> HttpResponse:
    """Record a meeting about the programme; then its decisions and actions."""
    form = form_for(request, MeetingForm, initial={"held_on": today()})
    made: list[SteeringMeeting] = []

    def do() -> object:
        made.append(record_meeting(**form.cleaned_data, today=today(), by=request.user))
        return made

    how = Asking(
        title="Record a meeting", back=reverse("decisions"), back_words="Decisions",
        said="The meeting is recorded. Add what was decided and who does what",
        button="Record it",
    )  # fmt: skip
    return asked(request, form, how, do, to=Later(made))


class Later:
    """A record that is there only once a form has been carried out."""

    def __init__(self, made: list[SteeringMeeting]) -> None:
        self.made = made

    def get_absolute_url(self) -> str:
        """Return its address."""
        return self.made[0].get_absolute_url()


@page(needs=Permission.STEERING_SEE)
def meeting(request: SignedInRequest, steering_meeting_id: UUID) -> HttpResponse:
    """Show one meeting with what was decided and agreed at it."""
    seen = SteeringMeeting.objects.visible_to(request.user)
    found = get_object_or_404(seen, pk=steering_meeting_id)
    context = {
        "found": found,
        "decisions": found.decisions.order_by("decided_on", "pk"),
        "actions": found.actions.select_related("owner").order_by("due_on", "pk"),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/meeting.html", context)


@page(needs=Permission.STEERING_ACT)
def actions(request: SignedInRequest) -> HttpResponse:
    """List actions for the programme: one's own, and to those who steer it everybody's."""
    reader, day = request.user, today()
    seen = SteeringAction.objects.visible_to(reader).select_related("owner", "meeting")
    paged = Paginator(seen.exclude(state=OPEN).order_by("-finished_on", "pk"), A_PAGE)
    here = paged.get_page(request.GET.get("page"))
    open_ones = to_do(seen.open(), today=day)
    sees_all = reader.may(Permission.STEERING_SEE)
    context = {
        "open": open_ones,
        "overdue": sum(one.is_overdue for one in open_ones),
        "rows": here.object_list,
        "page": here,
        "sees_all": sees_all,
        "may_lead": reader.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/actions.html", context)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def action_add(request: SignedInRequest) -> HttpResponse:
    """Note what somebody is to do for the programme."""
    form = form_for(
        request,
        ActionForm,
        staff=list(staff_of(request.user.authority)),
        meetings=meetings_of(request.user),
        initial={"agreed_on": today(), "meeting": request.GET.get("meeting", "")},
    )

    def do() -> object:
        return agree_action(told=Agreed(**form.told()), today=today(), by=request.user)

    how = Asking(
        title="Add an action", back=reverse("steering_actions"), back_words="Actions",
        said="The action is noted. Whoever does it sees it in My work",
        words="What is agreed about one case at a supervision meeting stays with that case.",
        button="Add it",
    )  # fmt: skip
    return asked(request, form, how, do)


@page(needs=Permission.STEERING_ACT, accepts=("GET", "POST"))
def action(request: SignedInRequest, steering_action_id: UUID) -> HttpResponse:
    """Say that an action is done, or dropped and why; show how it was finished."""
    reader = request.user
    seen = SteeringAction.objects.within_reach_of(reader).select_related("owner", "meeting")
    found = get_object_or_404(seen, pk=steering_action_id)
    if request.method == "GET" and found.state != OPEN:
        return render(request, "steering/action.html", {"found": found})
    form = form_for(request, FinishForm)

    def do() -> object:
        said = form.cleaned_data
        return finish_action(
            found=found, version=version_sent(request), to=ActionState(said["to"]),
            because=said["because"], on=today(), by=reader,
        )  # fmt: skip

    fresh = FinishForm(initial=finished(found))
    return asked(request, form, how_finished(found), do, record=found, fresh=fresh)


def finished(found: SteeringAction) -> dict[str, Any]:
    """Return how an action is now, as the form asks it."""
    return {"to": "" if found.state == OPEN else found.state, "because": found.because}


def how_finished(found: SteeringAction) -> Asking:
    """Return what stands round the form that finishes an action."""
    return Asking(
        title="Finish an action", said="Saved", back=reverse("steering_actions"),
        back_words="Actions", about=found.words,
        words=f"{found.owner}, by {said(found.due_on)}",
    )  # fmt: skip


def said(on: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{on.day} {on:%B %Y}"
