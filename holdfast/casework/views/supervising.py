"""The record of a supervision meeting: what was said of each case, actions, and its signature."""

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
from holdfast.casework.actions.supervising import (
    OneEntry,
    agree_action,
    amend_discussion,
    finish_action,
    sign_record,
    write_entry,
)
from holdfast.casework.forms.supervising import ActionForm, AmendForm, CaseAtMeetingForm
from holdfast.casework.models import AgreedAction, Case, Discussion
from holdfast.casework.reports.agenda import cases_of, presenters
from holdfast.casework.reports.supervised import case_doses, record_of, weeks_of
from holdfast.casework.rules.discussing import said_techniques
from holdfast.casework.views.agenda import led
from holdfast.kit.refusals import Refused
from holdfast.kit.today import today
from holdfast.programme.models import Participant
from holdfast.supervision.models import Group, Meeting, MeetingReflection
from holdfast.supervision.reports.records import doses, led_by, members_on
from holdfast.supervision.rules import CONSULTATION, TAKES_RECORD, GroupKind, MeetingState


@page(needs=Permission.SUPERVISION_SEE)
def meeting(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Show a meeting and of its record all that the reader may read."""
    seen = Meeting.objects.visible_to(request.user).of_kind(GroupKind.SUPERVISION)
    found = get_object_or_404(seen.select_related("group"), pk=meeting_id)
    record = record_of(found, reader=request.user)
    cases = [one.case for one in record.heard]
    said = [one.discussion for one in record.heard if one.discussion]
    came = [one for _, one in record.attendance if one]
    shown(request, found, *cases, *(case.child for case in cases), *said, *record.reflections)
    shown(request, *came)
    leads = led_by(request.user).filter(pk=found.pk).exists()
    is_signed = found.state == MeetingState.SIGNED
    context = {
        "meeting": found,
        "record": record,
        "leads": leads,
        "may_write": leads and found.state in TAKES_RECORD,
        "may_attend": leads and not is_signed and found.held_on <= today(),
        "is_signed": is_signed,
        "was_held": found.state in (*TAKES_RECORD, MeetingState.SIGNED),
        "others": others(found, record.heard, request.user) if leads else [],
        "consultation": CONSULTATION,
    }
    return render(request, "casework/meeting/meeting.html", context)


def others(found: Meeting, heard: list[Any], reader: User) -> list[Case]:
    """Return the group's cases that are not on the record yet."""
    there = {one.case.pk for one in heard}
    return [case for case in cases_of(found, reader=reader) if case.pk not in there]


def worker_at(found: Meeting, case: Case) -> Participant | None:
    """Return whoever leads a case, if they had a place in the group on the day of the meeting."""
    lead = presenters([case.pk]).get(case.pk)
    members = {one.participant_id for one in members_on(found)}
    return lead.participant if lead and lead.participant_id in members else None


def as_written(discussion: Discussion | None, about: MeetingReflection | None) -> dict[str, Any]:
    """Return an entry as the form asks for it."""
    begin: dict[str, Any] = {"reflection": about.words if about else ""}
    begin |= {"reflection_version": about.version if about else 0}
    if discussion:
        names = CaseAtMeetingForm.CASE
        begin |= {name: getattr(discussion, name) for name in names}
        begin |= {"module": discussion.module_id, "step": discussion.step_id}
    return begin


def as_typed(
    form: CaseAtMeetingForm, worker: Participant | None, about: MeetingReflection | None
) -> OneEntry:
    """Return the one entry as it was typed, with what of it goes where."""
    module, step = form.place()
    return OneEntry(
        told=form.told(), module=module, step=step, worker=worker,
        reflection=form.cleaned_data.get("reflection", ""), was=about.words if about else "",
        reflection_version=form.cleaned_data["reflection_version"] or 0,
    )  # fmt: skip


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def write(request: SignedInRequest, meeting_id: UUID, case_id: UUID) -> HttpResponse:
    """Write one entry: the case part for the child's record, the reflection for its worker."""
    found = led(request, meeting_id)
    seen = Case.objects.visible_to(request.user).with_child().select_related("run")
    case = get_object_or_404(seen, pk=case_id)
    worker = worker_at(found, case)
    discussion = Discussion.objects.filter(meeting=found, case=case).first()
    about = MeetingReflection.objects.filter(meeting=found, participant=worker).first()
    records = [one for one in (discussion, about) if one]
    shown(request, case, case.child, *records)
    presenter = worker.person.name if worker else ""
    begin = as_written(discussion, about)
    form = form_for(request, CaseAtMeetingForm, case=case, presenter=presenter, initial=begin)
    base = discussion or Discussion(version=0)
    if request.method == "POST" and form.is_valid():
        entry, version = as_typed(form, worker, about), version_sent(request)
        try:
            write_entry(
                meeting=found, case=case, entry=entry, version=version, at=now(), by=request.user
            )
        except Refused as refused:
            add_reasons(form, refused)
        except Stale:
            there = Discussion.objects.filter(meeting=found, case=case).first()
            now_is = as_written(there, about)
            theirs = CaseAtMeetingForm(case=case, presenter=presenter, initial=now_is)
            again = request.POST.copy()  # sent again, it is as new as what is shown beside it
            again["reflection_version"] = str(now_is["reflection_version"])
            request.POST = again  # type: ignore[assignment]
            version = there.version if there else 0
            return both_versions(request, form, theirs=theirs, version=version, record=found)
        else:
            messages.success(request, f"Saved: {case.child}")
            return redirect("meeting", found.pk)
    context = {"form": form, "meeting": found, "case": case, "worker": worker}
    context |= {"version": opened_on(request, base), "discussion": discussion}
    return render(request, "casework/meeting/write.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def sign(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Look the record over, and sign it."""
    found = led(request, meeting_id)
    record = record_of(found, reader=request.user)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            sign_record(meeting=found, on=today(), at=now(), by=request.user)
        except Refused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, "The record is signed")
            return redirect("meeting", found.pk)
    context = {"meeting": found, "record": record, "reasons": reasons}
    return render(request, "casework/meeting/sign.html", context)


@page(needs=Permission.CASE_SEE)
def discussion(request: SignedInRequest, discussion_id: UUID) -> HttpResponse:
    """Show what was said of a case at a meeting, to those who read the case."""
    seen = Discussion.objects.filter(case__in=Case.objects.visible_to(request.user))
    loaded = seen.select_related("case__child", "meeting__group", "module", "step")
    found = get_object_or_404(loaded, pk=discussion_id)
    shown(request, found, found.case, found.case.child)
    may_amend = found.meeting.state == MeetingState.SIGNED
    actions = found.actions.select_related("owner")
    amendments = found.amendments.select_related("amended_by")
    leads = led_by(request.user).filter(pk=found.meeting_id).exists()
    context = {
        "discussion": found,
        "case": found.case,
        "meeting": found.meeting,
        "techniques": said_techniques(found.techniques),
        "actions": all_shown(request, actions.order_by("due_on", "pk")),
        "amendments": all_shown(request, amendments.order_by("amended_at", "pk")),
        "may_amend": leads and may_amend,
        "may_raise": request.user.may(Permission.CONCERN_RAISE),
        "consultation": CONSULTATION,
    }
    return render(request, "casework/meeting/discussion.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def action_add(request: SignedInRequest, discussion_id: UUID) -> HttpResponse:
    """Agree what somebody is to do about a case, by a day."""
    found = discussion_led(request, discussion_id)
    members = [one.participant.person for one in members_on(found.meeting)]
    people = list(dict.fromkeys([*members, request.user]))
    form = form_for(request, ActionForm, people=people)
    if request.method == "POST" and form.is_valid():
        try:
            agree_action(discussion=found, by=request.user, **form.told())
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Action agreed")
            return redirect("meeting", found.meeting_id)
    title = f"Agree an action for {found.case.child}"
    context = {"form": form, "meeting": found.meeting, "title": title, "button": "Agree it"}
    return render(request, "casework/meeting/form.html", context)


def discussion_led(request: SignedInRequest, discussion_id: UUID) -> Discussion:
    """Return what was said of a case the reader sees, at a meeting they lead."""
    mine = Discussion.objects.filter(
        meeting__in=led_by(request.user), case__in=Case.objects.visible_to(request.user)
    )
    loaded = mine.select_related("case__child", "meeting__group")
    found = get_object_or_404(loaded, pk=discussion_id)
    shown(request, found, found.case, found.case.child, found.meeting)
    return found


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def amend(request: SignedInRequest, discussion_id: UUID) -> HttpResponse:
    """Say something anew of a discussion whose record is signed, with the reason."""
    found = discussion_led(request, discussion_id)
    form = form_for(request, AmendForm)
    if request.method == "POST" and form.is_valid():
        try:
            amend_discussion(discussion=found, at=now(), by=request.user, **form.cleaned_data)
        except Refused as refused:
            add_reasons(form, refused)
        else:
            messages.success(request, "Record amended")
            return redirect("discussion_read", found.pk)
    title = f"Amend what was recorded of {found.case.child}"
    context = {"form": form, "meeting": found.meeting, "title": title, "button": "Amend"}
    return render(request, "casework/meeting/form.html", context)


@page(needs=Permission.CASE_SEE, accepts=("POST",))
def action_done(request: SignedInRequest, action_id: UUID) -> HttpResponse:
    """Say that an agreed action is done."""
    mine = AgreedAction.objects.filter(case__in=Case.objects.visible_to(request.user))
    found = get_object_or_404(mine.select_related("case"), pk=action_id)
    shown(request, found, found.case)
    try:
        finish_action(action=found, version=found.version, on=today(), by=request.user)
    except Refused as refused:
        messages.error(request, "; ".join(refused.reasons))
    else:
        messages.success(request, "Action done")
    return redirect("discussion_read", found.discussion_id)


@page(needs=Permission.SUPERVISION_LEAD)
def week(request: SignedInRequest) -> HttpResponse:
    """Show, on one page, what a clinical supervisor should know of their groups this week."""
    day = today()
    weeks = weeks_of(request.user, today=day)
    cases = [one.case for week in weeks for one in week.quiet]
    shown(request, *cases, *(case.child for case in cases))
    shown(request, *(one for week in weeks for one in week.late))
    return render(request, "casework/meeting/week.html", {"weeks": weeks, "today": day})


@page(needs=Permission.SUPERVISION_LEAD)
def dose(request: SignedInRequest, group_id: UUID) -> HttpResponse:
    """Show how much supervision each member and each case of a group had."""
    seen = Group.objects.visible_to(request.user).of_kind(GroupKind.SUPERVISION)
    mine = seen.filter(supervisor=request.user)
    group = get_object_or_404(mine, pk=group_id)
    day = today()
    places = group.memberships.not_left_by(day).filter(joined_on__lte=day)
    people = places.select_related("participant__person").order_by("participant__person__name")
    anchor = group.meetings.order_by("-starts_at").filter(held_on__lte=day).first()
    cases = cases_of(anchor, reader=request.user) if anchor else []
    shown(request, group, *cases, *(case.child for case in cases))
    context = {
        "group": group,
        "people": doses(group, list(people)),
        "cases": case_doses(cases, today=day),
    }
    return render(request, "casework/meeting/dose.html", context)
