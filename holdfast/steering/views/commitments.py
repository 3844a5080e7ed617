"""Who leads what, who committed to what, and the hours and the money."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from holdfast.access.drafts import form_for
from holdfast.access.editing import version_sent
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.place.reports import staff_of
from holdfast.steering.actions.committing import (
    Bought,
    Given,
    buy_sessions,
    change_lead,
    commit_to,
    pay,
    set_aside,
    share_lead,
    withdraw_commitment,
)
from holdfast.steering.forms.commitments import (
    BudgetForm,
    CommitmentForm,
    LeadForm,
    PaymentForm,
    PurchaseForm,
    WithdrawForm,
    as_given,
    as_led,
)
from holdfast.steering.models import BudgetLine, Commitment, Payment, Responsibility
from holdfast.steering.reports.commitments import (
    budget,
    commitments_of,
    leadership,
    purchases,
    spread,
)
from holdfast.steering.views.asking import Asking, asked


@page(needs=Permission.STEERING_SEE)
def who_leads(request: SignedInRequest) -> HttpResponse:
    """Show who leads what and who stands in; where nobody does it is said first."""
    found = leadership(request.user)
    context = {
        "rows": found,
        "with_gaps": sum(bool(one.gaps) for one in found),
        "spread": spread(found),
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/leadership.html", context)


def of_leadership(title: str, said: str) -> Asking:
    """Return what stands round a form about who leads what."""
    return Asking(title=title, said=said, back=reverse("leadership"), back_words="Who leads what")


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def lead_add(request: SignedInRequest) -> HttpResponse:
    """Name something that has to be led."""
    staff = list(staff_of(request.user.authority))
    form = form_for(request, LeadForm, staff=staff, is_new=True)
    how = of_leadership("Name something that has to be led", "Saved")
    return asked(request, form, how, lambda: share_lead(**form.told(), by=request.user))


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def lead_change(request: SignedInRequest, led_id: UUID) -> HttpResponse:
    """Say anew who leads something and who stands in."""
    found = get_object_or_404(Responsibility.objects.visible_to(request.user), pk=led_id)
    staff, initial = list(staff_of(request.user.authority)), as_led(found)
    form = form_for(request, LeadForm, staff=staff, initial=initial)

    def do() -> object:
        version = version_sent(request)
        return change_lead(found=found, version=version, **form.told(), by=request.user)

    fresh = LeadForm(staff=staff, initial=initial)
    how = of_leadership("Who leads it now?", "Saved")
    return asked(request, form, how, do, record=found, fresh=fresh)


@page(needs=Permission.STEERING_SEE)
def commitments(request: SignedInRequest) -> HttpResponse:
    """Show what was committed to, how far, and how it stands."""
    found = commitments_of(request.user, today=today())
    context = {
        "now": [one for one in found if one.standing not in ("renewed", "withdrawn")],
        "before": [one for one in found if one.standing in ("renewed", "withdrawn")],
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/commitments.html", context)


def of_commitments(title: str, said: str, about: str = "") -> Asking:
    """Return what stands round a form about a commitment."""
    return Asking(
        title=title, said=said, back=reverse("commitments"), back_words="Commitments", about=about
    )


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def commitment_add(request: SignedInRequest) -> HttpResponse:
    """Keep what somebody committed to."""
    form = form_for(request, CommitmentForm, initial={"given_on": today()})

    def do() -> object:
        return commit_to(told=Given(**form.cleaned_data), today=today(), by=request.user)

    return asked(request, form, of_commitments("Keep a commitment", "It is kept"), do)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def commitment_renew(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    """Keep that a commitment was given anew; the one before stays to be read."""
    found = get_object_or_404(Commitment.objects.visible_to(request.user), pk=commitment_id)
    initial = as_given(found) | {"given_on": today()}
    form = form_for(request, CommitmentForm, initial=initial)

    def do() -> object:
        told = Given(**form.cleaned_data)
        return commit_to(told=told, renews=found, today=today(), by=request.user)

    how = of_commitments("Renew a commitment", "It is renewed", str(found))
    return asked(request, form, how, do)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def commitment_withdraw(request: SignedInRequest, commitment_id: UUID) -> HttpResponse:
    """Note that a commitment holds no longer, and why."""
    found = get_object_or_404(Commitment.objects.visible_to(request.user), pk=commitment_id)
    form = form_for(request, WithdrawForm)

    def do() -> object:
        version, why = version_sent(request), form.cleaned_data["why"]
        return withdraw_commitment(
            found=found, version=version, why=why, on=today(), by=request.user
        )

    how = of_commitments("A commitment that holds no longer", "Saved", str(found))
    fresh = WithdrawForm(initial={"why": found.withdrawn_why})
    return asked(request, form, how, do, record=found, fresh=fresh)


@page(needs=Permission.STEERING_SEE)
def funding(request: SignedInRequest) -> HttpResponse:
    """Show sessions bought against used, and money set aside against spent."""
    lines = budget(request.user)
    payments = Payment.objects.visible_to(request.user).select_related("line")
    context = {
        "purchases": purchases(request.user, today=today()),
        "lines": lines,
        "planned": sum(one.row.planned for one in lines),
        "spent": sum(one.spent for one in lines),
        "payments": payments.order_by("-paid_on", "pk")[:50],
        "may_lead": request.user.may(Permission.STEERING_LEAD),
    }
    return render(request, "steering/funding.html", context)


def of_funding(title: str, about: str = "") -> Asking:
    """Return what stands round a form about hours and money."""
    back = reverse("funding")
    return Asking(title=title, said="Saved", back=back, back_words="Hours and money", about=about)


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def purchase_add(request: SignedInRequest) -> HttpResponse:
    """Keep how many clinical sessions were bought."""
    form = form_for(request, PurchaseForm)
    how = of_funding("Clinical sessions that were bought")
    return asked(
        request, form, how, lambda: buy_sessions(told=Bought(**form.cleaned_data), by=request.user)
    )


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def budget_add(request: SignedInRequest) -> HttpResponse:
    """Keep what money was set aside."""
    form = form_for(request, BudgetForm)
    how = of_funding("Money that is set aside")
    return asked(request, form, how, lambda: set_aside(**form.cleaned_data, by=request.user))


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def payment_add(request: SignedInRequest, line_id: UUID) -> HttpResponse:
    """Keep what was spent out of a budget line."""
    line = get_object_or_404(BudgetLine.objects.visible_to(request.user), pk=line_id)
    form = form_for(request, PaymentForm, initial={"paid_on": today()})
    how = of_funding("Money that was spent", line.name)
    return asked(
        request, form, how,
        lambda: pay(line=line, **form.cleaned_data, today=today(), by=request.user),
    )  # fmt: skip
