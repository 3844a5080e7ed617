"""What every form of training does when it is sent."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from holdfast.access.page import SignedInRequest, add_reasons, shown
from holdfast.kit.refusals import Refused
from holdfast.programme.models import Participant
from holdfast.training.models import Day
from holdfast.training.reports.mine import part_of

NO_PART = "You do not take part in this run of the programme"


def day_of(request: SignedInRequest, day_id: UUID) -> Day:
    """Return a day of the reader's own authority, noted as shown."""
    days = Day.objects.visible_to(request.user).select_related("run", "section")
    found = get_object_or_404(days, pk=day_id)
    shown(request, found)
    return found


def carried_out(
    request: SignedInRequest, form: BaseForm, day: Day, do: Callable[[], object], *, said: str
) -> HttpResponse | None:
    """Do what a form asks and go to the day; put reasons against at the form's top."""
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        do()
    except Refused as refused:
        add_reasons(form, refused)
        return None
    messages.success(request, said)
    return redirect(day)


def pressed(request: SignedInRequest, day: Day, do: Callable[[], str]) -> HttpResponse:
    """Do what a button alone asks, and say what came of it, or why it may not be done."""
    try:
        messages.success(request, do())
    except Refused as refused:
        messages.error(request, "; ".join(refused.reasons))
    return redirect(day)


def my_part(request: SignedInRequest, day: Day) -> Participant:
    """Return the reader's part in a day's run. Raise `Refused` if they have none."""
    part = part_of(request.user, day.run)
    if part is None:
        raise Refused([NO_PART])
    return part
