"""Taking cases along: which, until when, and the one answer that holds all that is taken."""

from base64 import b64encode
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.timezone import localtime, now

from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework.forms.visiting import VisitForm
from holdfast.casework.models import Case, Goal
from holdfast.kit.today import today
from holdfast.manual.models import Step
from holdfast.offline.actions import key_of, take_cases
from holdfast.offline.reports import due_in, first_name, forms_of, goals_now, steps_of
from holdfast.offline.views.inner import form_page


@page(needs=Permission.CASE_WORK)
def take(request: SignedInRequest) -> HttpResponse:
    """Ask which cases to take along, those with something due ticked already."""
    mine = Case.objects.worked_by(request.user).open().with_child()
    cases = all_shown(request, mine.order_by("child__name", "reference"))
    shown(request, *(case.child for case in cases))
    due = due_in(cases, today=today())
    rows = [{"case": case, "due": due[case.pk]} for case in cases]
    return render(request, "offline/take.html", {"rows": rows, "hours": settings.OFFLINE_HOURS})


@page(needs=Permission.CASE_WORK, accepts=("POST",), keyed=False)
def pack(request: SignedInRequest) -> HttpResponse:
    """Give, once a visitor's device asks, all that is taken along, and the key that seals it."""
    taking = uuid_in(request.POST.get("taking", ""))
    asked = [key for key in map(uuid_in, request.POST.getlist("case")) if key]
    mine = Case.objects.worked_by(request.user).open().with_child().filter(pk__in=asked)
    cases = list(mine.order_by("child__name", "reference"))
    if taking is None or not cases:
        return JsonResponse({"error": "Choose at least one case that you work with"}, status=400)
    until = now() + timedelta(hours=settings.OFFLINE_HOURS)
    take_cases(cases=cases, until=until, by=request.user)
    due = due_in(cases, today=today())
    return JsonResponse(
        known(request, taking)
        | {
            "taken_at": now().isoformat(),
            "until": until.isoformat(),
            "until_words": in_words(until),
            "cases": [packed(request, case, due[case.pk]) for case in cases],
            "steps": steps_of(cases),
            "step": blank_step(cases[0]),
        }
    )


@page(needs=Permission.CASE_WORK)
def standing(request: SignedInRequest) -> HttpResponse:
    """Tell a device whose session this is, its key, and which cases are still its reader's."""
    taking = uuid_in(request.GET.get("taking", "")) or uuid4()
    mine = Case.objects.worked_by(request.user).open()
    shown(request, *mine)
    cases = [str(case.pk) for case in mine]
    return JsonResponse(known(request, taking) | {"cases": cases})


def known(request: SignedInRequest, taking: UUID) -> dict[str, Any]:
    """Return who is signed in, the token that forms need, and the key of one taking."""
    key = key_of(taking=taking, person=request.user)
    return {
        "reader": str(request.user.pk),
        "token": get_token(request),
        "key": b64encode(key).decode(),
    }


def packed(request: SignedInRequest, case: Case, due: list[str]) -> dict[str, Any]:
    """Return what is taken along of one case: a first name, the goals, and its forms."""
    goals = goals_now(case)
    shown(request, case, case.child, *Goal.objects.filter(case=case))
    forms = [
        {"kind": name, "title": title, "address": address, "page": form_page(request, address)}
        for name, title, address in forms_of(case)
    ]
    return {
        "id": str(case.pk),
        "child": first_name(str(case.child)),
        "reference": case.reference,
        "due": due,
        "goals": [one.words for one in goals.values() if one.is_open],
        "seen": {key: one.number for key, one in goals.items()},
        "forms": forms,
    }


def blank_step(case: Case) -> str:
    """Return the questions about a step that is not there, for the device to fill in."""
    form = VisitForm(case=case)
    step = Step(pk=UUID(int=0), name="{step}")
    form.add_step(step)
    form.steps = [step]
    return render_to_string("offline/step.html", {"form": form})


def in_words(moment: Any) -> str:
    """Say a moment as a clock does: 22:40 on 3 March."""
    here = localtime(moment)
    return f"{here:%H:%M} on {here.day} {here:%B}"


def uuid_in(text: str) -> UUID | None:
    """Read a key; None when it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
