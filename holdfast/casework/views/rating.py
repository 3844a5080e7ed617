"""Rating goals, all at once, in one person's view."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework import rules
from holdfast.casework.actions.rating import AlreadyRated, Clash, Rated, rate_goals
from holdfast.casework.forms.rating import RateForm, goals_of
from holdfast.casework.models import Case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

VOICES = dict(rules.VOICES)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def rate(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Rate every goal in one person's view."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    form = form_for(request, RateForm, goals=goals_of(case), initial={"on": today()})
    shown(request, case, case.child, *form.goals, *form.paused)
    if request.method == "POST" and form.is_valid():
        rated = [Rated(*one) for one in form.ratings()]
        on = form.cleaned_data["on"]
        try:
            rate_goals(case=case, rated=rated, on=on, today=today(), by=request.user)
        except AlreadyRated as clash:
            add_reasons(form, clash)
            form.offer([offer(one) for one in clash.clashes])
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Ratings recorded")
            return redirect(case)
    context = {"form": form, "case": case, "has_goals": bool(form.goals or form.paused)}
    return render(request, "casework/goals_rate.html", context)


def offer(clash: Clash) -> tuple[str, str]:
    """Offer to put a rating in place of the one that is there, as that stands now."""
    typed, there = clash.typed, clash.there
    said = "“not asked”"
    if typed.score is not None:
        said = rules.said_score(typed.goal.scale, typed.score)
    whose = VOICES[typed.rater].lower()
    words = f"Goal {typed.goal.rank}, {whose}: record {said} in its place"
    return f"{there.goal_id.hex}:{there.rater}:{there.version}", words
