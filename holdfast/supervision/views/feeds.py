"""Calendar feeds: where somebody makes and revokes theirs, and what a calendar reads."""

import hashlib
import math
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from holdfast.access.drafts import form_for
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, open_page, page
from holdfast.access.permissions import Permission
from holdfast.audit.trail import name_of
from holdfast.kit.today import today
from holdfast.supervision import rules
from holdfast.supervision.actions import make_feed, revoke_feed
from holdfast.supervision.forms.feeds import FeedForm
from holdfast.supervision.models import CalendarFeed
from holdfast.supervision.reports import open_groups
from holdfast.supervision.reports.feed import as_calendar, feed_behind, last_changed, meetings_of

TEXT = "text/calendar; charset=utf-8"
AN_HOUR = "3600"


@page(needs=Permission.SUPERVISION_SEE, accepts=("GET", "POST"))
def feeds(request: SignedInRequest) -> HttpResponse:
    """Show one's own feeds; make one, and show its address this once."""
    groups = open_groups(request.user, today=today()).order_by("name", "pk")
    form = form_for(request, FeedForm, groups=groups)
    address = ""
    if request.method == "POST" and form.is_valid():
        _, token = make_feed(group=form.cleaned_data["group"], at=now(), by=request.user)
        address = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    mine = CalendarFeed.objects.in_force().filter(person=request.user)
    context = {
        "form": form,
        "address": address,
        "feeds": mine.select_related("group").order_by("made_at", "pk"),
    }
    return render(request, "supervision/feeds.html", context)


@page(needs=Permission.SUPERVISION_SEE, accepts=("POST",))
def revoke(request: SignedInRequest, feed_id: UUID) -> HttpResponse:
    """End one of one's own feeds; of one that is not there, the same is true already."""
    mine = CalendarFeed.objects.in_force().filter(person=request.user, pk=feed_id).first()
    if mine is not None:
        revoke_feed(feed=mine, at=now(), by=request.user)
    messages.success(request, "That address shows nothing any more")
    return redirect("calendar_feeds")


@open_page("Read by a calendar at a secret address: when groups meet, and no family")
@login_not_required
@require_http_methods(["GET", "HEAD"])
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar the meetings of the feed behind its address."""
    found = feed_behind(rules.hash_of(token))
    if found is None:
        return HttpResponseNotFound("There is no calendar here.\n", content_type="text/plain")
    key, person_id, reads = found
    if rules.is_read_too_often(reads):
        return HttpResponse(
            "Read too often: ask again in an hour.\n",
            content_type="text/plain",
            status=429,
            headers={"Retry-After": AN_HOUR},
        )
    owner = User.objects.get(pk=person_id)
    with acting_as(owner):
        its_feed = CalendarFeed.objects.select_related("group", "person").get(pk=key)
        meetings = list(meetings_of(its_feed))
        changed_at = last_changed(its_feed, meetings)
        text = as_calendar(str(its_feed), meetings, changed_at=changed_at)
    request.read_by_feed = (owner.pk, f"/calendar/{key}")  # type: ignore[attr-defined]
    request.shown.add(name_of(its_feed))  # type: ignore[attr-defined]
    return answer(request, text, changed_at)


def answer(request: HttpRequest, text: bytes, changed_at: datetime) -> HttpResponse:
    """Return the calendar, or only that it is as it was when last asked for (RFC 9110, 13).

    A calendar that sends a tag is answered by the tag; one that sends only a day, by the day.
    """
    etag, seconds = f'"{hashlib.sha256(text).hexdigest()}"', math.ceil(changed_at.timestamp())
    headers = {"ETag": etag, "Last-Modified": http_date(seconds)}
    headers |= {"Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}
    whole = HttpResponse(text, content_type=TEXT, headers=headers)
    answered = (
        get_conditional_response(request, etag=etag, last_modified=seconds, response=whole) or whole
    )
    for name, value in headers.items():
        answered[name] = value
    return answered
