"""One session of reflective practice: who came and its theme, what one takes away, how it was."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.consultation.actions.reflecting import keep_session, take_away
from holdfast.consultation.forms.reflecting import SessionForm, TakeAwayForm
from holdfast.families.reports import nameable
from holdfast.kit.today import today
from holdfast.supervision.actions import give_feedback
from holdfast.supervision.forms.records import FeedbackForm
from holdfast.supervision.models import (
    Meeting,
    MeetingFeedback,
    SessionPresence,
    SessionTheme,
    TakeAway,
)
from holdfast.supervision.reports.records import people_on
from holdfast.supervision.reports.reflective import sessions_led_by
from holdfast.supervision.rules import GroupKind


def session(request: SignedInRequest, session_id: UUID) -> Meeting:
    """Return a session of the reader's authority; 404 for any other."""
    sessions = Meeting.objects.visible_to(request.user).of_kind(GroupKind.REFLECTIVE)
    found = get_object_or_404(sessions.select_related("group"), pk=session_id)
    shown(request, found)
    return found


def of_session(meeting: Meeting, title: str) -> dict[str, object]:
    """Return what the pages of one session say alike."""
    group = meeting.group
    return {
        "title": title,
        "caption": f"{group.name}, {meeting.begins:%A} {meeting.begins.day} {meeting.begins:%B %Y}",
        "back": reverse("reflective_group", args=[group.pk]),
        "back_said": group.name,
        "button": "Save",
    }


@page(needs=Permission.SUPERVISION_LEAD, accepts=("GET", "POST"))
def keep(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Keep who came to a session and its theme."""
    found = get_object_or_404(sessions_led_by(request.user).select_related("group"), pk=session_id)
    came = list(SessionPresence.objects.filter(meeting=found))
    theme = SessionTheme.objects.filter(meeting=found).first()
    shown(request, found, *came)
    members = people_on(found)
    begin = {"came": [str(one.person_id) for one in came] or [str(one.pk) for one in members]}
    begin |= {"theme": theme.words} if theme else {}  # type: ignore[dict-item]
    form = form_for(
        request, SessionForm, members=members, people=nameable(request.user), initial=begin
    )

    def do() -> None:
        keep_session(meeting=found, today=today(), at=now(), by=request.user, **form.told())

    context = of_session(found, "How the session went")
    answer = carried_out(request, form, str(context["back"]), do, said="The session is kept")
    return answer or render(request, "consultation/reflective/form.html", context | {"form": form})


@page(needs=Permission.SUPERVISION_SEE, accepts=("GET", "POST"))
def own(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Write what one takes away from a session: for oneself alone."""
    found = session(request, session_id)
    mine = TakeAway.objects.filter(meeting=found, person=request.user).first()
    shown(request, *filter(None, [mine]))
    begin = {"words": mine.words} if mine else {}
    form = form_for(request, TakeAwayForm, people=nameable(request.user), initial=begin)

    def do() -> None:
        take_away(
            meeting=found,
            today=today(),
            at=now(),
            by=request.user,
            **form.told(),
        )

    context = of_session(found, "What you take away")
    context |= {"form": form}
    answer = carried_out(request, form, str(context["back"]), do, said="Kept, for you alone")
    return answer or render(request, "consultation/reflective/form.html", context)


@page(needs=Permission.SUPERVISION_SEE, accepts=("GET", "POST"))
def feedback(request: SignedInRequest, session_id: UUID) -> HttpResponse:
    """Say how useful a session was: an average is told from five answers on."""
    found = session(request, session_id)
    mine = MeetingFeedback.objects.filter(meeting=found, person=request.user).first()
    begin = {"useful": mine.useful, "comment": mine.comment} if mine else {}
    form = form_for(request, FeedbackForm, initial=begin)

    def do() -> None:
        give_feedback(meeting=found, by=request.user, **form.cleaned_data)

    context = of_session(found, "How the session was for you") | {"form": form}
    context |= {"is_protected": True, "button": "Send"}
    answer = carried_out(request, form, str(context["back"]), do, said="Thank you")
    return answer or render(request, "consultation/reflective/form.html", context)
