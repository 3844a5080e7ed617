"""The pulse: what waits to be answered, and what each wave said."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from holdfast.access.page import SignedInRequest, all_shown, page
from holdfast.access.permissions import Permission
from holdfast.kit.small_numbers import SMALLEST
from holdfast.kit.today import today
from holdfast.voice.models import PulseComment, Wave
from holdfast.voice.reports.results import WIDE, said_in
from holdfast.voice.reports.waves import answers_to, audience_of, to_answer
from holdfast.voice.rules import Stand
from holdfast.voice.views.finding import found_in

MARKS = {
    Stand.OPEN: "govuk-tag--blue",
    Stand.OVER: "govuk-tag--orange",
    Stand.COUNTED: "govuk-tag--orange",
    Stand.TOLD: "govuk-tag--green",
}
BEFORE = 3  # waves shown beside the latest


@page(needs=Permission.VOICE_SEE)
def pulse(request: SignedInRequest) -> HttpResponse:
    """Show every wave, the latest first, and the one that asks the reader."""
    reader, is_lead = request.user, request.user.may(Permission.VOICE_LEAD)
    waves = Wave.objects.visible_to(reader).order_by("-closes_on", "audience", "pk")
    listed = all_shown(request, waves if is_lead else waves.exclude(published_on=None))
    rows = [(one, stand, MARKS.get(stand, "")) for one in listed for stand in [one.stands(today())]]
    asks = to_answer(reader, today=today()) if reader.may(Permission.VOICE_ANSWER) else None
    context = {"rows": rows, "asks": asks, "is_lead": is_lead}
    return render(request, "voice/pulse.html", context)


@page(needs=Permission.VOICE_SEE)
def wave(request: SignedInRequest, wave_id: UUID) -> HttpResponse:
    """Show what a wave said, once it may be told; until then how it stands."""
    found, is_lead = found_in(request, wave_id), request.user.may(Permission.VOICE_LEAD)
    stand = found.stands(today())
    may_read = stand is Stand.TOLD or (is_lead and stand is Stand.COUNTED)
    earlier = Wave.objects.visible_to(request.user).filter(
        audience=found.audience, closes_on__lt=found.closes_on, published_on__isnull=False
    )
    before = earlier.order_by("-closes_on").prefetch_related("counts")[:BEFORE]
    comments = PulseComment.objects.filter(wave=found).order_by("pk") if may_read else []
    listed = all_shown(request, comments)
    context = {
        "found": found,
        "stand": stand,
        "mark": MARKS.get(stand, ""),
        "said": said_in(found, before) if may_read else [],
        "comments": [one for one in listed if one.is_for_all],
        "unread": sum(one.is_for_all is None for one in listed),
        "has_comments": bool(listed),
        "is_lead": is_lead,
        "is_over": stand is Stand.OVER,
        "is_counted": stand is Stand.COUNTED,
        "smallest": SMALLEST,
        "wide": WIDE,
        "many": None,
    }
    if is_lead and stand in (Stand.OPEN, Stand.OVER):
        context |= {"many": answers_to(found), "of": audience_of(found).count()}
    return render(request, "voice/wave.html", context)
