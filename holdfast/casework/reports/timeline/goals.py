"""What became of the case's goals: set and worded, flagged as unsafe, ended."""

from django.urls import reverse

from holdfast.audit.trail import name_of
from holdfast.casework import rules
from holdfast.casework.models import Goal, UnsafeFlag, Wording
from holdfast.casework.reports.timeline.moment import Moment, Source, said

VOICES = dict(rules.VOICES)
GOAL_ENDINGS, SETTLEMENTS = dict(rules.GOAL_ENDINGS), dict(rules.SETTLEMENTS)


def worded(wording: Wording) -> Moment:
    """Tell of a goal's words, its first or later ones."""
    goal, is_first = wording.goal, wording.number == 1
    agreed = ", ".join(VOICES[who].lower() for who in wording.agreed_with if who in VOICES)
    return Moment(
        row=wording.pk,
        names=(name_of(goal),),
        on=wording.written_on,
        heading=f"Goal {goal.rank} {how_worded(goal, is_first=is_first)}",
        lines=said(
            ("In words", wording.words),
            ("Whose goal", VOICES[goal.owner] if is_first else ""),
            ("Agreed by", agreed.capitalize()),
            ("Written by", str(wording.written_by)),
        ),
        change=reworded_at(goal, wording.number),
    )


def how_worded(goal: Goal, *, is_first: bool) -> str:
    """Say how a goal came by its words: "set", "set in place of goal 2", "re-worded"."""
    if not is_first:
        return "re-worded"
    return f"set in place of goal {goal.replaces.rank}" if goal.replaces else "set"


def reworded_at(goal: Goal, number: int) -> str:
    """Return where a wording is changed: only the present one of a goal that still stands."""
    latest = max(one.number for one in goal.wordings.all())
    is_now = goal.ended_on is None and number == latest
    paused = rules.is_paused(goal.settled_as)
    return reverse("goal_reword", args=[goal.pk]) if is_now and not paused else ""


def ended(goal: Goal) -> Moment:
    """Tell that a goal ended, and how."""
    assert goal.ended_on is not None  # noqa: S101  # only such rows are asked for
    return Moment(row=goal.pk, on=goal.ended_on, heading=f"Goal {goal.rank} ended: {ending(goal)}")


def ending(goal: Goal) -> str:
    """Say how a goal ended: "met", or "changed into goal 5"."""
    after = getattr(goal, "replaced_by", None)
    if after is not None:
        return f"changed into goal {after.rank}"
    return GOAL_ENDINGS.get(goal.ended_because, goal.ended_because).lower()


def flagged(flag: UnsafeFlag) -> Moment:
    """Tell that a goal was flagged as unsafe."""
    is_open = flag.settled_as == rules.OPEN
    return Moment(
        row=flag.pk,
        on=flag.flagged_on,
        heading=f"Goal {flag.goal.rank} flagged as unsafe",
        lines=said(("Why", flag.reason), ("Flagged by", str(flag.flagged_by))),
        change=reverse("flag_settle", args=[flag.pk]) if is_open else "",
    )


def settled(flag: UnsafeFlag) -> Moment:
    """Tell what a supervisor advised about a flagged goal."""
    assert flag.advised_on is not None  # noqa: S101  # only such rows are asked for
    return Moment(
        row=flag.pk,
        on=flag.advised_on,
        heading=f"Goal {flag.goal.rank}: {SETTLEMENTS[flag.settled_as].lower()}",
        lines=said(("Advised by", str(flag.advised_by or "")), ("Advice", flag.advice)),
    )


SOURCES = [
    Source(
        kind="goal",
        words="Goals",
        model=Wording,
        on="written_on",
        by="written_by",
        sought=("words",),
        loads=("goal__replaces", "written_by"),
        brings=("goal__wordings", "goal__flags"),
        tell=worded,
    ),
    Source(
        kind="goal",
        words="Goals",
        model=Goal,
        on="ended_on",
        loads=("replaced_by",),
        keeps=(),
        tell=ended,
    ),
    Source(
        kind="goal",
        words="Goals",
        model=UnsafeFlag,
        on="flagged_on",
        by="flagged_by",
        sought=("reason",),
        loads=("goal", "flagged_by"),
        keeps=("reason",),
        tell=flagged,
    ),
    Source(
        kind="goal",
        words="Goals",
        model=UnsafeFlag,
        on="advised_on",
        by="advised_by",
        sought=("advice",),
        loads=("goal", "advised_by"),
        keeps=("advice",),
        tell=settled,
    ),
]
