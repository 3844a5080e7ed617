"""The plan: its picture and table, and each milestone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from holdfast.access.drafts import form_for
from holdfast.access.editing import version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.learning.pictures.paper import NARROW, WIDE
from holdfast.place.reports import staff_of
from holdfast.programme.models import Run
from holdfast.programme.reports import present_run
from holdfast.steering.actions.planning import Told, add_milestone, change_milestone
from holdfast.steering.forms.plan import MilestoneForm, as_milestone
from holdfast.steering.models import Milestone
from holdfast.steering.pictures.timeline import timeline
from holdfast.steering.reports.plan import Planned, plan_of
from holdfast.steering.views.asking import Asking, asked


def picture(plan: list[Planned]) -> dict[str, SafeString]:
    """Return the picture for a desk and for a telephone; it escapes every word it writes."""
    drawn = {
        name: timeline(plan, today=today(), width=width, name=f"plan-{name}")
        for name, width in (("wide", WIDE), ("narrow", NARROW))
    }
    return {name: mark_safe(svg) for name, svg in drawn.items()}  # noqa: S308


@page(needs=Permission.STEERING_SEE)
def plan(request: SignedInRequest) -> HttpResponse:
    """Show every milestone: planned, expected or reached, how late, and what moved it."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    found = plan_of(request.user, today=today())
    open_ones = [one for one in found if one.row.done_on is None]
    context = {
        "run": run,
        "today": today(),
        "plan": found,
        "picture": picture(found) if found else None,
        "next": min(open_ones, key=lambda one: one.expected.on, default=None),
        "late": [one for one in open_ones if one.expected.late > 0],
        "reached": len(found) - len(open_ones),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/plan.html", context)


def how_asked(title: str, said: str) -> Asking:
    """Return what stands round the form of a milestone."""
    return Asking(title=title, said=said, back=reverse("plan"), back_words="The plan")


def others_in(request: SignedInRequest, run: Run, but: Milestone | None = None) -> list[Milestone]:
    """Return the other milestones of a run, in order of their planned days."""
    found = Milestone.objects.visible_to(request.user).filter(run=run)
    return list(found.exclude(pk=but and but.pk).order_by("planned_on", "pk"))


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def milestone_add(request: SignedInRequest) -> HttpResponse:
    """Add a milestone."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    form = form_for(
        request,
        MilestoneForm,
        staff=list(staff_of(request.user.authority)),
        others=others_in(request, run),
    )

    def do() -> object:
        told, needs = Told(**form.told()), form.firsts()
        return add_milestone(run=run, told=told, needs=needs, today=today(), by=request.user)

    return asked(request, form, how_asked("Add a milestone", "The milestone is on the plan"), do)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def milestone_change(request: SignedInRequest, milestone_id: UUID) -> HttpResponse:
    """Change a milestone, forecast it anew, or say that it was reached."""
    seen = Milestone.objects.visible_to(request.user).select_related("run")
    found = get_object_or_404(seen, pk=milestone_id)
    offered: dict[str, Any] = {
        "staff": list(staff_of(request.user.authority)),
        "others": others_in(request, found.run, found),
        "initial": as_milestone(found),
    }
    form = form_for(request, MilestoneForm, **offered)

    def do() -> object:
        told, needs = Told(**form.told()), form.firsts()
        return change_milestone(
            found=found, version=version_sent(request), told=told, needs=needs, today=today(),
            by=request.user,
        )  # fmt: skip

    how = how_asked("Change a milestone", "Saved. What depends on it has moved with it")
    return asked(request, form, how, do, record=found, fresh=MilestoneForm(**offered))
