"""One sentence for each thing in a case's picture, in the order it is drawn."""

from collections.abc import Iterator
from datetime import date

from holdfast.casework.charts import goal_reading, measured, panels, reading
from holdfast.casework.charts.reading import Reading, Tone, Total
from holdfast.casework.reports import GoalRead, SdqRead, WholeCase
from holdfast.casework.rules import GOAL_ENDINGS
from holdfast.programme.rules import Numbers

WHOSE = {
    "child": "The child’s",
    "parent": "The parent’s",
    "family": "The family’s",
    "practitioner": "The practitioner’s",
}
ANSWERED = {
    "parent": "The parent’s SDQ total",
    "self": "The child’s own SDQ total",
    "teacher": "The teacher’s SDQ total",
    "informant": "The SDQ total from somebody else",
}


def progress(case: WholeCase) -> list[Reading]:
    """Return what the goals, the SDQ totals and the other measures say."""
    read = [one for goal in case.goals for one in of_one_goal(goal, case.numbers)]
    read += goal_reading.of_t_scores(case)
    for informant, sdqs in panels.scored(case).items():
        read += of_one_informant(ANSWERED.get(informant, ANSWERED["informant"]), sdqs)
    return [*read, *measured.sentences(case)]


def of_one_informant(about: str, sdqs: list[SdqRead]) -> Iterator[Reading]:
    """Read what was keyed of one informant, and apart from it what the latest return told."""
    if totals := [total_of(one) for one in sdqs if not one.is_from_return]:
        yield reading.of_sdq(about, totals)
    if told := [one for one in sdqs if one.is_from_return]:
        yield reading.of_return(about, total_of(told[-1]), as_of=told[-1].on)


def total_of(one: SdqRead) -> Total:
    return Total(total=one.total or 0, form=one.form)


def name_of(goal: GoalRead) -> str:
    """Name a goal with how it stands: "goal 2 (met)", "goal 3 as it is now worded"."""
    name = f"goal {goal.number}"
    if goal.ended_on:
        return f"{name} ({dict(GOAL_ENDINGS)[goal.ended_because].lower()})"
    if goal.is_paused:
        return f"{name} (flagged as unsafe)"
    return f"{name} as it is now worded" if goal.wordings[-1].number > 1 else name


def of_one_goal(goal: GoalRead, numbers: Numbers) -> Iterator[Reading]:
    """Read each voice's ratings of a goal under its present words, then how they differ."""
    name, heard = name_of(goal), goal_reading.by_voice(goal)
    read = goal_reading.of_levels if goal.has_levels else reading.of_goal
    for rater, ratings in heard.items():
        scores = [rating.score for rating in ratings]
        yield read(f"{WHOSE[rater]} rating of {name}", scores, numbers=numbers)
    if not heard:
        says = f"Nobody has rated {name} yet."
        yield Reading(about=name, says=says, rule=reading.TWO_NEEDED, tone=Tone.EARLY)
    yield from goal_reading.of_difference(goal, name)


def practice(case: WholeCase, *, today: date) -> list[Reading]:
    """Return what the visits, the modules and supervision say."""
    until = case.closed_on or today
    missed = sum(visit.outcome == "missed" for visit in case.visits)
    read = []
    if case.visits:
        within = {"opened_on": case.opened_on, "until": until}
        read.append(reading.of_visits(case.made_on, missed, **within, numbers=case.numbers))
    if marks := [(one.module, panels.delivered(one)) for one in case.visits if one.module]:
        read.append(reading.of_modules(marks))
    if held_on := [one.on for one in case.discussions]:
        read.append(reading.of_supervision(held_on))
    drawn = panels.window(case, today=today)
    if older := panels.left_out(case, drawn):
        read.append(reading.of_older(older, panels.BEFORE.days))
    return read
