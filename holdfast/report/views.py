"""Reports: as they stand now or as they were frozen, on a page and on paper; the year to come."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, pressed, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.evaluation.reports import pairs_of, question_in_sql
from holdfast.kit.disclosure.counts import AS_IT_IS, TO_FIVE
from holdfast.kit.documents import WORD
from holdfast.kit.handing_over import handed_over
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.models import Run
from holdfast.programme.reports import present_run
from holdfast.report.actions import Year, freeze_report, say_coming_year
from holdfast.report.forms import ComingYearForm
from holdfast.report.models import FORMS, ComingYear, Report
from holdfast.report.papers.page import Shown, sections
from holdfast.report.papers.pdf import pdf
from holdfast.report.papers.word import word
from holdfast.report.pictures.pairs import every_pair
from holdfast.report.reports import (
    WRITERS,
    documents_of,
    found_now,
    material_of,
    moved_since,
    ways_on,
)
from holdfast.report.rules import writing
from holdfast.report.rules.document import Document
from holdfast.report.rules.moved import Move
from holdfast.report.rules.saying import fact
from holdfast.report.rules.sources import source_of

PAPERS: Mapping[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf),
    "docx": (WORD, word),
}


def forms_for(reader: User) -> list[tuple[str, str]]:
    """Return the forms a reader may open: an evaluator's has exact numbers, as an extract has."""
    is_board_only = not reader.may(Permission.EVALUATION_EXTRACT)
    return FORMS[:1] if is_board_only else FORMS


@page(needs=Permission.REPORT_SEE)
def reports(request: SignedInRequest) -> HttpResponse:
    """List the reports that were frozen, and lead to what one would say now."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    frozen = Report.objects.visible_to(request.user).filter(run=run).select_related("frozen_by")
    context = {
        "run": run,
        "frozen": frozen.order_by("-number"),
        "forms": forms_for(request.user),
        "may_steer": request.user.may(Permission.STEERING_SEE),
        "may_freeze": request.user.may(Permission.REPORT_FREEZE),
        "may_see_pairs": request.user.may(Permission.EVALUATION_EXTRACT),
    }
    return render(request, "report/reports.html", context)


@page(needs=Permission.STEERING_SEE)
def report_now(request: SignedInRequest, form: str) -> HttpResponse:
    """Show what a report would say now."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    written = written_now(request, run, form)
    return shown(request, written, form, {"run": run})


@page(needs=Permission.STEERING_SEE)
def paper_of_now(request: SignedInRequest, form: str, ending: str) -> HttpResponse:
    """Hand over what a report would say now, as a PDF or a Word file."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    return on_paper(written_now(request, run, form), f"report-now-{form}", ending)


def written_now(request: SignedInRequest, run: Run, form: str) -> Document:
    """Return what a report would say now, for a board or an evaluator; else 404."""
    if form not in dict(forms_for(request.user)):
        raise Http404
    return WRITERS[form](material_of(request.user, run, today=today()))


def found_for(request: SignedInRequest, report_id: UUID, form: str) -> tuple[Report, Document]:
    """Return a frozen report the reader may see, and how it was written; or 404."""
    found = get_object_or_404(Report.objects.visible_to(request.user), pk=report_id)
    if form not in dict(forms_for(request.user)):
        raise Http404
    return found, found.document(form)


@page(needs=Permission.REPORT_SEE)
def report(request: SignedInRequest, report_id: UUID, form: str) -> HttpResponse:
    """Show a report as it was frozen, and each figure that is another now."""
    found, written = found_for(request, report_id, form)
    way = TO_FIVE if form == "board" else AS_IT_IS
    moves = moved_since(found, found_now(request.user, today=today()), way)
    return shown(request, written, form, {"found": found, "run": found.run}, moves)


@page(needs=Permission.REPORT_SEE)
def paper(request: SignedInRequest, report_id: UUID, form: str, ending: str) -> HttpResponse:
    """Hand over a report as it was frozen, as a PDF or a Word file."""
    found, written = found_for(request, report_id, form)
    return on_paper(written, f"report-{found.number}-{form}", ending)


def shown(
    request: SignedInRequest,
    written: Document,
    form: str,
    about: Mapping[str, Any],
    moves: Mapping[str, Move] | None = None,
) -> HttpResponse:
    """Show a report as a page."""
    context = {
        "written": written, "sections": sections(written, moves or {}), "form": form,
        "forms": forms_for(request.user), "moved": len(moves or {}), "is_frozen": "found" in about,
        "is_long": form == "evaluator", "links_figures": "found" not in about, **about,
    }  # fmt: skip
    return render(request, "report/report.html", context)


def on_paper(written: Document, name: str, ending: str) -> HttpResponse:
    """Hand over a report as a file; 404 for an ending we do not write."""
    if ending not in PAPERS:
        raise Http404
    kind, write = PAPERS[ending]
    return handed_over(name=f"{name}.{ending}", media_kind=kind, content=write(written))


@page(needs=Permission.STEERING_SEE)
def figure(request: SignedInRequest, figure_key: str) -> HttpResponse:
    """Show where a figure comes from: how it is worked out, and the questions behind it."""
    found = found_now(request.user, today=today())
    told = next((one for one in found.figures if one.key == figure_key), None)
    if told is None:
        raise Http404
    questions, its_list = source_of(figure_key)
    way = AS_IT_IS if request.user.may(Permission.EVALUATION_EXTRACT) else TO_FIVE
    context = {
        "figure": fact(told, way), "as_of": found.as_of, "list": its_list,
        "questions": [(name, question_in_sql(name)) for name in questions],
    }  # fmt: skip
    return render(request, "report/figure.html", context)


@page(needs=Permission.EVALUATION_EXTRACT)
def pairs(request: SignedInRequest) -> HttpResponse:
    """Show every pair of each scale, child by child: what no report prints."""
    drawn = [every_pair(*one) for one in pairs_of(request.user, as_of=today()) if one[0].points]
    context = {"as_of": today(), "drawn": [Shown.of(picture) for picture in drawn]}
    return render(request, "report/pairs.html", context)


@page(needs=Permission.REPORT_FREEZE, accepts=("POST",))
def freeze(request: SignedInRequest) -> HttpResponse:
    """Freeze the report as it stands now."""
    run = present_run(request.user)

    def do() -> str:
        if run is None:
            raise Refused(["There is no run to report on"])
        material = material_of(request.user, run, today=today())
        freeze_report(
            run=run, found=material.findings, documents=documents_of(material), at=now(),
            by=request.user,
        )  # fmt: skip
        return "The report is frozen, and stays as it is"

    return pressed(request, "reports", do)


@page(needs=Permission.STEERING_SEE, accepts=("GET", "POST"))
def coming_year(request: SignedInRequest) -> HttpResponse:
    """Show what could come next, and let the lead say what there is for it."""
    run = present_run(request.user)
    if run is None:
        return render(request, "programme/no_run.html")
    found = ComingYear.objects.visible_to(request.user).first()
    if not request.user.may(Permission.REPORT_FREEZE):
        return with_options(request, run, {"found": found})
    form = form_for(request, ComingYearForm, initial=found.values() if found else {})

    def do() -> object:
        told = Year(**form.cleaned_data)
        version = version_sent(request) if found else 0
        return say_coming_year(told=told, found=found, version=version, by=request.user)

    fresh = ComingYearForm(initial=found.values()) if found else None
    done = carried_out(request, form, found or "coming_year", do, said="Saved", fresh=fresh)
    context: dict[str, Any] = {"found": found, "form": form}
    if found:
        context["version"] = opened_on(request, found)
    return done or with_options(request, run, context)


def with_options(request: SignedInRequest, run: Run, context: dict[str, Any]) -> HttpResponse:
    """Show the options beside what there is for them."""
    found = found_now(request.user, today=today())
    ways, limit = ways_on(request.user, run, found, today=today())
    options = Shown(writing.ways_on(ways)) if ways else None
    context |= {"run": run, "shown": options, "limit": limit}
    return render(request, "report/coming_year.html", context)
