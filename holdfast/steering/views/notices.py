"""Notices: for some roles, until a day, quiet, and gone once read."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from holdfast.access.drafts import form_for
from holdfast.access.editing import pressed
from holdfast.access.page import SignedInRequest, page
from holdfast.access.permissions import STAFF, Permission
from holdfast.kit.today import today
from holdfast.steering.actions.telling import put_up_notice, read_notice, take_notice_down
from holdfast.steering.forms.telling import NoticeForm
from holdfast.steering.models import Notice
from holdfast.steering.reports.telling import reads
from holdfast.steering.views.asking import Asking, asked

PAST = 30  # of the notices that are no longer shown, the latest


@page(needs=Permission.NOTICE_SEE)
def notices(request: SignedInRequest) -> HttpResponse:
    """List the notices that are shown now; to the lead all, with how many have read each."""
    reader = request.user
    may_lead = reader.may(Permission.STEERING_LEAD)
    seen = Notice.objects.visible_to(reader)
    now = seen.showing(today=today())
    counted = reads() if may_lead else {}
    past = seen.exclude(pk__in=now.values("pk")).order_by("-ends_on", "pk")[:PAST]
    context = {
        "now": [(one, counted.get(one.pk, "")) for one in now.order_by("-begins_on", "pk")],
        "past": [(one, counted.get(one.pk, "")) for one in past] if may_lead else [],
        "may_lead": may_lead,
    }
    return render(request, "steering/notices.html", context)


@page(needs=Permission.NOTICE_SEE)
def notice(request: SignedInRequest, notice_id: UUID) -> HttpResponse:
    """Show one notice, and a button by which it leaves the reader's first page."""
    reader = request.user
    found = get_object_or_404(Notice.objects.visible_to(reader), pk=notice_id)
    may_lead = reader.may(Permission.STEERING_LEAD)
    context = {
        "found": found,
        "is_unread": Notice.objects.unread_by(reader).filter(pk=found.pk).exists(),
        "may_lead": may_lead,
        "is_up": found.withdrawn_on is None and found.ends_on >= today(),
        "roles": [one.value for one in STAFF if one.value in found.roles],
        "read": reads().get(found.pk, "") if may_lead else "",
    }
    return render(request, "steering/notice.html", context)


@page(needs=Permission.NOTICE_SEE, accepts=("POST",))
def notice_read(request: SignedInRequest, notice_id: UUID) -> HttpResponse:
    """Note that the reader has read a notice: it leaves their first page."""
    found = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice_id)

    def do() -> None:
        read_notice(notice=found, on=today(), by=request.user)

    return pressed(request, "my_work", do)


@page(needs=Permission.STEERING_LEAD, accepts=("POST",))
def notice_take_down(request: SignedInRequest, notice_id: UUID) -> HttpResponse:
    """Take a notice down before its last day."""
    found = get_object_or_404(Notice.objects.visible_to(request.user), pk=notice_id)

    def do() -> object:
        return take_notice_down(found=found, version=found.version, on=today(), by=request.user)

    return pressed(request, "notices", do, said="The notice is taken down")


@page(needs=Permission.STEERING_LEAD, accepts=("GET", "POST"))
def notice_add(request: SignedInRequest) -> HttpResponse:
    """Put a notice up for some roles."""
    form = form_for(request, NoticeForm, initial={"begins_on": today()})

    def do() -> object:
        return put_up_notice(**form.cleaned_data, today=today(), by=request.user)

    how = Asking(
        title="Put up a notice", said="The notice is up", back=reverse("notices"),
        back_words="Notices", button="Put it up",
        words="It stands on the first page of whom it is for until they say that they have read "
        "it, or until its last day. You are told how many have read it, and never who.",
    )  # fmt: skip
    return asked(request, form, how, do)
