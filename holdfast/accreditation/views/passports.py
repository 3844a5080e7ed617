"""The passport: one page a practitioner, for themselves, their supervisor and their manager."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.accreditation.models import CpdEntry
from holdfast.accreditation.reports.development import drafts_of
from holdfast.accreditation.reports.passport import passport_of, passports_of
from holdfast.kit.today import today
from holdfast.programme.models import Participant


@page(needs=Permission.PASSPORT_SEE)
def passports(request: SignedInRequest) -> HttpResponse:
    """List whose passport the reader may see; whoever may see their own alone is led to it."""
    found = passports_of(request.user).filter(withdrew_on=None)
    people = all_shown(
        request, found.order_by("team__name", "person__name", "-run__began_on", "pk")
    )
    if [one.person_id for one in people] == [request.user.pk]:
        return redirect("passport", people[0].pk)
    teams: dict[str, list[Participant]] = {}
    for one in people:
        teams.setdefault(one.team.name if one.team else "No team", []).append(one)
    return render(request, "accreditation/passports.html", {"teams": teams})


@page(needs=Permission.PASSPORT_SEE)
def passport(request: SignedInRequest, passport_id: UUID) -> HttpResponse:
    """Show one passport: trained, supervised, cases and measures in numbers, and what is next."""
    found = get_object_or_404(passports_of(request.user), pk=passport_id)
    shown(request, found)
    is_own = found.person_id == request.user.pk
    context = {
        "passport": passport_of(found, reader=request.user, today=today()),
        "is_own": is_own,
        "today": today(),
    }
    if is_own and request.user.may(Permission.CPD_KEEP):
        entries = all_shown(request, CpdEntry.objects.visible_to(request.user))
        context |= {
            "drafts": drafts_of(request.user, entries, today=today()),
            "kept": sum(one.is_kept for one in entries),
        }
    return render(request, "accreditation/passport.html", context)
