"""Making, sending again, revoking: the pages of those who work with a family."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access import rules as access
from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, version_sent
from holdfast.access.models import Grant
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case
from holdfast.families.models import Adult, Child, worked
from holdfast.family_pages import rules
from holdfast.family_pages.actions.arrivals import decide
from holdfast.family_pages.actions.linking import forms_for, make_link, revoke_link, send_again
from holdfast.family_pages.actions.posting import carry_when_recorded
from holdfast.family_pages.forms.linking import DecideForm, LinkForm, RevokeForm
from holdfast.family_pages.models import Arrival, Link
from holdfast.family_pages.models.links import LinkQuerySet
from holdfast.family_pages.reports import INFORMANTS, Standing, sheet_of, standings
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.instruments import named
from holdfast.measures.models import Ask

CHANNELS = {"email": "e-mail", "sms": "text message", "kiosk": "device handed over"}
MARKS = {
    rules.LinkState.DONE: "govuk-tag--green",
    rules.LinkState.LOCKED: "govuk-tag--red",
    rules.LinkState.NOT_SENT: "govuk-tag--red",
    rules.LinkState.EXPIRED: "govuk-tag--grey",
    rules.LinkState.REVOKED: "govuk-tag--grey",
}


def asks_worked_by(request: SignedInRequest) -> QuerySet[Ask]:
    """Return the asks of families the reader works with."""
    mine = Ask.objects.filter(family_id__in=worked(request.user))
    return mine.select_related("child", "respondent")


def case_of(request: SignedInRequest, case_id: UUID) -> Case:
    """Return the case that an ask was planned for, noted as shown."""
    found = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, found, found.child)
    return found


def case_moved(request: SignedInRequest, case_id: UUID) -> Case:
    """Return a case, open or closed, that the reader works with or oversees, noted as shown."""
    found = get_object_or_404(Case.objects.moved_by(request.user).with_child(), pk=case_id)
    shown(request, found, found.child)
    return found


@page(needs=Permission.CASE_SEE)
def links(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show every private link of a case, how each stands, and answers that wait for a person."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    made = Link.objects.visible_to(request.user).filter(case_id=case.pk)
    listed = all_shown(request, made.select_related("made_by").order_by("-made_at", "pk"))
    waiting = Arrival.objects.visible_to(request.user).filter(case_id=case.pk)
    shown(request, case, case.child)
    context = {
        "case": case,
        "standings": [as_shown(one) for one in standings(listed, now=now())],
        "arrivals": all_shown(request, waiting.select_related("link").order_by("-arrived_at")),
        **what_they_may(request, case),
    }
    return render(request, "family_pages/links.html", context)


def what_they_may(request: SignedInRequest, case: Case) -> dict[str, bool]:
    """Return whether the reader may make links in a case, and answer for what comes by them."""
    grants = Grant.objects.open_to(request.user).filter(case_id=case.pk)
    standings_here = set(grants.values_list("standing", flat=True))
    answers_for = {access.Standing.WORKS, access.Standing.OVERSEES} & standings_here
    return {
        "may_work": access.Standing.WORKS in answers_for and request.user.may(Permission.CASE_WORK),
        "may_answer": bool(answers_for) and request.user.may(Permission.FAMILY_ANSWER),
    }


def who(asked: Ask | Link) -> str:
    """Say who is asked."""
    return INFORMANTS.get(asked.informant, asked.informant.capitalize())


def as_shown(one: Standing) -> dict[str, Any]:
    """Return how a link stands as a row of the page, with what may be done about it."""
    is_over = one.state in (rules.LinkState.DONE, rules.LinkState.REVOKED)
    return {
        "link": one.link,
        "who": who(one.link),
        "how": CHANNELS[one.link.channel],
        "state": one.state.value,
        "mark": MARKS.get(one.state, "govuk-tag--blue"),
        "wrong": one.wrong,
        "trouble": trouble(one),
        "is_open": one.is_open,
        "may_send_again": not (is_over or one.link.is_kiosk or one.link.is_page),
        "key": uuid4(),
    }


def trouble(one: Standing) -> str:
    """Say what went wrong with a link's message."""
    message = one.message
    if message is None or message.sent_at is not None:
        return ""
    return message.failed_because or "We do not know whether it was sent: send it again"


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def make(request: SignedInRequest, ask_id: UUID) -> HttpResponse:
    """Ask a measure by private link."""
    ask = get_object_or_404(asks_worked_by(request), pk=ask_id)
    case = case_of(request, ask.case_id)
    adults = all_shown(request, Adult.objects.filter(family_id=ask.family_id).order_by("name"))
    shown(request, ask)
    form = form_for(request, LinkForm, codes=fitting(ask), called=first_name(ask))
    if request.method == "POST" and form.is_valid():
        try:
            link, token = make_link(
                ask=ask, wanted=form.wanted(), today=today(), at=now(), by=request.user
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            carry_when_recorded(link, token, by=request.user)
            messages.success(request, "The link is made, and is on its way")
            return redirect("links", case.pk)
    context = {"form": form, "case": case, "ask": ask, "adults": adults, "who": who(ask)}
    return render(request, "family_pages/make.html", context)


def fitting(ask: Ask) -> list[str]:
    """Return the forms that fit the informant, those for the child's age first."""
    age = ask.child.age_on(today())
    return sorted(forms_for(ask), key=lambda code: not suits(ask, code, age))


def suits(ask: Ask, code: str, age: int) -> bool:
    """Tell whether a form is for this age."""
    version = named(ask.instrument).versions[code]
    return version.youngest <= age and (version.oldest is None or age <= version.oldest)


def first_name(ask: Ask) -> str:
    """Return the first name of the child an ask is about, as a page may call them."""
    return first_name_of(ask.child)


def first_name_of(child: Child) -> str:
    """Return a child's first name."""
    return child.name.split()[0] if child.name else ""


def link_among(request: SignedInRequest, mine: LinkQuerySet, link_id: UUID) -> Link:
    """Return one of some links, noted as shown; 404 for any other."""
    found = get_object_or_404(mine.select_related("ask", "respondent", "child"), pk=link_id)
    shown(request, found)
    return found


@page(needs=Permission.CASE_WORK, accepts=("POST",))
def again(request: SignedInRequest, link_id: UUID) -> HttpResponse:
    """Send a link again: a new one, to the same place; the old one is dead from then on."""
    link = link_among(request, Link.objects.worked_by(request.user), link_id)
    try:
        made, token = send_again(
            link=link, lasts=rules.LASTS, today=today(), at=now(), by=request.user
        )
    except Refused as refused:
        messages.error(request, "; ".join(refused.reasons))
    else:
        carry_when_recorded(made, token, by=request.user)
        messages.success(request, "A new link is on its way; the one before no longer works")
    return redirect("links", link.case_id)


@page(needs=Permission.FAMILY_ANSWER, accepts=("GET", "POST"))
def revoke(request: SignedInRequest, link_id: UUID) -> HttpResponse:
    """Revoke a link, also for somebody who is answering by it now, and after the case closed."""
    link = link_among(request, Link.objects.answered_for_by(request.user), link_id)
    case = case_moved(request, link.case_id)
    form = form_for(request, RevokeForm)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_link(
                link=link,
                because=form.cleaned_data["because"],
                version=version_sent(request),
                at=now(),
                by=request.user,
            )
        except Stale:
            messages.error(request, "Somebody else has changed this link: see how it stands")
        else:
            messages.success(request, "The link is revoked, and opens nothing from now on")
        return redirect("links", link.case_id)
    context = {"form": form, "case": case, "link": link, "version": link.version}
    return render(request, "family_pages/revoke.html", context)


@page(needs=Permission.FAMILY_ANSWER, accepts=("GET", "POST"))
def arrival(request: SignedInRequest, arrival_id: UUID) -> HttpResponse:
    """Decide about answers that came second or late, also after the case closed."""
    mine = Arrival.objects.answered_for_by(request.user)
    found = get_object_or_404(mine.select_related("link", "child", "decided_by"), pk=arrival_id)
    case = case_moved(request, found.case_id)
    shown(request, found)
    form = form_for(request, DecideForm)
    if request.method == "POST" and form.is_valid():
        try:
            decide(
                arrival=found, version=version_sent(request), at=now(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.error(request, "Somebody else has decided this meanwhile")
            return redirect("arrival", found.pk)
        else:
            messages.success(request, "Decided")
            return redirect("links", case.pk)
    answers = [
        (number, found.answers.get(str(number))) for number in sheet_of(found.link).by_number
    ]
    context = {
        "form": form, "case": case, "arrival": found, "version": found.version,
        "answers": answers, "who": who(found.link),
    }  # fmt: skip
    return render(request, "family_pages/arrival.html", context)
