"""The manager's decision; the family's agreement, given and taken back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.choosing import rules
from holdfast.choosing.actions.deciding import Decided, record_agreement, take_agreement_back
from holdfast.choosing.actions.deciding import decide as keep_decision
from holdfast.choosing.forms.deciding import AgreementForm, DecideForm, TakeBackForm
from holdfast.choosing.reports import latest_check, places_of
from holdfast.choosing.views.nominations import as_read, nomination_of
from holdfast.kit.today import today
from holdfast.programme.reports import numbers_in_force

ON_AGREEMENT = (
    "Write down that the family was told what the work is, and said yes to it.",
    "This is not the council’s lawful basis for keeping a record, and saying no costs the family "
    "nothing: they are helped as before. They may take it back at any time.",
)
ON_TAKING_BACK = (
    "A family may do so at any time, without a reason.",
    "Where a case is open it stays open: its practitioner and manager then decide, with the "
    "family, whether to end it or go on as ordinary work.",
)


@page(needs=Permission.CHOICE_DECIDE, accepts=("GET", "POST"))
def decide(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Decide about a nomination, with the check and the advice beside it."""
    found = nomination_of(request, nomination_id)
    checked, places, numbers = latest_check(found), places_of(found), numbers_in_force()
    is_over = found.per_full_time is not None and found.per_full_time > numbers.caseload
    needs = {"is_more": places >= numbers.cases_each, "is_over": is_over}
    begin = {"look_again_on": today() + rules.LOOK_AGAIN_AFTER}
    form = form_for(request, DecideForm, initial=begin, **needs)

    def do() -> object:
        return keep_decision(
            nomination=found, version=version_sent(request), told=Decided(**form.told()),
            on=today(), at=now(), by=request.user,
        )  # fmt: skip

    fresh = DecideForm(initial=begin, **needs)
    done = carried_out(request, form, found, do, said="Decision kept", fresh=fresh)
    advice = [one for one in found.advice.select_related("supervisor") if one.advised_at]
    shown(request, *advice, *([checked] if checked else []))
    context = {"form": form, "nomination": found, "version": opened_on(request, found)}
    context |= {"check": as_read(checked) if checked else None, "advice": advice}
    context |= {"most": numbers.caseload}
    context |= {"places": places, "is_over": is_over, "each": numbers.cases_each}
    return done or render(request, "choosing/decide.html", context)


@page(needs=Permission.CHOICE_WORK, accepts=("GET", "POST"))
def agree(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Write down that the family agrees to take part."""
    found = nomination_of(request, nomination_id)
    begin = {"told_on": today(), "agreed_on": today()}
    form = form_for(request, AgreementForm, initial=begin)

    def do() -> object:
        return record_agreement(
            nomination=found, version=version_sent(request), today=today(), by=request.user,
            **form.cleaned_data,
        )  # fmt: skip

    fresh = AgreementForm(initial=begin)
    done = carried_out(request, form, found, do, said="The family’s agreement is kept", fresh=fresh)
    context = {"form": form, "nomination": found, "version": opened_on(request, found)}
    context |= {"title": "The family agrees", "button": "Save", "lead": ON_AGREEMENT}
    return done or render(request, "choosing/ask.html", context)


@page(needs=Permission.CHOICE_WORK, accepts=("GET", "POST"))
def take_back(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Write down that the family takes its agreement back."""
    found = nomination_of(request, nomination_id)
    begin = {"on": today()}
    form = form_for(request, TakeBackForm, initial=begin)

    def do() -> object:
        return take_agreement_back(
            nomination=found, version=version_sent(request), today=today(), at=now(),
            by=request.user, **form.cleaned_data,
        )  # fmt: skip

    fresh = TakeBackForm(initial=begin)
    done = carried_out(request, form, found, do, said="Kept: agreement taken back", fresh=fresh)
    context = {"form": form, "nomination": found, "version": opened_on(request, found)}
    context |= {"title": "The family takes its agreement back", "button": "Save"}
    return done or render(request, "choosing/ask.html", context | {"lead": ON_TAKING_BACK})
