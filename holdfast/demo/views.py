"""The demonstration's own way in: no password, invented people only."""

import re
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, all_shown, open_page, page
from holdfast.access.permissions import Permission, Role
from holdfast.access.sign_in import DEMO_SECOND_FACTOR
from holdfast.access.typed import whole_number
from holdfast.audit.trail import record
from holdfast.demo.cast import EVERYBODY, PEOPLE_TO_TRY, TEAMS, Person
from holdfast.family_pages.models import Link

FIRST, REST = "Start with one of these", "Others in the programme"
HEADINGS = {Role.PRACTITIONER: "Other practitioners", Role.MANAGER: "Other team managers"}


class Place(NamedTuple):
    """One of the cast as the page lists them: who, and what to try as them."""

    person: User
    words: str


class Part(NamedTuple):
    """A part of the page: its heading and who is under it."""

    heading: str
    places: list[Place]


@open_page("Lets anybody in as somebody invented; its address exists in the demonstration alone")
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """List the invented people, and sign in as the one chosen."""
    there = safe(request.POST.get("next") or request.GET.get("next", ""))
    if request.method != "POST":
        return render(request, "demo/sign_in.html", {"parts": parts(), "next": there})
    chosen = request.POST.get("person", "")
    people = User.objects.filter(is_invented=True, is_active=True)
    person = get_object_or_404(people, pk=whole_number(chosen) or 0)
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[DEMO_SECOND_FACTOR] = True
    with acting_as(person):
        record("signed in to the demonstration", about=[person], by=person)
    return redirect(there)


@page(needs=Permission.CASE_WORK)
def messages(request: SignedInRequest) -> HttpResponse:
    """Show the messages of the reader's own families, as a phone would have them."""
    folder = Path(settings.MESSAGE_FOLDER)
    mine = Link.objects.worked_by(request.user).filter(revoked_at=None).exclude(channel="kiosk")
    listed = all_shown(request, mine.order_by("-made_at"))
    files = [(link, folder / f"{link.pk}.txt") for link in listed]
    found = [(link, file.read_text(encoding="utf-8")) for link, file in files if file.exists()]
    told = [{"link": link, "words": text, "href": address_in(text)} for link, text in found]
    return render(request, "demo/messages.html", {"messages_there": told})


def address_in(text: str) -> str:
    """Return the private address that a message carries, within this site."""
    carried = re.search(r"/q/[\w-]+/", text)
    return carried[0] if carried else ""


def safe(address: str) -> str:
    """Return an address of this site as it is, and the first page in place of any other."""
    is_ours = address.startswith("/") and url_has_allowed_host_and_scheme(
        address, allowed_hosts=None
    )
    return address if is_ours else "/"


def parts() -> list[Part]:
    """Return the invented people who may sign in: those to meet first, then everybody else."""
    invented = User.objects.filter(is_invented=True, is_active=True)
    here = {person.email: person for person in invented}
    first = [name for name, _, _ in PEOPLE_TO_TRY]
    listed: dict[str, list[Place]] = {FIRST: [], **{one: [] for one in HEADINGS.values()}, REST: []}
    for one in EVERYBODY:
        if person := here.get(one.email):
            part = FIRST if one.name in first else HEADINGS.get(one.role, REST)
            listed[part].append(Place(person, what_to_try(one, with_role=part in (FIRST, REST))))
    listed[FIRST].sort(key=lambda place: first.index(place.person.name))
    return [Part(heading, places) for heading, places in listed.items() if places]


def what_to_try(one: Person, *, with_role: bool) -> str:
    """Say who somebody is, where their part of the page does not, and what to see as them."""
    team = next((team.name for team in TEAMS if team.key == one.team), "")
    role = one.role.value.capitalize() if with_role else ""
    return f"{', '.join(filter(None, (role, team)))}: {one.why}"
