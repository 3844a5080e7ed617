"""Noting what helps or gets in the way, in one sentence."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.learning.actions import noting as actions
from holdfast.learning.forms.noting import NoteForm
from holdfast.learning.reports.people import named_by_a_note


@page(needs=Permission.LEARNING_NOTE, accepts=("GET", "POST"))
def note(request: SignedInRequest) -> HttpResponse:
    """Note with one's name what helps or gets in the way."""
    form = form_for(request, NoteForm, people=named_by_a_note(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.note(**form.told(), today=today(), at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Noted. The programme lead reads it next")
            return redirect(made)
    return render(request, "learning/note.html", {"form": form, "is_named": True})


@page(needs=Permission.LEARNING_NOTE, accepts=("GET", "POST"), keyed=False)
def note_unnamed(request: SignedInRequest) -> HttpResponse:
    """Note it without one's name: no draft, and no sending of the form, is kept.

    A second send of one form adds nothing: the note is kept under a key made from the form's.
    """
    people = named_by_a_note(request.user)
    form = NoteForm(request.POST or None, people=people)
    if request.method == "POST":
        try:
            key = uuid.UUID(request.POST.get("form_key", ""))
        except ValueError:
            return render(request, "form_key.html", status=400)
        if form.is_valid():
            try:
                actions.note_unnamed(key=key, **form.told(), today=today(), by=request.user)
            except Refused as refused:
                add_reasons(form, refused)
            else:
                return redirect("observation_noted")
    return render(request, "learning/note.html", {"form": form, "is_named": False})


@page(needs=Permission.LEARNING_NOTE)
def noted(request: SignedInRequest) -> HttpResponse:
    """Say that it was noted without a name, and what comes next; show no record."""
    return render(request, "learning/noted.html")
