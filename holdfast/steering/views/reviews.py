"""Reviews: raised ahead, their paper live or frozen, decisions on them, completed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import pressed, version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.models import Run
from holdfast.programme.reports import present_run
from holdfast.steering.actions.deciding import Decided, record_decision
from holdfast.steering.actions.reviewing import begin_review, complete_review, freeze_paper
from holdfast.steering.forms.plan import DecisionForm
from holdfast.steering.models import ReviewPaper, ReviewPoint
from holdfast.steering.reports.reviews import (
    cases_asked_since,
    decided,
    open_cases,
    paper_now,
    reviews_of,
)
from holdfast.steering.rules import reviewing
from holdfast.steering.rules.reviewing import ReviewKind
from holdfast.steering.views.asking import Asking, asked


@page(needs=Permission.STEERING_SEE)
def reviews(request: SignedInRequest) -> HttpResponse:
    """List the reviews of the run: by when each is, and which have begun."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    context = {
        "rows": reviews_of(request.user, run, today=today()),
        "others": ReviewPoint.objects.visible_to(request.user)
        .filter(run=run, kind=reviewing.OTHER)
        .order_by("-due_on", "pk"),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/reviews.html", context)


@page(needs=Permission.STEERING_LEAD, accepts=("POST",))
def begin(request: SignedInRequest, kind: str) -> HttpResponse:
    """Begin a review: the first, the last, or another today."""
    run = present_run(request.user)
    if run is None or kind not in {one.value for one in ReviewKind}:
        return pressed(request, "reviews", nothing)
    made: list[ReviewPoint] = []

    def do() -> str:
        made.append(
            begin_review(
                run=run, kind=ReviewKind(kind), due_on=due_of(request, run, kind), by=request.user
            )
        )
        return "The review has begun. Its paper is filled from the figures as they stand"

    return pressed(request, "reviews", do)


def nothing() -> str:
    """Refuse a review that there is none of."""
    raise Refused(["There is no such review"])


def due_of(request: SignedInRequest, run: Run, kind: str) -> date:
    """Return by when a review is: by the rule, or today."""
    found = {one.point.kind.value: one.point.due_on for one in reviews_of(
        request.user, run, today=today()
    )}  # fmt: skip
    return found.get(kind, today())


def found_for(request: SignedInRequest, review_id: UUID) -> ReviewPoint:
    """Return a review the reader may see, or 404."""
    seen = ReviewPoint.objects.visible_to(request.user).select_related("run__edition")
    found: ReviewPoint = get_object_or_404(seen, pk=review_id)
    return found


@page(needs=Permission.STEERING_SEE)
def review(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Show a review's paper, live or as it was frozen, and which figures moved since."""
    found = found_for(request, review_id)
    frozen = found.papers.select_related("frozen_by").order_by("-number").first()
    live = paper_now(request.user, found.run, today=today())
    context = {
        "found": found,
        "frozen": frozen,
        "decisions": found.decisions.order_by("decided_on", "pk"),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
        **shown_paper(frozen, live),
        **of_cases(request, found),
    }
    return render(request, "steering/review.html", context)


def shown_paper(frozen: ReviewPaper | None, live: reviewing.Paper) -> dict[str, Any]:
    """Return the paper that is shown, each figure with what it is now where that is another."""
    paper = reviewing.from_content(frozen.content) if frozen else live
    found = reviewing.changes(paper.figures, live.figures) if frozen else []
    moved = {one.key: one.now for one in found}
    rows = [(one, reverse(one.source), moved.get(one.key, "")) for one in paper.figures]
    return {"paper": paper, "figures": rows, "moved": len(moved)}


def of_cases(request: SignedInRequest, found: ReviewPoint) -> dict[str, Any]:
    """Return what is said of open cases at the pilot's end: the list to the lead alone."""
    if found.kind != reviewing.END:
        return {}
    since = cases_asked_since(found.run, today=today())
    are_open, have_one = decided(found.run, since=since)
    is_lead = request.user.may(Permission.STEERING_LEAD)
    return {
        "is_end": True,
        "since": since,
        "cases": open_cases(found.run, since=since) if is_lead else [],
        "missing": are_open - have_one if is_lead else 0,
    }


@page(needs=Permission.STEERING_LEAD, accepts=("POST",))
def freeze(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Freeze the paper as it is now."""
    found = found_for(request, review_id)

    def do() -> object:
        paper = paper_now(request.user, found.run, today=today())
        return freeze_paper(review=found, paper=paper, at=now(), by=request.user)

    return pressed(request, found, do, said="The paper is frozen, and stays as it is")


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def decide(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Record a decision on a review."""
    found = found_for(request, review_id)
    form = form_for(request, DecisionForm, meetings=[], initial={"decided_on": today()})

    def do() -> object:
        told = Decided(**form.told(), review=found)
        return record_decision(told=told, today=today(), by=request.user)

    how = Asking(
        title="Record a decision", said="The decision is recorded",
        back=found.get_absolute_url(), back_words=str(found), button="Record it",
    )  # fmt: skip
    return asked(request, form, how, do)


@page(needs=Permission.STEERING_LEAD, accepts=("POST",))
def complete(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Complete a review: once its paper is frozen, decisions are recorded and no case is open."""
    found = found_for(request, review_id)

    def do() -> object:
        version = version_sent(request)
        return complete_review(found=found, version=version, on=today(), by=request.user)

    return pressed(request, found, do, said="The review is complete")
