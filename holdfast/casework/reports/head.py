"""What stands at the head of a case page: who and what, how it stands, and what may be done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from holdfast.access.permissions import Permission
from holdfast.casework import rules
from holdfast.casework.duties import FIRST_QUESTION
from holdfast.casework.models import Case
from holdfast.casework.reports.whole_case import WholeCase
from holdfast.casework.rules import Standing, states
from holdfast.casework.rules.days import ahead

ENDINGS, PLANS, PAUSES = dict(rules.ENDINGS), dict(rules.PLANS), dict(states.PAUSES)
READ_ON = timedelta(days=28)  # after closing


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing at the head of the page; `href` is where it leads, `mark` what is wrong with it."""

    name: str
    words: str
    href: str = ""
    mark: str = ""


def at_head(case: Case, whole: WholeCase, *, today: date) -> list[Fact]:
    """Return the facts at the head of the page, in reading order."""
    on = case.closed_on or today
    born = case.child.born_on
    facts = [
        next_visit(whole, today=today),
        Fact(name="Age", words=f"{case.child.age_on(on)}, born {said(born)}"),
        Fact(name="Family", words=str(case.family), href=reverse("family", args=[case.family_id])),
        Fact(name="Lead practitioner", words=whole.lead or "Nobody at present"),
        Fact(name="Co-workers", words=", ".join(co_workers(whole))),
        Fact(name="Team", words=str(case.team)),
        Fact(name="How it stands", words=how_it_stands(whole)),
        Fact(name="Status", words="; ".join(f"{s.capitalize()} since {said(d)}" for s, d in
                                            whole.statuses)),
        Fact(name="Plan", words=plan(case), href=reverse("case_plan", args=[case.pk])),
        Fact(name="Opened", words=said(case.opened_on)),
    ]  # fmt: skip
    return [fact for fact in facts if fact.words]


def said(day: date) -> str:
    """Say a day: "2 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def co_workers(whole: WholeCase) -> list[str]:
    now = [one for one in whole.workers if one.part != "lead" and one.ended_on is None]
    return list(dict.fromkeys(one.name for one in now))


def how_it_stands(whole: WholeCase) -> str:
    """Say the state of an open case, since when and, in a pause, why and until which look."""
    now = whole.stands
    words = f"{states.SAID[now.state]}, since {said(now.since)}"
    if now.state is not states.PAUSED or now.look_again_on is None:
        return "" if now.state is states.CLOSED else words
    why = PAUSES.get(now.moves[-1].because, now.moves[-1].because)
    return f"{words}: {why.lower()}. Look again on {said(now.look_again_on)}"


def plan(case: Case) -> str:
    """Say which statutory plan the work belongs to; what it serves there is on the plan's page."""
    if not case.plan_kind:
        return "Not linked to a plan yet"
    return " ".join(filter(None, [PLANS[case.plan_kind], case.plan_reference]))


def next_visit(whole: WholeCase, *, today: date) -> Fact:
    """Say when the next visit is due, as meant a week after the last, and whether that is late."""
    if whole.closed_on:
        return Fact(name="Closed", words=said(whole.closed_on))
    if whole.stands.state is states.PAUSED:
        return Fact(name="Next visit due", words="Not while the work is paused")
    last = max(whole.made_on, default=whole.opened_on)
    due = rules.next_visit_by(last, numbers=whole.numbers)
    gap = rules.gap(last_visited_on=last, today=today, numbers=whole.numbers)
    mark = "" if gap is rules.Gap.ON_TRACK else gap.value.capitalize()
    return Fact(name="Next visit due", words=f"{said(due)}, {ahead(due, today=today)}", mark=mark)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something the reader may do here."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MayDo:
    """What a reader may do in a case, and in words why no more than that."""

    often: list[Deed]
    seldom: list[Deed]
    notices: list[str]
    writes: bool
    flags: bool


REMIND = ("Set a reminder", "reminder_add")
FLAGS = frozenset({Standing.WORKS, Standing.OVERSEES})  # flag a goal, say how a case stands
OFTEN = (
    ("Record a visit", "visit_add"),
    ("Rate goals", "goals_rate"),
    ("Key in an SDQ", "sdq_add"),
    ("Record an event", "event_add"),
)
SELDOM = (
    ("Prepare for the next visit", "visit_prepare"),
    ("Set a goal", "goal_add"),
    ("Key in another measure", "measure_choose"),
    ("Note a discussion in supervision", "discussion_add"),
    ("Ask a clinician", "consultation_ask_about"),
    ("Show the measures to my supervisor", "measures_show"),
    ("What the family sees", "family_page"),
    ("Link the statutory plan", "plan_link"),
    ("Ask somebody to take the case over", "handover_propose"),
)
READ = (
    ("See what is asked, and when", "case_measures"),
    ("Plan of the work", "case_plan"),
    ("Formulation", "case_formulation"),
    ("Path through the manual", "case_path"),
)
ALLOCATING = (
    ("Ask somebody to take the case over", "handover_propose"),
    ("Hand over", "case_hand_over"),
    ("Add a co-worker", "case_co_worker"),
    ("Close the case", "case_close"),
    ("Seal the case", "case_seal"),
)


BY_STATE: dict[states.CaseState, tuple[tuple[str, str], ...]] = {
    states.AGREED: (
        ("Begin module work", "case_begin"),
        ("Pause the work", "case_pause"),
        ("Begin the ending", "case_end"),
    ),
    states.ACTIVE: (("Pause the work", "case_pause"), ("Begin the ending", "case_end")),
    states.PAUSED: (("Take the work up again", "case_go_on"), ("Begin the ending", "case_end")),
    states.ENDING: (
        ("Write the closing summary", "closing_write"),
        ("Go on with the work after all", "case_go_on"),
    ),
    states.CLOSED: (),
}


def may_do(
    case: Case,
    whole: WholeCase,
    *,
    standings: frozenset[Standing],
    role_may: Callable[[Permission], bool],
) -> MayDo:
    """Return what somebody with these standings, and a role that may do these things, may do."""
    is_open = case.closed_on is None
    writes = is_open and Standing.WORKS in standings and role_may(Permission.CASE_WORK)
    allocates = Standing.OVERSEES in standings and role_may(Permission.CASE_ALLOCATE)
    rateable = any(goal.ended_on is None and not goal.is_paused for goal in whole.goals)
    often = [one for one in OFTEN if writes and (rateable or one[1] != "goals_rate")]
    seldom = [*READ]
    near = is_open and bool(standings & FLAGS)
    seldom += [REMIND] if near and role_may(Permission.REMINDER_SET) else []
    moves = near and role_may(Permission.CASE_MOVE)
    seldom += [*(SELDOM if writes else ()), *(BY_STATE[whole.stands.state] if moves else ())]
    if whole.stands.has_ending:
        seldom.append(("Read the closing summary", "closing_summary"))
    if whole.stands.has_ending and not is_open and role_may(Permission.CASE_FOLLOW_UP):
        seldom.append(("Ask how the family is", "follow_up"))
    if allocates:
        seldom += ALLOCATING if is_open else [("Reopen the case", "case_reopen")]
    if role_may(Permission.TRAIL_SEE):
        seldom.append(("See who has read or changed this case", "case_trail"))
    return MayDo(
        often=deeds(case, often),
        seldom=deeds(case, seldom),
        notices=notices(case, whole, writes=writes, oversees=Standing.OVERSEES in standings),
        writes=writes,
        flags=is_open and bool(standings & FLAGS) and role_may(Permission.GOAL_FLAG),
    )


def deeds(case: Case, named: list[tuple[str, str]]) -> list[Deed]:
    return [
        Deed(words=words, href=reverse(name, args=[case.pk]) + FIRST_QUESTION.get(name, ""))
        for words, name in named
    ]


def notices(case: Case, whole: WholeCase, *, writes: bool, oversees: bool) -> list[str]:
    """Say plainly that a case is closed or sealed, or that this reader may only read it."""
    told = []
    if case.closed_on:
        why = ENDINGS[case.closed_because]
        told.append(f"This case was closed on {said(case.closed_on)}: {why.lower()}.")
        told.append(
            f"Nothing can be added to it. Those who worked it may read it until "
            f"{said(case.closed_on + READ_ON)}."
        )
    if case.sealed_at:
        told.append("This case is sealed. Only the people named when it was sealed can reach it.")
    if not writes and not case.closed_on:
        who = f"{whole.lead} leads it" if whole.lead else "Nobody leads it at present"
        told.append(f"You {'oversee' if oversees else 'may read'} this case. {who}.")
    return told
