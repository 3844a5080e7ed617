"""What somebody does about a day themself: takes a place, gives it up, says how it was."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import now

from holdfast.access.drafts import form_for
from holdfast.access.editing import carried_out, pressed
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.today import today
from holdfast.programme.reports import present_run
from holdfast.training.actions.bookings import book, give_up
from holdfast.training.actions.feedback import give_feedback, say_confidence
from holdfast.training.actions.telling import tell_of_day
from holdfast.training.forms.own import ConfidenceForm, FeedbackForm, GiveUpForm
from holdfast.training.models import Day, DayFeedback
from holdfast.training.reports.matrix import matrix
from holdfast.training.reports.mine import part_of, to_days
from holdfast.training.rules.states import BOOKED
from holdfast.training.rules.telling import Heard
from holdfast.training.views.sending import day_of, my_part


@page(needs=Permission.TRAINING_BOOK)
def my_training(request: SignedInRequest) -> HttpResponse:
    """Show what the reader is trained in, is invited to, and has still to say."""
    run, on = present_run(request.user), today()
    part = part_of(request.user, run) if run else None
    if run is None or part is None:
        return render(request, "training/no_run.html", {"run": run})
    days = Day.objects.filter(run=run).select_related("section", "run")
    coming = to_days(request.user, days.coming(on), run, today=on)
    past = to_days(request.user, days.past(on), run, today=on)
    theirs = [one for one in [*coming, *past] if one.booking]
    all_shown(request, [one.day for one in theirs])
    (row,) = matrix([part], run, today=on)
    context = {
        "row": row,
        "coming": [one for one in coming if one.booking],
        "to_say": [one for one in [*coming, *past] if one.wants_feedback],
        "past": [one for one in past if one.booking],
    }
    return render(request, "training/mine.html", context)


@page(needs=Permission.TRAINING_BOOK, accepts=("POST",))
def day_book(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Take a place on a day, or one on its waiting list."""
    found = day_of(request, day_id)

    def do() -> str:
        part = my_part(request, found)
        made = book(day=found, participant=part, today=today(), at=now(), by=request.user)
        if made.state == BOOKED:
            return "You have a place"
        return "No place is free: you are on the waiting list, and move up by yourself"

    return pressed(request, found, do)


@page(needs=Permission.TRAINING_BOOK, accepts=("GET", "POST"))
def day_give_up(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Say that one is not coming; whoever waits longest gets the place."""
    found = day_of(request, day_id)
    form = form_for(request, GiveUpForm)

    def do() -> object:
        part = my_part(request, found)
        at, by = now(), request.user
        free = give_up(day=found, participant=part, at=at, by=by, **form.cleaned_data)
        return tell_of_day(day=found, bookings=free, heard=Heard.MOVED_UP, at=at, by=by)

    done = carried_out(request, form, found, do, said="Thank you: you are not expected")
    context = {"form": form, "day": found, "title": "I am not coming", "button": "I am not coming"}
    return done or render(request, "training/ask.html", context)


@page(needs=Permission.TRAINING_BOOK, accepts=("GET", "POST"))
def day_confidence(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Say how confident one feels before a day."""
    found = day_of(request, day_id)
    kept = mine_of(request, found)
    begin = {"confident": kept.confident_before, "words": kept.words_before} if kept else {}
    form = form_for(request, ConfidenceForm, initial=begin)

    def do() -> object:
        return say_confidence(day=found, today=today(), by=request.user, **form.cleaned_data)

    done = carried_out(request, form, found, do, said="Kept, for yourself")
    context = {"form": form, "day": found, "title": "How confident do you feel?"}
    return done or render(
        request, "training/ask.html", context | {"button": "Save", "is_protected": True}
    )


@page(needs=Permission.TRAINING_BOOK, accepts=("GET", "POST"))
def day_feedback(request: SignedInRequest, day_id: UUID) -> HttpResponse:
    """Give feedback on a day one came to."""
    found = day_of(request, day_id)
    kept = mine_of(request, found)
    names = ("useful", "clear", "practice", "confident_after", "words_after", "comment")
    begin = {name: getattr(kept, name) for name in names} if kept else {}
    form = form_for(request, FeedbackForm, initial=begin)

    def do() -> object:
        return give_feedback(day=found, said=form.said(), at=now(), by=request.user)

    done = carried_out(request, form, found, do, said="Thank you for your feedback")
    context = {"form": form, "day": found, "title": "How was the day?", "button": "Save"}
    return done or render(request, "training/ask.html", context | {"is_protected": True})


def mine_of(request: SignedInRequest, found: Day) -> DayFeedback | None:
    """Return what the reader has said of a day so far, noted as shown."""
    kept = DayFeedback.objects.filter(day=found, person=request.user).first()
    if kept is not None:
        shown(request, kept)
    return kept
