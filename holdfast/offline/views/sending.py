"""A form arrives from a device: it is recorded, or it waits for a person; it is never lost."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.urls import ResolverMatch
from django.utils.timezone import now

from holdfast.access.actions import save_draft
from holdfast.access.models import Draft, Grant, Sending
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.models import Case
from holdfast.measures import instruments
from holdfast.offline.actions import Arrived, keep_waiting, note_arrival
from holdfast.offline.forms import SentForm
from holdfast.offline.models import WaitingForm
from holdfast.offline.reports import clashes_with
from holdfast.offline.rules import believable
from holdfast.offline.views.inner import NOT_YOURS, NotRecorded, deliver, match_of


@page(needs=Permission.CASE_WORK, accepts=("POST",), keyed=False)
def send(request: SignedInRequest) -> HttpResponse:
    """Record a form filled in without signal, or keep it waiting; sent twice, it is done once."""
    form = SentForm(request.POST)
    match = match_of(request.POST.get("address", ""))
    if match is None or not form.is_valid():
        return JsonResponse({"error": "This is not a form that is filled in here"}, status=400)
    arrived = as_arrived(form.cleaned_data, match)
    if not Grant.objects.filter(person=request.user, case_id=arrived.case_id).exists():
        return JsonResponse({"error": "There is no such case"}, status=404)
    earlier = WaitingForm.objects.filter(pk=arrived.key, person=request.user).first()
    if earlier is None and form.cleaned_data["is_finished"]:
        earlier = recorded_or_waiting(request, match, arrived)
    elif earlier is None:
        earlier = keep_waiting(arrived=arrived, why="not finished", by=request.user)
    if earlier is None:
        return JsonResponse({"outcome": "recorded"})
    shown(request, earlier)
    said = {"outcome": "waits", "why": earlier.get_why_display()}
    return JsonResponse(said | {"at": earlier.get_absolute_url()})


def as_arrived(told: dict[str, Any], match: ResolverMatch) -> Arrived:
    """Return what a device sent in the shape the actions take, its clock not believed blindly."""
    at = now()
    taken_at = min(told["taken_at"], at)
    return Arrived(
        key=told["form_key"],
        case_id=match.kwargs["case_id"],
        reference=told["reference"],
        kind=match.url_name or "",
        address=told["address"],
        typed=told["typed"],
        said=told["said"],
        seen=told["seen"],
        taken_at=taken_at,
        recorded_at=believable(said=told["recorded_at"], taken_at=taken_at, received_at=at),
        received_at=at,
    )


def recorded_or_waiting(
    request: SignedInRequest, match: ResolverMatch, arrived: Arrived
) -> WaitingForm | None:
    """Record a finished form through its own page; return it waiting where that cannot be."""
    case = Case.objects.worked_by(request.user).open().filter(pk=arrived.case_id).first()
    if case is None:
        return keep_waiting(
            arrived=arrived, why="out of reach", reasons=[NOT_YOURS], by=request.user
        )
    clashes = clashes_with(
        case,
        kind=arrived.kind,
        instrument=instrument_of(match),
        typed=arrived.typed,
        seen=arrived.seen,
        since=arrived.taken_at,
    )
    # Looked for after the clashes: a first send that has just ended would look like one.
    is_second = Sending.objects.filter(key=arrived.key, person=request.user).exists()
    if clashes and not is_second:
        return keep_waiting(arrived=arrived, why="clash", clashes=clashes, by=request.user)
    try:
        deliver_beside_draft(request, match, arrived)
    except NotRecorded as no:
        return keep_waiting(
            arrived=arrived, why="not accepted", reasons=no.reasons, by=request.user
        )
    if not is_second:
        note_arrival(case=case, arrived=arrived, by=request.user)
    return None


def instrument_of(match: ResolverMatch) -> str:
    """Return the name of the instrument whose form a page is; '' where it is none."""
    found = instruments.ALL.get(str(match.kwargs.get("instrument")))
    return found.name if found else ""


def deliver_beside_draft(request: SignedInRequest, match: ResolverMatch, arrived: Arrived) -> None:
    """Send a form to its page, and leave there what was begun online after it was taken along."""
    begun = Draft.objects.filter(
        person=request.user, address=arrived.address, saved_at__gt=arrived.taken_at
    ).first()
    deliver(request, match, arrived.address, arrived.typed, arrived.key)
    if begun is not None:
        save_draft(
            address=begun.address,
            typed=begun.typed,
            base_version=begun.base_version,
            at=begun.saved_at,
            by=request.user,
        )
