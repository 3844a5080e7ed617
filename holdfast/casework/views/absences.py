"""Being away: what it would leave undone, seen before it is said; and who covers till when."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import Stale, both_versions, opened_on, version_sent
from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.actions.covering import end_cover, give_cover
from holdfast.casework.forms.handing import AbsenceForm
from holdfast.casework.models import Case
from holdfast.casework.reports.absences import Effects, away_in_teams_of, effects_of
from holdfast.casework.views.previewing import fingerprint, sent_again
from holdfast.kit.refusals import Refused, insist
from holdfast.kit.today import today
from holdfast.place import rules
from holdfast.place.actions import away, change_absence, say_absent
from holdfast.place.models import Absence, Post


def mine_or_my_teams(reader: User) -> list[User]:
    """Return whose absences the reader may say: their own, and a manager their teams'."""
    posts = Post.objects.current().filter(person=reader, is_manager=True)
    staff = User.objects.filter(
        posts__team__in=posts.values("team"), posts__left_on=None, is_active=True
    )
    others = staff.exclude(pk=reader.pk).distinct().order_by("name", "pk")
    return [reader, *others]


def who_could_cover(reader: User) -> list[User]:
    """Return the practitioners of the teams the reader is posted to."""
    teams = Post.objects.current().filter(person=reader).values("team")
    there = User.objects.filter(posts__team__in=teams, posts__left_on=None, is_active=True)
    return list(there.filter(role="practitioner").distinct().order_by("name", "pk"))


def kept_by(request: SignedInRequest) -> "list[UUID]":
    """Return the absences of the reader, and of the reader's teams, as keys."""
    people = mine_or_my_teams(request.user)
    return list(Absence.objects.filter(person__in=people).values_list("pk", flat=True))


@page(needs=Permission.ABSENCE_KEEP)
def absences(request: SignedInRequest) -> HttpResponse:
    """List who is away now or will be, of those the reader may know it of."""
    reader, day = request.user, today()
    own = Absence.objects.filter(person=reader).not_over(day).select_related("cover", "person")
    mine = all_shown(request, own.order_by("began_on", "pk"))
    staff = away_in_teams_of(reader, today=day) if reader.may(Permission.TEAM_SEE) else []
    covering = Absence.objects.filter(cover=reader).not_over(day).select_related("person")
    covered = all_shown(request, covering.order_by("began_on", "pk"))
    for one in staff:
        shown(request, one.absence, *one.asks, *(case.child for case in one.asks))
    context = {"mine": mine, "staff": staff, "covering": covered}
    return render(request, "casework/absences/absences.html", context)


@page(needs=Permission.ABSENCE_KEEP, accepts=("GET", "POST"))
def add(request: SignedInRequest) -> HttpResponse:
    """Say that somebody is away: first show what that would leave undone, then keep it."""
    people, covers = mine_or_my_teams(request.user), who_could_cover(request.user)
    begin = {"who": str(request.user.pk) if len(people) == 1 else "", "began_on": today()}
    form = form_for(request, AbsenceForm, people=people, covers=covers, initial=begin)
    if request.method == "POST" and form.is_valid():
        told, who = form.absence(), form.person()
        try:
            began_on, ends_on = form.days()
            insist(
                rules.why_not_absent(
                    away(who, began_on=began_on, ends_on=ends_on, cover=told["cover"])
                )
            )
            found = effects_of(who, began_on=began_on, ends_on=ends_on, reader=request.user)
            if request.POST.get("agreed") != known_by(found):
                return preview(request, who, told, found)
            made = say_absent(person=who, at=now(), by=request.user, **told)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The absence is kept")
            return redirect("absence", made.pk)
    return render(request, "casework/absences/form.html", {"form": form})


def preview(
    request: SignedInRequest, who: User, told: dict[str, Any], found: Effects
) -> HttpResponse:
    """Show what an absence would leave undone; nothing is kept until it is confirmed."""
    note_shown(request, found)
    context = {"who": who, "told": told, "found": found, "again": sent_again(request)}
    return render(request, "casework/absences/preview.html", context | {"agreed": known_by(found)})


def note_shown(request: SignedInRequest, found: Effects) -> None:
    """Note the cases an absence hits as shown."""
    for one in found.cases:
        shown(request, one.case, one.case.child)


def known_by(found: Effects) -> str:
    """Return what a preview is known by, so that nothing else is kept than what was shown."""
    said = [(one.case.pk, one.part, one.visits, one.measures) for one in found.cases]
    return fingerprint(found.working_days, [one.pk for one in found.meetings], said)


@page(needs=Permission.ABSENCE_KEEP)
def absence(request: SignedInRequest, absence_id: UUID) -> HttpResponse:
    """Show an absence, what it leaves undone and, to who may know, why."""
    known = Absence.objects.filter(pk__in=kept_by(request))
    found = get_object_or_404(known.select_related("person", "cover", "reason"), pk=absence_id)
    shown(request, found)
    effects = effects_of(
        found.person, began_on=found.began_on, ends_on=found.ends_on, reader=request.user,
        absence=found,
    )  # fmt: skip
    note_shown(request, effects)
    allocates = request.user.may(Permission.CASE_ALLOCATE) and found.person_id != request.user.pk
    context = {"absence": found, "found": effects, "allocates": allocates}
    return render(
        request, "casework/absences/absence.html", context | {"is_over": found.ends_on < today()}
    )


def as_kept(found: Absence) -> dict[str, Any]:
    """Return an absence as the form asks for it."""
    return {
        "who": str(found.person_id),
        "began_on": found.began_on,
        "ends_on": found.ends_on,
        "kind": found.reason.kind,
        "note": found.reason.note,
        "cover": str(found.cover_id or ""),
    }


@page(needs=Permission.ABSENCE_KEEP, accepts=("GET", "POST"))
def change(request: SignedInRequest, absence_id: UUID) -> HttpResponse:
    """Say that an absence begins or ends on another day, or that somebody else covers."""
    known = Absence.objects.filter(pk__in=kept_by(request))
    found = get_object_or_404(known.select_related("person", "reason"), pk=absence_id)
    shown(request, found)
    beside = {"people": [found.person], "covers": who_could_cover(request.user)}
    form = form_for(request, AbsenceForm, initial=as_kept(found), **beside)
    if request.method == "POST" and form.is_valid():
        version = version_sent(request)
        try:
            change_absence(absence=found, version=version, by=request.user, **form.absence())
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            theirs = AbsenceForm(initial=as_kept(found), **beside)
            return both_versions(request, form, theirs=theirs, version=found.version, record=found)
        else:
            messages.success(request, "The absence is changed. Give cover again if its days moved")
            return redirect("absence", found.pk)
    context = {"form": form, "absence": found, "version": opened_on(request, found)}
    return render(request, "casework/absences/form.html", context)


@page(needs=Permission.CASE_ALLOCATE, accepts=("GET", "POST"))
def cover(request: SignedInRequest, absence_id: UUID) -> HttpResponse:
    """Let whoever is named cover every case of the absent, until its last day."""
    known = Absence.objects.filter(pk__in=kept_by(request))
    found = get_object_or_404(known.select_related("person", "cover"), pk=absence_id)
    shown(request, found)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            if "end" in request.POST:
                end_cover(absence=found, at=now(), today=today(), by=request.user)
                messages.success(request, "Cover has ended")
                return redirect("absence", found.pk)
            made = give_cover(absence=found, at=now(), today=today(), by=request.user)
        except Refused as refused:
            reasons = list(refused.reasons)
        else:
            many = f"{len(made)} case{'' if len(made) == 1 else 's'}"
            messages.success(request, f"{found.cover} covers {many} until {found.ends_on:%d %B %Y}")
            return redirect("absence", found.pk)
    cases = Case.objects.overseen_by(request.user).open().with_child()
    led = all_shown(
        request,
        cases.filter(
            assignments__participant__person=found.person,
            assignments__part="lead",
            assignments__ended_on=None,
        ).order_by("reference"),
    )
    shown(request, *(one.child for one in led))
    context = {"absence": found, "cases": led, "reasons": reasons}
    return render(request, "casework/absences/cover.html", context)
