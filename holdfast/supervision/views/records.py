"""What is kept of a meeting and names no family: who came, how it was, what is thought of it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.supervision.actions import (
    amend_attendance,
    give_feedback,
    rate_quality,
    record_attendance,
)
from holdfast.supervision.forms.records import AmendCameForm, CameForm, FeedbackForm, QualityForm
from holdfast.supervision.models import (
    Attendance,
    Attended,
    Meeting,
    MeetingFeedback,
    MeetingReflection,
    QualityRating,
)
from holdfast.supervision.reports.records import attendance_of, led_by, members_on, my_supervision


def led(request: SignedInRequest, meeting_id: UUID) -> Meeting:
    """Return a meeting that the reader leads, noted as shown; 404 for any other."""
    found = get_object_or_404(led_by(request.user).select_related("group"), pk=meeting_id)
    shown(request, found)
    return found


def record_of(meeting: Meeting) -> str:
    """Return where the record of a meeting is gone on with: a page of the layer above."""
    return reverse("meeting", args=[meeting.pk])


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def attendance(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Record who came to a meeting; once it is signed, one member at a time is amended."""
    meeting = led(request, meeting_id)
    recorded, members = attendance_of(meeting), members_on(meeting)
    shown(request, *recorded.values())
    form = form_for(request, CameForm, members=members, recorded=recorded)

    def do() -> None:
        told = form.told()
        record_attendance(meeting=meeting, told=told, today=today(), at=now(), by=request.user)

    answer = carried_out(request, form, record_of(meeting), do, said="Attendance saved")
    context = {"meeting": meeting, "form": form, "title": "Who came", "button": "Save"}
    return answer or render(request, "supervision/of_meeting_form.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def attendance_amend(request: SignedInRequest, attendance_id: UUID) -> HttpResponse:
    """Correct who came in a record that is signed, with the reason."""
    mine = Attendance.objects.filter(meeting__in=led_by(request.user))
    loaded = mine.select_related("meeting__group", "participant__person")
    found = get_object_or_404(loaded, pk=attendance_id)
    shown(request, found, found.meeting)
    form = form_for(request, AmendCameForm, initial={"came": found.came, "because": found.because})

    def do() -> None:
        told = form.cleaned_data
        to = Attended(participant=found.participant, came=told["came"], because=told["because"])
        amend_attendance(meeting=found.meeting, told=to, why=told["why"], at=now(), by=request.user)

    answer = carried_out(request, form, record_of(found.meeting), do, said="Record amended")
    title = f"Amend whether {found.participant.person} came"
    context = {"meeting": found.meeting, "form": form, "title": title, "button": "Amend"}
    return answer or render(request, "supervision/of_meeting_form.html", context)


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def quality(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Rate how far a meeting was systemic group supervision."""
    meeting = led(request, meeting_id)
    mine = QualityRating.objects.filter(meeting=meeting, rated_by=request.user).first()
    begin = {"quality": mine.quality, "note": mine.note} if mine else {}
    form = form_for(request, QualityForm, initial=begin)

    def do() -> None:
        rate_quality(meeting=meeting, by=request.user, **form.cleaned_data)

    answer = carried_out(request, form, record_of(meeting), do, said="Quality rated")
    title = "How the meeting was"
    context = {"meeting": meeting, "form": form, "title": title, "button": "Save"}
    return answer or render(request, "supervision/of_meeting_form.html", context)


@page(needs=Permission.PRACTICE_RECORD, accepts=("GET", "POST"))
def feedback(request: SignedInRequest, meeting_id: UUID) -> HttpResponse:
    """Say how useful a meeting of one's own group was."""
    meetings = Meeting.objects.visible_to(request.user).select_related("group")
    meeting = get_object_or_404(meetings, pk=meeting_id)
    shown(request, meeting)
    mine = MeetingFeedback.objects.filter(meeting=meeting, person=request.user).first()
    begin = {"useful": mine.useful, "comment": mine.comment} if mine else {}
    form = form_for(request, FeedbackForm, initial=begin)

    def do() -> None:
        give_feedback(meeting=meeting, by=request.user, **form.cleaned_data)

    answer = carried_out(request, form, "my_supervision", do, said="Thank you")
    title = "How the meeting was for you"
    context = {"meeting": meeting, "form": form, "title": title, "button": "Send"}
    context |= {"is_protected": True}
    return answer or render(request, "supervision/of_meeting_form.html", context)


@page(needs=Permission.SUPERVISION_SEE)
def reflection(request: SignedInRequest, reflection_id: UUID) -> HttpResponse:
    """Show what was thought of a worker at a meeting, to the worker and its supervisors alone."""
    mine = MeetingReflection.objects.visible_to(request.user)
    loaded = mine.select_related("meeting__group", "participant__person", "author")
    found = get_object_or_404(loaded, pk=reflection_id)
    shown(request, found)
    return render(request, "supervision/reflection.html", {"reflection": found})


@page(needs=Permission.PRACTICE_RECORD)
def my_own(request: SignedInRequest) -> HttpResponse:
    """Show a member their own supervision: meetings, how many they came to, reflections."""
    mine = my_supervision(request.user)
    all_shown(request, mine.reflections)
    return render(request, "supervision/my_own.html", {"mine": mine})
