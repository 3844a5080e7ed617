"""The words that are pasted into the council's case system, made from what is recorded."""

from datetime import date

from holdfast.casework import rules
from holdfast.casework.models import Case, Visit
from holdfast.casework.reports.goal_reads import GoalRead
from holdfast.casework.reports.plan_of_work import GoalLine, ModuleLine, Sheet
from holdfast.casework.rules import paragraph, rechecks

VOICES, PLANS, TOOK_PART = dict(rules.VOICES), dict(rules.PLANS), dict(rules.TOOK_PART)
FOUND = dict(rechecks.FOUND)


def plan_in_words(case: Case, sheet: Sheet, *, today: date) -> str:
    """Return the plan of a case as the paragraph to paste."""
    outcome_of = {line.goal.id: one.outcome.words for one in sheet.outcomes for line in one.goals}
    lines = [line for one in sheet.outcomes for line in one.goals] + sheet.loose_goals
    goals = sorted(lines, key=lambda line: line.goal.number)
    return paragraph.of_plan(
        paragraph.PlanTold(
            reference=case.reference,
            as_at=today,
            statutory_plan=statutory(case),
            outcomes=[one.outcome.words for one in sheet.outcomes],
            goals=[told_goal(line, outcome_of.get(line.goal.id, "")) for line in goals],
            modules=[told_module(line) for line in sheet.modules],
            referred_to=[one.service for one in sheet.referrals],
            rechecked=last_recheck(sheet),
        )
    )


def statutory(case: Case) -> str:
    """Return the name of the child's statutory plan with its reference; '' where none is linked."""
    return " ".join(filter(None, [PLANS.get(case.plan_kind, ""), case.plan_reference]))


def told_goal(line: GoalLine, outcome: str) -> paragraph.GoalTold:
    """Return a goal as the paragraph tells it."""
    goal = line.goal
    return paragraph.GoalTold(
        number=goal.number,
        owner=VOICES[goal.owner],
        words=goal.words,
        outcome=outcome,
        rating=last_rating(goal),
    )


def last_rating(goal: GoalRead) -> str:
    """Say a goal's latest rating, in whose view, on which day."""
    if not goal.ratings:
        return ""
    last = goal.ratings[-1]
    score = rules.said_score(goal.scale, last.score)
    whole = score if goal.has_levels else f"{score} of 10"
    return f"{whole} ({VOICES[last.rater].lower()}, {paragraph.said(last.on)})"


def told_module(line: ModuleLine) -> paragraph.ModuleTold:
    """Return a planned module as the paragraph tells it."""
    return paragraph.ModuleTold(
        name=str(line.planned.module),
        kind=line.kind.lower(),
        visits=line.visits,
        first_on=line.first_on,
        goals=[goal.number for goal in line.goals],
    )


def last_recheck(sheet: Sheet) -> str:
    """Say when the plan was last held against the statutory plan, and what was found."""
    if not sheet.rechecks:
        return ""
    last = sheet.rechecks[0]
    found = FOUND[last.found].lower().replace("i have", "the worker has")
    note = f" ({last.note})" if last.note else ""
    return f"Held against the statutory plan on {paragraph.said(last.done_on)}: {found}{note}."


def visit_in_words(visit: Visit) -> str:
    """Return a visit as the paragraph to paste; its module and recorder must be loaded."""
    steps = visit.steps_done.select_related("step").order_by("step__order")
    return paragraph.of_visit(
        paragraph.VisitTold(
            reference=visit.case.reference,
            on=visit.visited_on,
            made=visit.outcome == "made",
            missed_because=visit.get_missed_because_display(),
            module=str(visit.module) if visit.module else "",
            steps=[(one.step.name, one.get_how_display()) for one in steps],
            took_part=[TOOK_PART.get(who, who) for who in visit.took_part],
            childs_voice=visit.childs_voice,
            note=visit.note,
            recorded_by=visit.recorded_by.name,
        )
    )
