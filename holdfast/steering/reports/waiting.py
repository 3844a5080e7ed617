"""What steering asks of somebody on their first page, or tells them there."""

from datetime import date, timedelta

from django.urls import reverse

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.kit.lines import Line
from holdfast.programme.reports import present_run
from holdfast.steering.models import Newsletter, Notice, SteeringAction
from holdfast.steering.reports.commitments import commitments_of
from holdfast.steering.reports.plan import decisions_due
from holdfast.steering.reports.reviews import reviews_of
from holdfast.steering.rules.decisions import how_due
from holdfast.steering.rules.newsletter import said

SOON = timedelta(days=7)
NEW_FOR = timedelta(days=10)  # how long a newsletter is told of on first pages


def lines_for(reader: User, *, today: date) -> list[Line]:
    """Return the lines for one reader: what they are to do or read, and what waits for the lead."""
    if not reader.may(Permission.STEERING_ACT):
        return []
    mine = SteeringAction.objects.visible_to(reader).open().filter(owner=reader)
    lines = [
        Line(f"To do for the programme: {one}, {how_due(one.due_on, today=today)}",
             one.get_absolute_url())
        for one in mine.filter(due_on__lte=today + SOON).order_by("due_on", "pk")
    ]  # fmt: skip
    lines += to_read(reader, today)
    return lines + (waiting_for_the_lead(reader, today) if leads(reader) else [])


def to_read(reader: User, today: date) -> list[Line]:
    """Return the notices a reader has not read, and a newsletter that has just come out."""
    unread = Notice.objects.unread_by(reader).showing(today=today)
    lines = [
        Line(f"Notice: {one}", one.get_absolute_url()) for one in unread.order_by("begins_on", "pk")
    ]
    out = Newsletter.objects.filter(authority_id=reader.authority, issued_on__gt=today - NEW_FOR)
    latest = out.order_by("-month").first()
    if latest:
        lines.append(Line(f"{latest}", latest.get_absolute_url()))
    return lines


def leads(reader: User) -> bool:
    """Tell whether somebody leads the programme."""
    return reader.may(Permission.STEERING_LEAD)


def waiting_for_the_lead(reader: User, today: date) -> list[Line]:
    """Return what waits for the lead: reviews, others' overdue actions, decisions, commitments."""
    others = SteeringAction.objects.visible_to(reader).open().exclude(owner=reader)
    run = present_run(reader)
    raised = [
        Line(f"{one.words}, due on {said(one.point.due_on)}", reverse("reviews"))
        for one in (reviews_of(reader, run, today=today) if run else [])
        if one.since
    ]
    counted = [
        (others.filter(due_on__lt=today).count(), "action of somebody else is overdue",
         "actions of others are overdue", reverse("steering_actions")),
        (decisions_due(reader, today=today), "decision is to be looked at again",
         "decisions are to be looked at again", reverse("decisions") + "#due"),
        (sum(one.needs_somebody for one in commitments_of(reader, today=today)),
         "commitment is to be renewed", "commitments are to be renewed", reverse("commitments")),
    ]  # fmt: skip
    return raised + [
        Line(f"{many} {one if many == 1 else several}", href)
        for many, one, several, href in counted
        if many
    ]
