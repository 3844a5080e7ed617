"""Notes about a step: written, read with every earlier one, revised, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.manual.actions.notes import revise_note, withdraw_note, write_note
from holdfast.manual.forms.local import NoteForm, WithdrawNoteForm
from holdfast.manual.models import Note, Step


@page(needs=Permission.MANUAL_NOTE, accepts=("GET", "POST"))
def add(request: SignedInRequest, step_id: UUID) -> HttpResponse:
    """Write a note about a step."""
    step = get_object_or_404(Step.objects.select_related("module"), pk=step_id)
    form = form_for(request, NoteForm)
    if request.method == "POST" and form.is_valid():
        try:
            write_note(step=step, words=form.cleaned_data["words"], at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Note published to your authority")
            return redirect(step)
    return render(request, "manual/note_form.html", {"form": form, "step": step})


def line_of(request: SignedInRequest, note_id: UUID) -> list[Note]:
    """Return a note and all of its line, the newest first."""
    note = get_object_or_404(Note.objects.visible_to(request.user), pk=note_id)
    line = Note.objects.visible_to(request.user).filter(line=note.line)
    people = ("author", "withdrawn_by", "step__module", "revises")
    return all_shown(request, line.select_related(*people).order_by("-number"))


@page(needs=Permission.MANUAL_SEE)
def note(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Show a note with every one before it."""
    line = line_of(request, note_id)
    context = {"line": line, "step": line[0].step, "newest": line[0]}
    return render(request, "manual/note.html", context)


@page(needs=Permission.MANUAL_NOTE, accepts=("GET", "POST"))
def revise(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Write a note in place of an earlier one."""
    line = line_of(request, note_id)
    its_note = next(one for one in line if one.pk == note_id)
    form = form_for(request, NoteForm, initial={"words": its_note.words})
    if request.method == "POST" and form.is_valid():
        try:
            revise_note(note=its_note, words=form.cleaned_data["words"], at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Revised note published; the earlier one can still be read")
            return redirect(its_note.step)
    context = {"form": form, "step": its_note.step, "note": its_note, "newest": line[0]}
    return render(request, "manual/note_form.html", context)


@page(needs=Permission.MANUAL_NOTE, accepts=("GET", "POST"))
def withdraw(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Stop showing a note with its step, and say why."""
    its_note = next(one for one in line_of(request, note_id) if one.pk == note_id)
    form = form_for(request, WithdrawNoteForm)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_note(note=its_note, why=form.cleaned_data["why"], at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Note withdrawn")
            return redirect(its_note.step)
    context = {"form": form, "step": its_note.step, "note": its_note}
    return render(request, "manual/note_withdraw.html", context)
