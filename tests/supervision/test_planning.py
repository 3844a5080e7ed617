"""Planning a series, moving meetings and undoing it, cover and co-supervisors, rooms, holidays."""

from datetime import date, time, timedelta

import pytest

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.models import User
from holdfast.access.permissions import Role
from holdfast.kit.refusals import Refused
from holdfast.place.actions import say_absent
from holdfast.supervision import rules
from holdfast.supervision.actions import (
    add_co_supervisor,
    add_room,
    add_school_holiday,
    cancel_meeting,
    change_place,
    change_usual,
    end_co_supervisor,
    find_cover,
    move_meeting,
    plan_series,
    remove_school_holiday,
    undo_move,
)
from holdfast.supervision.models import Group, Meeting, MeetingMove, MeetingSupervisor
from holdfast.supervision.reports.calendar import could_lead, members_away
from tests import people
from tests.supervision.groups import group, joined

pytestmark = pytest.mark.django_db
FIRST = people.A_MONDAY
UNTIL = FIRST + timedelta(days=14 * 5)
TEN = time(10)
NOON = time(12)


def series(its_group: Group, by: User | None = None, **more) -> list[Meeting]:
    by = by or people.lena()
    asked = {"first": FIRST, "until": UNTIL, **more}
    with acting_as(by):
        return plan_series(group=Group.objects.get(pk=its_group.pk), by=by, **asked)


def days(meetings: list[Meeting]) -> list[date]:
    with acting_as(people.ada()):
        found = Meeting.objects.filter(pk__in=[one.pk for one in meetings]).order_by("starts_at")
        return [one.held_on for one in found]


def moves(meeting: Meeting, to: date, at: time = TEN, *, cascade: bool = False, **more):
    by = more.pop("by", people.lena())
    with acting_as(by):
        told = {"version": meeting.version, "today": FIRST, **more}
        return move_meeting(
            meeting=meeting, to=(to, at), cascade=cascade, at=people.A_MOMENT, by=by, **told
        )


def undoes(made: list[MeetingMove], on: date = FIRST) -> None:
    with acting_as(people.lena()):
        undo_move(together=made[0].together, today=on, at=people.A_MOMENT, by=people.lena())


def leads(meeting: Meeting) -> dict[str, str]:
    with acting_as(people.lena()):
        found = MeetingSupervisor.objects.filter(meeting=meeting, stood_down_because="")
        return {one.person.name: one.part for one in found.select_related("person")}


def covers(meeting: Meeting, who: User, because: str = "away from work", **more) -> Meeting:
    with acting_as(people.lena()):
        return find_cover(
            meeting=meeting, cover=who, because=because,
            version=more.get("version", meeting.version), by=people.lena(),
        )  # fmt: skip


def test_a_series_goes_round_bank_holidays_to_the_nearest_free_day():
    """2 and 16 March, 30 March, 13 April, 27 April, 11 May: Easter Monday was 6 April."""
    its_group = group()
    fell = days(series(its_group, first=date(2026, 3, 9), until=date(2026, 4, 6)))
    assert fell == [date(2026, 3, 9), date(2026, 3, 23), date(2026, 4, 7)]


def test_a_series_keeps_school_holidays_free_where_wanted():
    its_group = group()
    with acting_as(people.ada()):
        add_school_holiday(
            name="Spring", began_on=date(2026, 3, 16), ends_on=date(2026, 3, 16), by=people.ada()
        )
    wanted = series(its_group, until=date(2026, 3, 16), without_school_holidays=True)
    assert days(wanted) == [FIRST, date(2026, 3, 17)]
    other = group("Afternoons", meets_at=time(14))
    assert days(series(other, until=date(2026, 3, 16))) == [FIRST, date(2026, 3, 16)]


def test_a_series_goes_round_the_psychologists_other_group():
    series(group())
    second = group("Second group")
    assert days(series(second, until=FIRST)) == [FIRST + timedelta(days=1)]


def test_a_series_over_meetings_that_are_planned_is_refused():
    its_group = group()
    series(its_group)
    with pytest.raises(Refused, match=rules.WhyNotSeries.PLANNED_ALREADY):
        series(its_group)


@pytest.mark.parametrize("who", [people.lena, people.ada, people.petra])
def test_lead_administrator_and_the_groups_psychologist_plan(who):
    assert len(series(group(), by=who())) == 6


def test_a_move_and_its_undoing_leave_everything_as_it_was():
    planned = series(group())
    before = days(planned)
    made = moves(planned[1], FIRST + timedelta(days=15), NOON)
    assert days(planned)[1] == FIRST + timedelta(days=15)
    undoes(made)
    assert days(planned) == before
    with acting_as(people.lena()):
        back = Meeting.objects.get(pk=planned[1].pk)
    assert (back.at, back.moved_from) == (TEN, None)
    assert back.sequence == 2, "a calendar that read the move reads its undoing"


def test_a_cascade_moves_all_after_it_and_is_undone_as_one():
    planned = series(group())
    before = days(planned)
    made = moves(planned[2], before[2] + timedelta(days=1), cascade=True)
    assert len(made) == 4
    after = days(planned)
    assert after[:2] == before[:2]
    assert after[2] == before[2] + timedelta(days=1)
    undoes(made)
    assert days(planned) == before


def test_a_move_is_undone_once_and_not_after_another_change():
    planned = series(group())
    made = moves(planned[1], FIRST + timedelta(days=15))
    undoes(made)
    with pytest.raises(Refused, match=rules.WhyNotUndo.UNDONE):
        undoes(made)
    with acting_as(people.lena()):
        planned[1].refresh_from_db()
    again = moves(planned[1], FIRST + timedelta(days=15))
    with acting_as(people.lena()):
        cancel_meeting(meeting=planned[1], because="Snow", by=people.lena())
    with pytest.raises(Refused, match=rules.WhyNotUndo.CHANGED):
        undoes(again)


def test_a_move_to_a_day_that_has_passed_since_is_not_undone():
    planned = series(group())
    made = moves(planned[1], FIRST + timedelta(days=18))
    with pytest.raises(Refused, match=rules.WhyNotUndo.PASSED):
        undoes(made, on=FIRST + timedelta(days=15))


def test_a_move_onto_a_bank_holiday_or_the_groups_own_meeting_is_refused_with_the_day():
    planned = series(group())
    with pytest.raises(Refused, match="Not on 6 April: Easter Monday"):
        moves(planned[2], date(2026, 4, 6))
    with pytest.raises(Refused, match="Not on 16 March: the group’s own meeting"):
        moves(planned[0], FIRST + timedelta(days=14), time(11))
    assert days(planned)[0] == FIRST


def test_a_move_onto_another_groups_psychologist_says_whose():
    planned = series(group())
    series(group("Second group", meets_at=NOON))
    with pytest.raises(Refused, match="Petra leads Second group then"):
        moves(planned[1], FIRST + timedelta(days=14), time(11))


def test_a_meeting_changed_meanwhile_is_not_moved():
    planned = series(group())
    with pytest.raises(Stale):
        moves(planned[1], FIRST + timedelta(days=15), version=7)


def test_another_groups_psychologist_moves_nothing():
    planned = series(group())
    paul = people.person("Paul", Role.SUPERVISOR)
    with pytest.raises(Meeting.DoesNotExist):
        moves(planned[1], FIRST + timedelta(days=15), by=paul)


def test_when_a_psychologist_is_away_another_leads_and_nobody_is_in_two_places():
    mine = series(group())[0]
    paul, ann = people.person("Paul", Role.SUPERVISOR), people.person("Ann", Role.SUPERVISOR)
    series(group("Paul’s group", paul))
    with acting_as(people.lena()):
        could = {one.person.name: one.why_not for one in could_lead(mine)}
    assert could == {"Ann": "", "Paul": "Paul leads Paul’s group then"}
    with pytest.raises(Refused, match=rules.WhyNotThen.PERSON):
        covers(mine, paul)
    assert leads(mine) == {"Petra": "lead"}
    covered = covers(mine, ann)
    assert leads(mine) == {"Ann": "cover"}
    assert covered.sequence == 1
    back = covers(covered, people.petra(), "arranged otherwise")
    assert leads(back) == {"Petra": "lead"}


def test_cover_says_why_and_is_a_psychologist():
    mine = series(group())[0]
    with pytest.raises(Refused, match=rules.WhyNotLead.NO_REASON):
        covers(mine, people.person("Ann", Role.SUPERVISOR), " ")
    with pytest.raises(Refused, match=rules.WhyNotLead.NOT_A_PSYCHOLOGIST):
        covers(mine, people.mona())
    with pytest.raises(Refused, match=rules.WhyNotLead.LEADS_ALREADY):
        covers(mine, people.petra())


def test_a_co_supervisor_comes_and_goes():
    mine, ann = series(group())[0], people.person("Ann", Role.SUPERVISOR)
    lena = people.lena()
    with acting_as(lena):
        mine = add_co_supervisor(meeting=mine, person=ann, version=mine.version, by=lena)
    assert leads(mine) == {"Petra": "lead", "Ann": "co-supervisor"}
    with acting_as(lena):
        mine = end_co_supervisor(meeting=mine, person=ann, version=mine.version, by=lena)
    assert leads(mine) == {"Petra": "lead"}
    assert leads(covers(mine, ann)) == {"Ann": "cover"}


def test_nothing_about_a_cancelled_meeting_changes():
    mine = series(group())[0]
    with acting_as(people.lena()):
        mine = cancel_meeting(meeting=mine, because="Snow", by=people.lena())
    with pytest.raises(Refused, match=rules.WhyNotLead.NOT_COMING):
        covers(mine, people.person("Ann", Role.SUPERVISOR))
    with pytest.raises(Refused, match=rules.WhyNotShift.NOT_COMING):
        moves(mine, FIRST + timedelta(days=1))


def test_a_room_is_added_once_used_and_held_by_one():
    lena = people.lena()
    mine = series(group())[0]
    other = series(group("Ann’s group", people.person("Ann", Role.SUPERVISOR)))[0]
    with acting_as(lena):
        room = add_room(name="Oak", site="Civic Centre", capacity=8, by=lena)
        with pytest.raises(Refused, match=rules.WhyNotRoom.THERE_ALREADY):
            add_room(name="Oak", site="Civic Centre", capacity=6, by=lena)
        told = {"room": room, "online_link": "", "version": 1, "by": lena}
        change_place(meeting=mine, **told)
        with pytest.raises(Refused, match=rules.WhyNotThen.ROOM):
            change_place(meeting=other, **told)


def test_a_groups_usual_time_is_for_meetings_planned_after():
    its_group, lena = group(), people.lena()
    with acting_as(lena):
        change_usual(
            group=its_group, version=1, meets_at=time(14), minutes=90, room=None, online_link="",
            by=lena,
        )  # fmt: skip
        with pytest.raises(Stale):
            change_usual(
                group=its_group, version=1, meets_at=TEN, minutes=90, room=None, online_link="",
                by=lena,
            )  # fmt: skip
    first = series(its_group)[0]
    assert (first.at, first.minutes) == (time(14), 90)


def test_school_holidays_do_not_overlap_and_may_be_taken_out():
    ada = people.ada()
    with acting_as(ada):
        told = {"name": "Spring", "began_on": FIRST, "ends_on": UNTIL - timedelta(days=20)}
        made = add_school_holiday(**told, by=ada)
        with pytest.raises(Refused, match=rules.WhyNotHoliday.OVERLAPS):
            add_school_holiday(**told, by=ada)
        with pytest.raises(Refused, match=rules.WhyNotHoliday.TOO_LONG):
            add_school_holiday(name="A year", began_on=UNTIL, ends_on=date(2027, 5, 1), by=ada)
        remove_school_holiday(holiday=made, by=ada)
        assert add_school_holiday(**told, by=ada).pk


@pytest.mark.parametrize(
    ("who", "sees"), [(people.lena, 1), (people.petra, 1), (people.mary, 0), (people.dora, 0)]
)
def test_who_is_away_and_never_why_is_known_to_those_who_keep_the_calendar(who, sees):
    its_group, grace = group(), people.grace()
    joined(its_group, people.participant(grace))
    with acting_as(grace):
        say_absent(
            person=grace, kind="sick", note="Flu", began_on=FIRST, ends_on=FIRST, cover=None,
            at=people.A_MOMENT, by=grace,
        )  # fmt: skip
    with acting_as(who()):
        assert members_away(its_group) == ((FIRST, FIRST, "Grace"),)[:sees]
