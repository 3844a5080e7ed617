"""The register of stakeholders, and the plan and log of who is told what."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from holdfast.access.drafts import form_for
from holdfast.access.editing import version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.place.reports import staff_of
from holdfast.steering.actions.telling import (
    Staked,
    Told,
    add_stakeholder,
    change_stakeholder,
    change_telling,
    plan_telling,
    say_engaged,
)
from holdfast.steering.forms.telling import (
    EngagedForm,
    StakeholderForm,
    TellingForm,
    as_staked,
    as_told,
)
from holdfast.steering.models import Stakeholder, Telling
from holdfast.steering.reports.telling import register
from holdfast.steering.views.asking import Asking, asked

A_PAGE = 30


@page(needs=Permission.STEERING_SEE)
def stakeholders(request: SignedInRequest) -> HttpResponse:
    """List who has a stake, those furthest from where they should be first."""
    context = {
        "rows": register(request.user),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/stakeholders.html", context)


def of_register(title: str, said: str, about: str = "") -> Asking:
    """Return what stands round a form about a stakeholder."""
    back = reverse("stakeholders")
    return Asking(title=title, said=said, back=back, back_words="Stakeholders", about=about)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def stakeholder_add(request: SignedInRequest) -> HttpResponse:
    """Add somebody to the register."""
    form = form_for(request, StakeholderForm, staff=list(staff_of(request.user.authority)))

    def do() -> object:
        return add_stakeholder(told=Staked(**form.told()), by=request.user)

    return asked(request, form, of_register("Add a stakeholder", "Added"), do)


@page(needs=Permission.STEERING_SEE)
def stakeholder(request: SignedInRequest, stakeholder_id: UUID) -> HttpResponse:
    """Show one stakeholder: how engaged over time, and what they were told."""
    found = found_for(request, stakeholder_id)
    context = {
        "found": found,
        "history": found.engagements.order_by("-number"),
        "tellings": found.tellings.order_by("-told_on", "-planned_on", "pk"),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/stakeholder.html", context)


def found_for(request: SignedInRequest, stakeholder_id: UUID) -> Stakeholder:
    """Return a stakeholder the reader may see, or 404."""
    seen = Stakeholder.objects.visible_to(request.user).select_related("owner")
    found: Stakeholder = get_object_or_404(seen, pk=stakeholder_id)
    return found


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def stakeholder_change(request: SignedInRequest, stakeholder_id: UUID) -> HttpResponse:
    """Change what is said of a stakeholder."""
    found = found_for(request, stakeholder_id)
    staff, initial = list(staff_of(request.user.authority)), as_staked(found)
    form = form_for(request, StakeholderForm, staff=staff, initial=initial)

    def do() -> object:
        told, version = Staked(**form.told()), version_sent(request)
        return change_stakeholder(found=found, version=version, told=told, by=request.user)

    fresh = StakeholderForm(staff=staff, initial=initial)
    how = of_register("Change a stakeholder", "Saved")
    return asked(request, form, how, do, record=found, fresh=fresh)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def engaged(request: SignedInRequest, stakeholder_id: UUID) -> HttpResponse:
    """Say how engaged a stakeholder is now; what was said before stays."""
    found = found_for(request, stakeholder_id)
    form = form_for(request, EngagedForm, initial={"seen_on": today()})

    def do() -> object:
        return say_engaged(stakeholder=found, **form.cleaned_data, by=request.user)

    how = of_register("How engaged are they?", "Saved", found.name)
    return asked(request, form, how, do, to=found)


@page(needs=Permission.STEERING_SEE)
def tellings(request: SignedInRequest) -> HttpResponse:
    """Show who is to be told what, and who was told what, when and how."""
    seen = Telling.objects.visible_to(request.user)
    paged = Paginator(seen.exclude(told_on=None).order_by("-told_on", "pk"), A_PAGE)
    here = paged.get_page(request.GET.get("page"))
    context = {
        "today": today(),
        "planned": seen.filter(told_on=None).order_by("planned_on", "pk"),
        "rows": here.object_list,
        "page": here,
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/tellings.html", context)


def of_tellings(title: str) -> Asking:
    """Return what stands round a form about what somebody is told."""
    back = reverse("tellings")
    return Asking(title=title, said="Saved", back=back, back_words="Who is told what")


def all_of(reader: User) -> list[Stakeholder]:
    """Return the stakeholders of the register, by name."""
    return list(Stakeholder.objects.visible_to(reader).order_by("name", "pk"))


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def telling_add(request: SignedInRequest) -> HttpResponse:
    """Plan to tell somebody something, or note that they were told."""
    form = form_for(request, TellingForm, stakeholders=all_of(request.user))

    def do() -> object:
        return plan_telling(told=Told(**form.told()), today=today(), by=request.user)

    return asked(request, form, of_tellings("Who is told what?"), do)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def telling_change(request: SignedInRequest, telling_id: UUID) -> HttpResponse:
    """Change what is to be told, or say when it was told."""
    found = get_object_or_404(Telling.objects.visible_to(request.user), pk=telling_id)
    offered, initial = all_of(request.user), as_told(found)
    form = form_for(request, TellingForm, stakeholders=offered, initial=initial)

    def do() -> object:
        told, version = Told(**form.told()), version_sent(request)
        return change_telling(
            found=found, version=version, told=told, today=today(), by=request.user
        )

    fresh = TellingForm(stakeholders=offered, initial=initial)
    return asked(request, form, of_tellings("Who is told what?"), do, record=found, fresh=fresh)
