"""Newsletters: drafted from the figures, edited, issued, sent, and read by all staff."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import pressed, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.place.reports import staff_of
from holdfast.programme.reports import present_run
from holdfast.steering.actions.newsletters import (
    draft_newsletter,
    edit_newsletter,
    issue_newsletter,
    send_newsletter,
)
from holdfast.steering.forms.telling import MonthForm, NewsletterForm
from holdfast.steering.models import Newsletter
from holdfast.steering.reports.telling import known
from holdfast.steering.rules import newsletter as rules
from holdfast.steering.views.asking import Asking, asked


@page(needs=Permission.NOTICE_SEE)
def newsletters(request: SignedInRequest) -> HttpResponse:
    """List the newsletters that were issued, the latest first; to the lead drafts as well."""
    seen = Newsletter.objects.visible_to(request.user)
    may_lead = request.user.may(Permission.STEERING_LEAD)
    context = {
        "issued": seen.issued().order_by("-month", "pk"),
        "drafts": seen.drafts().order_by("-month", "pk") if may_lead else [],
        "may_lead": may_lead,
    }
    return render(request, "steering/newsletters.html", context)


@page(needs=Permission.NOTICE_SEE)
def newsletter(request: SignedInRequest, newsletter_id: UUID) -> HttpResponse:
    """Show one newsletter as it was issued, or to the lead as it would be."""
    found = get_object_or_404(Newsletter.objects.visible_to(request.user), pk=newsletter_id)
    may_lead = request.user.may(Permission.STEERING_LEAD)
    context = {
        "found": found,
        "may_lead": may_lead,
        "readers": staff_of(request.user.authority).count() if may_lead else 0,
    }
    return render(request, "steering/newsletter.html", context)


def months(reader: User) -> list[date]:
    """Return the present month and the two before it, those without a newsletter."""
    first = today().replace(day=1)
    there = set(Newsletter.objects.visible_to(reader).values_list("month", flat=True))
    found = [first]
    while len(found) < 3:
        year, month = found[-1].year, found[-1].month
        found.append(date(year - (month == 1), month - 1 or 12, 1))
    return [one for one in found if one not in there]


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def begin(request: SignedInRequest) -> HttpResponse:
    """Draft the newsletter of a month from what is known of it."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    form = form_for(request, MonthForm, months=months(request.user))

    def do() -> object:
        month = date.fromisoformat(form.cleaned_data["month"])
        parts = rules.draft(known(request.user, run, month, today=today()))
        return draft_newsletter(month=month, parts=parts, by=request.user)

    how = Asking(
        title="Draft a newsletter", back=reverse("newsletters"), back_words="Newsletters",
        said="It is drafted. Read it, and change what you like", button="Draft it",
        words="It is drafted from what is recorded: figures, with small numbers kept back; what "
        "was answered; meetings; dates to come.",
    )  # fmt: skip
    return asked(request, form, how, do)


def draft_for(request: SignedInRequest, draft_id: UUID) -> Newsletter:
    """Return a draft of the reader's authority, or 404."""
    drafts = Newsletter.objects.visible_to(request.user).drafts()
    found: Newsletter = get_object_or_404(drafts, pk=draft_id)
    return found


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def edit(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Edit a draft, part by part."""
    found = draft_for(request, draft_id)
    form = form_for(request, NewsletterForm, initial=found.parts)

    def do() -> object:
        version, parts = version_sent(request), form.cleaned_data
        return edit_newsletter(found=found, version=version, parts=parts, by=request.user)

    how = Asking(
        title=str(found), said="Saved. It is issued by a button of its own",
        back=found.get_absolute_url(), back_words="As it would be read",
    )  # fmt: skip
    fresh = NewsletterForm(initial=found.parts)
    return asked(request, form, how, do, record=found, fresh=fresh)


@page(needs=Permission.STEERING_LEAD, accepts=("POST",))
def issue(request: SignedInRequest, draft_id: UUID) -> HttpResponse:
    """Issue a newsletter: all staff can read it, and it stays as it is."""
    found = draft_for(request, draft_id)

    def do() -> object:
        version = version_sent(request)
        return issue_newsletter(found=found, version=version, on=today(), by=request.user)

    return pressed(request, found, do, said="Issued. All staff can read it now")


@page(needs=Permission.STEERING_LEAD, accepts=("POST",))
def send(request: SignedInRequest, newsletter_id: UUID) -> HttpResponse:
    """Send an issued newsletter by e-mail to everybody with an account, to each once."""
    found = get_object_or_404(Newsletter.objects.visible_to(request.user), pk=newsletter_id)

    def do() -> str:
        to = list(staff_of(request.user.authority))
        made = send_newsletter(found=found, to=to, at=now(), by=request.user)
        many = len(made)
        return (
            f"Sent to {many} {'person' if many == 1 else 'people'}"
            if many
            else ("Everybody had it already")
        )

    return pressed(request, found, do)
