"""What became of a case's goals, as moments of its timeline."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from holdfast.casework import rules
from holdfast.casework.reports.goal_reads import FlagRead, GoalRead, WordingRead
from holdfast.casework.reports.moment import Moment, said
from holdfast.casework.reports.whole_case import WholeCase

VOICES, NOT_ASKED = dict(rules.VOICES), dict(rules.NOT_ASKED)
GOAL_ENDINGS, SETTLEMENTS = dict(rules.GOAL_ENDINGS), dict(rules.SETTLEMENTS)
OF_TEN, LEVELS, UNASKED = "Of 10", "Levels, −2 to +2", "Not asked"
Told = dict[str, list[str]]


def ratings(case: WholeCase) -> Iterator[Moment]:
    """Tell the goals rated on one day by one voice as one moment."""
    heard: dict[tuple[date, str], Told] = {}
    for goal in case.goals:
        for one in goal.ratings:
            told = heard.setdefault((one.on, one.rater), {})
            words = f"goal {goal.number}: {rules.said_score(goal.scale, one.score)}"
            told.setdefault(LEVELS if goal.has_levels else OF_TEN, []).append(words)
        for none in goal.not_asked:
            told = heard.setdefault((none.on, none.rater), {})
            because = NOT_ASKED[none.because].lower()
            told.setdefault(UNASKED, []).append(f"goal {goal.number}: {because}")
    for (on, rater), told in sorted(heard.items(), key=lambda one: one[0]):
        what = "Goals not asked" if set(told) == {UNASKED} else "Goals rated"
        lines = [(label, ", ".join(told.get(label, ()))) for label in (OF_TEN, LEVELS, UNASKED)]
        yield Moment(
            kind="rating", on=on, heading=f"{what}: {VOICES[rater].lower()}", lines=said(*lines)
        )


def goals(case: WholeCase) -> Iterator[Moment]:
    """Tell how each goal was set, worded, flagged and ended."""
    for goal in case.goals:
        for wording in goal.wordings:
            yield worded(goal, wording)
        for flag in goal.flags:
            yield from flagged(goal, flag)
        if goal.ended_on:
            yield Moment(
                kind="goal", on=goal.ended_on, heading=f"Goal {goal.number} ended: {ending(goal)}"
            )


def worded(goal: GoalRead, wording: WordingRead) -> Moment:
    """Tell of a goal's words, its first or later ones."""
    first = wording.number == 1
    how = "re-worded"
    if first:
        how = f"set in place of goal {goal.replaces}" if goal.replaces else "set"
    agreed = ", ".join(VOICES[who].lower() for who in wording.agreed_with if who in VOICES)
    return Moment(
        kind="goal",
        on=wording.written_on,
        heading=f"Goal {goal.number} {how}",
        lines=said(
            ("In words", wording.words),
            ("Whose goal", VOICES[goal.owner] if first else ""),
            ("Agreed by", agreed.capitalize()),
        ),
        change=reworded_at(goal, wording.number),
    )


def ending(goal: GoalRead) -> str:
    """Say how a goal ended: "met", or "changed into goal 5"."""
    if goal.replaced_by:
        return f"changed into goal {goal.replaced_by}"
    return GOAL_ENDINGS.get(goal.ended_because, goal.ended_because).lower()


def flagged(goal: GoalRead, flag: FlagRead) -> Iterator[Moment]:
    """Tell that a goal was flagged as unsafe, and what its supervisor advised."""
    is_open = flag.settled_as == rules.OPEN
    yield Moment(
        kind="goal",
        on=flag.on,
        heading=f"Goal {goal.number} flagged as unsafe",
        lines=said(("Why", flag.reason), ("Flagged by", flag.by)),
        change=reverse("flag_settle", args=[flag.id]) if is_open else "",
    )
    if flag.advised_on:
        yield Moment(
            kind="goal",
            on=flag.advised_on,
            heading=f"Goal {goal.number}: {SETTLEMENTS[flag.settled_as].lower()}",
            lines=said(("Advised by", flag.advised_by or ""), ("Advice", flag.advice)),
        )


def reworded_at(goal: GoalRead, number: int) -> str:
    """Return where a wording is changed: only the present one of a goal that still stands."""
    is_now = goal.ended_on is None and number == goal.wordings[-1].number and not goal.is_paused
    return reverse("goal_reword", args=[goal.id]) if is_now else ""
