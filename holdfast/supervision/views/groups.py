"""Supervision groups: who has a place, and when they meet. No family is named here."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, add_reasons, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.supervision.actions import join_group, leave_group
from holdfast.supervision.actions.telling import tell_of_place
from holdfast.supervision.forms.groups import JoinForm, LeaveForm
from holdfast.supervision.models import Group, Membership
from holdfast.supervision.reports import earlier_meetings, open_groups, present_groups
from holdfast.supervision.rules import GroupKind
from holdfast.supervision.rules.telling import Happened


@page(needs=Permission.SUPERVISION_SEE)
def groups(request: SignedInRequest) -> HttpResponse:
    """Show every group, those the reader leads first."""
    day = today()
    present = present_groups(open_groups(request.user, today=day), reader=request.user, today=day)
    shown(request, *(one.group for one in present))
    context = {
        "groups": present,
        "today": day,
        "may_plan": request.user.may(Permission.SUPERVISION_RUN),
        "may_form": request.user.may(Permission.GROUP_FORM),
        "sees_mail": request.user.may(Permission.MAIL_SEE),
        "sees_passports": request.user.may(Permission.PASSPORT_SEE),
        "takes_part": request.user.parts.filter(withdrew_on=None).exists(),
    }
    return render(request, "supervision/groups.html", context)


@page(needs=Permission.SUPERVISION_SEE)
def group(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Show one group: its members since when, and its meetings."""
    day = today()
    its_group = get_object_or_404(Group.objects.visible_to(request.user), pk=group_id)
    if its_group.is_reflective:
        return redirect("reflective_group", its_group.pk)
    only_it = Group.objects.filter(pk=its_group.pk)
    shown(request, its_group)
    (present,) = present_groups(only_it, reader=request.user, today=day)
    context = {
        "present": present,
        "members": all_shown(request, present.members),
        "earlier": earlier_meetings(its_group, today=day),
        "may_run": request.user.may(Permission.SUPERVISION_RUN),
    }
    return render(request, "supervision/group.html", context)


@page(needs=Permission.SUPERVISION_RUN, accepts=("GET", "POST"))
def group_join(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Give a practitioner a place in a group."""
    its_group = get_object_or_404(
        Group.objects.visible_to(request.user).of_kind(GroupKind.SUPERVISION), pk=group_id
    )
    form = form_for(request, JoinForm, group=its_group, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            made = join_group(group=its_group, by=request.user, **form.cleaned_data)
            tell_of_place(place=made, happened=Happened.JOINED, at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{made.participant.person.name} has a place")
            return redirect(its_group)
    return render(request, "supervision/join.html", {"group": its_group, "form": form})


@page(needs=Permission.SUPERVISION_RUN, accepts=("GET", "POST"))
def membership_leave(request: SignedInRequest, membership_id: UUID) -> HttpResponse:
    """End somebody's place in a group."""
    places = Membership.objects.visible_to(request.user)
    place = get_object_or_404(
        places.select_related("group", "participant__person"), pk=membership_id
    )
    shown(request, place)
    form = form_for(request, LeaveForm, initial={"on": today()})
    if request.method == "POST" and form.is_valid():
        try:
            leave_group(membership=place, on=form.cleaned_data["on"], by=request.user)
            place.refresh_from_db(fields=["left_on"])
            tell_of_place(place=place, happened=Happened.LEFT, at=now(), by=request.user)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, f"{place.participant.person.name} leaves the group")
            return redirect(place.group)
    return render(request, "supervision/leave.html", {"place": place, "form": form})
