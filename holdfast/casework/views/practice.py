"""One's own practice, whoever the family: joint visits, wider use of the manual, reflections."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, linked, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.practice import Used, note_wider_use, take_back_wider_use
from holdfast.casework.forms.practice import WiderUseForm
from holdfast.casework.models import Case, Reflection, WiderUse
from holdfast.casework.reports.practice import joint_visits, run_of, wider_uses
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today

A_PAGE = 20


@page(needs=Permission.PRACTICE_SEE)
def my_practice(request: SignedInRequest) -> HttpResponse:
    """Show the reader's joint visits and their wider use of the manual."""
    joint = all_shown(request, joint_visits(request.user))
    mine = set(Case.objects.visible_to(request.user).values_list("pk", flat=True))
    linked(request, "casework.case", [one.case_id for one in joint if one.case_id in mine])
    context = {
        "joint": [(one, one.case_id in mine) for one in joint],
        "uses": wider_uses(request.user),
        "may_record": request.user.may(Permission.PRACTICE_RECORD),
    }
    return render(request, "casework/my_practice.html", context)


@page(needs=Permission.PRACTICE_SEE)
def reflections(request: SignedInRequest) -> HttpResponse:
    """Show one's own reflections or, to a clinical supervisor, those of their group."""
    found = Reflection.objects.open_to(request.user).select_related("author")
    ordered = found.order_by("-visited_on", "-written_at", "pk")
    here = Paginator(ordered, A_PAGE).get_page(request.GET.get("page"))
    all_shown(request, here.object_list)
    return render(request, "casework/reflections.html", {"page": here})


@page(needs=Permission.PRACTICE_RECORD, accepts=("GET", "POST"))
def wider_use(request: SignedInRequest) -> HttpResponse:
    """Note that a part of the manual was used with a family outside the programme."""
    run = run_of(request.user)
    if run is None:
        raise Http404
    form = form_for(request, WiderUseForm, edition=run.edition, initial={"used_on": today()})
    if "show_steps" in request.POST:
        form.as_typed()
    elif request.method == "POST" and form.is_valid():
        told = form.told()
        try:
            note_wider_use(run=run, used=Used(**told), at=now(), today=today(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Wider use recorded")
            return redirect("my_practice")
    return render(request, "casework/wider_use.html", {"form": form})


@page(needs=Permission.PRACTICE_RECORD, accepts=("GET", "POST"))
def take_back(request: SignedInRequest, use_id: UUID) -> HttpResponse:
    """Take back a wider use that was noted by mistake."""
    mine = WiderUse.objects.filter(person=request.user).select_related("module")
    use = get_object_or_404(mine, pk=use_id)
    shown(request, use)
    if request.method == "POST":
        take_back_wider_use(use=use, by=request.user)
        messages.success(request, "Wider use taken back")
        return redirect("my_practice")
    return render(request, "casework/wider_use_take_back.html", {"use": use})
