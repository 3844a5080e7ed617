"""Who is told by e-mail of a change to meetings, in what words, and what a calendar makes of it."""

from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from icalendar import Calendar

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.kit.today import today
from holdfast.mail.models import Mailing
from holdfast.supervision.actions import cancel_meeting, find_cover, move_meeting, plan_meetings
from holdfast.supervision.actions.telling import tell_of_leading, tell_of_meetings
from holdfast.supervision.models import Meeting, Membership
from holdfast.supervision.rules.telling import Happened
from tests import people
from tests.casework.typing_in import boxes
from tests.database import all_seeing
from tests.supervision.groups import group, joined

pytestmark = pytest.mark.django_db


@pytest.fixture
def meetings():
    """Return two meetings to come of a group with Grace and Mary in it, led by Petra."""
    its = group()
    joined(its, people.participant(people.grace()))
    joined(its, people.participant(people.mary()), on=today() + timedelta(days=10))
    first = today() + timedelta(days=7 - today().weekday())
    with acting_as(people.ada()):
        return plan_meetings(group=its, days=[first, first + timedelta(days=14)], by=people.ada())


def tell(meetings, happened, by=None):
    by = by or people.ada()
    with acting_as(by):
        return tell_of_meetings(meetings=meetings, happened=happened, at=people.A_MOMENT, by=by)


def named(letters):
    return sorted(one.to.name for one in letters)


def events(letter):
    calendar = Calendar.from_ical(letter.calendar)
    assert str(calendar["METHOD"]) == letter.method
    return calendar.walk("VEVENT")


def test_members_of_the_day_and_whoever_leads_are_told_but_not_who_did_it(meetings):
    assert named(tell([meetings[0]], Happened.PLANNED)) == ["Grace", "Petra"]
    assert named(tell([meetings[1]], Happened.PLANNED)) == ["Grace", "Mary", "Petra"]
    assert named(tell([meetings[0]], Happened.PLACE, by=people.petra())) == ["Grace"]


def test_a_series_is_one_letter_each_with_every_meeting_in_it(meetings):
    letters = tell(meetings, Happened.PLANNED)
    grace, mary, _ = sorted(letters, key=lambda one: one.to.name)
    assert grace.subject == "Tuesday group: 2 supervision meetings are planned"
    assert (grace.method, len(events(grace))) == ("PUBLISH", 2)
    assert (mary.method, len(events(mary))) == ("REQUEST", 1)


def test_a_move_is_a_request_with_the_same_key_and_a_higher_number(meetings):
    (planned, *_) = tell([meetings[0]], Happened.PLANNED)
    with acting_as(people.ada()):
        move_meeting(
            meeting=meetings[0], to=(meetings[0].held_on + timedelta(days=1), time(14)),
            cascade=False, version=1, today=today(), at=people.A_MOMENT, by=people.ada(),
        )  # fmt: skip
    (moved, *_) = tell([meetings[0]], Happened.MOVED)
    (before,), (after,) = events(planned), events(moved)
    assert before["UID"] == after["UID"] == f"{meetings[0].pk}@holdfast"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].dt.hour == 14
    assert str(after["ORGANIZER"]) == f"mailto:{people.petra().email}"
    assert str(after["ATTENDEE"]) == f"mailto:{moved.to.email}"
    assert "it was to be on" in moved.words
    assert moved.method == "REQUEST"
    assert tell([meetings[0]], Happened.MOVED) == []


def test_a_cancellation_cancels_and_does_not_say_the_reason_somebody_wrote(meetings):
    with acting_as(people.ada()):
        cancel_meeting(
            meeting=meetings[0], because="Robin Ashdown’s conference, HF-7K2M9", by=people.ada()
        )
    for letter in tell([meetings[0]], Happened.CANCELLED):
        (event,) = events(letter)
        assert (letter.method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
        assert "is cancelled" in letter.subject
        for text in (letter.subject, letter.words, letter.calendar):
            assert "Robin" not in text
            assert "HF-" not in text
            assert "conference" not in text


def test_cover_tells_the_group_and_takes_it_out_of_the_calendar_of_who_is_away(meetings):
    paul = people.person("Paul", Role.SUPERVISOR)
    with acting_as(people.ada()):
        find_cover(meeting=meetings[0], cover=paul, because="away", version=1, by=people.ada())
        letters = tell_of_leading(
            meeting=meetings[0], led_before=[people.petra()], happened=Happened.LEAD,
            at=people.A_MOMENT, by=people.ada(),
        )  # fmt: skip
    found = {one.to.name: one for one in letters}
    assert sorted(found) == ["Grace", "Paul", "Petra"]
    assert "Led by Paul" in found["Grace"].words
    assert found["Paul"].method == "REQUEST"
    assert found["Petra"].method == "CANCEL"
    assert "away" not in found["Grace"].words


def test_who_joins_gets_the_meetings_to_come_and_who_leaves_is_rid_of_them(client, meetings):
    oscar, group = people.participant(people.oscar()), meetings[0].group
    people.signed_in(client, people.ada())
    sent = {"participant": str(oscar.pk), "on": today().isoformat(), "form_key": str(uuid4())}
    client.post(reverse("group_join", args=[group.pk]), sent)
    (letter,) = letters_to(people.oscar())
    assert "you have a place in the group" in letter.subject
    assert [str(one["STATUS"]) for one in events(letter)] == ["CONFIRMED"] * 2
    with acting_as(people.ada()):
        place = Membership.objects.get(participant=oscar)
    on = meetings[1].held_on - timedelta(days=1)
    sent = {"on": on.isoformat(), "form_key": str(uuid4())}
    client.post(reverse("membership_leave", args=[place.pk]), sent)
    (gone,) = (one for one in letters_to(people.oscar()) if one != letter)
    (event,) = events(gone)
    assert (gone.method, event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert event["UID"] == f"{meetings[1].pk}@holdfast"


def letters_to(person):
    with all_seeing():
        return list(Mailing.objects.filter(to=person).select_related("to"))


def test_somebody_who_has_left_is_not_written_to(meetings):
    with all_seeing() as cursor:
        cursor.execute(
            "UPDATE access_user SET access_ends_at = %s WHERE id = %s",
            [people.A_MOMENT - timedelta(days=1), people.grace().pk],
        )
    assert named(tell([meetings[0]], Happened.PLANNED)) == ["Petra"]


def test_the_pages_that_plan_move_and_cancel_write_the_letters(client, meetings):
    people.signed_in(client, people.ada())
    meeting = meetings[0]
    client.post(
        reverse("meeting_cancel", args=[meeting.pk]),
        {"because": "flood", "form_key": str(uuid4()), "version": "1"},
    )
    client.post(reverse("meeting_put_back", args=[meeting.pk]), {"form_key": str(uuid4())})
    address = reverse("meeting_move", args=[meeting.pk])
    to = boxes(on=meeting.held_on + timedelta(days=1)) | {"at": "14:00", "which": "one"}
    version = str(version_of(meeting))
    shown = client.post(address, to | {"form_key": str(uuid4()), "version": version})
    agreed = shown.context["agreed"]
    client.post(address, to | {"form_key": str(uuid4()), "version": version, "agreed": agreed})
    with all_seeing():
        subjects = {one.subject.partition(" is ")[2] for one in Mailing.objects.all()}
        assert Mailing.objects.count() == 6
    assert subjects == {"cancelled", "back in the calendar", "moved"}


def version_of(meeting):
    with all_seeing():
        return Meeting.objects.get(pk=meeting.pk).version
