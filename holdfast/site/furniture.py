"""What every page has round it: navigation, the demonstration's banner, how long a session is."""

import uuid
from collections.abc import Callable
from functools import cache, partial
from importlib.metadata import version
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.models import User
from holdfast.access.permissions import Permission
from holdfast.family_pages.reports import Waiting, waiting_for
from holdfast.kit.lines import Line
from holdfast.kit.today import today
from holdfast.learning.reports import waiting as learning
from holdfast.offline.models import WaitingForm
from holdfast.offline.reports import out_of_my_reach
from holdfast.programme.reports import present_run
from holdfast.risk.reports import waiting as risk
from holdfast.steering.reports import waiting as steering
from holdfast.steering.reports.board import Board, board_of
from holdfast.voice.reports import waiting as voice

T = TypeVar("T")
RELEASE = version("holdfast")
LINKS = [  # what it is called, where it is, what it needs
    ("My work", "my_work", Permission.WORK_SEE),
    ("Cases", "cases", Permission.CASE_SEE),
    ("Choosing", "nominations", Permission.CHOICE_SEE),
    ("My team", "my_team", Permission.TEAM_SEE),
    ("The pilot", "pilot", Permission.PILOT_SEE),
    ("Shown to me", "shown_to_me", Permission.MEASURE_SEE_SHOWN),
    ("Measures", "chosen_measures", Permission.MEASURE_CHOOSE),
    ("Consultation", "consultations", Permission.CONSULTATION_SEE),
    ("Clinicians’ load", "consultation_load", Permission.CONSULTATION_COUNT),
    ("Training", "training", Permission.TRAINING_SEE),
    ("Supervision", "groups", Permission.SUPERVISION_SEE),
    ("Manual", "manual", Permission.MANUAL_SEE),
    ("Helps and hinders", "theme_board", Permission.LEARNING_SEE),
    ("Returns", "returns", Permission.RETURN_IMPORT),
]
OFFICE = [  # the same, for the short list on the pilot's page
    ("Before the board", "board", Permission.STEERING_SEE),
    ("Reports", "reports", Permission.REPORT_SEE),
    ("The plan", "plan", Permission.STEERING_SEE),
    ("Notices and newsletters", "notices", Permission.NOTICE_SEE),
    ("Helps and hinders", "theme_board", Permission.LEARNING_SEE),
    ("Who has time", "capacity", Permission.CAPACITY_SEE),
    ("The place", "place", Permission.AREA_SEE),
    ("Risks to the programme", "risks", Permission.RISK_SEE),
    ("Open safety concerns", "red_list", Permission.RISK_RED_LIST),
    ("What staff say", "pulse", Permission.VOICE_SEE),
    ("Who might be glad of a call", "quiet_list", Permission.VOICE_HELP),
    ("An extract for an evaluator", "evaluation_extract", Permission.EVALUATION_EXTRACT),
]
FIRST_LINES = [
    steering.lines_for,
    voice.lines_for,
    risk.lines_for,
    learning.lines_for,
]  # what asks something of somebody on their first page


def furniture(request: HttpRequest) -> dict[str, Any]:
    """Return what `base.html` needs for whoever is reading."""
    return {
        "navigation": navigation(request),
        "is_demo": settings.DEMO,
        "release": RELEASE,
        "session_seconds": settings.SESSION_COOKIE_AGE,
        "form_key": key_sent(request) or uuid.uuid4(),
        "draft": getattr(request, "draft", None),
        "first_lines": once(first_lines, request),
        "changed_figures": once(changed_figures, request),
        "office_links": once(office_links, request),
        "links_waiting": once(links_waiting, request),
        "forms_waiting": once(forms_waiting, request),
    }


def once(asked: Callable[[HttpRequest], T], request: HttpRequest) -> Callable[[], T]:
    """Return what asks only for a page that shows it, and then once, however often it is shown."""
    return cache(partial(asked, request))


def first_lines(request: HttpRequest) -> list[Line]:
    """Return what the programme's office tells the reader on their first page, or asks there."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User):
        return []
    return [line for lines_for in FIRST_LINES for line in lines_for(reader, today=today())]


def changed_figures(request: HttpRequest) -> Board | None:
    """Return what moved in the pilot since its last paper, for whoever leads or steers it."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User) or not reader.may(Permission.STEERING_SEE):
        return None
    run = present_run(reader)
    return board_of(reader, run, today=today()) if run else None


def office_links(request: HttpRequest) -> list[Line]:
    """Return the pages of the programme's office that the reader may open, for one short list."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User):
        return []
    return [Line(words, reverse(name)) for words, name, needs in OFFICE if reader.may(needs)]


def forms_waiting(request: HttpRequest) -> int:
    """Return how many forms filled in without signal wait for the reader to decide."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User) or not reader.may(Permission.CASE_DECIDE_FORM):
        return 0
    return WaitingForm.objects.visible_to(reader).waiting().count() + (
        out_of_my_reach() if reader.may(Permission.TEAM_SEE) else 0
    )


def links_waiting(request: HttpRequest) -> list[Waiting]:
    """Return what private links ask of the reader, each record noted as shown."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User) or not reader.may(Permission.FAMILY_ANSWER):
        return []
    found = waiting_for(reader, now=now())
    for one in found:
        request.shown.add(f"casework.case:{one.case_id}")  # type: ignore[attr-defined]
        if one.feedback_id:
            request.shown.add(f"family_pages.feedback:{one.feedback_id}")  # type: ignore[attr-defined]
        if one.arrival_id:
            request.shown.add(f"family_pages.arrival:{one.arrival_id}")  # type: ignore[attr-defined]
    return found


def key_sent(request: HttpRequest) -> str:
    """Return the key of the form that was sent; '' where what was sent cannot be read at all."""
    try:
        return request.POST.get("form_key", "")
    except (BadRequest, SuspiciousOperation, LookupError):
        return ""


def navigation(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the links the reader's role allows, the present one marked."""
    reader = getattr(request, "user", None)
    if not isinstance(reader, User):
        return []
    here = request.path
    return [
        {
            "text": text,
            "href": href,
            "active": here == href or (href != "/" and here.startswith(href)),
        }
        for text, name, needs in LINKS
        if reader.may(needs) and not stands_under_another(name, reader)
        for href in [reverse(name)]
    ]


def stands_under_another(name: str, reader: User) -> bool:
    """Tell whether a page is led to from one the reader has already, to keep the menu short."""
    return name == "consultation_load" and reader.may(Permission.CONSULTATION_SEE)
