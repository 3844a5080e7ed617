"""Forming groups: who can come when, wishes, a proposal, and what each change to it costs."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import (
    Stale,
    both_versions,
    opened_on,
    pressed,
    version_sent,
)
from holdfast.access.page import SignedInRequest, add_reasons, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.models import Participant, Run
from holdfast.supervision.actions import (
    drop_proposal,
    make_wish,
    move_in_proposal,
    propose_groups,
    put_proposal_back,
    say_when,
    use_proposal,
    withdraw_wish,
)
from holdfast.supervision.forming.question import Kind
from holdfast.supervision.forms.forming import FormingForm, MoveForm, UseForm, WhenForm, WishForm
from holdfast.supervision.models import Availability, PlacementWish, Proposal
from holdfast.supervision.reports.forming import Roll, told, wishes_of

USUAL = {"groups": 4, "smallest": 5, "largest": 6}


def the_run(request: SignedInRequest) -> Run:
    """Return the authority's latest run, or say there is none."""
    run = Run.objects.filter(authority_id=request.user.authority).order_by("-began_on").first()
    if run is None:
        raise Http404
    return run


@page(needs=Permission.GROUP_FORM, accepts=("GET", "POST"))
def forming(request: SignedInRequest) -> HttpResponse:
    """Show what groups are formed from, and form them."""
    run = the_run(request)
    roll = Roll(run)
    form = form_for(request, FormingForm, initial=USUAL)
    if request.method == "POST" and form.is_valid():
        try:
            made = propose_groups(run=run, **form.cleaned_data, at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            return redirect(made)
    open_ones = Proposal.objects.filter(run=run, used_at=None, dropped_at=None)
    context = {
        "form": form,
        "roll": roll,
        "not_asked": sum(one.availability is None for one in roll.candidates),
        "wishes": wishes_of(run),
        "proposals": open_ones.order_by("-made_at"),
    }
    shown(request, run, *(one.participant for one in roll.candidates))
    return render(request, "supervision/forming.html", context)


@page(needs=Permission.SUPERVISION_SEE, accepts=("GET", "POST"))
def own_when(request: SignedInRequest) -> HttpResponse:
    """Say when one can come oneself."""
    mine = request.user.parts.filter(withdrew_on=None).select_related("person").first()
    if mine is None:
        return render(request, "supervision/no_part.html")
    return _when(request, mine, back="groups")


@page(needs=Permission.GROUP_FORM, accepts=("GET", "POST"))
def when(request: SignedInRequest, participant_id: UUID) -> HttpResponse:
    """Say for somebody when they can come."""
    people = Participant.objects.filter(run__authority_id=request.user.authority)
    participant = get_object_or_404(people.select_related("person"), pk=participant_id)
    return _when(request, participant, back="forming")


def _when(request: SignedInRequest, participant: Participant, *, back: str) -> HttpResponse:
    said = Availability.objects.filter(participant=participant).first()
    form = form_for(request, WhenForm, initial=_as_said(said))
    shown(request, participant)
    if request.method == "POST" and form.is_valid():
        told_of = {name: form.cleaned_data[name] for name in ("slots", "site")}
        version = version_sent(request)
        try:
            say_when(participant=participant, **told_of, version=version, at=now(), by=request.user)
        except Stale:
            there = Availability.objects.get(participant=participant)
            theirs = WhenForm(initial=_as_said(there))
            return both_versions(request, form, theirs=theirs, version=there.version, record=there)
        messages.success(request, f"It is noted when {participant.person.name} can come")
        return redirect(back)
    context = {"participant": participant, "form": form, "back": back}
    context["version"] = opened_on(request, said) if said else 0
    return render(request, "supervision/when.html", context)


def _as_said(said: Availability | None) -> dict[str, object]:
    if said is None:
        return {}
    return {"slots": said.slots, "never": not said.slots, "site": said.site}


@page(needs=Permission.GROUP_FORM, accepts=("GET", "POST"))
def wish(request: SignedInRequest) -> HttpResponse:
    """Note a wish about two people."""
    run = the_run(request)
    form = form_for(request, WishForm, roll=Roll(run))
    if request.method == "POST" and form.is_valid():
        told_of = form.cleaned_data
        make_wish(
            run=run,
            kind=Kind(told_of["kind"]),
            a=told_of["a"],
            b=told_of["b"],
            supervisor=told_of["supervisor"],
            points=None if told_of["must"] else told_of["points"],
            because=told_of["because"],
            at=now(),
            by=request.user,
        )
        messages.success(request, "The wish is noted")
        return redirect("forming")
    return render(request, "supervision/wish.html", {"form": form})


def _wish_here(request: SignedInRequest, wish_id: UUID) -> PlacementWish:
    wishes = PlacementWish.objects.filter(run__authority_id=request.user.authority)
    return get_object_or_404(wishes, pk=wish_id)


@page(needs=Permission.GROUP_FORM, accepts=("POST",))
def wish_withdraw(request: SignedInRequest, wish_id: UUID) -> HttpResponse:
    """Let a wish go."""
    withdraw_wish(wish=_wish_here(request, wish_id), at=now(), by=request.user)
    messages.success(request, "The wish is withdrawn")
    return redirect("forming")


def _proposal(request: SignedInRequest, proposal_id: UUID) -> Proposal:
    here = Proposal.objects.filter(run__authority_id=request.user.authority)
    found = get_object_or_404(here.select_related("run", "made_by"), pk=proposal_id)
    shown(request, found)
    return found


@page(needs=Permission.GROUP_FORM)
def proposal(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Show proposed groups, why each person fits, and what moving somebody would cost."""
    found = _proposal(request, proposal_id)
    return render(request, "supervision/proposal.html", {"told": told(found), "proposal": found})


@page(needs=Permission.GROUP_FORM, accepts=("POST",))
def proposal_move(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Put somebody in another of the proposed groups."""
    found = _proposal(request, proposal_id)
    form = MoveForm(request.POST)
    key, to = form.cleaned_data["move"] if form.is_valid() else ("", "")
    if key not in found.members or to not in {one["name"] for one in found.arrangement}:
        messages.error(request, "Choose which group they move to")
        return redirect(found)
    version = version_sent(request)

    def do() -> str:
        before = told(found).points
        move_in_proposal(
            proposal=found, participant_key=key, to=to, version=version, by=request.user
        )
        after = told(found)
        breaks = f" It breaks: {'; '.join(after.broken)}." if after.broken else ""
        return f"Moved: {after.points - before:+g} points.{breaks}"

    return pressed(request, found, do)


@page(needs=Permission.GROUP_FORM, accepts=("POST",))
def proposal_back(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Have the proposed groups as they were formed."""
    found, version = _proposal(request, proposal_id), version_sent(request)
    return pressed(
        request,
        found,
        lambda: put_proposal_back(proposal=found, version=version, by=request.user),
    )


@page(needs=Permission.GROUP_FORM, accepts=("POST",))
def proposal_drop(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Set a proposal aside."""
    drop_proposal(proposal=_proposal(request, proposal_id), at=now(), by=request.user)
    messages.success(request, "The proposal is dropped; the groups stay as they are")
    return redirect("forming")


@page(needs=Permission.GROUP_FORM, accepts=("GET", "POST"))
def proposal_use(request: SignedInRequest, proposal_id: UUID) -> HttpResponse:
    """Make the groups as proposed, from a day on."""
    found = _proposal(request, proposal_id)
    form = form_for(request, UseForm, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            use_proposal(
                proposal=found,
                version=version_sent(request),
                on=form.cleaned_data["on"],
                at=now(),
                by=request.user,
            )
        except Stale:
            form.add_error(None, "Somebody changed this proposal meanwhile: go back and look")
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "The groups are as proposed")
            return redirect("groups")
    context = {"proposal": found, "told": told(found), "form": form, "version": found.version}
    return render(request, "supervision/proposal_use.html", context)
