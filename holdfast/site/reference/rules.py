"""The page that says where each rule of the programme is, and what it answers."""

from collections.abc import Callable
from inspect import getdoc
from typing import Any

from holdfast.capacity.rules import hours, planner, refilled, what_if
from holdfast.casework.rules import (
    bringing,
    concerns,
    fidelity,
    goals,
    handing,
    onward,
    planning,
    rechecks,
    run_end,
    states,
    visits,
)
from holdfast.casework.rules import ending as of_ending
from holdfast.choosing.rules import checking, deciding
from holdfast.family_pages.rules import sharing
from holdfast.kit import disclosure, small_numbers
from holdfast.measures.rules import schedule
from holdfast.place import rules as of_absences
from holdfast.programme import rules as of_the_run
from holdfast.risk.rules import proposing, triggers
from holdfast.site.reference.markdown import opening, page, table
from holdfast.steering.rules import commitments, milestones, reviewing, telling
from holdfast.voice.rules import counting

Rule = Callable[..., Any]
OF_THE_PROGRAMME: list[tuple[str, list[Rule]]] = [
    ("One or two cases each; a third with the manager’s word; a prompt after six weeks with none",
     [deciding.why_not_decide, deciding.is_without_a_case]),
    ("What must be there before module work begins", [checking.read, states.why_not_active]),
    ("A visit every week: late after 14 days, very late after 21", [visits.gap]),
    ("Goals are rated, or it is said why not; a goal that does not move is stuck",
     [goals.why_not_rate, goals.is_stuck]),
    ("A case is brought to supervision: new, stuck, worse, overdue, flagged or long silent",
     [bringing.reasons, bringing.worse]),
    ("Measures at the start, at reviews, at the end and after", [schedule.plan, schedule.state]),
    ("The work serves an outcome of the statutory plan, and is looked at again when that changes",
     [planning.why_not_plan, rechecks.asked]),
    ("A safety concern climbs the ladder, in working days, until a manager decides",
     [concerns.told_by, concerns.next_due, concerns.why_not_move]),
    ("An absence of more than ten working days asks that each case be handed over",
     [of_absences.asks_for_hand_over, handing.why_not_propose]),
    ("Nobody leaves while they lead an open case; then their place in a group is free",
     [of_absences.why_not_leave, of_absences.why_not_finish, of_the_run.why_not_withdraw]),
    ("The path of the manual may be left, and it is written why; so is who is referred to",
     [onward.from_plan, onward.why_not_refer, fidelity.strands]),
    ("The programme’s lead sets the rules’ numbers, within limits, and says why",
     [of_the_run.why_not_say]),
    ("Above the agreed caseload the manager writes what gives way",
     [deciding.per_full_time, deciding.why_not_decide]),
    ("Time promised is set against time used; one more case is counted before it is taken",
     [hours.kept, what_if.one_more, planner.open_hits, refilled]),
    ("What is signed is never changed: a change is another signing, with its reason",
     [of_ending.why_not_sign]),
    ("A family’s page shows what is marked as shared with them, and nothing else",
     [sharing.why_not_share, sharing.on_the_page]),
    ("Of who noted something only what is true of five or more people is said",
     [small_numbers.may_be_said]),
    ("A number of families from 1 to 5 is not shown, nor what tells it beside all that was shown",
     [disclosure.secrets, disclosure.protect]),
    ("What a pulse says is told from five answers on, and so that no one’s can be worked out",
     [counting.parts, counting.rounded]),
    ("What the figures propose as a risk, each cause once; rejected, not until it changes",
     [triggers.causes, proposing.to_propose]),
    ("Before the run ends each open case has a decision", [run_end.decision_asked_on]),
    ("A run is reviewed some months after its start and at its end, raised ahead",
     [reviewing.points, reviewing.raised_since, reviewing.why_not_complete]),
    ("A late milestone moves what needs it; a round is refused",
     [milestones.expected, milestones.why_not_milestone]),
    ("A commitment holds until its day, and is asked for anew before it",
     [commitments.standing, commitments.why_not_commit]),
    ("What was used of the sessions bought is counted", [commitments.used]),
    ("How many have read a notice is said from five readers on, in steps of five",
     [telling.read_said]),
]  # fmt: skip


def rules() -> str:
    """Return the page."""
    return page(
        opening(
            "The rules of the programme",
            "Each rule is a function of plain values: no database, no clock. Its tests, examples "
            "and properties, are in the folder of `tests` with the app’s name. How things stand "
            "and may go on is on the page of [states](states.md).",
        ),
        table(
            ["The rule", "Where it is", "What it answers"],
            [
                (words if place == 0 else "", f"`{named(rule)}`", answer(rule))
                for words, found in OF_THE_PROGRAMME
                for place, rule in enumerate(found)
            ],
        ),
        "## Their numbers",
        "What a rule judges by where an authority has not set it, and how far its programme lead "
        "may set it, on the page *The rules’ numbers*. Rules take them as "
        "`programme.rules.Numbers`.",
        table(
            ["Rule", "What it is", "As meant", "May be"],
            [
                (one.rule, one.asks, one.meant_said, f"{one.least} to {one.most}")
                for one in of_the_run.NUMBERS
            ],
        ),
    )


def named(rule: Rule) -> str:
    """Return where a rule is, by the name it is imported by."""
    return f"{rule.__module__.removeprefix('holdfast.')}.{rule.__qualname__}"


def answer(rule: Rule) -> str:
    """Return the first line of what a rule promises."""
    return (getdoc(rule) or "").partition("\n")[0]
