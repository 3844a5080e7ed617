"""A year of meetings for all groups at once: shown first, then put in the calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.reports import present_run
from holdfast.supervision.actions.year import plan_whole_year, year_of_groups
from holdfast.supervision.forms.calendar import YearForm
from holdfast.supervision.reports.year import Placed
from holdfast.supervision.rules.telling import Happened
from holdfast.supervision.views.planning import fingerprint, sent_again, tell


@page(needs=Permission.SUPERVISION_RUN, accepts=("GET", "POST"))
def year_plan(request: SignedInRequest) -> HttpResponse:
    """Plan a year for all groups: first show where each would meet, then keep what was shown."""
    run = present_run(request.user)
    begin = {"first": today(), "until": run.ends_on if run else None, "schools": "meets"}
    form = form_for(request, YearForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            placed = year_of_groups(reader=request.user, **form.asked())
            if request.POST.get("agreed") != fingerprint([one.plan for one in placed]):
                return preview(request, placed)
            made = plan_whole_year(placed=placed, by=request.user)
            for one in placed:
                theirs = [each for each in made if each.group_id == one.group.pk]
                tell(request, theirs, Happened.PLANNED)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{len(made)} meetings are in the calendar")
            return redirect("groups")
    return render(request, "supervision/year.html", {"form": form})


def preview(request: SignedInRequest, placed: list[Placed]) -> HttpResponse:
    """Show where every group's meetings would fall; nothing is kept until it is confirmed."""
    shown(request, *(one.group for one in placed))
    context = {
        "placed": placed,
        "count": sum(len(one.plan.days) for one in placed),
        "again": sent_again(request),
        "agreed": fingerprint([one.plan for one in placed]),
    }
    return render(request, "supervision/year_preview.html", context)
