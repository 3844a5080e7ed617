"""Files on a case: kept, seen, opened, put right, withdrawn."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.files import Said, change_file, keep_file, withdraw_file
from holdfast.casework.forms.files import FileForm, SaidForm, WithdrawFileForm, as_said
from holdfast.casework.models import Case, File
from holdfast.kit.handing_over import handed_over
from holdfast.kit.refusals import Refused


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def add(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Keep a file on a case."""
    case = get_object_or_404(Case.objects.worked_by(request.user).with_child(), pk=case_id)
    shown(request, case, case.child)
    form = form_for(request, FileForm)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["file"]
        try:
            file = keep_file(
                case=case,
                name=chosen.name,
                content=chosen.read(),
                said=Said(**form.said()),
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{file.name} kept")
            return redirect(file)
    context = {"form": form, "case": case, "again": request.method == "POST"}
    return render(request, "casework/file_add.html", context)


@page(needs=Permission.CASE_SEE)
def file(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """Show what is said of one file and, if it is a picture, the picture."""
    reachable = File.objects.listed().filter(case__in=Case.objects.visible_to(request.user))
    found = get_object_or_404(reachable.select_related("case__child", "kept_by"), pk=file_id)
    shown(request, found, found.case, found.case.child)
    works = Case.objects.worked_by(request.user).filter(pk=found.case_id, closed_on=None).exists()
    context = {"file": found, "case": found.case, "may_change": works and not found.withdrawn_at}
    return render(request, "casework/file.html", context)


@page(needs=Permission.CASE_SEE)
def content(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """Hand over what is in one file: a picture to be shown, anything else to be saved."""
    reachable = File.objects.kept().filter(case__in=Case.objects.visible_to(request.user))
    found = get_object_or_404(reachable, pk=file_id)
    shown(request, found)
    return handed_over(
        name=found.name,
        media_kind=found.media_kind,
        content=bytes(found.content),
        in_place=found.is_picture,
    )


def mine(request: SignedInRequest, file_id: UUID) -> File:
    """Return a file that is still kept, on a case the reader works."""
    worked = File.objects.kept().filter(case__in=Case.objects.worked_by(request.user))
    found: File = get_object_or_404(worked.select_related("case__child"), pk=file_id)
    shown(request, found, found.case, found.case.child)
    return found


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def change(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """Put right what is said of a file; where somebody else did so first, show both and ask."""
    found = mine(request, file_id)
    form = form_for(request, SaidForm, initial=as_said(found))
    if request.method == "POST" and form.is_valid():
        try:
            change_file(
                file=found, version=version_sent(request), said=Said(**form.said()), by=request.user
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = SaidForm(initial=as_said(found))
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, f"{found.name} changed")
            return redirect(found)
    context = {"form": form, "file": found, "case": found.case}
    context |= {"version": opened_on(request, found)}
    return render(request, "casework/file_change.html", context)


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def withdraw(request: SignedInRequest, file_id: UUID) -> HttpResponse:
    """Let nobody open a file any more, and say why."""
    found = mine(request, file_id)
    form = form_for(request, WithdrawFileForm)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_file(file=found, why=form.cleaned_data["why"], at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{found.name} withdrawn")
            return redirect(found)
    context = {"form": form, "file": found, "case": found.case}
    return render(request, "casework/file_withdraw.html", context)
