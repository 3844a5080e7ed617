"""An SDQ: keyed from paper, and what its scores say."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.forms.measuring import OWN_REASONS, WHO, SdqForm
from holdfast.casework.models import Case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.measures.actions.recording import record_sdq
from holdfast.measures.instruments import sdq
from holdfast.measures.models import Administration, Stage

REASONS = {reason.name: f"{reason.name}: {reason.value}" for reason in sdq.NoScore} | dict(
    OWN_REASONS
)
SHOWN_TABLES = (sdq.NEWER_FOUR, sdq.ORIGINAL_THREE)
SHOWN_SCALES = (*sdq.SCALES, sdq.Scale.TOTAL, sdq.Scale.INTERNALISING, sdq.Scale.EXTERNALISING)
HIGH = 2  # severity from which a total is spoken of with care: "High", or "Abnormal"


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Key in an SDQ from paper, or its scores, or why there is none."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    begin = {"completed_on": today(), "stage": next_stage(case)}
    form = form_for(request, SdqForm, child=case.child, initial=begin)
    if request.method == "POST" and form.is_valid():
        try:
            made = record_sdq(
                child=case.child,
                form=form.cleaned_data["form"],
                stage=form.cleaned_data["stage"],
                completed_on=form.cleaned_data["completed_on"],
                answers=form.answers(),
                scores=form.scores(),
                missing_because=form.reason(),
                note=form.cleaned_data["note"],
                today=today(),
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "SDQ recorded")
            return redirect("sdq", made.pk)
    return render(request, "casework/sdq_form.html", {"form": form, "case": case})


def next_stage(case: Case) -> str:
    """Return the stage an SDQ of this case is likeliest to be of: the first that has none."""
    since = Administration.objects.filter(child=case.child_id, completed_on__gte=case.opened_on)
    done = set(since.values_list("stage", flat=True))
    return str(Stage.BASELINE if Stage.BASELINE not in done else Stage.REVIEW)


@page(needs=Permission.CASE_SEE)
def one(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Show one SDQ: each score with its band and the table's name, and what is missing."""
    reachable = Administration.objects.visible_to(request.user)
    found = get_object_or_404(
        reachable.select_related("child", "entered_by"), pk=administration_id, instrument="SDQ"
    )
    others = reachable.filter(child=found.child_id, instrument="SDQ").exclude(pk=found.pk)
    same_child = all_shown(request, others.order_by("informant", "completed_on", "pk"))
    mine = Case.objects.visible_to(request.user).filter(child=found.child_id).with_child()
    of_child = all_shown(request, mine.order_by("-opened_on", "pk")[:1])
    shown(request, found, found.child)
    context = {
        "sdq": found,
        "case": of_child[0] if of_child else None,
        "who": who(found),
        "form_known": found.form in sdq.VERSIONS,
        "tables": [table.name for table in SHOWN_TABLES],
        "rows": rows(found),
        "impact": impact(found),
        "is_high": is_high(found),
        "why_missing": REASONS.get(found.missing_because, found.missing_because),
        "others": [(who(other), other, total(other)) for other in same_child],
    }
    return render(request, "casework/sdq.html", context)


def who(found: Administration) -> str:
    """Say who answered."""
    known = {kind.value: words for kind, words in WHO.items()}
    return known.get(found.informant, found.informant.capitalize())


def total(found: Administration) -> str:
    """Say the total in a line of a list."""
    if found.missing_because:
        return "no score"
    value = found.scores.get("total")
    return "no total: too few answered" if value is None else f"total {value}"


def rows(found: Administration) -> list[dict[str, Any]]:
    """Return each scale with its score and its band in each table."""
    if found.missing_because:
        return []
    return [
        {"scale": scale.capitalize(), "score": found.scores[scale], "bands": bands(found, scale)}
        for scale in SHOWN_SCALES
        if scale in found.scores
    ]


def bands(found: Administration, scale: sdq.Scale) -> list[str]:
    """Return the band a score falls in by each table; '' where none is published."""
    version = sdq.VERSIONS.get(found.form)
    value = found.scores.get(scale)
    if version is None:
        return ["" for _ in SHOWN_TABLES]
    listed = [sdq.band(table, version, scale, value) for table in SHOWN_TABLES]
    return [
        f"{band.words}{' (provisional)' if band.is_provisional else ''}" if band else ""
        for band in listed
    ]


def impact(found: Administration) -> str:
    """Say the impact: its score, or "incomplete, at least 2", or that it was not answered."""
    strict = found.scores.get("impact_strict", found.scores.get("impact"))
    if strict is not None:
        said = [band for band in bands_of_impact(found, strict) if band]
        return f"{strict}{': ' + '; '.join(said) if said else ''}"
    at_least = found.scores.get("impact_at_least")
    return "Not answered" if at_least is None else f"Incomplete, at least {at_least}"


def bands_of_impact(found: Administration, value: int) -> list[str]:
    """Return the impact's band by each table, with the table's name."""
    version = sdq.VERSIONS.get(found.form)
    if version is None:
        return []
    listed = [sdq.band(table, version, sdq.Scale.IMPACT, value) for table in SHOWN_TABLES]
    return [
        f"{band.words} by “{band.table}”{' (provisional)' if band.is_provisional else ''}"
        for band in listed
        if band
    ]


def is_high(found: Administration) -> bool:
    """Tell whether the total is one that needs words of care beside it."""
    version = sdq.VERSIONS.get(found.form)
    value = found.scores.get("total")
    if version is None or value is None:
        return False
    listed = [sdq.band(table, version, sdq.Scale.TOTAL, value) for table in SHOWN_TABLES]
    return any(band is not None and band.severity >= HIGH for band in listed)
