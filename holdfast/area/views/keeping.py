"""Reading published figures in, and telling what is said of the place."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, version_sent
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.area.actions.importing import import_publication, in_settled_order
from holdfast.area.actions.telling import Said, change_claim, tell_claim
from holdfast.area.forms import ClaimForm, FiguresForm, as_kept
from holdfast.area.models import AreaImport, Claim
from holdfast.area.rules.claims import Shape
from holdfast.area.rules.files import KNOWN
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

SLUGS = {
    "number": Shape.NUMBER,
    "share": Shape.SHARE,
    "growth": Shape.GROWTH,
    "forecast": Shape.FORECAST,
}


@page(needs=Permission.AREA_IMPORT, accepts=("GET", "POST"))
def send(request: SignedInRequest) -> HttpResponse:
    """Take published files and read each in; one that is not known costs no other."""
    form = form_for(request, FiguresForm)
    if request.method == "POST" and form.is_valid():
        made, refusals = read_in(form.cleaned_data["sent"], request)
        if made:
            for reason in refusals:
                messages.warning(request, reason)
            one = len(made) == 1
            messages.success(request, f"{len(made)} file{' was' if one else 's were'} read in")
            return redirect("place_publications" if len(made) > 1 else made[0])
        add_reasons(form, Refused(refusals))
    return render(request, "area/send.html", {"form": form, "known": KNOWN})


def read_in(
    files: dict[str, bytes], request: SignedInRequest
) -> tuple[list[AreaImport], list[str]]:
    """Read every file in; return what was read, and why the others were not."""
    made: list[AreaImport] = []
    refusals: list[str] = []
    for name in in_settled_order(files):
        try:
            made.append(
                import_publication(content=files[name], file_name=name, at=now(), by=request.user)
            )
        except Refused as refused:
            refusals.extend(refused.reasons)
    return made, refusals


@page(needs=Permission.AREA_SEE)
def area_import(request: SignedInRequest, area_import_id: UUID) -> HttpResponse:
    """Show what became of one file."""
    found = AreaImport.objects.select_related("publication")
    made = get_object_or_404(found, pk=area_import_id)
    shown(request, made)
    return render(request, "area/import.html", {"made": made})


@page(needs=Permission.AREA_TELL, accepts=("GET", "POST"))
def tell(request: SignedInRequest, shape: str) -> HttpResponse:
    """Tell a claim about the authority's place."""
    if shape not in SLUGS:
        raise Http404
    form = form_for(request, ClaimForm, shape=SLUGS[shape])

    def do() -> object:
        return tell_claim(said=Said(**form.told()), on=today(), by=request.user)

    done = carried_out(request, form, "place", do, said="It is told")
    context = {
        "form": form,
        "title": "Tell what is said of the place",
        "button": "Tell it",
        "chosen": shape,
        "shapes": [(slug, each.value) for slug, each in SLUGS.items()],
    }
    return done or render(request, "area/tell.html", context)


@page(needs=Permission.AREA_TELL, accepts=("GET", "POST"))
def change(request: SignedInRequest, claim_id: UUID) -> HttpResponse:
    """Change a claim."""
    found = get_object_or_404(Claim.objects.visible_to(request.user), pk=claim_id)
    shown(request, found)
    shape = Shape(found.shape)
    form = form_for(request, ClaimForm, shape=shape, initial=as_kept(found))

    def do() -> object:
        version, said = version_sent(request), Said(**form.told())
        return change_claim(claim=found, version=version, said=said, by=request.user)

    fresh = ClaimForm(shape=shape, initial=as_kept(found))
    done = carried_out(request, form, found, do, said="Changed", fresh=fresh)
    context = {"form": form, "version": opened_on(request, found)}
    context |= {"title": "Change what is said", "button": "Save"}
    return done or render(request, "area/tell.html", context)
