"""CPD: the drafts that wait, an entry in one's own words, and all that were kept."""

import csv
from io import StringIO
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, opened_on, pressed, version_sent
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.accreditation.actions import decline_entry, keep_entry
from holdfast.accreditation.forms import EntryForm
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.reports.development import drafts_of, entry_on, found
from holdfast.accreditation.rules.development import Attended, Source
from holdfast.families.reports import nameable
from holdfast.kit.csv_rows import harmless
from holdfast.kit.today import today

COLUMNS = ["day", "what", "did", "learned", "differently", "with_a_peer"]


@page(needs=Permission.CPD_KEEP)
def development(request: SignedInRequest) -> HttpResponse:
    """List the drafts that wait, and the entries kept and declined."""
    mine = CpdEntry.objects.visible_to(request.user).order_by("-happened_on", "pk")
    entries = all_shown(request, mine)
    context = {
        "drafts": drafts_of(request.user, entries, today=today()),
        "kept": [one for one in entries if one.is_kept],
        "declined": [one for one in entries if not one.is_kept],
    }
    return render(request, "accreditation/development.html", context)


@page(needs=Permission.CPD_KEEP, accepts=("GET", "POST"))
def meeting_entry(request: SignedInRequest, met_id: UUID) -> HttpResponse:
    """Write an entry on a meeting one came to."""
    return entry(request, Source.MEETING, met_id)


@page(needs=Permission.CPD_KEEP, accepts=("GET", "POST"))
def day_entry(request: SignedInRequest, trained_id: UUID) -> HttpResponse:
    """Write an entry on a training day one came to."""
    return entry(request, Source.DAY, trained_id)


@page(needs=Permission.CPD_KEEP, accepts=("POST",))
def meeting_decline(request: SignedInRequest, met_id: UUID) -> HttpResponse:
    """Keep no entry on a meeting."""
    return declined(request, Source.MEETING, met_id)


@page(needs=Permission.CPD_KEEP, accepts=("POST",))
def day_decline(request: SignedInRequest, trained_id: UUID) -> HttpResponse:
    """Keep no entry on a training day."""
    return declined(request, Source.DAY, trained_id)


def looked_up(
    request: SignedInRequest, source: Source, key: UUID
) -> tuple[Attended, CpdEntry | None]:
    """Return what somebody came to, and their entry on it; 404 where they did not come."""
    came = found(request.user, source, key)
    if came is None:
        raise Http404
    kept = entry_on(request.user, source, came.key)
    if kept is not None:
        shown(request, kept)
    return came, kept


def entry(request: SignedInRequest, source: Source, key: UUID) -> HttpResponse:
    """Show an entry to be written or changed, and keep it."""
    came, kept = looked_up(request, source, key)
    people = nameable(request.user)
    names = ("did", "learned", "differently", "with_a_peer")
    begin = {"did": came.did, "with_a_peer": source is Source.MEETING}
    if kept is not None and kept.learned:
        begin = {name: getattr(kept, name) for name in names}
    form = form_for(request, EntryForm, people=people, initial=begin)

    def do() -> object:
        told, are_no_names = form.entry()
        return keep_entry(
            on=came, came=True, told=told, version=version_sent(request), at=now(),
            by=request.user, are_no_names=are_no_names,
        )  # fmt: skip

    fresh = EntryForm(people=people, initial=begin) if kept is not None else None
    done = carried_out(
        request, form, kept or "development", do, said="Kept, for yourself", fresh=fresh
    )
    context = {"form": form, "came": came, "kept": kept}
    context |= {"version": opened_on(request, kept) if kept is not None else 0}
    return done or render(request, "accreditation/entry.html", context)


def declined(request: SignedInRequest, source: Source, key: UUID) -> HttpResponse:
    """Keep no entry on something, and go back to the list."""
    came, _ = looked_up(request, source, key)

    def do() -> object:
        return decline_entry(on=came, version=version_sent(request), at=now(), by=request.user)

    return pressed(request, "development", do, said="No entry is kept on it")


@page(needs=Permission.CPD_KEEP)
def kept_entries(request: SignedInRequest) -> HttpResponse:
    """Show every entry that was kept, in full, to be printed."""
    entries = all_shown(request, CpdEntry.objects.visible_to(request.user).kept())
    context = {"entries": entries, "today": today()}
    return render(request, "accreditation/kept.html", context)


@page(needs=Permission.CPD_KEEP)
def kept_entries_csv(request: SignedInRequest) -> HttpResponse:
    """Hand over every entry that was kept as comma-separated values."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for one in all_shown(request, CpdEntry.objects.visible_to(request.user).kept()):
        words = (one.title, one.did, one.learned, one.differently)
        peer = "yes" if one.with_a_peer else "no"
        writer.writerow([one.happened_on.isoformat(), *map(harmless, words), peer])
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="my-cpd.csv"'
    return response
