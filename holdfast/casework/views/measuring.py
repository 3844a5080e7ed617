"""A measure: chosen, keyed from paper, put right, struck out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.forms.measuring import WHO, CorrectForm, MeasureForm, StrikeOutForm
from holdfast.casework.models import Case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures import instruments
from holdfast.measures.actions.recording import correct_measure, record_measure, strike_out
from holdfast.measures.instruments import Instrument
from holdfast.measures.models import Administration, Ask, Stage
from holdfast.measures.reports import has_come_back, ran_out, words_by_form
from holdfast.measures.rules import reading
from holdfast.measures.rules.replanning import stage_asked


@page(needs=Permission.CASE_WORK)
def choose(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """List the measures that can be keyed in, each leading to its form."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    every = sorted(instruments.ALL.values(), key=lambda one: one.title)
    return render(request, "casework/measure_choose.html", {"case": case, "instruments": every})


def instrument_of(key: str) -> Instrument:
    """Return an instrument by the key in an address; 404 for any other word."""
    if key not in instruments.ALL:
        raise Http404(key)
    return instruments.ALL[key]


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID, instrument: str) -> HttpResponse:
    """Key in a measure from paper, or its scores, or why there is none."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    asks = instrument_of(instrument)
    shown(request, case, case.child)
    ask = ask_named(request, case, asks)
    if request.method == "GET" and ask and has_come_back(ask):
        messages.info(request, "It was answered already: this is what was recorded")
        return redirect("measure", ask.administration.pk)
    begin = {"completed_on": today(), "stage": ask.stage if ask else next_stage(case, asks)}
    informant = ask.informant if ask else ""
    form = form_for(
        request, MeasureForm, child=case.child, instrument=asks, informant=informant, initial=begin
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = record_measure(
                child=case.child, instrument=asks, ask=ask, today=today(), at=now(),
                by=request.user, **form.told(),
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, recorded(made))
            return redirect("measure", made.pk)
    context = {"form": form, "case": case, "instrument": asks} | words_shown(request, asks)
    return render(request, "casework/measure_form.html", context)


def ask_named(request: SignedInRequest, case: Case, instrument: Instrument) -> Ask | None:
    """Return what was planned and is answered here, if the address names it: `?ask=`.

    Also one that was answered meanwhile, so that nobody records it a second time unawares.
    """
    try:
        key = UUID(request.GET.get("ask", ""))
    except ValueError:
        return None
    mine = Ask.objects.visible_to(request.user).planned().filter(child=case.child_id)
    return mine.filter(pk=key, instrument=instrument.name).select_related("administration").first()


def next_stage(case: Case, instrument: Instrument) -> str:
    """Return the stage a measure of this case is likeliest to be of.

    What its plan asks today or, where it asks nothing, the first stage that has none.
    """
    waiting = Ask.objects.waiting().filter(case_id=case.pk, instrument=instrument.name)
    windows = {ask.place: ask.window for ask in waiting}
    if asked := stage_asked(windows, instrument=instrument.name, on=today()):
        return asked
    since = Administration.objects.not_struck_out().filter(
        child=case.child_id, instrument=instrument.name, completed_on__gte=case.opened_on
    )
    done = set(since.values_list("stage", flat=True))
    return str(Stage.BASELINE if Stage.BASELINE not in done else Stage.REVIEW)


def recorded(made: Administration) -> str:
    """Say what was recorded, and name what was left blank: nothing is thrown away for it."""
    unfinished = reading.unfinished(made.as_filled())
    return f"{made.instrument} recorded{f'. {unfinished}' if unfinished else ''}"


def words_shown(request: SignedInRequest, instrument: Instrument) -> dict[str, Any]:
    """Return the questions' words by form, where this authority may show them; or why not."""
    authority, day = request.user.authority, today()
    words = words_by_form(instrument, authority, today=day)
    shown_by_form = [(form, dict(items)) for form, items in words.items()]
    out = None if words else ran_out(instrument, authority, today=day)
    return {"words": shown_by_form, "ran_out": out}


def measure_of(request: SignedInRequest, administration_id: UUID) -> Administration:
    """Return a measure of a child whose case the reader works with; 404 for any other."""
    cases = Case.objects.worked_by(request.user).open()
    mine = Administration.objects.filter(child__in=cases.values("child"))
    found = get_object_or_404(mine.select_related("child"), pk=administration_id)
    shown(request, found, found.child)
    return found


def case_of(request: SignedInRequest, found: Administration) -> Case | None:
    """Return the reader's case about this child, the latest, noted as shown."""
    mine = Case.objects.visible_to(request.user).filter(child=found.child_id).with_child()
    case = mine.order_by("-opened_on", "pk").first()
    if case:
        shown(request, case)
    return case


def who(informant: str) -> str:
    """Say who answered."""
    known = {kind.value: words for kind, words in WHO.items()}
    return known.get(informant, informant.capitalize())


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Put right what was keyed wrongly, and say what was wrong."""
    found = measure_of(request, administration_id)
    instrument = instruments.named(found.instrument)
    about: dict[str, Any] = {"child": found.child, "instrument": instrument}
    form = form_for(request, CorrectForm, initial=as_typed(found), **about)
    version = opened_on(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            correct_measure(
                administration=found, version=version_sent(request), why=form.cleaned_data["why"],
                today=today(), at=now(), by=request.user, **form.told(),
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = CorrectForm(initial=as_typed(found), **about)
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, f"{found.instrument} corrected, and scored again")
            return redirect("measure", found.pk)
    context = {
        "form": form,
        "case": case_of(request, found),
        "instrument": instrument,
        "measure": found,
        "version": version,
    } | words_shown(request, instrument)
    return render(request, "casework/measure_form.html", context)


def as_typed(found: Administration) -> dict[str, Any]:
    """Return a measure as its form would hold it."""
    given = "missing" if found.missing_because else "scores" if found.answers is None else "answers"
    typed = {"form": found.form, "stage": found.stage, "completed_on": found.completed_on}
    typed |= {"given": given, "missing_because": found.missing_because, "note": found.note}
    typed |= {f"i{number}": answer for number, answer in (found.answers or {}).items()}
    if given == "scores":
        typed |= {f"score_{key}": score for key, score in found.scores.items()}
    return typed


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def strike(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Strike out what was recorded of the wrong child, or never happened."""
    found = measure_of(request, administration_id)
    form = form_for(request, StrikeOutForm)
    version = opened_on(request, found)
    if request.method == "POST" and form.is_valid():
        try:
            strike_out(
                administration=found, version=version_sent(request), why=form.why(), at=now(),
                by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            messages.warning(request, "Somebody changed it since you opened it. Look at it again.")
            return redirect("measure", found.pk)
        else:
            messages.success(request, f"{found.instrument} struck out")
            return redirect("measure", found.pk)
    context = {
        "form": form,
        "case": case_of(request, found),
        "measure": found,
        "version": version,
        "who": who(found.informant),
    }
    return render(request, "casework/measure_strike_out.html", context)
