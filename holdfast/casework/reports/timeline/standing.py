"""How the case stood: opened, begun, paused, ended, closed, reopened; and what was signed of it."""

from datetime import date

from django.db.models import Q

from holdfast.casework.models import Case, CaseMove, ClosingSummary, FollowUp, ManagersWord
from holdfast.casework.reports.timeline.moment import Moment, Source, said
from holdfast.casework.rules import states
from holdfast.casework.rules.ending import FOLLOW_UPS
from holdfast.casework.rules.states import CaseState

PAUSES, FOLLOWED_UP = dict(states.PAUSES), dict(FOLLOW_UPS)
KIND, WORDS = "state", "How it stands, opening and closing"
OF_THE_CASE = ("paused", "closed", "reopened")  # what is said with the word "case" before it


def moved(move: CaseMove) -> Moment:
    """Tell that the case went from one state to another, and why."""
    words = states.MOVES[CaseState(move.from_state), CaseState(move.to_state)]
    return Moment(
        row=move.pk,
        on=move.moved_on,
        heading=f"Case {words}" if words in OF_THE_CASE else words.capitalize(),
        lines=said(
            ("Why", PAUSES.get(move.because, move.because)),
            ("Look again", of_day(move.look_again_on)),
            ("Recorded by", str(move.moved_by)),
        ),
    )


def of_day(day: date | None) -> str:
    """Say a day, or nothing where there is none."""
    return f"{day.day} {day:%B %Y}" if day else ""


def opened(case: Case) -> Moment:
    """Tell that the case was opened."""
    lines = said(("Opened by", str(case.opened_by)))
    return Moment(row=case.pk, on=case.opened_on, heading="Case opened", lines=lines)


def vouched(word: ManagersWord) -> Moment:
    """Tell that the manager wrote their word on the case."""
    lines = said(("Their word", word.words), ("Written by", str(word.said_by)))
    heading = "The manager’s word on the case, and the family’s"
    return Moment(row=word.pk, on=word.family_agreed_on, heading=heading, lines=lines)


def signed(summary: ClosingSummary) -> Moment:
    """Tell that a closing summary was signed."""
    again = summary.number > 1
    return Moment(
        row=summary.pk,
        on=summary.signed_on,
        heading="Signed closing summary changed" if again else "Closing summary signed",
        lines=said(("Why", summary.because), ("Signed by", str(summary.signed_by))),
    )


def asked(follow_up: FollowUp) -> Moment:
    """Tell that somebody asked how the family is after the work, or did not."""
    assert follow_up.asked_on is not None  # noqa: S101  # only such rows are asked for
    lines = said(("Note", follow_up.note), ("Recorded by", str(follow_up.recorded_by)))
    heading = f"Follow-up: {FOLLOWED_UP[follow_up.outcome].lower()}"
    return Moment(row=follow_up.pk, on=follow_up.asked_on, heading=heading, lines=lines)


def itself(case: Case) -> Q:
    """Say which row of the cases is this case's."""
    return Q(pk=case.pk)


SOURCES = [
    Source(
        kind=KIND,
        words=WORDS,
        model=CaseMove,
        on="moved_on",
        by="moved_by",
        sought=("because",),
        loads=("moved_by",),
        tell=moved,
    ),
    Source(
        kind=KIND,
        words=WORDS,
        model=Case,
        on="opened_on",
        by="opened_by",
        belongs=itself,
        loads=("opened_by",),
        keeps=("opened_on", "plan_kind", "plan_reference", "plan_outcome"),
        tell=opened,
    ),
    Source(
        kind=KIND,
        words=WORDS,
        model=ManagersWord,
        on="family_agreed_on",
        by="said_by",
        sought=("words",),
        loads=("said_by",),
        tell=vouched,
    ),
    Source(
        kind=KIND,
        words=WORDS,
        model=ClosingSummary,
        on="signed_on",
        by="signed_by",
        sought=("text", "because"),
        loads=("signed_by",),
        tell=signed,
    ),
    Source(
        kind=KIND,
        words=WORDS,
        model=FollowUp,
        on="asked_on",
        by="recorded_by",
        sought=("note",),
        loads=("recorded_by",),
        tell=asked,
    ),
]
