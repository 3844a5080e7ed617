"""Who is told by e-mail of a training day: once of an invitation, once of a reminder."""

from uuid import uuid4

import pytest
from django.urls import reverse
from icalendar import Calendar

from holdfast.mail.models import Mailing
from tests import people
from tests.database import all_seeing
from tests.training import days
from tests.training.at_pages import as_, typed

pytestmark = pytest.mark.django_db


def press(name, day, who=None, **sent):
    return as_(who or people.lena()).post(
        reverse(name, args=[day.pk]), {"form_key": str(uuid4())} | sent
    )


def letters(**facts):
    with all_seeing():
        return list(
            Mailing.objects.filter(**facts).select_related("to").order_by("written_at", "pk")
        )


def heard(found):
    return sorted((one.to.name, one.subject.partition(": ")[2]) for one in found)


@pytest.fixture
def day(settings):
    settings.STORY_DAY = people.A_MONDAY
    people.participant(people.grace()), people.participant(people.mary())
    return days.opened(capacity=1)


def test_invited_and_reminded_once_each_however_often_it_is_pressed(day):
    for _ in range(2):
        press("training_day_invite_all", day)
    assert heard(letters()) == [("Grace", "you are invited"), ("Mary", "you are invited")]
    days.booked(day, people.grace())
    for _ in range(2):
        press("training_day_remind", day)
    assert heard(letters())[0] == ("Grace", "a reminder")
    assert len(letters()) == 3


def test_an_invitation_is_a_request_for_the_day_in_london(day):
    press("training_day_invite_all", day)
    letter = letters()[0]
    (event,) = Calendar.from_ical(letter.calendar).walk("VEVENT")
    assert (letter.method, event["UID"]) == ("REQUEST", f"{day.pk}@holdfast")
    assert event["DTSTART"].dt.isoformat() == f"{days.ON}T09:30:00+00:00"
    assert str(event["DTSTART"].params["TZID"]) == "Europe/London"
    assert "When: Monday 16 March 2026, 09:30 to 16:30" in letter.words


def test_a_day_moved_and_cancelled_counts_its_number_up_and_says_no_reason(day):
    press("training_day_invite_all", day)
    changed = typed(held_on=days.ON, place="Room 9", capacity="1")
    press("training_day_change", day, **changed, version="2")
    press("training_day_cancel", day, because="Robin Ashdown is ill")
    found = letters(to=people.grace().pk)
    assert [one.subject.partition(": ")[2] for one in found] == [
        "you are invited", "changed", "cancelled",
    ]  # fmt: skip
    numbers = [Calendar.from_ical(one.calendar).walk("VEVENT")[0]["SEQUENCE"] for one in found]
    assert numbers == sorted(set(numbers))
    assert [one.method for one in found] == ["REQUEST", "REQUEST", "CANCEL"]
    assert "Room 9" in found[1].words
    assert "Robin" not in found[2].words + found[2].calendar


def test_more_places_alone_are_told_only_to_who_moves_up(day):
    days.booked(day, people.grace())
    days.booked(day, people.mary())
    press("training_day_change", day, **typed(held_on=days.ON, capacity="2"), version="2")
    assert heard(letters()) == [("Mary", "you have a place now")]


def test_who_moves_up_when_somebody_gives_up_is_told_and_not_who_it_was(day):
    days.booked(day, people.grace())
    days.booked(day, people.mary())
    press("training_day_give_up", day, people.grace(), because="on leave")
    (letter,) = letters()
    assert heard([letter]) == [("Mary", "you have a place now")]
    assert "Grace" not in letter.words + letter.calendar
    assert "leave" not in letter.words
