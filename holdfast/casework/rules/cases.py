"""Cases: when one may be opened, given to somebody, closed or written in."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfast.casework.rules.choices import Choices
from holdfast.programme.rules import AS_MEANT, Numbers

PARTS: Choices = [("lead", "Lead practitioner"), ("co-worker", "Co-worker")]
PLANS: Choices = [
    ("early help plan", "Early help or Family Help plan"),
    ("child in need plan", "Child in need plan"),
    ("child protection plan", "Child protection plan"),
    ("care plan", "Care plan"),
    ("pathway plan", "Pathway plan"),
]
ENDINGS: Choices = [
    ("goals met", "Goals met"),
    ("goals partly met", "Goals partly met"),
    ("family withdrew", "The family withdrew"),
    ("moved away", "The family moved away"),
    ("escalated", "Went on to a higher level of help"),
    ("practitioner left", "The practitioner left and the work was not taken on"),
    ("other", "Another reason"),
]
HANDOVERS: Choices = [
    ("left", "The practitioner left"),
    ("absent", "Absence, such as sickness or maternity leave"),
    ("reorganised", "Teams were reorganised"),
    ("moved", "The family moved"),
    ("asked", "The family asked for a change"),
    ("closed", "The case closed"),
    ("other", "Another reason"),
]


class WhyNotOpen(StrEnum):
    """Why a case may not be opened, or given to somebody."""

    RUN_OVER = "The programme run is over, or has not begun, on that day"
    WITHDRAWN = "This practitioner has withdrawn from the programme"
    NOT_A_PRACTITIONER = "Only practitioners of the programme lead a case"
    ENOUGH = (
        "This practitioner has as many open cases as the programme means: one more needs their "
        "manager to open it"
    )
    ALREADY_OPEN = "This child already has an open case in the programme"
    CONSIDERED = "This child is being considered: open the case from the nomination"
    NOT_AGREED = "The manager and the family have not both agreed: see the nomination"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is known when somebody would open a case.

    A manager agrees to more cases than are meant by opening one, or with the decision on a
    nomination.
    """

    opened_on: date
    run_began_on: date
    run_ends_on: date
    lead_is_practitioner: bool
    lead_withdrawn: bool
    open_cases: int
    manager_agrees_to_more: bool
    child_has_open_case: bool
    is_considered: bool = False
    is_agreed: bool = True
    numbers: Numbers = AS_MEANT


def why_not_open(opening: Opening) -> list[WhyNotOpen]:
    """Return every reason against opening a case; none means it may be opened."""
    against = {
        WhyNotOpen.RUN_OVER: not opening.run_began_on <= opening.opened_on <= opening.run_ends_on,
        WhyNotOpen.NOT_A_PRACTITIONER: not opening.lead_is_practitioner,
        WhyNotOpen.WITHDRAWN: opening.lead_withdrawn,
        WhyNotOpen.ENOUGH: opening.open_cases >= opening.numbers.cases_each
        and not opening.manager_agrees_to_more,
        WhyNotOpen.ALREADY_OPEN: opening.child_has_open_case,
        WhyNotOpen.CONSIDERED: opening.is_considered,
        WhyNotOpen.NOT_AGREED: not opening.is_agreed,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotAllocate(StrEnum):
    """Why a case may not be given to somebody, or closed, as of a day."""

    CLOSED = "This case is closed already"
    WORKS_ALREADY = "They work with this case already"
    NOT_A_PRACTITIONER = "Only practitioners of the programme work with a case"
    WITHDRAWN = "This practitioner has withdrawn from the programme"
    IN_FUTURE = "That day has not come yet"
    BEFORE_ALLOCATION = "That is before whoever works with the case now began"


@dataclass(frozen=True, kw_only=True)
class Allocating:
    """What is known when a case would go to somebody else, or to nobody more.

    `last_began_on` is the latest day on which one of those who would now end began.
    """

    on: date
    today: date
    is_closed: bool
    last_began_on: date
    works_already: bool = False
    is_practitioner: bool = True
    is_withdrawn: bool = False


def why_not_allocate(allocating: Allocating) -> list[WhyNotAllocate]:
    """Return every reason against giving a case to somebody, or closing it, as of a day."""
    against = {
        WhyNotAllocate.CLOSED: allocating.is_closed,
        WhyNotAllocate.WORKS_ALREADY: allocating.works_already,
        WhyNotAllocate.NOT_A_PRACTITIONER: not allocating.is_practitioner,
        WhyNotAllocate.WITHDRAWN: allocating.is_withdrawn,
        WhyNotAllocate.IN_FUTURE: allocating.on > allocating.today,
        WhyNotAllocate.BEFORE_ALLOCATION: allocating.on < allocating.last_began_on,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotStart(StrEnum):
    """Why a case may not be said to have started on another day."""

    CLOSED = "This case is closed: its start can no longer be corrected"
    NOT_LEAD = "Only the lead practitioner or the team’s manager may correct when the work started"
    SAME = "That is the day the work started already"
    IN_FUTURE = "That day has not come yet"
    RUN_OVER = "The programme run is over, or has not begun, on that day"
    RECORDED = "Something is recorded as done before that day: the work had started by then"
    AFTER_ENDING = "That is after the ending of the work began"


@dataclass(frozen=True, kw_only=True)
class Starting:
    """What is known when somebody would correct the day a case started.

    `first_recorded_on` is the earliest day of anything done in the case; None where nothing was.
    """

    on: date
    today: date
    started_on: date
    is_closed: bool
    may_correct: bool
    run_began_on: date
    run_ends_on: date
    first_recorded_on: date | None = None
    ending_on: date | None = None


def why_not_start(starting: Starting) -> list[WhyNotStart]:
    """Return every reason against correcting a start; none means it may be corrected."""
    first, ending = starting.first_recorded_on, starting.ending_on
    against = {
        WhyNotStart.CLOSED: starting.is_closed,
        WhyNotStart.NOT_LEAD: not starting.may_correct,
        WhyNotStart.SAME: starting.on == starting.started_on,
        WhyNotStart.IN_FUTURE: starting.on > starting.today,
        WhyNotStart.RUN_OVER: not starting.run_began_on <= starting.on <= starting.run_ends_on,
        WhyNotStart.RECORDED: first is not None and first < starting.on,
        WhyNotStart.AFTER_ENDING: ending is not None and ending < starting.on,
    }
    return [reason for reason, holds in against.items() if holds]


class WhyNotRecord(StrEnum):
    """Why something may not be written in a case."""

    CLOSED = "This case is closed: ask the team manager to reopen it before adding to it"
    IN_FUTURE = "That day has not come yet"
    BEFORE_CASE = "That is before the case was opened"


def why_not_record(
    *, on: date, opened_on: date, closed_on: date | None, today: date
) -> list[WhyNotRecord]:
    """Return every reason against recording something as of one day; none means it may be."""
    against = {
        WhyNotRecord.CLOSED: closed_on is not None,
        WhyNotRecord.IN_FUTURE: on > today,
        WhyNotRecord.BEFORE_CASE: on < opened_on,
    }
    return [reason for reason, holds in against.items() if holds]
