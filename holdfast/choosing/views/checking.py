"""The suitability check, and a clinical supervisor's advice: asked, and given."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.choosing import rules
from holdfast.choosing.actions.checking import advise, ask_advice, check_suitability
from holdfast.choosing.forms.checking import AdviseForm, AskForm, CheckForm
from holdfast.choosing.models import Advice, Nomination
from holdfast.choosing.reports import asked_to_advise, latest_check
from holdfast.choosing.views.nominations import nomination_of
from holdfast.kit.today import today
from holdfast.supervision.reports import supervisors_of


def as_checked(found: Nomination) -> dict[str, str]:
    """Return the latest check as the form asks for it; {} for a first one."""
    check = latest_check(found)
    if check is None:
        return {}
    notes = {f"{key}_note": note for key, note in check.notes.items()}
    return dict(check.answers) | notes


@page(needs=Permission.CHOICE_WORK, accepts=("GET", "POST"))
def check(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Check whether a nomination suits: seven questions, begun from the last check."""
    found = nomination_of(request, nomination_id)
    before = as_checked(found)
    form = form_for(request, CheckForm, initial=before)

    def do() -> object:
        return check_suitability(
            nomination=found, version=version_sent(request), answers=form.answers(),
            notes=form.notes(), on=today(), at=now(), by=request.user,
        )  # fmt: skip

    said = "Checked. What it says is below; the manager decides"
    done = carried_out(request, form, found, do, said=said, fresh=CheckForm(initial=before))
    context = {"form": form, "nomination": found, "version": opened_on(request, found)}
    return done or render(request, "choosing/check.html", context)


@page(needs=Permission.CHOICE_WORK, accepts=("GET", "POST"))
def ask(request: SignedInRequest, nomination_id: UUID) -> HttpResponse:
    """Ask the clinical supervisor of the practitioner's group."""
    found = nomination_of(request, nomination_id)
    supervisor = next(iter(supervisors_of(found.participant.person)), None)
    form = form_for(request, AskForm)

    def do() -> object:
        return ask_advice(
            nomination=found, supervisor=supervisor, at=now(), by=request.user, **form.cleaned_data
        )

    done = carried_out(request, form, found, do, said=f"Asked {supervisor}", fresh=AskForm())
    if supervisor is None:
        lead = [f"{rules.WhyNotAdvise.NO_GROUP}. Ask the programme’s lead."]
    else:
        lead = [
            f"{supervisor} sees the reference {found}, that the child is {found.age_band.lower()}, "
            "your seven answers without their notes, and what you write here. No name.",
            "They advise; the decision stays the manager’s.",
        ]
    context = {"form": form, "nomination": found, "version": opened_on(request, found)}
    context |= {"title": "Ask the clinical supervisor", "button": "Ask", "lead": lead}
    return done or render(request, "choosing/ask.html", context)


@page(needs=Permission.CHOICE_ADVISE)
def wanted(request: SignedInRequest) -> HttpResponse:
    """List what a clinical supervisor is asked about, those that wait first."""
    of_what = asked_to_advise()
    mine = Advice.objects.asked_of(request.user).filter(pk__in=of_what)
    found = all_shown(request, mine.select_related("asked_by").order_by("-asked_at", "pk"))
    linked(request, "choosing.nomination", (one.nomination_id for one in found))
    rows = [(one, of_what[one.pk]) for one in found]
    context = {
        "waiting": [(one, of) for one, of in rows if one.advised_at is None],
        "answered": [(one, of) for one, of in rows if one.advised_at is not None],
    }
    return render(request, "choosing/advice_wanted.html", context)


@page(needs=Permission.CHOICE_ADVISE, accepts=("GET", "POST"))
def one(request: SignedInRequest, advice_id: UUID) -> HttpResponse:
    """Show a clinical supervisor what they are asked, without a name, and take what they advise."""
    of_what = asked_to_advise()
    mine = Advice.objects.asked_of(request.user).filter(pk__in=of_what).select_related("asked_by")
    found = get_object_or_404(mine, pk=advice_id)
    shown(request, found)
    linked(request, "choosing.nomination", [found.nomination_id])
    form = form_for(request, AdviseForm, initial={"words": found.advice})
    if request.method == "POST" and form.is_valid():
        version, words = version_sent(request), form.cleaned_data["words"]
        try:
            advise(advice=found, version=version, words=words, at=now(), by=request.user)
        except Stale:
            theirs = AdviseForm(initial={"words": found.advice})
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        messages.success(request, f"{found.asked_by} and the manager can read your advice")
        return redirect("advice_wanted")
    context = {"form": form, "advice": found, "of": of_what[found.pk]}
    context |= {"rows": answered(of_what[found.pk].answers), "version": opened_on(request, found)}
    return render(request, "choosing/advise.html", context)


def answered(answers: dict[str, Any]) -> list[dict[str, str]]:
    """Return the seven answers in words, without their notes."""
    words = dict(rules.ANSWERS)
    return [
        {"asks": question.asks, "answer": words[answers[key]]}
        for key, question in rules.QUESTIONS.items()
    ]
