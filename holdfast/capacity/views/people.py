"""Who has time for the programme: a list, one person with what one more case would ask."""

from datetime import date
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, pressed
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.capacity import rules
from holdfast.capacity.actions import end_release, release_time, say_what_they_hold
from holdfast.capacity.forms import HeldForm, ReleaseForm
from holdfast.capacity.models import Release
from holdfast.capacity.reports.one_to_one import sheet_of
from holdfast.capacity.reports.people import WINDOW, Capacity, capacities, figures, whose
from holdfast.capacity.reports.planner import WEEKS, gone, hits
from holdfast.capacity.reports.turnover import turnover_of
from holdfast.kit.today import today
from holdfast.programme.models import Participant
from holdfast.programme.reports import numbers_in_force
from holdfast.training.reports.matrix import matrix


def found_in(request: SignedInRequest, participant_id: UUID, day: date) -> Capacity:
    """Return one practitioner's capacity, noted as shown; 404 for one the reader may not see."""
    found = get_object_or_404(whose(request.user), pk=participant_id)
    (one,) = capacities([found], today=day)
    shown(request, found.person, *filter(None, [one.held, one.release]))
    return one


def staff_of(request: SignedInRequest, participant_id: UUID) -> Participant:
    """Return a practitioner of the reader's teams; 404 for any other, themselves among them."""
    found = whose(request.user).exclude(person=request.user)
    one = get_object_or_404(found, pk=participant_id)
    shown(request, one.person)
    return one


@page(needs=Permission.CAPACITY_SEE)
def everybody(request: SignedInRequest) -> HttpResponse:
    """Show who has time: caseload against what is agreed, hours promised and used."""
    day, reader = today(), request.user
    found = capacities(whose(reader), today=day)
    shown(request, *(each for one in found for each in (one.held, one.release) if each))
    own = Participant.objects.current().filter(person=reader).select_related("run", "person")
    trained = [row for part in own for row in matrix([part], part.run, today=day)]
    context = {
        "people": found,
        "numbers": numbers_in_force(),
        "weeks": WINDOW // 7,
        "trained": trained[0] if trained else None,
        "keeps": reader.may(Permission.CAPACITY_KEEP),
    }
    return render(request, "capacity/people.html", context)


@page(needs=Permission.CAPACITY_OWN)
def person(request: SignedInRequest, participant_id: UUID) -> HttpResponse:
    """Show one practitioner: hours by kind, what they hold, what one more case would ask."""
    day = today()
    one = found_in(request, participant_id, day)
    its = figures(today=day)
    answer = rules.one_more(one.open_cases, its, free=one.promised, numbers=one.numbers)
    is_own = one.participant.person_id == request.user.pk
    context = {
        "one": one,
        "figures": its,
        "answer": answer,
        "now_said": rules.as_hours(answer.now),
        "then_said": rules.as_hours(answer.then),
        "short_said": rules.as_hours(answer.short),
        "weeks": WINDOW // 7,
        "is_own": is_own,
        "keeps": request.user.may(Permission.CAPACITY_KEEP) and not is_own,
    }
    return render(request, "capacity/person.html", context)


@page(needs=Permission.CAPACITY_OWN)
def one_to_one(request: SignedInRequest, participant_id: UUID) -> HttpResponse:
    """Show, on one page to print, what to ask somebody at the next one-to-one."""
    day = today()
    one = found_in(request, participant_id, day)
    sheet = sheet_of(one, reader=request.user, today=day)
    shown(request, *sheet.cases, *(case.child for case in sheet.cases))
    shown(request, *(read.concern for read in sheet.concerns), *sheet.absences, *sheet.leavings)
    context = {"one": one, "sheet": sheet, "today": day}
    return render(request, "capacity/one_to_one.html", context)


@page(needs=Permission.CAPACITY_KEEP, accepts=("GET", "POST"))
def held(request: SignedInRequest, participant_id: UUID) -> HttpResponse:
    """Say how many children somebody holds."""
    part, day = staff_of(request, participant_id), today()
    form = form_for(request, HeldForm, initial={"on": day, "full_time": "1"})

    def do() -> None:
        say_what_they_hold(
            person=part.person, told=form.told, on=form.cleaned_data["on"], today=day, at=now(),
            by=request.user,
        )  # fmt: skip

    answer = carried_out(request, form, back_to(part), do, said="Saved")
    title = f"How many children {part.person} holds"
    return answer or asked(request, form, part, title, "Save")


@page(needs=Permission.CAPACITY_KEEP, accepts=("GET", "POST"))
def release(request: SignedInRequest, participant_id: UUID) -> HttpResponse:
    """Release somebody's time for the programme."""
    part, day = staff_of(request, participant_id), today()
    form = form_for(request, ReleaseForm, initial={"begins_on": day})

    def do() -> None:
        release_time(
            person=part.person, minutes=form.minutes, gives_way=form.cleaned_data["gives_way"],
            begins_on=form.cleaned_data["begins_on"], at=now(), by=request.user,
        )  # fmt: skip

    answer = carried_out(request, form, back_to(part), do, said="The time is released")
    return answer or asked(request, form, part, f"Release time for {part.person}", "Release it")


@page(needs=Permission.CAPACITY_KEEP, accepts=("POST",))
def release_end(request: SignedInRequest, participant_id: UUID) -> HttpResponse:
    """End the release of somebody's time today; where none holds, the same is true already."""
    part = staff_of(request, participant_id)
    found = Release.objects.filter(person=part.person, ends_on=None).first()

    def do() -> None:
        if found is not None:
            shown(request, found)
            end_release(release=found, on=today(), by=request.user)

    return pressed(request, back_to(part), do, said="No time is released any more")


@page(needs=Permission.CAPACITY_SEE)
def planner(request: SignedInRequest) -> HttpResponse:
    """Show the weeks ahead: what each absence and leaving hits, and what nobody covers yet."""
    reader, day = request.user, today()
    people = gone(reader, today=day)
    found, cases = hits(people, reader=reader)
    shown(request, *cases, *(case.child for case in cases))
    ahead = rules.weeks(found, today=day, many=WEEKS + 1)
    context = {"weeks": ahead, "open": rules.open_hits(ahead), "people": people, "many": WEEKS}
    return render(request, "capacity/planner.html", context)


@page(needs=Permission.CAPACITY_SEE)
def turnover(request: SignedInRequest) -> HttpResponse:
    """Show who left over a year, and whether their places in groups were taken again."""
    found = turnover_of(request.user, today=today())
    shown(request, *found.left, *found.will)
    return render(request, "capacity/turnover.html", {"found": found})


def back_to(part: Participant) -> str:
    """Return the address of somebody's page."""
    return reverse("capacity_person", args=[part.pk])


def asked(
    request: SignedInRequest, form: Form, part: Participant, title: str, button: str
) -> HttpResponse:
    """Show a form about somebody."""
    context = {"form": form, "part": part, "title": title, "button": button}
    context |= {"back": back_to(part)}
    return render(request, "capacity/form.html", context)
