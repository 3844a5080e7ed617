"""Finding one's way in the manual: the catalogue and its search, a module, a step."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, version_sent
from holdfast.access.models import Draft
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.signposts import put_signpost
from holdfast.manual.forms.finding import FindForm, SignpostForm, as_posted
from holdfast.manual.models import Edition, Module, Note, Signpost, Step
from holdfast.manual.reports.catalogue import (
    admitted,
    catalogue,
    editions_of,
    guides_of,
    steps_with_guides,
)
from holdfast.manual.reports.searching import Hit, search

RECENT = timedelta(hours=1)


@page(needs=Permission.MANUAL_SEE)
def manual(request: SignedInRequest) -> HttpResponse:
    """Show the catalogue, what is left of it when narrowed down, or what a search finds."""
    form = FindForm(request.GET)
    form.is_valid()
    wanted, words = form.wanted(), form.cleaned_data.get("words", "")
    modules = admitted(request.user, wanted)
    context: dict[str, Any] = {"form": form, "words": words, "wanted": wanted}
    context |= {"modules": len(modules), "typing": typing(request)}
    context["may_tend"] = request.user.may(Permission.MANUAL_TEND)
    if words:
        context |= found_by(request, words, modules, kind=wanted.kind)
    else:
        context["found"] = catalogue(request.user, modules.keys())
    return render(request, "manual/catalogue.html", context)


def typing(request: SignedInRequest) -> Draft | None:
    """Return what the reader is in the middle of typing elsewhere, to go back to."""
    recent = Draft.objects.filter(person=request.user, saved_at__gte=now() - RECENT)
    return recent.exclude(address__startswith="/manual/").order_by("-saved_at").first()


def found_by(
    request: SignedInRequest, words: str, modules: dict[UUID, Module], *, kind: str
) -> dict[str, Any]:
    """Return what a search finds among some modules, edition by edition, the reader's own first."""
    searched = search(request.user, words)
    hits = [hit for hit in searched.hits if hit.module_id in modules]
    own = editions_of(request.user)
    editions: dict[Edition, list[Any]] = {}
    for hit in hits:
        module = modules[hit.module_id]
        editions.setdefault(module.section.edition, []).append((module, matched(hit)))
    in_order = sorted(editions.items(), key=lambda pair: (pair[0].pk not in own, pair[0].year))
    by_edition = [(edition, edition.pk in own, listed) for edition, listed in in_order]
    return {"by_edition": by_edition, "searched": searched, "modules": len(hits)}


def matched(hit: Hit) -> list[Any]:
    """Return what is worth saying of a hit: the module's own name is there to be seen."""
    return [match for match in hit.matches if match.what != "module"][:4]


@page(needs=Permission.MANUAL_SEE)
def module(request: SignedInRequest, module_id: UUID) -> HttpResponse:
    """Show one module: its steps, and what the authority added to them."""
    modules = Module.objects.select_related("section__edition")
    its_module = get_object_or_404(modules, pk=module_id)
    context = {
        "module": its_module,
        "steps": steps_with_guides(its_module, request.user),
        "signpost": posted(request, its_module),
        "may_upload": request.user.may(Permission.MANUAL_UPLOAD),
        "may_tend": request.user.may(Permission.MANUAL_TEND),
        "typing": typing(request),
    }
    return render(request, "manual/module.html", context)


@page(needs=Permission.MANUAL_SEE)
def step(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """Show one step: the authority's own pages for it, and its notes."""
    steps = Step.objects.select_related("module__section__edition")
    its_step = get_object_or_404(steps, pk=step_id)
    notes = Note.objects.standing().visible_to(request.user).filter(step=its_step)
    context = {
        "step": its_step,
        "files": guides_of(request.user).filter(step=its_step),
        "notes": notes.select_related("author", "revises__author").order_by("written_at", "pk"),
        "may_upload": request.user.may(Permission.MANUAL_UPLOAD),
        "may_note": request.user.may(Permission.MANUAL_NOTE),
        "typing": typing(request),
    }
    return render(request, "manual/step.html", context)


def posted(request: SignedInRequest, its_module: Module) -> Signpost | None:
    """Return the authority's signpost to a module."""
    return Signpost.objects.filter(module=its_module, authority_code=request.user.authority).first()


@page(needs=Permission.MANUAL_TEND, accepts=("GET", "POST"))
def signpost(request: SignedInRequest, module_id: UUID) -> HttpResponse:
    """Say which words and ages lead to a module here."""
    its_module = get_object_or_404(Module, pk=module_id)
    there = posted(request, its_module)
    form = form_for(request, SignpostForm, initial=as_posted(there))
    if request.method == "POST" and form.is_valid():
        try:
            put_signpost(
                module=its_module,
                version=version_sent(request),
                at=now(),
                by=request.user,
                **form.cleaned_data,
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            there = posted(request, its_module)
            assert there is not None  # noqa: S101  # somebody put it up meanwhile
            theirs = SignpostForm(initial=as_posted(there))
            return both_versions(request, form, theirs=theirs, version=there.version, record=there)
        else:
            messages.success(request, "Words and ages saved")
            return redirect(its_module)
    context = {"form": form, "module": its_module, "version": there.version if there else 0}
    return render(request, "manual/signpost.html", context)
