"""The list of nominations, and one of them."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.page import SignedInRequest, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.choosing import rules
from holdfast.choosing.models import Advice, Agreement, Nomination, SuitabilityCheck
from holdfast.choosing.rules import State, Step
from holdfast.families.reports import cases_reached
from holdfast.kit.today import today
from holdfast.programme.reports import open_cases_of

MARKS = {
    State.NOMINATED: "govuk-tag--grey",
    State.SCREENING: "govuk-tag--blue",
    State.WAITING: "govuk-tag--yellow",
    State.CHOSEN: "govuk-tag--turquoise",
    State.AGREED: "govuk-tag--green",
    State.OPENED: "govuk-tag--green",
    State.NOT_SUITABLE: "govuk-tag--red",
    State.WITHDRAWN: "govuk-tag--grey",
}
MOST_ENDED = 50  # of those not chosen, the latest


@page(needs=Permission.CHOICE_SEE)
def nominations(request: SignedInRequest) -> HttpResponse:
    """List who is considered, who waits, in order, and who was not chosen, with the reasons."""
    mine = Nomination.objects.visible_to(request.user).with_child().prefetch_related("choices")
    going = mine.live().exclude(state=State.WAITING).in_order()
    waiting = mine.filter(state=State.WAITING).in_order()
    ended = mine.filter(state__in=rules.ENDED).order_by("-nominated_on", "pk")[:MOST_ENDED]
    day, may_decide = today(), request.user.may(Permission.CHOICE_DECIDE)
    listed = [all_shown(request, found) for found in (going, waiting, ended)]
    shown(request, *(one.child for several in listed for one in several))
    context = {
        "going": [row(one, day, may_decide=may_decide) for one in listed[0]],
        "waiting": [row(one, day, may_decide=may_decide) for one in listed[1]],
        "ended": [row(one, day, may_decide=may_decide) for one in listed[2]],
        "may_count": request.user.may(Permission.CHOICE_COUNT),
    }
    return render(request, "choosing/nominations.html", context)


def row(found: Nomination, day: date, *, may_decide: bool) -> dict[str, Any]:
    """Return a nomination as one line of a list."""
    said = sorted(found.choices.all(), key=lambda one: (one.decided_on, one.decided_at))
    next_to_do = rules.asks(found.state, look_again_on=found.look_again_on, today=day)
    return {
        "nomination": found,
        "mark": MARKS[State(found.state)],
        "why_not": ending(found) or (said[-1].because if said else ""),
        "is_late": found.look_again_on is not None and found.look_again_on <= day,
        "next": next_to_do.words if next_to_do else "",
        "is_mine": next_to_do is not None and next_to_do.by_manager == may_decide,
    }


def ending(found: Nomination) -> str:
    """Say why a nomination was withdrawn; '' where it was not."""
    words = found.get_ended_because_display() if found.ended_because else ""
    return f"{words}. {found.ending_note}".strip() if found.ending_note else words


@page(needs=Permission.CHOICE_SEE)
def nomination(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Show one nomination: what was found, advised, decided and agreed, and what comes next."""
    mine = Nomination.objects.visible_to(request.user).with_child().select_related("family")
    found = get_object_or_404(mine, pk=nomination_id)
    shown(request, found, found.child, found.family)
    checks = all_shown(request, found.checks.select_related("checked_by").order_by("-checked_at"))
    choices = found.choices.select_related("decided_by").order_by("-decided_at")
    agreements = found.agreements.select_related("told_by").order_by("-agreed_on", "pk")
    steps = rules.steps_from(found.state) if is_worked(request, found) else []
    advice = all_shown(request, found.advice.select_related("supervisor").order_by("-asked_at"))
    context = {
        "nomination": found,
        "mark": MARKS[State(found.state)],
        "stands": rules.STANDS[State(found.state)],
        "why_ended": ending(found),
        "open_cases": open_cases_of(found.participant_id),
        "check": as_read(checks[0]) if checks else None,
        "earlier": checks[1:],
        "advice": advice,
        "choices": all_shown(request, choices),
        "agreements": [agreed(one) for one in all_shown(request, agreements)],
        "case_ids": linked(request, "casework.case", cases_reached(request.user, found.family))
        if found.state == State.OPENED
        else [],
        **may_do(request, found, steps, advice),
    }
    return render(request, "choosing/nomination.html", context)


def is_worked(request: SignedInRequest, found: Nomination) -> bool:
    """Tell whether the reader may write in a nomination."""
    return Nomination.objects.worked_by(request.user).filter(pk=found.pk).exists()


def may_do(
    request: SignedInRequest, found: Nomination, steps: list[Step], advice: list[Advice]
) -> dict[str, bool]:
    """Return what the reader may do now, by the words of the template."""
    decides = request.user.may(Permission.CHOICE_DECIDE)
    waits_for_advice = any(one.advised_at is None for one in advice)
    return {
        "may_check": Step.CHECK in steps and (decides or found.state not in rules.ENDED),
        "may_decide": Step.GO_AHEAD in steps and decides,
        "may_ask": bool(steps) and found.state == State.SCREENING and not waits_for_advice,
        "may_agree": Step.AGREE in steps,
        "may_open": Step.OPEN in steps,
        "may_take_back": Step.TAKE_BACK in steps,
        "may_end": Step.END in steps,
    }


def as_read(check: SuitabilityCheck) -> dict[str, Any]:
    """Return a check with its answers in words, and what they say."""
    answers = dict(rules.ANSWERS)
    return {
        "check": check,
        "read": rules.read(check.answers),
        "rows": [
            {
                "asks": question.asks,
                "answer": answers[check.answers[key]],
                "note": check.notes.get(key, ""),
            }
            for key, question in rules.QUESTIONS.items()
        ],
    }


def agreed(found: Agreement) -> dict[str, Any]:
    """Return an agreement with who agreed in words."""
    named = dict(rules.WHO_AGREED)
    return {"agreement": found, "who": ", ".join(named[one].lower() for one in found.who)}


def nomination_of(request: SignedInRequest, nomination_id: UUID) -> Nomination:
    """Return a nomination the reader may write in, noted as shown with its child."""
    mine = Nomination.objects.worked_by(request.user).with_child()
    found = get_object_or_404(mine, pk=nomination_id)
    shown(request, found, found.child)
    return found
