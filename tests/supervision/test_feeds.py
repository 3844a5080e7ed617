"""Calendar feeds: read by two libraries that know nothing of ours, and by nobody unasked."""

import uuid
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.urls import reverse
from django.utils.http import http_date, parse_http_date
from django.utils.timezone import now
from ical.calendar_stream import IcsCalendarStream

from holdfast.access.identity import acting_as
from holdfast.supervision.actions import (
    cancel_meeting,
    leave_group,
    make_feed,
    plan_meetings,
    put_back,
)
from holdfast.supervision.models import CalendarFeed, Meeting, Membership, Room
from holdfast.supervision.reports.feed import last_changed, meetings_of
from holdfast.supervision.rules import hash_of
from tests import people
from tests.database import all_seeing
from tests.supervision.groups import group, joined

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
ROUND_THE_CLOCKS = [
    date(2026, 3, 16), date(2026, 3, 30), date(2026, 10, 12), date(2026, 10, 26)
]  # fmt: skip


def with_meetings(*days: date, name: str = "Tuesday group", at: time = time(10)) -> list[Meeting]:
    its_group = group(name, meets_at=at)
    joined(its_group, people.participant(people.grace() if at == time(10) else people.mary()))
    with acting_as(people.ada()):
        room = Room(authority_id=people.MERTON, name=f"Oak {name}", site="Hall", capacity=8)
        room.save(force_insert=True)
        its_group.room = room
        return plan_meetings(group=its_group, days=days or ROUND_THE_CLOCKS, by=people.ada())


def address_for(who, its_group=None) -> str:
    with acting_as(who):
        _, token = make_feed(group=its_group, at=people.A_MOMENT, by=who)
    return reverse("calendar_feed", args=[token])


def events(text: str) -> dict[str, object]:
    """Return the events as the library `ical` reads them, by their keys."""
    return {event.uid: event for event in IcsCalendarStream.calendar_from_ics(text).events}


def test_two_libraries_read_the_same_wall_times_on_both_sides_of_both_clock_changes(client):
    meetings = with_meetings()
    text = client.get(address_for(people.grace())).content.decode()
    expected = {
        f"{one.pk}@holdfast": datetime.combine(one.held_on, time(10), LONDON) for one in meetings
    }
    assert {key: event.start for key, event in events(text).items()} == expected
    read = vobject.readOne(text)
    by_vobject = {event.uid.value: event.dtstart.value for event in read.vevent_list}
    assert by_vobject == expected
    assert [by_vobject[f"{one.pk}@holdfast"].utcoffset() for one in meetings] == [
        timedelta(0), timedelta(hours=1), timedelta(hours=1), timedelta(0)
    ]  # fmt: skip
    ends = {event.uid.value: event.dtend.value for event in read.vevent_list}
    assert all(ends[key] - begins == timedelta(hours=2) for key, begins in expected.items())


def test_an_event_says_title_place_and_who_leads_and_no_more(client):
    (meeting,) = with_meetings(date(2026, 3, 16))
    event = events(client.get(address_for(people.grace())).content.decode())[
        f"{meeting.pk}@holdfast"
    ]
    assert event.summary == "Supervision: Tuesday group"
    assert event.location == "Oak Tuesday group, Hall"
    assert event.description == "Led by Petra"
    assert not event.attendees


def test_its_own_time_zone_says_when_the_clocks_change(client):
    with_meetings()
    zone = vobject.readOne(client.get(address_for(people.grace())).content.decode()).vtimezone
    assert zone.gettzinfo().utcoffset(datetime(2026, 3, 29, 0, 30)) == timedelta(0)
    assert zone.gettzinfo().utcoffset(datetime(2026, 3, 29, 2, 30)) == timedelta(hours=1)
    assert zone.gettzinfo().utcoffset(datetime(2026, 10, 25, 3, 30)) == timedelta(0)


def test_a_cancelled_meeting_stays_under_its_key_and_its_number_grows(client):
    (meeting,) = with_meetings(date(2026, 3, 16))
    address, key = address_for(people.grace()), f"{meeting.pk}@holdfast"

    def now_is() -> tuple[str, int]:
        event = events(client.get(address).content.decode())[key]
        return event.status, event.sequence

    assert now_is() == ("CONFIRMED", 0)
    with acting_as(people.ada()):
        cancel_meeting(meeting=meeting, because="The roof leaks", by=people.ada())
    assert now_is() == ("CANCELLED", 1)
    with acting_as(people.ada()):
        put_back(meeting=meeting, by=people.ada())
    assert now_is() == ("CONFIRMED", 2)


def test_each_reader_has_their_own_meetings_and_a_group_feed_that_groups(client):
    mine = with_meetings(date(2026, 3, 16))
    others = with_meetings(date(2026, 3, 16), name="Other group", at=time(14))

    def shown(address: str) -> set[str]:
        return set(events(client.get(address).content.decode()))

    keys = {f"{one.pk}@holdfast" for one in mine}, {f"{one.pk}@holdfast" for one in others}
    assert shown(address_for(people.grace())) == keys[0]
    assert shown(address_for(people.petra())) == keys[0] | keys[1]
    assert shown(address_for(people.grace(), others[0].group)) == keys[1]


def test_meetings_before_somebody_joined_are_not_theirs(client):
    with_meetings(people.A_MONDAY - timedelta(days=7), people.A_MONDAY + timedelta(days=7))
    text = client.get(address_for(people.grace())).content.decode()
    assert [event.start.date() for event in events(text).values()] == [
        people.A_MONDAY + timedelta(days=7)
    ]


def test_an_empty_feed_is_still_a_calendar(client):
    answer = client.get(address_for(people.grace()))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert events(answer.content.decode()) == {}


def test_what_has_not_changed_is_not_sent_again(client):
    with_meetings()
    address = address_for(people.grace())
    etag = client.get(address)["ETag"]
    again = client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    with acting_as(people.ada()):
        cancel_meeting(meeting=Meeting.objects.all()[0], because="ill", by=people.ada())
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_it_says_when_it_was_last_changed_and_a_day_alone_is_answered_too(client):
    with_meetings()
    address = address_for(people.grace())
    first = client.get(address)
    changed = parse_http_date(first["Last-Modified"])
    assert abs(changed - now().timestamp()) < 120
    same = client.get(address, headers={"If-Modified-Since": first["Last-Modified"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    before = http_date(changed - 1)
    assert client.get(address, headers={"If-Modified-Since": before}).status_code == 200
    both = {"If-None-Match": '"other"', "If-Modified-Since": first["Last-Modified"]}
    assert client.get(address, headers=both).status_code == 200
    weak = {"If-None-Match": f'"other", W/{first["ETag"]}'}
    assert client.get(address, headers=weak).status_code == 304
    assert client.get(address, headers={"If-None-Match": "*"}).status_code == 304


def test_the_same_meetings_are_the_same_bytes_on_another_day(client, settings):
    with_meetings()
    address = address_for(people.grace())
    texts = set()
    for day in (people.A_MONDAY, people.A_MONDAY + timedelta(days=3)):
        settings.STORY_DAY = day
        answer = client.get(address)
        texts.add((answer.content, answer["ETag"], answer["Last-Modified"]))
    assert len(texts) == 1


def test_a_place_that_ends_is_a_change_of_what_the_feed_shows(client):
    with_meetings()
    address = address_for(people.grace())
    with acting_as(people.grace()):
        feed = CalendarFeed.objects.in_force().select_related("person", "group").get()
        before = last_changed(feed, list(meetings_of(feed)))
    with acting_as(people.ada()):
        place = Membership.objects.get(participant__person=people.grace())
        leave_group(membership=place, on=people.A_MONDAY, by=people.ada())
    with acting_as(people.grace()):
        assert last_changed(feed, list(meetings_of(feed))) > before
    assert events(client.get(address).content.decode()) == {}


def test_a_wrong_a_revoked_and_a_renewed_address_show_nothing(client):
    grace = people.grace()
    first = address_for(grace)
    second = address_for(grace)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert client.post(second).status_code == 405
    people.signed_in(client, grace)
    with acting_as(grace):
        feed = CalendarFeed.objects.in_force().get()
    key = {"form_key": uuid.uuid4()}
    client.post(reverse("calendar_feed_revoke", args=[feed.pk]), key)
    client.logout()
    assert client.get(second).status_code == 404
    assert client.get(reverse("calendar_feed", args=["x" * 43])).status_code == 404


def test_nobody_revokes_anothers_and_somebody_who_left_reads_nothing(client):
    grace = people.grace()
    address = address_for(grace)
    with acting_as(grace):
        feed = CalendarFeed.objects.in_force().get()
    people.signed_in(client, people.mary())
    key = {"form_key": uuid.uuid4()}
    client.post(reverse("calendar_feed_revoke", args=[feed.pk]), key)
    client.logout()
    assert client.get(address).status_code == 200
    with all_seeing() as cursor:
        cursor.execute("UPDATE access_user SET is_active = false WHERE id = %s", [grace.pk])
    assert client.get(address).status_code == 404


def test_each_reading_is_in_the_log_under_its_owner_and_without_the_secret(client):
    grace = people.grace()
    address = address_for(grace)
    client.get(address)
    with acting_as(grace):
        feed = CalendarFeed.objects.get()
    with all_seeing() as cursor:
        cursor.execute("SELECT by, address, about FROM audit.reading")
        assert cursor.fetchall() == [
            (str(grace.pk), f"/calendar/{feed.pk}", [f"supervision.calendarfeed:{feed.pk}"])
        ]
        cursor.execute("SELECT after::text FROM audit.change WHERE tbl LIKE '%%calendarfeed'")
        (kept,) = cursor.fetchone()
    token = address.removeprefix("/calendar/").removesuffix(".ics")
    assert token not in kept
    assert hash_of(token) not in kept


def test_a_calendar_that_asks_without_end_is_told_to_wait(client):
    address = address_for(people.grace())
    for _ in range(60):
        assert client.get(address).status_code == 200
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")


def test_the_address_is_shown_once_and_a_stranger_to_the_group_cannot_have_its_feed(client):
    its_group = group()
    grace = people.grace()
    people.signed_in(client, grace)
    page = client.post(reverse("calendar_feeds"), {"form_key": uuid.uuid4(), "group": ""})
    assert "/calendar/" in page.content.decode()
    assert ".ics" in page.content.decode()
    assert ".ics" not in client.get(reverse("calendar_feeds")).content.decode()
    people.signed_in(client, people.mallory())
    sent = {"form_key": uuid.uuid4(), "group": its_group.pk}
    page = client.post(reverse("calendar_feeds"), sent).content.decode()
    assert "Choose your own meetings or a group from the list" in page
