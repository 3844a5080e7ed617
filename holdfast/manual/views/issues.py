"""What did not work: reported, listed for those who tend the manual, moved on, answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.issues import move_issue, report_issue
from holdfast.manual.forms.local import IssueForm, MoveForm, as_moved
from holdfast.manual.models import Guide, Step
from holdfast.manual.reports.issues import listed, pressing, settled
from holdfast.manual.rules.issues import WRONG, IssueState


@page(needs=Permission.MANUAL_SEE, accepts=("GET", "POST"))
def of_step(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """Report that a step did not work."""
    step = get_object_or_404(Step.objects.select_related("module"), pk=step_id)
    return reported(request, step, None)


@page(needs=Permission.MANUAL_SEE, accepts=("GET", "POST"))
def of_guide(request: SignedInRequest, guide_id: UUID) -> HttpResponse:
    """Report that a guide to a step did not work."""
    guides = Guide.objects.current().visible_to(request.user).defer("content")
    guide = get_object_or_404(guides.select_related("step__module"), pk=guide_id)
    return reported(request, guide.step, guide)


def reported(request: SignedInRequest, step: Step, guide: Guide | None) -> HttpResponse:
    """Ask what is wrong, each answer a button that sends it."""
    form = form_for(request, IssueForm)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data | {"severity": form.cleaned_data["severity"] or "slowed"}
        try:
            report_issue(step=step, guide=guide, at=now(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Reported to those who tend the manual. Thank you")
            return redirect(step)
    context = {"form": form, "step": step, "guide": guide, "wrong": WRONG}
    return render(request, "manual/issue_form.html", context)


@page(needs=Permission.MANUAL_SEE)
def mine(request: SignedInRequest) -> HttpResponse:
    """Show the reader what became of what they reported."""
    own = listed(request.user).filter(reported_by=request.user)
    return render(request, "manual/issues_mine.html", {"issues": all_shown(request, own)})


@page(needs=Permission.MANUAL_TEND)
def issues(request: SignedInRequest) -> HttpResponse:
    """List what did not work, the heaviest first, for those who can mend it."""
    groups = pressing(request.user)
    done = all_shown(request, settled(request.user))
    shown(request, *(issue for group in groups for issue in group.issues))
    return render(request, "manual/issues.html", {"groups": groups, "settled": done})


@page(needs=Permission.MANUAL_TEND, accepts=("GET", "POST"))
def issue(request: SignedInRequest, issue_id: UUID) -> HttpResponse:
    """Show one report, and move it on."""
    found = get_object_or_404(listed(request.user), pk=issue_id)
    shown(request, found)
    form = form_for(request, MoveForm, issue=found, initial=as_moved(found))
    if request.method == "POST" and form.is_valid():
        to = IssueState(form.cleaned_data["to"])
        told = {"to": to, "outcome": form.cleaned_data["outcome"]}
        try:
            move_issue(
                issue=found, version=version_sent(request), at=now(), by=request.user, **told
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = MoveForm(issue=found, initial=as_moved(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, f"{to.value.capitalize()}")
            return redirect("issues")
    context = {"issue": found, "form": form, "version": opened_on(request, found)}
    return render(request, "manual/issue.html", context)
