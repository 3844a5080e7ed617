"""How a nomination, a case, a goal and a visit may stand, drawn from what the code offers."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from holdfast.access.rules import Standing
from holdfast.casework import rules
from holdfast.casework.reports.gate import PARTS
from holdfast.casework.rules import concerns, handing
from holdfast.casework.rules import states as of_cases
from holdfast.choosing import rules as choosing
from holdfast.consultation.rules import moves as consultation
from holdfast.learning.rules import moves as learning
from holdfast.manual.rules.issues import MOVES, IssueState
from holdfast.measures.rules.schedule import MISSED as ASK_MISSED
from holdfast.measures.rules.schedule import State
from holdfast.place import rules as of_leaving
from holdfast.programme.rules import AS_MEANT
from holdfast.site.reference.markdown import opening, page, table
from holdfast.supervision.rules import MEETING_MOVES, MeetingState
from holdfast.training.rules import states as training

S = TypeVar("S", bound=StrEnum)

M = TypeVar("M", bound=StrEnum)


def states() -> str:
    """Return the page."""
    return page(
        opening("States", "How things stand, and how they may go on from there."),
        *choosing_and_cases(),
        "## A goal",
        diagram(
            ["[*] --> going: set", *(f"going --> [*]: {end}" for _, end in rules.GOAL_ENDINGS)]
        ),
        "## A visit",
        "A visit is recorded once, as made or as missed with the reason; either may be put right.",
        diagram(visit_lines()),
        "In a visit that was made each step of the module is " + words_of(rules.HOW_DONE) + ".",
        *safety_and_handovers(),
        *meetings_and_training(),
        "## A question to a clinician",
        "About a case, or without a name. Whoever asked says what came of the advice, and closes "
        "it by that. Advice is consultation; accountability stays with the line manager.",
        diagram(moves_of(consultation.SAID, consultation.MOVES, ["[*] --> asked"])),
        "## A measure that is to be asked",
        "How it stands follows from its days and from what came; nobody sets it. A score of 0, a "
        "form with blanks and a measure that was not asked are three different things: only the "
        "last has no score, and then it says why.",
        diagram(ask_lines()),
        "## What did not work in the manual",
        "Whoever used a step reports it; those who tend the manual move it on. A report is settled "
        "with words for whoever sent it.",
        diagram(issue_lines()),
        "## A note of what helps or gets in the way",
        "The programme lead moves it on. A strategy’s begin sets it running; nobody chooses that "
        "by itself. Until it is accepted its author and the lead alone can read it.",
        diagram(moves_of(learning.SAID, learning.MOVES, ["[*] --> noted"])),
        "## A leave to reach a case",
        "What somebody may do with a case, from a moment until a moment:",
        table(["Leave", "Ends"], leave_rows()),
        "## How long since the last visit",
        f"As meant, more than {AS_MEANT.visit_late} days is {rules.Gap.LATE}; more than "
        f"{AS_MEANT.visit_very_late} days is {rules.Gap.VERY_LATE}; otherwise "
        f"{rules.Gap.ON_TRACK}.",
    )


def choosing_and_cases() -> list[str]:
    """Return what is said of nominations, and of how a case stands."""
    return [
        "## A nomination",
        "From a child somebody thinks of to a case. A family may take its agreement back at any "
        "time: before there is a case that ends the nomination; afterwards the case stays open "
        "until somebody decides. Checking again takes up what had ended, by a manager alone.",
        diagram(nomination_lines()),
        "## A case",
        "A new case gets ready. Whoever works with it or manages its team says when it goes on; "
        "the manager alone closes and reopens it. After a pause, an ending taken back or a closing "
        "it goes back to where it was: module work that once began has begun.",
        diagram(case_lines()),
        "It closes for one of these reasons: " + words_of(rules.ENDINGS) + ". The work pauses for "
        "one of these: " + words_of(of_cases.PAUSES) + ".",
        "Module work begins once all of this is there; the page of the case lists what is not:",
        table(["What there must be", "While it is missing"], gate_rows()),
    ]


def safety_and_handovers() -> list[str]:
    """Return what is said of concerns, and of cases that change hands."""
    return [
        "## A safety concern",
        "Each move is a row that is added and never changed. While no decision is recorded, the "
        f"ladder says who is told by the end of which day: {ladder()}. A working day is one on "
        "which offices are open in England. A higher rung covers those below it.",
        diagram(concern_lines()),
        "## A handover that is proposed",
        "Until it is accepted the giver keeps the case. A manager who hands over at once takes it "
        "back.",
        diagram(table_of(handing.HANDING_MOVES, begins=handing.Handing.PROPOSED)),
        "## A leaving",
        "Recorded ahead, and changed or withdrawn until it is finished. It is finished on the last "
        "day or later, and never while the leaver leads an open case. Their account closes by "
        "itself when the last day has ended.",
        diagram(table_of(of_leaving.LEAVE_MOVES, begins=of_leaving.Leave.PLANNED)),
    ]


def meetings_and_training() -> list[str]:
    """Return what is said of supervision meetings, of training days and of places on them."""
    begins = [f"[*] --> {one}" for one in training.BEGINS_AS]
    return [
        "## A supervision meeting",
        "It may be moved, cancelled or led by somebody else while it is still to be held. Once "
        "its record is signed it stays; what is put right after that is added, with the reason.",
        diagram(meeting_lines()),
        "## A training day",
        "The programme lead or administrator moves it on. Taking attendance makes it held.",
        diagram(moves_of(training.DAY_SAID, training.DAY_MOVES, ["[*] --> planned"])),
        "## A place on a training day",
        "Each person books for themselves. When somebody gives a place up, whoever waits longest "
        "moves up in the same moment.",
        diagram(moves_of(training.BOOKING_SAID, training.BOOKING_MOVES, begins)),
    ]


def moves_of(
    said: Mapping[S, str], moves: Mapping[tuple[S, S], str], begins: list[str]
) -> list[str]:
    """Draw one table of moves, each state by its words."""
    labels = [f'state "{words}" as {state}' for state, words in said.items()]
    return [*labels, *begins, *(f"{frm} --> {to}: {words}" for (frm, to), words in moves.items())]


def diagram(lines: Iterable[str]) -> str:
    """Return a Mermaid state diagram."""
    return "\n".join(["```mermaid", "stateDiagram-v2", *(f"  {one}" for one in lines), "```"])


def nomination_lines() -> list[str]:
    """Draw the one table of moves."""
    names = {state: state.name.lower() for state in choosing.State}
    labels = [f'state "{state.value.capitalize()}" as {name}' for state, name in names.items()]
    moves = [
        f"{names[state]} --> {names[then]}: {step.value}"
        for state, steps in choosing.MOVES.items()
        for step, then in steps.items()
    ]
    return [*labels, f"[*] --> {names[choosing.State.NOMINATED]}: nominated", *moves]


def case_lines() -> list[str]:
    """Draw every move that a case may make, from the one table of them."""
    labels = [f'state "{words}" as {state}' for state, words in of_cases.SAID.items()]
    moves = [f"{frm} --> {to}: {words}" for (frm, to), words in of_cases.MOVES.items()]
    return [*labels, f"[*] --> {of_cases.AGREED}: opened", *moves]


def gate_rows() -> list[list[str]]:
    """Say what there must be before module work begins, and what is said while it is missing."""
    return [[words, f"{missing}."] for missing, words in PARTS.items()]


def visit_lines() -> list[str]:
    """Draw how a planned visit turns out."""
    outcomes = [f'state "{words}" as {code}' for code, words in rules.VISIT_OUTCOMES]
    reasons = [f"[*] --> missed: {words}" for _, words in rules.MISSED]
    return [*outcomes, "[*] --> made", *reasons]


def concern_lines() -> list[str]:
    """Draw how a safety concern may go on, from the one table of its moves."""
    names = {one: one.name.lower() for one in concerns.State}
    labels = [f'state "{one.value.capitalize()}" as {name}' for one, name in names.items()]
    moves = [
        f"{names[one]} --> {names[then]}"
        for one, all_then in concerns.MOVES.items()
        for then in concerns.State
        if then in all_then
    ]
    return [*labels, "[*] --> raised", *moves]


def meeting_lines() -> list[str]:
    """Draw how a supervision meeting goes on, from the one table of its moves."""
    names = {one: one.name.lower() for one in MeetingState}
    labels = [f'state "{one.value.capitalize()}" as {name}' for one, name in names.items()]
    moves = [f"{names[a]} --> {names[b]}: {words}" for (a, b), words in MEETING_MOVES.items()]
    return [*labels, "[*] --> planned: put in the calendar", *moves]


def table_of(moves: Mapping[M, frozenset[M]], *, begins: M) -> list[str]:
    """Draw one table of moves, whose states are said by one word each."""
    drawn = [
        f"{one} --> {then}" for one, all_then in moves.items() for then in moves if then in all_then
    ]
    return [f"[*] --> {begins}", *drawn]


def ladder() -> str:
    """Say the ladder in words."""
    when = {0: "the same day", 1: "after 1 working day"}
    rungs = [
        f"the {rung} {when.get(days, f'after {days} working days')}"
        for rung in concerns.LADDER
        if (days := concerns.waits(rung)) is not None
    ]
    return ", then ".join(rungs)


def ask_lines() -> list[str]:
    """Draw how a measure that was planned goes by its days, and how it ends."""
    by_days = (State.NOT_YET, State.DUE, State.OVERDUE, State.LAPSED)
    names = {one: one.name.lower() for one in State}
    labels = [f'state "{one.value.capitalize()}" as {name}' for one, name in names.items()]
    days = [f"{names[one]} --> {names[then]}: its day passes" for one, then in pairwise(by_days)]
    answered = [f"{names[one]} --> done: answered" for one in by_days[1:]]
    reasons = [
        f"{names[State.LAPSED]} --> missed: {words.partition(':')[0]}" for _, words in ASK_MISSED
    ]
    taken_back = ["missed --> lapsed: taken back", "missed --> done: answered late"]
    return [*labels, "[*] --> not_yet: planned", *days, *answered, *reasons, *taken_back]


def issue_lines() -> list[str]:
    """Draw how a report that something did not work goes on."""
    names = {one: one.name.lower() for one in IssueState}
    labels = [f'state "{one.value.capitalize()}" as {name}' for one, name in names.items()]
    moves = [f"{names[was]} --> {names[to]}" for was, tos in MOVES.items() for to in tos]
    ends = [
        f"{names[one]} --> [*]: with what became of it" for one, tos in MOVES.items() if not tos
    ]
    return [*labels, f"[*] --> {names[IssueState.REPORTED]}", *moves, *ends]


def words_of(choices: rules.Choices) -> str:
    """Return the words of some choices as a list in a sentence."""
    *most, last = [words.lower() for _, words in choices]
    return f"{', '.join(most)} or {last}"


def leave_rows() -> list[list[str]]:
    """Say how each kind of leave ends."""
    ends = {
        Standing.WORKS: "when the case is handed over, sealed to others or closed, or cover ends",
        Standing.OVERSEES: "when the case is sealed to others",
        Standing.READS: "four weeks after the case was closed, or when it is sealed to others",
        Standing.CONSIDERS: "when the case is opened; for practitioners, four weeks after a "
        "nomination ended without one",
    }
    return [[standing.value, ends[standing]] for standing in Standing]
