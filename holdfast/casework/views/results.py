"""What a measure says, to whoever works with the family or oversees the work."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from holdfast.access.models import User
from holdfast.access.page import SignedInRequest, all_shown, page, shown
from holdfast.access.permissions import Permission
from holdfast.casework import rules
from holdfast.casework.forms.measuring import OF_THE_RETURN, OWN_REASONS
from holdfast.casework.models import Case, Goal, Showing
from holdfast.casework.reports.goal_reads import goals_of
from holdfast.casework.views.measuring import case_of, who
from holdfast.kit.today import today
from holdfast.measures.instruments.sdq_prediction import LABEL
from holdfast.measures.models import Administration, ChosenMeasure, RiskAnswer
from holdfast.measures.reports import ENGLISH, wording_for
from holdfast.measures.rules import added, comparing, for_family, reading, sdq_reading

REASONS = dict(OF_THE_RETURN) | dict(OWN_REASONS)


@page(needs=Permission.CASE_SEE)
def one(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Show one measure: scores, bands by which table, and whether anything moved by whose rule."""
    reachable = Administration.objects.visible_to(request.user)
    found = get_object_or_404(
        reachable.select_related("child", "entered_by", "corrected_by", "struck_by"),
        pk=administration_id,
    )
    same = reachable.not_struck_out().filter(child=found.child_id, instrument=found.instrument)
    every = all_shown(request, same.order_by("completed_on", "entered_at", "pk"))
    shown(request, found, found.child)
    case = case_of(request, found)
    raised = all_shown(
        request, RiskAnswer.objects.filter(administration=found).order_by("question")
    )
    context = result_of(found, every, chosen_for(case, found), sex=found.child.sex) | {
        "case": case,
        "risks": raised,
        "may_write": bool(case) and may_write(request, found),
        "showings": all_shown(
            request,
            Showing.objects.in_force()
            .filter(administration=found)
            .select_related("supervisor")
            .order_by("until", "pk"),
        ),
        "others": [(who(one.informant), one, main(one)) for one in every if one.pk != found.pk],
    }
    return render(request, "casework/measure.html", context)


def may_write(request: SignedInRequest, found: Administration) -> bool:
    """Tell whether the reader works with the open case of this child."""
    mine = Case.objects.worked_by(request.user).open().filter(child=found.child_id)
    return request.user.may(Permission.CASE_WORK) and mine.exists()


def chosen_for(case: Case | None, found: Administration) -> ChosenMeasure | None:
    """Return how the authority chose this measure of this informant; None where it did not."""
    if case is None:
        return None
    chosen = ChosenMeasure.objects.filter(
        authority=case.authority_id, instrument=found.instrument, ended_on=None
    )
    return chosen.filter(informant=found.informant).first()


def result_of(
    found: Administration,
    every: list[Administration],
    chosen: ChosenMeasure | None = None,
    *,
    sex: str = "",
) -> dict[str, Any]:
    """Return what one measure says, given every one of its kind that counts, oldest first."""
    filled = found.as_filled()
    settings = chosen.settings if chosen else {}
    lines = reading.lines(filled, zero_fill=settings.get("impact") == "zero-fill")
    names = reading.tables(lines)
    return {
        "measure": found,
        "instrument": filled.instrument,
        "who": who(found.informant),
        "why_missing": REASONS.get(found.missing_because, found.missing_because),
        "headline": headline(lines, found, every),
        "lines": [(line, [(name, line.by(name)) for name in names]) for line in lines],
        "tables": names,
        "sources": reading.sources(filled, names),
        "notes": list(filter(None, [reading.unfinished(filled), reading.not_asked(filled)])),
        "is_high": reading.is_high(filled),
        "has_answers": filled.answers is not None,
        "norms": sdq_reading.norms(filled, sex=sex),
        **since(found, every),
        **people_beside(every, predicts=bool(settings.get("prediction"))),
    }


def headline(
    lines: list[reading.ScoreLine], found: Administration, every: list[Administration]
) -> list[str]:
    """Return the main score in a sentence, and how it moved in another."""
    moved = since(found, every)
    said = [
        f"Since {one.completed_on.day} {one.completed_on:%B %Y}: {move.says}. {move.tone}."
        for one in [moved["earlier"]]
        for move in moved["moves"]
        if move.key == found.as_filled().instrument.main_scale
    ]
    return [words for words in (reading.headline(lines), *said) if words]


def since(found: Administration, every: list[Administration]) -> dict[str, Any]:
    """Return how one measure moved since the same person answered before."""
    filled, earlier = found.as_filled(), before(found, every)
    then = earlier.as_filled() if earlier else None
    why_not = comparing.why_not_compare(then, filled)
    return {
        "earlier": earlier,
        "why_no_change": why_not,
        "moves": comparing.moves(then, filled) if then and not why_not else [],
        "added": added.said(first_of(found, every), filled) if filled.scores else None,
        "added_caution": added.CAUTION,
    }


def people_beside(every: list[Administration], *, predicts: bool) -> dict[str, Any]:
    """Return each person's last answers side by side, and the prediction where it is turned on."""
    last = {one.informant: one for one in every if one.scores}
    each = {kind: one.as_filled() for kind, one in last.items()}
    beside = comparing.side_by_side(each)
    return {
        "beside": with_people(beside, [who(kind) for kind in last]),
        "beside_people": [(who(kind), one) for kind, one in last.items()],
        "beside_words": comparing.SIDE_BY_SIDE,
        "beside_differs": comparing.differing(beside),
        "predicted": sdq_reading.prediction(each) if predicts else [],
        "prediction_label": LABEL,
    }


def with_people(found: list[comparing.BesideLine], people: list[str]) -> list[dict[str, Any]]:
    """Return the lines with each cell beside whose it is."""
    return [
        {"scale": line.scale, "cells": list(zip(people, line.cells, strict=True))} for line in found
    ]


def before(found: Administration, every: list[Administration]) -> Administration | None:
    """Return the last one by the same person before this; what a return told is not one."""
    mine = [
        one
        for one in every
        if one.informant == found.informant and one.scores and one.stage != "return"
    ]
    order = (found.completed_on, found.entered_at)
    return next((one for one in reversed(mine) if (one.completed_on, one.entered_at) < order), None)


def first_of(found: Administration, every: list[Administration]) -> reading.Filled | None:
    """Return the first one by the same person, where it is not this one."""
    mine = [one for one in every if one.informant == found.informant and one.stage != "return"]
    first = mine[0] if mine else None
    return first.as_filled() if first and first.pk != found.pk else None


def main(found: Administration) -> str:
    """Say the score to show first, in a line of a list."""
    filled = found.as_filled()
    if filled.missing_because:
        return "no score"
    scale = filled.instrument.scales[filled.instrument.main_scale].words.lower()
    if filled.main is None:
        return f"no {scale}: too few answered"
    return f"{scale} {reading.number(filled.main)}"


@page(needs=Permission.CASE_SEE)
def answers(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Show each answer by its number: 0, left blank and not asked are three things."""
    reachable = Administration.objects.visible_to(request.user)
    found = get_object_or_404(reachable.select_related("child"), pk=administration_id)
    shown(request, found, found.child)
    context = {"case": case_of(request, found), "measure": found, "who": who(found.informant)}
    return render(request, "casework/measure_answers.html", context | items_of(found, request.user))


def items_of(found: Administration, reader: User) -> dict[str, Any]:
    """Return the answers by number, with the questions' words where the reader's may show them."""
    filled = found.as_filled()
    instrument, authority = filled.instrument, reader.authority
    words = wording_for(instrument, found.form, ENGLISH, authority, today=today())
    lines = reading.item_lines(filled, words)
    return {"items": lines, "has_words": any(line.words for line in lines)}


@page(needs=Permission.CASE_SEE)
def for_the_family(request: SignedInRequest, administration_id: UUID) -> HttpResponse:
    """Show one person's answers in plain words, to print and give to them."""
    reachable = Administration.objects.visible_to(request.user).not_struck_out()
    found = get_object_or_404(reachable.select_related("child"), pk=administration_id)
    mine = reachable.filter(
        child=found.child_id, instrument=found.instrument, informant=found.informant
    )
    every = all_shown(request, mine.order_by("completed_on", "entered_at", "pk"))
    shown(request, found.child)
    case = case_of(request, found)
    earlier = before(found, every)
    goals = goals_told(request, case, found.informant) if case else []
    is_shared = request.GET.get("goals") == "1"
    context = {
        "case": case,
        "measure": found,
        "sheet": for_family.sheet(found.as_filled(), earlier.as_filled() if earlier else None),
        "given_name": str(found.child).split(" ")[0],
        "goals": for_family.of_goals(goals) if is_shared else [],
        "goals_offered": bool(goals),
        "is_shared": is_shared,
    }
    return render(request, "casework/for_the_family.html", context)


def goals_told(request: SignedInRequest, case: Case, informant: str) -> list[for_family.GoalTold]:
    """Return the goals that still stand, none thought unsafe, as whoever answered rated them."""
    rater = {"self": "child", "parent": "parent"}.get(informant)
    told = []
    for goal in goals_of(case):
        ratings = [one for one in goal.ratings if one.rater == rater]
        same = [one.score for one in ratings if one.wording == goal.wordings[-1].number]
        if same and goal.ended_on is None and not goal.is_paused:
            request.shown.add(f"{Goal._meta.label_lower}:{goal.id}")
            voice = "you" if rater == "parent" else "the young person"
            levels = dict(zip(rules.LEVELS, goal.wordings[-1].levels, strict=False))
            told.append(
                for_family.GoalTold(
                    words=goal.words,
                    voice=voice,
                    first=same[0],
                    last=same[-1],
                    times=len(same),
                    levels=levels,
                )
            )
    return told
