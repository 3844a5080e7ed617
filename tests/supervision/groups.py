"""Groups for tests, made by those who would make them."""

from datetime import date, time, timedelta

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.programme.models import Participant
from holdfast.supervision.actions import (
    cancel_meeting,
    form_group,
    join_group,
    plan_meetings,
)
from holdfast.supervision.models import Group, Meeting, Membership
from tests import people


def group(
    name: str = "Tuesday group", supervisor: User | None = None, meets_at: time = time(10)
) -> Group:
    """Return a new group of Merton's run, led by Petra unless somebody else is named."""
    its_run = people.run()
    with acting_as(people.ada()):
        return form_group(
            run=its_run,
            name=name,
            supervisor=supervisor or people.petra(),
            first_meeting_on=people.A_MONDAY,
            meets_at=meets_at,
            by=people.ada(),
        )


def joined(its_group: Group, who: Participant, on: date = people.A_MONDAY) -> Membership:
    with acting_as(people.ada()):
        return join_group(group=its_group, participant=who, on=on, by=people.ada())


def filled(its_group: Group, places: int = 6) -> None:
    """Have newcomers take this many places of a group."""
    for number in range(places):
        newcomer = people.person(f"Member{number}", Role.PRACTITIONER)
        joined(its_group, people.participant(newcomer))


def meetings(its_group: Group, *, on: date, count: int = 3) -> list[Meeting]:
    """Plan fortnightly meetings, the first of them cancelled because the room was taken."""
    days = [on + timedelta(days=14 * number) for number in range(count)]
    with acting_as(people.ada()):
        planned = plan_meetings(group=its_group, days=days, by=people.ada())
        cancel_meeting(meeting=planned[0], because="the room was taken", by=people.ada())
    return planned
