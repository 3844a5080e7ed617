"""The end of the work: beginning to end it, its closing summary, and asking the family after it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.ending import (
    begin_ending,
    note_reference,
    record_follow_up,
    sign_summary,
    write_summary,
)
from holdfast.casework.forms.ending import (
    EndForm,
    FollowUpForm,
    PastedForm,
    SignForm,
    SummaryForm,
    as_written,
)
from holdfast.casework.models import Case, Ending
from holdfast.casework.reports.endings import ending_now, goal_ends, signed, summary_text
from holdfast.casework.views.moving import asked, moved
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

BIT_BY_BIT = ("Leave for another day what you do not know yet. Signing it asks for all of it.",)
BEGIN = "Begin the ending"
LAST_MEASURES = ("From that day the last measures are asked, and goals are closed.",)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def end(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Begin the ending of the work."""
    case = moved(request, case_id)
    form = form_for(request, EndForm, initial={"on": today()})

    def act(**_: Any) -> None:
        begin_ending(case=case, today=today(), at=now(), by=request.user, **form.told())

    context: dict[str, Any] = {
        "title": "Begin the ending",
        "button": "Begin the ending",
        "lead": LAST_MEASURES,
    }
    return asked(request, case, form, act=act, done="The ending has begun", **context)


def ending_shown(request: SignedInRequest, case: Case) -> Ending:
    """Return the ending begun in a case, noted as shown; 404 where none was."""
    found = ending_now(case)
    if found is None:
        raise Http404
    shown(request, found)
    return found


def not_begun(request: SignedInRequest, case: Case) -> HttpResponse | None:
    """Lead whoever wants to write a summary to where the ending begins, where none has."""
    if ending_now(case) is not None:
        return None
    messages.info(request, "No ending has begun: the closing summary is written once one has")
    return redirect(case)


@page(needs=Permission.CASE_SEE)
def summary(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show the closing summary as it was signed or as it stands, for paper and for pasting."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    if answer := not_begun(request, case):
        return answer
    found = ending_shown(request, case)
    signings = all_shown(request, found.summaries.select_related("signed_by").order_by("-number"))
    text = signings[0].text if signings else summary_text(case, found, goal_ends(case, found))
    context = {
        "case": case,
        "ending": found,
        "signings": signings,
        "text": text,
        "parts": text.split("\n\n")[1:],
        "may_write": Case.objects.moved_by(request.user).filter(pk=case.pk).exists()
        and request.user.may(Permission.CASE_MOVE),
    }
    return render(request, "casework/closing.html", context)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def write(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write the closing summary; once signed, sign another in its place and say why."""
    case = moved(request, case_id)
    if answer := not_begun(request, case):
        return answer
    found = ending_shown(request, case)
    goals, is_signed = goal_ends(case, found), signed(found) is not None
    begin: dict[str, Any] = {"goals": goals, "is_signed": is_signed}
    form = form_for(request, SummaryForm, initial=as_written(found, goals), **begin)
    if request.method == "POST" and form.is_valid():
        why, version = form.cleaned_data.get("why", ""), version_sent(request)
        try:
            write_summary(
                ending=found,
                version=version,
                told=form.told(),
                on=today(),
                at=now(),
                by=request.user,
                because=why,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = SummaryForm(initial=as_written(found, goal_ends(case, found)), **begin)
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Closing summary saved")
            return redirect("closing_summary", case.pk)
    context = {"form": form, "case": case, "title": "Write the closing summary", "lead": BIT_BY_BIT}
    context |= {"button": "Save the summary", "version": opened_on(request, found)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def sign(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Sign the closing summary, once everything is in it."""
    case = moved(request, case_id)
    if answer := not_begun(request, case):
        return answer
    found = ending_shown(request, case)
    form = form_for(request, SignForm)
    if request.method == "POST" and form.is_valid():
        try:
            sign_summary(ending=found, on=today(), at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Closing summary signed")
            return redirect("closing_summary", case.pk)
    lead = ["Once signed its words cannot change. A change is signed anew, and both stay."]
    context = {"form": form, "case": case, "title": "Sign the closing summary", "lead": lead}
    context |= {"quote": summary_text(case, found, goal_ends(case, found))}
    return render(request, "casework/ask.html", context | {"button": "Sign the summary"})


@page(needs=Permission.CASE_MOVE, accepts=("GET", "POST"))
def pasted(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Note where in the case system the closing summary was pasted."""
    case = moved(request, case_id)
    if answer := not_begun(request, case):
        return answer
    found = ending_shown(request, case)
    begin = {"reference": found.case_system_reference}
    form = form_for(request, PastedForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            note_reference(ending=found, version=version, by=request.user, **form.cleaned_data)
        except Stale:
            theirs = PastedForm(initial={"reference": found.case_system_reference})
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        messages.success(request, "Noted where the summary was pasted")
        return redirect("closing_summary", case.pk)
    context = {"form": form, "case": case, "title": "Say where the summary was pasted"}
    context |= {"button": "Save the reference", "version": opened_on(request, found)}
    return render(request, "casework/ask.html", context)


@page(needs=Permission.CASE_FOLLOW_UP, accepts=("GET", "POST"))
def follow_up(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Record how a family is, some while after their case closed."""
    case = get_object_or_404(Case.objects.visible_to(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    found = case.follow_ups.order_by("outcome", "due_on").first()
    if found is None:
        messages.info(request, "No follow-up is planned for this case")
        return redirect(case)
    shown(request, found)
    begin = {"outcome": found.outcome, "on": found.asked_on or today(), "note": found.note}
    form = form_for(request, FollowUpForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        version, told = version_sent(request), form.cleaned_data
        try:
            record_follow_up(
                follow_up=found, version=version, today=today(), by=request.user, **told
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            begin = {"outcome": found.outcome, "on": found.asked_on, "note": found.note}
            theirs = FollowUpForm(initial=begin)
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "Follow-up recorded")
            return redirect(case)
    due = f"Due on {found.due_on.day} {found.due_on:%B %Y}."
    context = {"form": form, "case": case, "title": "Ask how the family is", "lead": [due]}
    context |= {"button": "Save the follow-up", "version": opened_on(request, found)}
    return render(request, "casework/ask.html", context)
