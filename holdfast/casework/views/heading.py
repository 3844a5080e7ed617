"""A manager who comes to a team lets themselves in to its open cases."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.casework.actions.heading import oversee_my_teams
from holdfast.casework.reports.heading import cases_to_oversee


@page(needs=Permission.TEAM_SEE, accepts=("GET", "POST"))
def oversee(request: SignedInRequest) -> HttpResponse:
    """Say how many open cases of the reader's teams they cannot reach yet, and let them in."""
    if request.method == "POST":
        count = oversee_my_teams(at=now(), by=request.user)
        messages.success(request, f"You oversee {count} more case{'' if count == 1 else 's'}")
        return redirect("my_team")
    return render(request, "casework/team_oversee.html", {"waiting": len(cases_to_oversee())})
