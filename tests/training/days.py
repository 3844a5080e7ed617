"""Training days for tests, made by those who would make them."""

from datetime import date, time, timedelta
from typing import Any

from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.manual.models import Section
from holdfast.programme.models import Participant
from holdfast.training.actions.bookings import book, give_up, invite_people, take_attendance
from holdfast.training.actions.days import Told, open_day, plan_day
from holdfast.training.models import Booking, Day
from tests import people

ON = people.A_MONDAY + timedelta(days=14)


def told(**facts: Any) -> Told:
    """Return a day as it might be told, a fortnight after the Monday."""
    usual = {
        "held_on": ON,
        "starts_at": time(9, 30),
        "ends_at": time(16, 30),
        "place": "Room 2",
        "trainer": "Petra",
    }
    return Told(**(usual | facts))


def section(code: str = "ENG") -> Section:
    with acting_as(people.lena()):
        return Section.objects.get(code=code, edition=people.run().edition)


def planned(code: str = "ENG", **facts: Any) -> Day:
    with acting_as(people.lena()):
        return plan_day(
            run=people.run(), section=section(code), told=told(**facts), by=people.lena()
        )


def opened(code: str = "ENG", **facts: Any) -> Day:
    """Return a day that is open for booking."""
    day = planned(code, **facts)
    with acting_as(people.lena()):
        return open_day(day=day, today=people.A_MONDAY, by=people.lena())


def invited(day: Day, *who: Participant) -> list[Booking]:
    with acting_as(people.lena()):
        return invite_people(day=day, participants=who, at=people.A_MOMENT, by=people.lena())


def booked(day: Day, who: User, *, at: Any = people.A_MOMENT) -> Booking:
    """Have somebody take a place on a day, or wait for one."""
    mine = people.participant(who)
    with acting_as(who):
        return book(day=day, participant=mine, today=people.A_MONDAY, at=at, by=who)


def held(day: Day, came: dict[Participant, str], *, today: date | None = None) -> Day:
    """Invite some people to a day, and keep who came; '' or why they did not."""
    absent = [one for one, because in came.items() if because]
    for one in absent:
        booked(day, one.person)
    invited(day, *came)
    with acting_as(people.lena()):
        by_person = {one.participant_id: one for one in Booking.objects.filter(day=day)}
        return take_attendance(
            day=day,
            came={by_person[one.pk]: because for one, because in came.items()},
            today=today or day.held_on,
            at=people.A_MOMENT,
            by=people.lena(),
        )


def trained(*who: Participant, code: str = "ENG", on: date = people.A_MONDAY) -> Day:
    """Return a held day on a section to which these people came."""
    return held(opened(code, held_on=on), dict.fromkeys(who, ""))


def standing(day: Day) -> dict[str, str]:
    """Return how each person stands to a day, by name, as the lead sees it."""
    with acting_as(people.lena()):
        return {
            one.participant.person.name: one.state
            for one in Booking.objects.filter(day=day).select_related("participant__person")
        }


def gives_up(day: Day, who: User, because: str = "on leave") -> Booking:
    """Give somebody's place on a day up, by themself."""
    mine = people.participant(who)
    with acting_as(who):
        return give_up(day=day, participant=mine, because=because, at=people.A_MOMENT, by=who)


def five(number: int = 5) -> list[User]:
    """Return five people, or so many, who take part."""
    return [people.person(f"Member{one}", Role.PRACTITIONER) for one in range(number)]
