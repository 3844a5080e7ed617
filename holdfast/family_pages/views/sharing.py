"""What the family sees: choosing it, the exact preview, links to it, and what they write back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case
from holdfast.families.models import Adult
from holdfast.family_pages import rules
from holdfast.family_pages.actions.pages import open_page_link
from holdfast.family_pages.actions.posting import carry_when_recorded
from holdfast.family_pages.actions.sharing import answer_feedback, share_with_family
from holdfast.family_pages.forms.sharing import FeedbackForm, PageLinkForm, SharingForm
from holdfast.family_pages.languages import ENGLISH, speaking
from holdfast.family_pages.models import Feedback, Link
from holdfast.family_pages.reports import standings
from holdfast.family_pages.reports.page import page_of
from holdfast.family_pages.reports.shareable import HEADINGS, Shareable, shareable, shared_now
from holdfast.family_pages.views.linking import case_moved, case_of, first_name_of
from holdfast.family_pages.views.own_page import in_its_language
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

READERS = dict(rules.READERS)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def sharing(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Choose what the family sees: nothing, until it is ticked here."""
    case = case_of(request, case_id)
    things = noted(request, shareable(case))
    form = form_for(request, SharingForm, things=things)
    if request.method == "POST" and form.is_valid():
        try:
            share_with_family(
                case=case, marks=form.wanted(), today=today(), at=now(), by=request.user
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The family sees what is ticked here, and nothing else")
            return redirect("family_page", case.pk)
    made = Link.objects.visible_to(request.user).filter(case_id=case.pk, ask=None)
    context = {
        "case": case,
        "form": form,
        "groups": groups(case, things, form),
        "readers": rules.READERS,
        "links": standings(all_shown(request, made.order_by("-made_at")), now=now()),
    }
    return render(request, "family_pages/sharing.html", context)


def noted(request: SignedInRequest, things: list[Shareable]) -> list[Shareable]:
    """Note what could be shared as shown to the reader."""
    names = {
        rules.Shared.GOAL: "casework.goal",
        rules.Shared.MODULE: "manual.module",
        rules.Shared.MEASURE: "measures.administration",
        rules.Shared.TASK: "casework.visit",
        rules.Shared.FILE: "casework.file",
    }
    shares = "family_pages.share"
    request.shown.update(f"{names.get(thing.kind, shares)}:{thing.key}" for thing in things)
    return things


def groups(case: Case, things: list[Shareable], form: Any) -> list[dict[str, Any]]:
    """Return what could be shared under its headings, with what is ticked."""
    ticked = form["marks"].value() if form.is_bound else None
    held = shared_now(case)
    return [
        {
            "heading": heading,
            "rows": [
                (thing, [box(thing, reader, ticked, held) for reader, _ in rules.READERS])
                for thing in things
                if thing.kind is kind
            ],
        }
        for kind, heading in HEADINGS.items()
    ]


def box(
    thing: Shareable, reader: str, ticked: list[str] | None, held: set[rules.Mark]
) -> dict[str, Any]:
    """Return one box to tick."""
    value = thing.value(reader)
    is_ticked = thing.mark(reader) in held if ticked is None else value in ticked
    return {"value": value, "is_ticked": is_ticked, "reader": READERS[reader]}


@page(needs=Permission.CASE_SEE)
def preview(request: SignedInRequest, case_id: UUID, reader: str) -> HttpResponse:
    """Show exactly what one reader's page shows."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    if reader not in READERS:
        raise Http404
    shown(request, case, case.child)
    found = page_of(case.pk, reader)
    all_shown(request, found.shares)
    linked(request, "casework.file", [one.file_id for one in found.files])
    english = speaking(ENGLISH)
    context = in_its_language(found, english, called=first_name_of(case.child))
    context |= {"words": english.words, "may_answer": False}
    context |= {"case": case, "reader": READERS[reader]}
    return render(request, "family_pages/preview.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def link(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Make a link to one reader's page, and send it."""
    case = case_of(request, case_id)
    adults = all_shown(request, Adult.objects.filter(family_id=case.family_id).order_by("name"))
    form = form_for(request, PageLinkForm, called=first_name_of(case.child))
    if request.method == "POST" and form.is_valid():
        try:
            made, token = open_page_link(case=case, wanted=form.wanted(), at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            carry_when_recorded(made, token, by=request.user)
            messages.success(request, "The link is made, and is on its way")
            return redirect("family_page", case.pk)
    context = {"form": form, "case": case, "adults": adults}
    return render(request, "family_pages/page_link.html", context)


@page(needs=Permission.FAMILY_ANSWER, accepts=("GET", "POST"))
def feedback(request: SignedInRequest, feedback_id: UUID) -> HttpResponse:
    """Read what a family wrote, and say what was done about it, also after the case closed."""
    mine = Feedback.objects.answered_for_by(request.user).select_related("link", "read_by")
    found = get_object_or_404(mine, pk=feedback_id)
    case = case_moved(request, found.case_id)
    shown(request, found, found.link)
    form = form_for(request, FeedbackForm)
    if request.method == "POST" and form.is_valid():
        try:
            answer_feedback(
                feedback=found, version=version_sent(request), at=now(), by=request.user,
                **form.cleaned_data,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.error(request, "Somebody else has noted this meanwhile")
            return redirect("feedback", found.pk)
        else:
            messages.success(request, "Noted")
            return redirect(case)
    context = {"form": form, "case": case, "feedback": found, "who": READERS[found.link.informant]}
    context["version"] = opened_on(request, found)
    return render(request, "family_pages/feedback.html", context)
