"""The ending of a case: what its closing summary says of each goal, and what was signed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from holdfast.casework import rules
from holdfast.casework.models import Case, ClosingSummary, Ending
from holdfast.casework.reports.goal_reads import GoalRead, goals_of
from holdfast.casework.rules.ending import course

BLANK = "Not written yet"
VOICES, HOW, ENDED = dict(rules.VOICES), dict(rules.ENDINGS), dict(rules.GOAL_ENDINGS)


def ending_now(case: Case) -> Ending | None:
    """Return the ending that was begun last in a case and not taken back, if there is one."""
    begun = Ending.objects.filter(case=case).select_related("move").order_by("-move__number")
    latest, last_move = begun.first(), case.moves.order_by("number").last()
    if latest is None or last_move is None:
        return None
    still = last_move.number - (1 if last_move.to_state == "closed" else 0)
    return latest if latest.move.number == still else None


def signed(ending: Ending) -> ClosingSummary | None:
    """Return the closing summary as it was signed last; None where it was not signed yet."""
    summaries = ending.summaries.select_related("signed_by")
    return summaries.order_by("number").last()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalEnd:
    """How one goal went: its words, each voice's ratings from first to last, and how it ended."""

    id: UUID
    number: int
    words: str
    courses: tuple[str, ...]
    ended: str
    line: str


def goal_ends(case: Case, ending: Ending) -> list[GoalEnd]:
    """Return how each goal of a case went, those changed into another left out."""
    goals = [goal for goal in goals_of(case) if goal.replaced_by is None]
    return [
        GoalEnd(
            id=goal.id,
            number=goal.number,
            words=goal.words,
            courses=tuple(courses(goal)),
            ended=ENDED[goal.ended_because] if goal.ended_because else "Still open",
            line=ending.goal_lines.get(str(goal.id), ""),
        )
        for goal in goals
    ]


def courses(goal: GoalRead) -> Iterator[str]:
    """Say how a goal went from first to last in the view of each who rated it, never averaged."""
    for voice, who in VOICES.items():
        scores = [one.score for one in goal.ratings if one.rater == voice]
        if scores:
            yield f"{who}: {course(goal.scale, scores)}"
    if not goal.ratings:
        yield course(goal.scale, [])


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def summary_text(case: Case, ending: Ending, ends: list[GoalEnd]) -> str:
    """Return a closing summary as plain text, as it is signed and pasted into the case system."""
    how = "as planned" if ending.is_planned else "not as planned"
    parts = [
        f"Closing summary: {case.child}, {case.reference}",
        f"Work under the programme from {said(case.opened_on)} to {said(ending.last_day)}. "
        f"It ended {how}: {HOW[ending.because].lower()}.",
        *("\n".join(goal_paragraph(one)) for one in ends),
        f"What we learned\n{ending.learned or BLANK}",
        f"In the family’s words\n{ending.familys_words or BLANK}",
        f"What happens next, and who carries on\n{ending.next or BLANK}",
    ]
    if ending.follow_up_on:
        parts.append(f"We ask how the family is on or about {said(ending.follow_up_on)}.")
    return "\n\n".join(parts)


def goal_paragraph(one: GoalEnd) -> list[str]:
    """Return the lines of one goal in a closing summary."""
    return [f"Goal {one.number}: {one.words}", *one.courses, f"{one.ended}. {one.line}".strip()]
