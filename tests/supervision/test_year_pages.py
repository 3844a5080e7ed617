"""A year is planned for all groups at once: shown first, kept as it was shown, all or none."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.mail.models import Mailing
from holdfast.supervision.actions import add_room, plan_meetings
from holdfast.supervision.models import Meeting, MeetingSupervisor
from holdfast.supervision.rules.year import WhyNotYear, why_not_year
from tests import people
from tests.database import all_seeing
from tests.supervision.groups import group, joined
from tests.supervision.test_calendar_pages import asked, confirmed, key
from tests.supervision.test_pages import text_of

pytestmark = pytest.mark.django_db
FIRST, UNTIL = date(2026, 9, 7), date(2027, 2, 26)
ASKED = asked(FIRST, UNTIL)


@pytest.fixture
def groups(client):
    """Two groups of Petra's and one of Paul's, all on Mondays at ten, and two rooms."""
    people.signed_in(client, people.lena())
    with acting_as(people.lena()):
        for name in ("Oak", "Ash"):
            add_room(name=name, site="Hall", capacity=8, by=people.lena())
    made = [
        group("A"), group("B"), group("C", supervisor=people.person("Paul", Role.SUPERVISOR))
    ]  # fmt: skip
    joined(made[0], people.participant(people.grace()))
    return made


def meetings():
    with all_seeing():
        return list(Meeting.objects.select_related("room").order_by("starts_at", "pk"))


def test_every_group_is_placed_and_nobody_and_no_room_is_taken_twice(client, groups):
    preview, done = confirmed(client, reverse("year_plan"), ASKED)
    page = text_of(preview)
    assert "of 3 groups. Nothing is kept yet" in page
    for one in groups:
        assert f"All days of {one.name}" in page
    assert done.url == reverse("groups")
    made = meetings()
    assert {one.group_id for one in made} == {one.pk for one in groups}
    assert len({(one.starts_at, one.room_id) for one in made}) == len(made)
    with all_seeing():
        leads = list(MeetingSupervisor.objects.values_list("person", "starts_at"))
        assert len(set(leads)) == len(leads)
        assert [one.to.name for one in Mailing.objects.filter(to=people.grace())] == ["Grace"]


def test_nothing_is_kept_before_it_is_confirmed(client, groups):
    client.post(reverse("year_plan"), ASKED | key())
    assert meetings() == []


def test_a_group_with_meetings_then_is_left_as_it_is(client, groups):
    with acting_as(people.ada()):
        plan_meetings(group=groups[0], days=[FIRST + timedelta(days=7)], by=people.ada())
    preview, _ = confirmed(client, reverse("year_plan"), ASKED)
    assert "of 2 groups" in text_of(preview)


def test_without_a_room_or_a_group_it_says_so(client):
    people.signed_in(client, people.lena())
    page = text_of(client.post(reverse("year_plan"), ASKED | key()))
    assert WhyNotYear.NO_GROUP in page
    assert WhyNotYear.NO_ROOM in page


@pytest.mark.parametrize("who", ["petra", "grace", "mona", "dora"])
def test_only_those_who_run_supervision_plan_it_for_all(client, who):
    people.signed_in(client, getattr(people, who)())
    assert client.get(reverse("year_plan")).status_code == 403


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"until": FIRST - timedelta(days=1)}, WhyNotYear.ENDS_BEFORE),
        ({"until": FIRST + timedelta(days=732)}, WhyNotYear.TOO_LONG),
        ({"groups": 0}, WhyNotYear.NO_GROUP),
        ({"rooms": 0}, WhyNotYear.NO_ROOM),
        ({"hours": [time(10), time(11)]}, WhyNotYear.HOURS),
        ({"minutes": [150]}, WhyNotYear.LENGTH),
    ],
)
def test_each_reason_against_a_year(facts, reason):
    usual = {
        "first": FIRST, "until": UNTIL, "groups": 1, "rooms": 1, "hours": [time(10)],
        "minutes": [120],
    }  # fmt: skip
    assert why_not_year(**usual) == []
    assert why_not_year(**(usual | facts)) == [reason]
