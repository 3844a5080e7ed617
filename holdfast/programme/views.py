"""The pilot at a glance, for those who lead it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission, Role
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme import rules
from holdfast.programme.actions import say_numbers
from holdfast.programme.forms import NumbersForm, begun
from holdfast.programme.models import Part
from holdfast.programme.reports import (
    Measured,
    Totals,
    each_participant,
    measured,
    numbers_in_force,
    numbers_said,
    present_run,
)
from holdfast.programme.reports import totals as totals_of


@page(needs=Permission.PILOT_SEE)
def pilot(request: SignedInRequest) -> HttpResponse:
    """Show who is trained, in a group, and has a case with a baseline: names for the lead alone."""
    run, day = present_run(request.user), today()
    if run is None:
        return render(request, "programme/no_run.html")
    shown(request, run)
    sections = run.edition.sections.count()
    figures = totals_of(run, today=day, sections=sections)
    each = each_participant(run, today=day)
    here = [one for one in each if not one.has_left_by(day)]
    context = {
        "run": run,
        "today": day,
        "sections": sections,
        "in_words": figures and in_words(figures, request.user.role),
        **completeness(measured(run, today=day), request.user.role),
        "practitioners": [one for one in here if one.part == Part.PRACTITIONER],
        "managers": [one for one in here if one.part == Part.MANAGER],
        "withdrawn": [one for one in each if one.has_left_by(day)],
        "sees_people": request.user.role == Role.LEAD,
    }
    return render(request, "programme/pilot.html", context)


def in_words(figures: Totals, role: str) -> list[dict[str, object]]:
    """Say the totals line by line, each out of its whole; small counts as the role may know."""
    is_lead, f = role == Role.LEAD, figures
    of_families = rules.out_of if is_lead else rules.families_out_of
    of_leads = rules.out_of if is_lead else rules.few_out_of
    visited = of_families(f.visited, f.worked, "cases")
    says_visits = is_lead or f.visited >= rules.SMALLEST
    lines = [
        ("Trained on every section", rules.out_of(f.trained, f.people, "practitioners")),
        ("In a supervision group", rules.out_of(f.in_group, f.people, "practitioners")),
        ("With an open case", of_leads(f.with_a_case, f.people, "practitioners")),
        ("With a baseline SDQ", of_families(f.with_baseline, f.cases, "cases")),
        ("With goals", of_families(f.with_goals, f.cases, "cases")),
        (
            "Visits this month",
            f"{f.visits} visits, to {visited}" if says_visits else f"To {visited}",
        ),
    ]
    return [{"key": {"text": name}, "value": {"text": words}} for name, words in lines]


STAGES = {
    "baseline": "Start of the work",
    "review": "Review",
    "end": "End of the work",
    "follow-up": "Follow-up",
}
STANDINGS = [  # how asks are counted: the heading, the standings it sums, whether it was not asked
    ("Answered", ("done",), None),
    ("Missed, with a reason", ("missed",), False),
    ("Not asked", ("missed",), True),
    ("No answer, no reason", ("closed unanswered",), None),
    ("Due or overdue now", ("due", "overdue"), None),
    ("Due in the next four months", ("not yet",), None),
]
NOT_ASKED = "not asked"


def completeness(found: list[Measured], role: str) -> dict[str, object]:
    """Say stage by stage how much was asked and what came of it; small counts as a role may know.

    "Not asked" is counted by itself, and apart from missed for another reason.
    """
    missed = [one for one in found if one.standing == "missed" and one.because != NOT_ASKED]
    reasons = sorted({one.because for one in missed})
    rows = [
        {
            "stage": words,
            "cells": [
                (
                    name,
                    counted(
                        [one for one in found if one.stage == stage and fits(one, kinds, no)], role
                    ),
                )
                for name, kinds, no in STANDINGS
            ],
        }
        for stage, words in STAGES.items()
        if any(one.stage == stage for one in found)
    ]
    return {
        "measured": rows,
        "standings": [name for name, _, _ in STANDINGS],
        "missed": [
            (why, counted([one for one in missed if one.because == why], role)) for why in reasons
        ],
    }


def fits(one: Measured, kinds: tuple[str, ...], not_asked: bool | None) -> bool:
    """Tell whether a count belongs under one heading."""
    same = not_asked is None or (one.because == NOT_ASKED) == not_asked
    return one.standing in kinds and same


def counted(found: list[Measured], role: str) -> str:
    """Say how many asks, or that they are of fewer families than the reader may know."""
    asks, cases = sum(one.asks for one in found), max((one.cases for one in found), default=0)
    return str(asks) if role == Role.LEAD else rules.of_families(asks, cases=cases)


@page(needs=Permission.RUN_NUMBERS, accepts=("GET", "POST"))
def numbers(request: SignedInRequest) -> HttpResponse:
    """Show the numbers the rules judge by, who set them when and why; and set them."""
    history = numbers_said()
    form = form_for(request, NumbersForm, initial=begun(numbers_in_force()))
    if request.method == "POST" and form.is_valid():
        try:
            say_numbers(
                numbers=form.told(),
                because=form.cleaned_data["because"],
                version=min(version_sent(request), len(history)),
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            latest = numbers_said()[0].said
            theirs = NumbersForm(initial=begun(numbers_in_force()) | {"because": latest.because})
            return both_versions(request, form, theirs=theirs, version=latest.number, record=latest)
        else:
            messages.success(request, "The rules’ numbers are set, and hold from now on")
            return redirect("rule_numbers")
    context = {"form": form, "history": history, "version": len(history)}
    return render(request, "programme/numbers.html", context)
