"""The paragraph to paste into the council's case system, and the reference typed back."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.pasting import note_pasting
from holdfast.casework.forms.plan_of_work import PastingForm
from holdfast.casework.models import Case, Pasting, Visit
from holdfast.casework.reports.paragraphs import plan_in_words, visit_in_words
from holdfast.casework.views.plan_of_work import read_sheet, worked_case
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def plan(request: SignedInRequest, case_id: UUID) -> HttpResponse:
    """Give the plan of the work as a paragraph."""
    case = worked_case(request, case_id)
    _, sheet = read_sheet(request, case)
    return paragraph(request, case, plan_in_words(case, sheet, today=today()))


@page(needs=Permission.CASE_WORK, accepts=("GET", "POST"))
def visit(request: SignedInRequest, visit_id: UUID) -> HttpResponse:
    """Give a visit as a paragraph."""
    mine = Visit.objects.filter(case__in=Case.objects.worked_by(request.user))
    loaded = mine.select_related("case__child", "module", "recorded_by")
    found = get_object_or_404(loaded, pk=visit_id)
    shown(request, found, found.case, found.case.child)
    return paragraph(request, found.case, visit_in_words(found), of_visit=found)


def paragraph(
    request: SignedInRequest, case: Case, words: str, *, of_visit: Visit | None = None
) -> HttpResponse:
    """Show a paragraph to copy, and keep the reference that it got."""
    earlier = all_shown(request, pasted(case, of_visit))
    begin = {"system": earlier[0].system if earlier else ""}
    form = form_for(request, PastingForm, initial=begin)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            note_pasting(
                case=case, visit=of_visit, words=words, at=now(), today=today(), by=request.user,
                **told,
            )  # fmt: skip
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Reference kept")
            return redirect(request.path)
    context = {"form": form, "case": case, "words": words, "visit": of_visit, "earlier": earlier}
    context |= {"lines": min(words.count("\n") * 2 + 3, 24)}
    return render(request, "casework/plan/paragraph.html", context)


def pasted(case: Case, visit: Visit | None) -> Iterable[Pasting]:
    """Return where the same was pasted before, the latest first."""
    found = Pasting.objects.filter(case=case, visit=visit).select_related("pasted_by")
    return found.order_by("-pasted_at", "pk")
