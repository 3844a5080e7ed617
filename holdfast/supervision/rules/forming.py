"""What may be asked when groups are formed, and when a proposal may be used."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from enum import StrEnum

DAYS = (("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday"), ("thu", "Thursday"),
        ("fri", "Friday"))  # fmt: skip
HALVES = (("am", "morning"), ("pm", "afternoon"))
SLOTS = {f"{d}-{h}": f"{day} {half}" for d, day in DAYS for h, half in HALVES}
MOST_AT_ONCE = 150  # people; more are formed by the command, area by area
NOON = 12


class WhyNotUse(StrEnum):
    """Why a proposal may not be used."""

    USED_OR_DROPPED = "This proposal was used or dropped already"
    NO_GROUPS = "There are no groups in it"
    HAS_LEFT = "They have left the programme since these groups were formed"


def why_not_use(*, is_open: bool, groups: int, broken: Sequence[str]) -> list[str]:
    """Return every reason against, the demands it breaks among them; none means it may be used."""
    against = {WhyNotUse.USED_OR_DROPPED: not is_open, WhyNotUse.NO_GROUPS: not groups}
    return [*(str(reason) for reason, holds in against.items() if holds), *broken]


def why_not_form(*, people: int, groups: int) -> list[str]:
    """Return every reason against forming so many groups of so many people on a page."""
    reasons = []
    if not people:
        reasons.append("Nobody takes part in this run as a practitioner yet")
    if people > MOST_AT_ONCE:
        reasons.append(
            f"{people} people are more than {MOST_AT_ONCE}: use the command `holdfast groups form`"
        )
    if people and groups > people:
        reasons.append(f"{groups} groups are more than {people} people")
    return reasons


def slot_of(weekday: int, hour: int) -> str:
    """Return the half-day of a meeting: weekday 0 is Monday; "" at the weekend."""
    if weekday >= len(DAYS):
        return ""
    return f"{DAYS[weekday][0]}-{'am' if hour < NOON else 'pm'}"


def usual_time(slot: str) -> time:
    """Return when a group of a half-day begins: ten in the morning, or two in the afternoon."""
    return time(14) if slot.endswith("pm") else time(10)


def first_day(slot: str, on: date) -> date:
    """Return the first day from `on` that is of a half-day's weekday; `on` itself for ""."""
    days = [day for day, _ in DAYS]
    if not slot:
        return on
    return on + timedelta(days=(days.index(slot[:3]) - on.weekday()) % 7)
