"""The calendar of training, who is trained in what, and how often it is to be refreshed."""

import csv
from io import StringIO

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from holdfast.access.drafts import form_for
from holdfast.access.page import SignedInRequest, page, shown
from holdfast.access.permissions import Permission
from holdfast.kit.csv_rows import harmless
from holdfast.kit.today import today
from holdfast.programme.models import Run
from holdfast.programme.reports import present_run
from holdfast.training.actions.days import set_refresher
from holdfast.training.forms.keeping import RefreshersForm
from holdfast.training.models import Day
from holdfast.training.reports.matrix import Row, intervals_of, matrix, sections_of, seen_by
from holdfast.training.reports.mine import Mine, to_days
from holdfast.training.reports.places import NONE, Counts, counts_in
from holdfast.training.rules.states import CANCELLED, HELD
from holdfast.training.rules.trained import Known, Training

MARKS = {
    Known.TRAINED: "govuk-tag--green",
    Known.REFRESH_SOON: "govuk-tag--yellow",
    Known.REFRESH: "govuk-tag--orange",
    Known.BOOKED: "govuk-tag--blue",
    Known.GAP: "govuk-tag--grey",
}


@page(needs=Permission.TRAINING_SEE)
def training(request: SignedInRequest) -> HttpResponse:
    """Show the days to come and those that are over."""
    run, on = present_run(request.user), today()
    if run is None:
        return render(request, "training/no_run.html")
    days = Day.objects.filter(run=run).select_related("section", "run")
    counts = counts_in(run)

    def lines(mine: list[Mine]) -> list[dict[str, object]]:
        shown(request, *(one.day for one in mine))
        return [
            {"mine": one, "day": one.day, "counts": in_words(one.day, counts.get(one.day.pk, NONE))}
            for one in mine
        ]

    context = {
        "run": run,
        "coming": lines(to_days(request.user, days.coming(on), run, today=on)),
        "past": lines(to_days(request.user, days.past(on), run, today=on)),
        "may_run": request.user.may(Permission.TRAINING_RUN),
        "may_count": request.user.may(Permission.TRAINING_COUNT),
        "may_have": request.user.may(Permission.TRAINING_BOOK),
    }
    return render(request, "training/calendar.html", context)


def in_words(day: Day, counts: Counts) -> str:
    """Say how many places are taken or, of a day that was held, how many came."""
    if day.state == CANCELLED:
        return f"{counts.taken} had a place" if counts.taken else "Nobody had a place"
    if day.state == HELD:
        return f"{counts.came} came" + (f", {counts.absent} absent" if counts.absent else "")
    waits = f", {counts.waiting} waiting" if counts.waiting else ""
    return f"{counts.taken} of {day.capacity} places taken{waits}"


def whole(request: SignedInRequest, run: Run) -> list[Row]:
    """Return the matrix of those whose training the reader sees, each noted as shown."""
    rows = matrix(seen_by(request.user, run), run, today=today())
    shown(request, *(row.participant for row in rows))
    return rows


@page(needs=Permission.TRAINING_COUNT)
def training_matrix(request: SignedInRequest) -> HttpResponse:
    """Show who is trained in what, from when, and where there is a gap."""
    run = present_run(request.user)
    if run is None:
        return render(request, "training/no_run.html")
    teams: dict[str, list[dict[str, object]]] = {}
    for row in whole(request, run):
        team = row.participant.team.name if row.participant.team else "No team"
        teams.setdefault(team, []).append({"row": row, "cells": cells(row)})
    context = {"run": run, "teams": teams, "sections": sections_of(run), "today": today()}
    return render(request, "training/matrix.html", context | {"may_run": request.user.may(RUNS)})


RUNS = Permission.TRAINING_RUN


def cells(row: Row) -> list[dict[str, object]]:
    """Return a row's cells as the page draws them."""
    return [
        {"section": section, "cell": cell, "mark": MARKS[cell.known], "words": cell_words(cell)}
        for section, cell in row.cells
    ]


def cell_words(cell: Training) -> str:
    """Say in words how somebody stands to a section."""
    return str(cell.known).capitalize()


@page(needs=Permission.TRAINING_COUNT)
def training_matrix_csv(request: SignedInRequest) -> HttpResponse:
    """Hand over the same table as comma-separated values."""
    run = present_run(request.user)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(
        ["person", "part", "team", "section", "known", "first_on", "last_on", "refresh_on"]
    )
    for row in whole(request, run) if run else []:
        who = row.participant
        for section, cell in row.cells:
            days = (cell.first_on, cell.last_on, cell.refresh_on)
            team = who.team.name if who.team else ""
            words = [who.person.name, who.part, team, section.code, str(cell.known)]
            writer.writerow(
                [*map(harmless, words), *(one.isoformat() if one else "" for one in days)]
            )
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="training.csv"'
    return response


@page(needs=Permission.TRAINING_RUN, accepts=("GET", "POST"))
def refreshers(request: SignedInRequest) -> HttpResponse:
    """Say after how many months each section is to be refreshed."""
    run = present_run(request.user)
    if run is None:
        return render(request, "training/no_run.html")
    intervals = intervals_of(run)
    form = form_for(request, RefreshersForm, sections=sections_of(run), intervals=intervals)
    if request.method == "POST" and form.is_valid():
        for section, months in form.changed(intervals):
            set_refresher(run=run, section=section, months=months, by=request.user)
        messages.success(request, "Saved")
        return redirect("training_matrix")
    return render(request, "training/refreshers.html", {"form": form})
