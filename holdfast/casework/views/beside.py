"""What stands on a page of work beside the duties: concerns, absences, handovers, choosing."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.page import SignedInRequest, all_shown, linked, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case, GoAhead
from holdfast.casework.reports.absences import away_in_teams_of
from holdfast.casework.reports.concerns import ConcernRead, open_concerns, said
from holdfast.casework.reports.leaving import LeavingRead, planned_leavings
from holdfast.casework.rules.days import ago
from holdfast.casework.standing_facts import Facts
from holdfast.casework.views.lines import Task, line
from holdfast.casework.worklist.choosing import taken_back, to_choose
from holdfast.casework.worklist.handovers import handovers_asked_of, handovers_returned_to
from holdfast.casework.worklist.reminders import due_for
from holdfast.casework.worklist.training import to_come
from holdfast.training.rules.states import BOOKING_SAID, INVITED, BookingState


def concerns_of(request: SignedInRequest, cases: list[Case], today: date) -> list[ConcernRead]:
    """Return the open safety concerns of some cases, noted as shown."""
    found = open_concerns([case.pk for case in cases], today=today)
    shown(request, *(one.concern for one in found))
    return found


def absent_in(request: SignedInRequest, today: date) -> dict[str, Any]:
    """Return who of the reader's teams is away, or will be."""
    staff = away_in_teams_of(request.user, today=today)
    for one in staff:
        shown(request, one.absence, *one.asks, *(case.child for case in one.asks))
    return {"staff": staff}


def leaving_soon(request: SignedInRequest, today: date) -> list[LeavingRead]:
    """Return who leaves, of those the reader may know it of, each leaving noted as shown."""
    found = planned_leavings(request.user, today=today)
    shown(request, *(one.leaving for one in found))
    return found


def about_safety(one: ConcernRead) -> Task:
    """Draw what is next about a safety concern as a line of work."""
    assert one.due is not None  # noqa: S101  # only what is due is drawn
    child = one.concern.case.child
    why = f"{one.seriousness} concern, {one.concern.state}. By the end of {said(one.due.on)}"
    mark = ("Overdue", "govuk-tag--red") if one.is_overdue else ("Safety", "govuk-tag--orange")
    href = reverse("concern", args=[one.concern.pk])
    return line(
        href, f"Safety of {child}: {one.due.what[:1].lower()}{one.due.what[1:]}", why, *mark
    )


def handovers(request: SignedInRequest) -> list[Task]:
    """List the cases the reader is asked to take over, and those that came back to them."""
    asked = all_shown(request, handovers_asked_of(request.user))
    back = all_shown(request, handovers_returned_to(request.user, at=now()))
    shown(request, *(one.case for one in back), *(one.case.child for one in back))
    return [
        *(
            line(
                reverse("handover_answer", args=[one.pk]),
                f"{one.proposed_by} asks you to take a case over",
                f"Asked on {said(one.proposed_on)}. It stays where it is until you accept",
                "Answer",
                "govuk-tag--orange",
            )
            for one in asked
        ),
        *(
            line(
                reverse("handover_propose", args=[one.case_id]),
                f"{one.to_person} returned the handover of {one.case.child}",
                one.answer,
                "Returned",
                "govuk-tag--yellow",
            )
            for one in back
        ),
    ]


def choosing(request: SignedInRequest, cases: list[Case], today: date) -> list[Task]:
    """List what nominations ask of the reader, and agreements taken back while a case is open."""
    decides = request.user.may(Permission.CHOICE_DECIDE)
    asked = to_choose(request.user, today=today, decides=decides)
    back = all_shown(request, taken_back(cases))
    seen = [*(one.nomination for one in asked), *(one.nomination for one in back)]
    shown(request, *seen, *(one.child for one in seen))
    return [
        *(
            line(
                one.nomination.get_absolute_url(),
                f"Decide whether to go on: {one.nomination.child}’s family took its agreement back",
                "End the case, or go on as ordinary work",
                "Taken back",
                "govuk-tag--orange",
            )
            for one in back
        ),
        *(line(one.href, one.what, one.why, "To do", "govuk-tag--blue") for one in asked),
    ]


def reminders_due(request: SignedInRequest, today: date) -> list[Task]:
    """List the reminders that the reader is to look at again by now, noted as shown."""
    due = all_shown(request, due_for(request.user, today=today))
    shown(request, *(one.case for one in due))
    return [
        line(
            reverse("reminder_close", args=[one.pk]),
            f"Look again at a reminder about {one.case.child}",
            f"“{one.reason}”. Its day: {ago(one.review_on, today=today)}",
            "Reminder",
            "govuk-tag--yellow",
        )
        for one in due
    ]


def training_days(request: SignedInRequest, today: date) -> list[Task]:
    """List the training days the reader is to answer an invitation to, or will come to."""
    found = all_shown(request, to_come(request.user, today=today))
    shown(request, *(one.day for one in found))
    lines = []
    for one in found:
        day, is_asked = one.day, one.state == INVITED
        what = f"{'Answer an invitation to training' if is_asked else 'Training'}: {day.section}"
        hours = f", {day.starts_at:%H:%M} to {day.ends_at:%H:%M}" if day.starts_at else ""
        why = f"{said(day.held_on)}{hours}{f', {day.place}' if day.place else ''}"
        words, mark = BOOKING_SAID[BookingState(one.state)], "blue" if is_asked else "grey"
        lines.append(line(day.get_absolute_url(), what, why, words, f"govuk-tag--{mark}"))
    return lines


def asked_to_answer(request: SignedInRequest) -> list[Task]:
    """List the requests for a yes to a specialist section that wait for a clinical supervisor."""
    waiting = GoAhead.objects.asked_of(request.user).waiting()
    found = all_shown(request, waiting.select_related("case__child", "section", "asked_by"))
    shown(request, *(one.case for one in found), *(one.case.child for one in found))
    return [
        line(
            reverse("go_ahead", args=[one.pk]),
            f"{one.section} for {one.case.child}: may {one.asked_by} begin it?",
            f"Asked on {said(one.asked_on)}. They are not trained in it, and wait for your answer",
            "Answer",
            "govuk-tag--orange",
        )
        for one in found
    ]


def unsafe_linked(request: SignedInRequest, facts: Iterable[Facts]) -> None:
    """Note that the page leads to the goals that are flagged as unsafe, and to their flags."""
    raised = [unsafe for one in facts for unsafe in one.unsafe]
    linked(request, "casework.goal", [one.key for one in raised if one.is_to_change])
    linked(request, "casework.unsafeflag", [one.key for one in raised if not one.is_to_change])
