"""The formulation: seven stages on one page, each written by itself; the profile of harm."""

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page
from holdfast.access.permissions import Permission
from holdfast.casework.actions.formulation import write_profile, write_stage
from holdfast.casework.forms.formulation import HarmForm, StageForm, as_noted, as_profiled
from holdfast.casework.models import Case, HarmProfile, StageNote
from holdfast.casework.rules import formulation as rules
from holdfast.casework.views.plan_of_work import may_write, read_case, worked_case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


class Writing(NamedTuple):
    """How often something has been written, as the version a form is opened on."""

    version: int


STAGES = dict(rules.Stage.choices())
FOR_WHOM = dict(rules.FOR_WHOM)


def notes_of(request: SignedInRequest, case: Case) -> dict[str, list[StageNote]]:
    """Return what was written at each stage, the latest first, noted as shown."""
    rows = StageNote.objects.filter(case=case).select_related("written_by").order_by("-number")
    notes: dict[str, list[StageNote]] = {stage: [] for stage in STAGES}
    for note in all_shown(request, rows):
        notes[note.stage].append(note)
    return notes


def profiles_of(request: SignedInRequest, case: Case) -> list[HarmProfile]:
    """Return the profiles of harm, the latest first, noted as shown."""
    rows = HarmProfile.objects.filter(case=case).select_related("written_by")
    return all_shown(request, rows.prefetch_related("harms").order_by("-number"))


def in_a_line(for_whom: list[str]) -> str:
    """Say for whom there is harm: "The child, a brother or sister"."""
    said = ", ".join(FOR_WHOM.get(who, who).lower() for who in for_whom)
    return said[:1].upper() + said[1:]


def in_order(profile: HarmProfile) -> list[dict[str, Any]]:
    """Return the lines of a profile in the order of the form."""
    kinds = [kind for kind, _ in rules.HARMS]
    return [
        {"harm": one, "for_whom": in_a_line(one.for_whom)}
        for one in sorted(profile.harms.all(), key=lambda harm: kinds.index(harm.kind))
    ]


@page(needs=Permission.CASE_SEE)
def formulation(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Show the seven stages with what was written last at each, and the profile of harm."""
    case = read_case(request, case_id)
    notes = notes_of(request, case)
    profiles = [(one, in_order(one)) for one in profiles_of(request, case)]
    stages = [
        {"key": stage, "number": number, "name": name, "notes": notes[stage]}
        for number, (stage, name) in enumerate(STAGES.items(), start=1)
    ]
    context = {
        "case": case,
        "stages": stages,
        "written": sum(bool(found) for found in notes.values()),
        "profile": profiles[0] if profiles else None,
        "earlier": profiles[1:],
        "may_write": may_write(request, case),
    }
    return render(request, "casework/formulation/formulation.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def stage(request: SignedInRequest, case_id: UUID, stage: str) -> HttpResponse:
    """Write one stage anew; where somebody else did so meanwhile, show both and ask."""
    if stage not in STAGES:
        raise Http404("there is no such stage")
    case = worked_case(request, case_id)
    last = next(iter(notes_of(request, case)[stage]), None)
    form = form_for(request, StageForm, initial=as_noted(last))
    if request.method == "POST" and form.is_valid():
        number, told = version_sent(request), form.told()
        try:
            write_stage(
                case=case, stage=stage, number=number, told=told, at=now(), today=today(),
                by=request.user,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = StageForm(initial=as_noted(last))
            return both_versions(request, form, theirs=theirs, version=number_of(last), record=case)
        else:
            messages.success(request, "Formulation written")
            return redirect("case_formulation", case.pk)
    context = {"form": form, "case": case, "title": STAGES[stage], "button": "Save"}
    return render(request, "casework/ask.html", context | {"version": begun_on(request, last)})


def number_of(last: StageNote | HarmProfile | None) -> int:
    """Return how often something has been written."""
    return last.number if last else 0


def begun_on(request: SignedInRequest, last: StageNote | HarmProfile | None) -> int:
    """Return the writing that a form is begun on, which is as good as a version."""
    return opened_on(request, Writing(number_of(last)))


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def harm(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Write the profile of harm anew, all of it."""
    case = worked_case(request, case_id)
    last = next(iter(profiles_of(request, case)), None)
    form = form_for(request, HarmForm, initial=as_profiled(last))
    if request.method == "POST" and form.is_valid():
        number, told = version_sent(request), form.prospects_told()
        try:
            write_profile(
                case=case, number=number, harms=form.harms(), at=now(), today=today(),
                by=request.user, **told,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = HarmForm(initial=as_profiled(last))
            return both_versions(request, form, theirs=theirs, version=number_of(last), record=case)
        else:
            messages.success(request, "Profile of harm written")
            return redirect("case_formulation", case.pk)
    context = {"form": form, "case": case, "version": begun_on(request, last)}
    return render(request, "casework/formulation/harm.html", context)
