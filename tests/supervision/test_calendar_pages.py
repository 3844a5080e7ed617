"""The calendar's pages: planned with a preview, moved and undone, cancelled, covered, kept."""

import re
import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.kit.today import today
from holdfast.supervision import rules
from holdfast.supervision.actions import plan_meetings
from holdfast.supervision.models import Group, Meeting, Room, SchoolHoliday
from tests import people
from tests.database import all_seeing
from tests.supervision.groups import group
from tests.supervision.test_pages import text_of

pytestmark = pytest.mark.django_db
KEEPERS = (people.lena, people.ada, people.petra)
OTHERS = (people.grace, people.mona, people.dora)
AGREED = re.compile(r'name="agreed" value="(\w+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')


def workday(days: int) -> date:
    """Return the first day, so many days on or later, on which nothing stands against a meeting."""
    day = today() + timedelta(days=days)
    while rules.why_closed(day):
        day += timedelta(days=1)
    return day


def boxes(name: str, day: date) -> dict[str, int]:
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def key() -> dict[str, object]:
    return {"form_key": uuid.uuid4()}


def planned(its_group: Group, *days: date) -> list[Meeting]:
    with acting_as(people.ada()):
        return plan_meetings(group=its_group, days=days, by=people.ada())


def asked(first: date, until: date, schools: str = "meets") -> dict[str, object]:
    return {**boxes("first", first), **boxes("until", until), "schools": schools}


def confirmed(client, address: str, sent: dict[str, object]):
    """Send a form, read its preview, and confirm it."""
    preview = client.post(address, sent | key())
    page = preview.content.decode()
    more = {"agreed": AGREED.search(page)[1]}
    if found := VERSION.search(page):
        more["version"] = found[1]
    return preview, client.post(address, sent | more | key())


def fresh(meeting: Meeting) -> Meeting:
    with acting_as(people.lena()):
        return Meeting.objects.get(pk=meeting.pk)


def how_many(its_group: Group) -> int:
    with all_seeing():
        return Meeting.objects.filter(group=its_group).count()


@pytest.mark.parametrize("who", KEEPERS)
def test_a_series_is_shown_before_it_is_kept(client, who):
    its_group, first = group(), workday(1)
    people.signed_in(client, who())
    address = reverse("group_plan", args=[its_group.pk])
    sent = asked(first, first + timedelta(days=30))
    preview = client.post(address, sent | key())
    assert "Nothing is kept yet" in text_of(preview)
    assert how_many(its_group) == 0
    _, done = confirmed(client, address, sent)
    assert done.status_code == 302
    assert how_many(its_group) == 3
    assert client.get(done.url).status_code == 200


def test_a_series_confirmed_after_the_days_changed_is_shown_again(client):
    its_group, first = group(), workday(1)
    people.signed_in(client, people.lena())
    address = reverse("group_plan", args=[its_group.pk])
    answer = client.post(address, asked(first, first) | {"agreed": "else"} | key())
    assert "Nothing is kept yet" in text_of(answer)
    assert how_many(its_group) == 0


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Enter the first day"),
        (asked(date(2027, 5, 4), date(2027, 5, 3)), "The last day is before the first"),
        (asked(date(2027, 5, 3), date(2037, 5, 3)), "That is more than two years"),
        (asked(date(2027, 5, 3), date(2027, 5, 3), "perhaps"), "Select a valid choice"),
    ],
)
def test_a_series_that_cannot_be_says_why(client, sent, says):
    people.signed_in(client, people.lena())
    assert says in text_of(client.post(reverse("group_plan", args=[group().pk]), sent | key()))


@pytest.mark.parametrize("name", ["group_plan", "group_usual"])
def test_only_those_who_keep_a_calendar_plan(client, name):
    address = reverse(name, args=[group("Ann’s", people.person("Ann", Role.SUPERVISOR)).pk])
    for who in OTHERS:
        assert people.signed_in(client, who()).get(address).status_code == 403
    assert people.signed_in(client, people.petra()).get(address).status_code == 404
    elsewhere = people.ada(people.SUTTON)
    assert people.signed_in(client, elsewhere).get(address).status_code == 404


@pytest.mark.parametrize("who", [people.grace, people.mona, people.petra])
def test_the_calendar_of_a_group_shows_a_month_and_offers_to_change_only_to_its_keeper(client, who):
    its_group = group()
    meeting = planned(its_group, workday(3))[0]
    address = f"{reverse('group_calendar', args=[its_group.pk])}?month={meeting.held_on:%Y-%m}"
    page = text_of(people.signed_in(client, who()).get(address))
    assert f"{meeting.held_on:%A} {meeting.held_on.day} {meeting.held_on:%B}" in page
    assert "10:00 to 12:00" in page
    assert "Petra leads it" in page
    assert ("Move it" in page) is (who is people.petra)


@pytest.mark.parametrize("month", ["", "2026-13", "x", "2026-12"])
def test_any_month_asked_for_is_answered(client, month):
    address = f"{reverse('group_calendar', args=[group().pk])}?month={month}"
    page = people.signed_in(client, people.lena()).get(address)
    assert page.status_code == 200
    if month == "2026-12":
        assert "Friday 25 December: Christmas Day" in text_of(page)


def test_a_meeting_is_moved_after_a_preview_and_put_back_exactly(client):
    meeting = planned(group(), workday(3))[0]
    other = workday(10)
    people.signed_in(client, people.petra())
    address = reverse("meeting_move", args=[meeting.pk])
    assert client.get(address).status_code == 200
    sent = {**boxes("on", other), "at": "13:30", "which": "one", "version": 1}
    preview, done = confirmed(client, address, sent)
    assert "Nothing is moved yet" in text_of(preview)
    assert done.status_code == 302
    assert (fresh(meeting).held_on, fresh(meeting).at.hour) == (other, 13)
    calendar = client.get(done.url).content.decode()
    undo = re.search(r'href="(/meeting-moves/[^"]+)"', calendar)[1]
    assert "back to" in text_of(client.get(undo))
    client.post(undo, key())
    assert (fresh(meeting).starts_at, fresh(meeting).moved_from) == (meeting.starts_at, None)
    assert "been undone already" in text_of(client.post(undo, key(), follow=True))


def test_what_is_in_the_way_is_shown_and_cannot_be_confirmed(client):
    its_group = group()
    first, second = planned(its_group, workday(3), workday(17))
    people.signed_in(client, people.lena())
    address = reverse("meeting_move", args=[first.pk])
    sent = {**boxes("on", second.held_on), "at": "11:00", "which": "one", "version": 1}
    preview, again = confirmed(client, address, sent)
    assert "In the way:" in text_of(preview)
    assert "the group’s own meeting" in text_of(again)
    assert fresh(first).starts_at == first.starts_at


def test_a_move_of_a_meeting_that_somebody_changed_says_so(client):
    meeting = planned(group(), workday(3))[0]
    people.signed_in(client, people.lena())
    address = reverse("meeting_move", args=[meeting.pk])
    sent = {**boxes("on", workday(10)), "at": "10:00", "which": "all", "version": 9}
    _, answer = confirmed(client, address, sent)
    assert "Somebody changed this meeting" in text_of(answer)


def test_a_meeting_is_cancelled_with_a_reason_all_read_and_put_back(client):
    meeting = planned(group(), workday(3))[0]
    people.signed_in(client, people.petra())
    address = reverse("meeting_cancel", args=[meeting.pk])
    assert "Say why it is cancelled" in text_of(client.post(address, {"version": 1} | key()))
    stale = client.post(address, {"because": "Snow", "version": 7} | key())
    assert "Somebody changed this meeting" in text_of(stale)
    done = client.post(address, {"because": "Snow", "version": 1} | key())
    reader = people.signed_in(client, people.grace())
    assert "Cancelled</strong>: Snow" in text_of(reader.get(done.url))
    people.signed_in(client, people.lena())
    client.post(reverse("meeting_put_back", args=[meeting.pk]), key())
    assert fresh(meeting).state == "planned"


def test_cover_is_found_among_the_free_and_members_see_who_leads(client):
    day, ann = workday(3), people.person("Ann", Role.SUPERVISOR)
    meeting = planned(group(), day)[0]
    paul = people.person("Paul", Role.SUPERVISOR)
    planned(group("Paul’s group", paul), day)
    people.signed_in(client, people.lena())
    address = reverse("meeting_cover", args=[meeting.pk])
    page = text_of(client.get(address))
    assert "Paul leads Paul’s group then" in page
    sent = {"because": "away from work", "version": 1}
    assert "who is free" in text_of(client.post(address, sent | {"person": paul.pk} | key()))
    done = client.post(address, sent | {"person": ann.pk} | key())
    assert done.status_code == 302
    second = reverse("meeting_co_supervisor", args=[meeting.pk])
    client.post(second, {"person": people.petra().pk, "version": 2} | key())
    seen = text_of(people.signed_in(client, people.grace()).get(done.url))
    assert "Ann leads it as cover" in seen
    assert "Petra leads it too" in seen
    assert "away from work" not in seen


def test_a_co_supervisors_part_is_ended(client):
    meeting, ann = planned(group(), workday(3))[0], people.person("Ann", Role.SUPERVISOR)
    people.signed_in(client, people.petra())
    address = reverse("meeting_co_supervisor", args=[meeting.pk])
    done = client.post(address, {"person": ann.pk, "version": 1} | key())
    assert "Ann leads it too" in text_of(client.get(done.url))
    ends = reverse("meeting_co_supervisor_end", args=[meeting.pk])
    client.post(ends, {"person": ann.pk, "version": 2} | key())
    assert "Ann leads it too" not in text_of(client.get(done.url))


def test_rooms_are_added_changed_and_given_to_meetings(client):
    meeting = planned(group(), workday(3))[0]
    people.signed_in(client, people.lena())
    told = {"name": "Oak", "site": "Civic Centre", "capacity": "8"}
    for sent in (told, told):
        answer = client.post(reverse("room_add"), sent | key())
    assert "There is a room of that name" in text_of(answer)
    with acting_as(people.lena()):
        room = Room.objects.get(name="Oak")
    place = reverse("meeting_place", args=[meeting.pk])
    bad = {"room": room.pk, "online_link": "not a link", "version": 1}
    assert "Enter a whole link" in text_of(client.post(place, bad | key()))
    client.post(place, bad | {"online_link": "https://meet.example.org/1"} | key())
    assert str(fresh(meeting).room_id) == str(room.pk)
    change = reverse("room_change", args=[room.pk])
    sent = told | {"in_use": "no", "version": 1}
    client.post(change, sent | key())
    assert client.post(change, sent | {"capacity": "9"} | key()).status_code == 409
    assert "used no more" in text_of(client.get(reverse("rooms")))
    assert (
        str(room.pk)
        not in client.get(reverse("group_usual", args=[meeting.group_id])).content.decode()
    )


def test_when_a_group_usually_meets_is_kept_once_for_two_who_change_it(client):
    its_group = group()
    people.signed_in(client, people.petra())
    address = reverse("group_usual", args=[its_group.pk])
    sent = {"meets_at": "14:00", "minutes": "90", "room": "", "online_link": "", "version": 1}
    assert client.post(address, sent | key()).status_code == 302
    assert client.post(address, sent | {"minutes": "120"} | key()).status_code == 409
    wrong = client.post(address, sent | {"minutes": "20", "version": 2} | key())
    assert "between 30 minutes and four hours" in text_of(wrong)


def test_school_holidays_are_kept_by_lead_and_administrator_and_seen_by_planners(client):
    day = workday(20)
    told = {"name": "Spring", **boxes("began_on", day), **boxes("ends_on", day)}
    people.signed_in(client, people.ada())
    client.post(reverse("school_holiday_add"), told | key())
    assert "Another school holiday has some of these days" in text_of(
        client.post(reverse("school_holiday_add"), told | key())
    )
    with acting_as(people.ada()):
        made = SchoolHoliday.objects.get()
    change = reverse("school_holiday_change", args=[made.pk])
    client.post(change, told | {"name": "Easter", "version": 1} | key())
    assert client.post(change, told | {"version": 1} | key()).status_code == 409
    people.signed_in(client, people.petra())
    page = text_of(client.get(reverse("school_holidays")))
    assert "Easter" in page
    assert "Take it out" not in page
    assert client.get(change).status_code == 403
    people.signed_in(client, people.ada(people.SUTTON))
    assert client.get(change).status_code == 404
    people.signed_in(client, people.lena())
    client.post(reverse("school_holiday_remove", args=[made.pk]), key())
    assert "None is to come" in text_of(client.get(reverse("school_holidays")))
