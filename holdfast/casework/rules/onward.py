"""R15: the work may depart from its plan, and refer out, if the reasons are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from holdfast.casework.rules.choices import Choices

REPLIES: Choices = [
    ("taken on", "They took the family on"),
    ("waiting list", "The family is on their waiting list"),
    ("not taken on", "They did not take the family on"),
    ("declined", "The family did not want it after all"),
    ("other", "Something else came of it"),
]


class WhyNotRefer(StrEnum):
    """Why a referral to another service may not be kept as typed."""

    NO_SERVICE = "Name the service that the family is referred to"
    NO_REASON = "Say why the family needs another service"
    IN_FUTURE = "That day has not come yet"
    BEFORE = "That is before the family was referred"


def why_not_refer(*, service: str, reason: str, on: date, today: date) -> list[WhyNotRefer]:
    """Return every reason against a referral onward; none means it may be kept."""
    against = {
        WhyNotRefer.NO_SERVICE: not service.strip(),
        WhyNotRefer.NO_REASON: not reason.strip(),
        WhyNotRefer.IN_FUTURE: on > today,
    }
    return [reason for reason, holds in against.items() if holds]


def why_not_reply(*, on: date, referred_on: date, today: date) -> list[WhyNotRefer]:
    """Return every reason against what came of a referral; it may come after the case closed."""
    against = {WhyNotRefer.IN_FUTURE: on > today, WhyNotRefer.BEFORE: on < referred_on}
    return [reason for reason, holds in against.items() if holds]


class Departure(StrEnum):
    """How the work departed from its plan or from the manual's path."""

    UNPLANNED = "Worked though not planned"
    EARLY = "Worked before its turn"
    DROPPED = "Dropped from the plan"
    ADAPTED = "Step adapted"
    SKIPPED = "Step skipped"


@dataclass(frozen=True, kw_only=True)
class Departed:
    """One departure: how, of which module, on which day, and the reason that was kept, if any."""

    how: Departure
    module: UUID
    on: date
    step: str = ""
    why: str = ""


def from_plan(planned: Sequence[UUID], first_worked: Mapping[UUID, date]) -> list[Departed]:
    """Return the modules worked that no plan names, and those worked before their turn.

    A module is before its turn where one that stands before it in the plan was worked later. No
    plan is no path: then nothing departs from it.
    """
    if not planned:
        return []
    unplanned = [
        Departed(how=Departure.UNPLANNED, module=module, on=on)
        for module, on in first_worked.items()
        if module not in planned
    ]
    return unplanned + before_their_turn(planned, first_worked)


def before_their_turn(planned: Sequence[UUID], first_worked: Mapping[UUID, date]) -> list[Departed]:
    """Return each planned module begun before one that comes earlier in the plan."""
    worked = [module for module in dict.fromkeys(planned) if module in first_worked]
    return [
        Departed(how=Departure.EARLY, module=module, on=first_worked[module])
        for place, module in enumerate(worked)
        if any(first_worked[module] < first_worked[before] for before in worked[:place])
    ]
