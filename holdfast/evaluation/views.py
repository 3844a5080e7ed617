"""Need and reach, and the page that gives an evaluator the data."""

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.evaluation.actions import make_extract
from holdfast.evaluation.forms import ExtractForm
from holdfast.evaluation.reach import need_and_reach
from holdfast.kit.handing_over import handed_over
from holdfast.kit.today import today


@page(needs=Permission.EVALUATION_SEE)
def reach(request: SignedInRequest) -> HttpResponse:
    """Show who was considered and who said no, beside who lives in the place."""
    told = need_and_reach(request.user, as_of=today())
    return render(request, "evaluation/reach.html", {"told": told})


@page(needs=Permission.EVALUATION_EXTRACT, accepts=("GET", "POST"))
def extract(request: SignedInRequest) -> HttpResponse:
    """Say what an extract holds and how easily somebody could be found; or hand one over."""
    form = form_for(request, ExtractForm)
    if request.method == "POST" and form.is_valid():
        made = make_extract(
            as_of=today(),
            why=form.cleaned_data["why"],
            may_be_joined=form.cleaned_data["joined"] == "yes",
            by=request.user,
        )
        return handed_over(name=made.name, media_kind="application/zip", content=made.content)
    from holdfast.evaluation.extract.previewing import preview  # Arrow takes a second to begin

    found = preview(request.user, as_of=today())
    context = {"form": form, "as_of": today(), "found": found}
    return render(request, "evaluation/extract.html", context)
