"""Reading in the council's returns: sending one, looking it over, what became of it."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.exchange import reports
from holdfast.exchange.actions.importing import READERS, Outcome, import_return
from holdfast.exchange.actions.sending import leave_return, send_return
from holdfast.exchange.actions.undoing import undo_batch, why_not_undo
from holdfast.exchange.forms import ReturnForm
from holdfast.exchange.models import Batch, Upload
from holdfast.exchange.rules.packing import unpacked
from holdfast.exchange.rules.returns import Kind
from holdfast.kit.refusals import Refused

A_PAGE = 100  # rejected rows


@page(needs=Permission.RETURN_IMPORT)
def returns(request: SignedInRequest) -> HttpResponse:
    """List what was read in."""
    listed = Paginator(reports.imports(request.user), A_PAGE).get_page(request.GET.get("page"))
    all_shown(request, listed.object_list)
    waiting = Upload.objects.visible_to(request.user).defer("content").first()
    return render(request, "exchange/returns.html", {"imports": listed, "waiting": waiting})


@page(needs=Permission.RETURN_IMPORT, accepts=("GET", "POST"))
def return_send(request: SignedInRequest) -> HttpResponse:
    """Take a return's files, to be looked over."""
    form = form_for(request, ReturnForm)
    if request.method == "POST" and form.is_valid():
        try:
            upload = send_return(
                files=form.cleaned_data["sent"],
                kind=form.cleaned_data["kind"],
                as_of=form.cleaned_data["as_of"],
                today=localdate(),
                at=now(),
                by=request.user,
            )
        except Refused as refused:
            add_reasons(form, refused)
        else:
            return redirect(upload)
    return render(request, "exchange/send.html", {"form": form})


@page(needs=Permission.RETURN_IMPORT, accepts=("GET", "POST"))
def check_return(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Show what a sent return would do; read it in when asked to."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user), pk=upload_id)
    shown(request, upload)
    why_not: list[str] = []
    if request.method == "POST":
        try:
            batch = of_upload(request, upload, dry_run=False).batch
        except Refused as refused:
            why_not = list(refused.reasons)
        else:
            leave_return(upload=upload, by=request.user)
            messages.success(request, "The return was read in")
            return redirect(batch)
    outcome = of_upload(request, upload, dry_run=True)
    context = {
        "upload": upload,
        "batch": outcome.batch,
        "lines": reports.lines(outcome.batch),
        "rejections": paged(request, reports.in_order(outcome.return_.rejections)),
        "why_not": why_not,
    }
    return render(request, "exchange/check.html", context)


def of_upload(request: SignedInRequest, upload: Upload, *, dry_run: bool) -> Outcome:
    """Read a sent return, and read it in unless it is a dry run."""
    files = unpacked([("return.zip", bytes(upload.content))])
    told = READERS[Kind(upload.kind)](files, today=localdate(), as_of=upload.as_of)
    return import_return(
        authority=request.user.authority,
        return_=told,
        source=upload.source,
        at=now(),
        by=request.user,
        dry_run=dry_run,
    )


def paged(request: SignedInRequest, rejections: object) -> object:
    """Return the page of rejections asked for, or the nearest there is."""
    return Paginator(rejections, A_PAGE).get_page(request.GET.get("page"))  # type: ignore[arg-type]


@page(needs=Permission.RETURN_IMPORT)
def check_rejections(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Hand over, as CSV, what a sent return would leave out."""
    upload = get_object_or_404(Upload.objects.visible_to(request.user), pk=upload_id)
    shown(request, upload)
    rejections = of_upload(request, upload, dry_run=True).return_.rejections
    return as_sheet(reports.rejections_sheet(reports.in_order(rejections)))


@page(needs=Permission.RETURN_IMPORT, accepts=("GET", "POST"))
def return_leave(request: SignedInRequest, upload_id: UUID) -> HttpResponse:
    """Forget a return that was sent and not read in; forgetting one that is gone is no fault."""
    uploads = Upload.objects.visible_to(request.user).defer("content").filter(pk=upload_id)
    if request.method == "POST":
        for upload in uploads:
            leave_return(upload=upload, by=request.user)
            messages.success(request, "Nothing was read in, and the files are gone from here")
        return redirect("returns")
    upload = get_object_or_404(uploads)
    return render(request, "exchange/leave.html", {"upload": upload})


@page(needs=Permission.RETURN_IMPORT)
def batch(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """Show what became of one import."""
    found = Batch.objects.visible_to(request.user).select_related("read_by")
    its_batch = get_object_or_404(found, pk=batch_id)
    shown(request, its_batch)
    context = {
        "batch": its_batch,
        "lines": reports.lines(its_batch),
        "rejections": paged(request, reports.rejected(its_batch)),
        "why_not_undo": why_not_undo(its_batch),
    }
    return render(request, "exchange/batch.html", context)


@page(needs=Permission.RETURN_IMPORT)
def batch_rejections(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """Hand over, as CSV, what an import left out."""
    its_batch = get_object_or_404(Batch.objects.visible_to(request.user), pk=batch_id)
    shown(request, its_batch)
    return as_sheet(reports.rejections_sheet(reports.rejected(its_batch)))


def as_sheet(content: bytes) -> HttpResponse:
    """Answer with a CSV to be saved."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="left-out.csv"'
    return response


@page(needs=Permission.RETURN_IMPORT, accepts=("GET", "POST"))
def batch_undo(request: SignedInRequest, batch_id: UUID) -> HttpResponse:
    """Put back what an import did, after asking."""
    its_batch = get_object_or_404(Batch.objects.visible_to(request.user), pk=batch_id)
    shown(request, its_batch)
    why_not = why_not_undo(its_batch)
    if request.method == "POST":
        try:
            undone = undo_batch(batch=its_batch, at=now(), by=request.user)
        except Refused as refused:
            why_not = list(refused.reasons)
        else:
            put_back = f"{undone.removed} rows taken out, {undone.put_back} put back"
            messages.success(request, f"The import is undone: {put_back}")
            return redirect(its_batch)
    context = {"batch": its_batch, "lines": reports.lines(its_batch), "why_not": why_not}
    return render(request, "exchange/undo.html", context)
