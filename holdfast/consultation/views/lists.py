"""What somebody asked, or is asked; and one question."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.consultation import rules
from holdfast.consultation.models import Consultation, CorridorAdvice
from holdfast.consultation.reports.people import cases_to_name
from holdfast.consultation.rules import State
from holdfast.consultation.views.sending import found_in, noted
from holdfast.kit.today import today
from holdfast.kit.working_days import working_days_between

MARKS = {
    State.ASKED: "govuk-tag--yellow",
    State.TAKEN: "govuk-tag--blue",
    State.ADVISED: "govuk-tag--green",
    State.CLOSED: "govuk-tag--grey",
    State.WITHDRAWN: "govuk-tag--grey",
}
MOST = 50  # of those that ended, the latest


@page(needs=Permission.CONSULTATION_SEE)
def consultations(request: SignedInRequest) -> HttpResponse:
    """List the questions that wait, are advised on, or ended: a clinician's, or one's own."""
    reader, day = request.user, today()
    answers = reader.may(Permission.CONSULTATION_ANSWER)
    mine = Consultation.objects.visible_to(reader).with_people()
    mine = mine if answers else mine.filter(asked_by=reader)
    ended = mine.filter(state__in=rules.ENDED).order_by("-asked_on", "-asked_at", "pk")[:MOST]
    advised = mine.filter(state=State.ADVISED).order_by("-advised_on", "pk")
    passing = CorridorAdvice.objects.visible_to(reader).select_related(
        "asked_by", "clinician", "case__child"
    )
    cases = [] if answers else all_shown(request, cases_to_name(reader))
    shown(request, *(one.child for one in cases))
    context = {
        "answers": answers,
        "waiting": rows(request, mine.open().in_order(), day),
        "advised": rows(request, advised, day),
        "ended": rows(request, ended, day),
        "passing": all_shown(request, passing.order_by("-given_on", "-noted_at", "pk")[:MOST]),
        "cases": cases,
        "may_ask": reader.may(Permission.CONSULTATION_ASK),
        "may_count": reader.may(Permission.CONSULTATION_COUNT),
    }
    return render(request, "consultation/consultations.html", context)


def rows(request: SignedInRequest, found: Any, day: date) -> list[dict[str, Any]]:
    """Return questions as lines of a list, each noted as shown."""
    listed: list[Consultation] = list(found)
    for one in listed:
        noted(request, one)
    return [
        {
            "question": one,
            "mark": MARKS[State(one.state)],
            "is_mine": one.clinician_id == request.user.pk,
            "waited": working_days_between(one.asked_on, one.advised_on or day),
        }
        for one in listed
    ]


@page(needs=Permission.CONSULTATION_SEE)
def consultation(request: SignedInRequest, consultation_id: UUID) -> HttpResponse:
    """Show one question: what was asked, what was advised, what came of it, and what comes next."""
    reader = request.user
    found = found_in(request, Consultation.objects.visible_to(reader), consultation_id)
    linked(request, "casework.case", [found.case_id] if found.case_id else [])
    context = {
        "found": found,
        "mark": MARKS[State(found.state)],
        "waited": working_days_between(found.asked_on, found.advised_on or today()),
        **may_do(request, found),
    }
    return render(request, "consultation/consultation.html", context)


def may_do(request: SignedInRequest, found: Consultation) -> dict[str, bool]:
    """Return what the reader may do now, by the words of the template."""
    reader = request.user
    answers = reader.may(Permission.CONSULTATION_ANSWER)
    has_it = answers and found.clinician_id == reader.pk
    asked = Consultation.objects.kept_by(reader).filter(pk=found.pk).exists()
    return {
        "may_take": answers and rules.may_move(found.state, State.TAKEN),
        "may_advise": has_it and rules.may_move(found.state, State.ADVISED),
        "may_say": asked and rules.may_move(found.state, State.CLOSED),
        "may_withdraw": asked and rules.may_move(found.state, State.WITHDRAWN),
    }
