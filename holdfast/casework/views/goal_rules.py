"""An authority's rules about goals."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.casework import rules
from holdfast.casework.actions.goal_rules import say_goal_rules
from holdfast.casework.forms.goals import GoalRulesForm
from holdfast.casework.models import GoalRules


@page(needs=Permission.GOAL_RULES, accepts=("GET", "POST"))
def goal_rules(request: SignedInRequest) -> HttpResponse:
    """Say how many goals a case may have open at once."""
    said = GoalRules.objects.filter(authority_id=request.user.authority).first()
    is_now = said.most_open if said else rules.MOST_OPEN
    form = form_for(request, GoalRulesForm, initial={"most_open": is_now})
    if request.method == "POST" and form.is_valid():
        number, version = form.cleaned_data["most_open"], version_sent(request)
        try:
            say_goal_rules(version=version, most_open=number, by=request.user)
        except Stale:
            there = GoalRules.objects.get(authority_id=request.user.authority)
            theirs = GoalRulesForm(initial={"most_open": there.most_open})
            return both_versions(request, form, theirs=theirs, version=there.version, record=there)
        messages.success(request, f"Up to {number} goals at once from now on")
        return redirect("goal_rules")
    context = {"form": form, "version": said.version if said else 0, "is_now": is_now}
    return render(request, "casework/goal_rules.html", context)
