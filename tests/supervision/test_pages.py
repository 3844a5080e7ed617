import uuid
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.permissions import Role
from holdfast.kit.today import today
from holdfast.supervision.models import Membership
from tests import people
from tests.database import all_seeing
from tests.supervision.groups import filled, group, joined, meetings

pytestmark = pytest.mark.django_db
MAY_RUN = (people.lena, people.ada)
MAY_SEE = (*MAY_RUN, people.petra, people.grace, people.mona)


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def typed(day: date, **more) -> dict[str, object]:
    boxes = {"on-day": day.day, "on-month": day.month, "on-year": day.year}
    return {"form_key": uuid.uuid4(), **boxes, **more}


def places(**facts) -> int:
    with all_seeing():
        return Membership.objects.filter(**facts).count()


def test_groups_say_who_leads_them_who_is_in_them_and_what_is_free(client):
    its_group = group()
    joined(its_group, people.participant(people.grace()))
    page = text_of(people.signed_in(client, people.mary()).get(reverse("groups")))
    assert "Tuesday group" in page
    assert "Led by Petra." in page
    assert "1 of 6 places taken, 5 free" in page
    assert "Grace" in page


def test_a_psychologist_sees_the_groups_they_lead_first(client):
    second = people.person("Ann", Role.SUPERVISOR)
    group("A group of Ann's", second)
    group("Tuesday group")
    page = people.signed_in(client, people.petra()).get(reverse("groups"))
    assert [one.group.name for one in page.context["groups"]] == [
        "Tuesday group",
        "A group of Ann's",
    ]
    assert "You lead this group." in text_of(page)


def test_a_group_shows_members_since_when_and_meetings_with_why_one_is_cancelled(client):
    its_group = group()
    joined(its_group, people.participant(people.grace()))
    meetings(its_group, on=today() + timedelta(days=1))
    page = text_of(people.signed_in(client, people.grace()).get(its_group.get_absolute_url()))
    assert "2 March 2026" in page
    assert "cancelled</strong>, the room was taken" in page
    assert page.count("120 minutes") == 3


def test_the_next_meeting_is_the_first_that_is_not_cancelled(client):
    its_group = group()
    planned = meetings(its_group, on=today() + timedelta(days=1))
    (one,) = people.signed_in(client, people.grace()).get(reverse("groups")).context["groups"]
    assert one.next_meeting == planned[1]


def test_who_has_left_is_not_shown(client):
    its_group = group()
    place = joined(its_group, people.participant(people.grace()))
    people.signed_in(client, people.lena())
    client.post(reverse("membership_leave", args=[place.pk]), typed(people.A_MONDAY))
    page = client.get(its_group.get_absolute_url())
    assert page.context["members"] == []
    assert "0 of 6 places taken" in text_of(page)


@pytest.mark.parametrize("who", MAY_SEE)
def test_those_who_may_see_groups_do(client, who):
    its_group = group()
    people.signed_in(client, who())
    assert client.get(reverse("groups")).status_code == 200
    assert client.get(its_group.get_absolute_url()).status_code == 200


def test_a_director_and_strangers_do_not(client):
    its_group = group()
    assert people.signed_in(client, people.dora()).get(reverse("groups")).status_code == 403
    people.signed_in(client, people.mallory())
    assert client.get(its_group.get_absolute_url()).status_code == 404
    assert "Tuesday" not in text_of(client.get(reverse("groups")))


def test_only_those_who_run_supervision_give_and_end_places(client):
    its_group = group()
    place = joined(its_group, people.participant(people.grace()))
    pages = (
        reverse("group_join", args=[its_group.pk]),
        reverse("membership_leave", args=[place.pk]),
    )
    for who in MAY_SEE:
        people.signed_in(client, who())
        expected = 200 if who in MAY_RUN else 403
        assert [client.get(one).status_code for one in pages] == [expected, expected], who
    people.signed_in(client, people.ada(people.SUTTON))
    assert [client.get(one).status_code for one in pages] == [404, 404]


@pytest.mark.parametrize("who", MAY_RUN)
def test_a_practitioner_is_given_a_place(client, who):
    its_group, grace = group(), people.participant(people.grace())
    people.signed_in(client, who())
    address = reverse("group_join", args=[its_group.pk])
    assert "Grace, North" in text_of(client.get(address))
    done = client.post(address, typed(people.A_MONDAY, participant=grace.pk))
    assert done.headers["Location"] == its_group.get_absolute_url()
    assert places(participant=grace, group=its_group, joined_on=people.A_MONDAY) == 1
    assert "Grace has a place" in text_of(client.get(done.headers["Location"]))


def test_only_practitioners_without_a_place_are_offered(client):
    its_group = group()
    joined(its_group, people.participant(people.grace()))
    people.participant(people.mary())
    people.participant(people.mallory())
    people.signed_in(client, people.lena())
    page = text_of(client.get(reverse("group_join", args=[its_group.pk])))
    assert "Mary, North" in page
    assert "Grace, North" not in page
    assert "Mallory" not in page


def test_nobody_is_added_by_a_key_that_was_not_offered(client):
    its_group, outsider = group(), people.participant(people.mallory())
    people.signed_in(client, people.lena())
    address = reverse("group_join", args=[its_group.pk])
    page = client.post(address, typed(people.A_MONDAY, participant=outsider.pk))
    assert "Choose somebody from the list" in text_of(page)
    assert places() == 0


def test_a_full_group_gives_its_reason_at_the_top(client):
    its_group = group()
    filled(its_group)
    grace = people.participant(people.grace())
    people.signed_in(client, people.lena())
    address = reverse("group_join", args=[its_group.pk])
    page = text_of(client.post(address, typed(people.A_MONDAY, participant=grace.pk)))
    assert "There is a problem" in page
    assert "This group has no free place" in page
    assert "Give somebody a place" not in text_of(client.get(its_group.get_absolute_url()))


def test_leaving_before_joining_is_refused_in_words(client):
    place = joined(group(), people.participant(people.grace()))
    people.signed_in(client, people.lena())
    before = people.A_MONDAY - timedelta(days=1)
    page = client.post(reverse("membership_leave", args=[place.pk]), typed(before))
    assert "That is before they joined this group" in text_of(page)
    assert places(left_on=None) == 1


def test_no_family_is_named_on_any_of_these_pages(client):
    people.case(family="Ashdown", child="Robin Ashdown")
    its_group = group()
    place = joined(its_group, people.participant(people.grace()))
    people.signed_in(client, people.lena())
    for address in (
        reverse("groups"),
        its_group.get_absolute_url(),
        reverse("group_join", args=[its_group.pk]),
        reverse("membership_leave", args=[place.pk]),
    ):
        page = text_of(client.get(address))
        assert "Ashdown" not in page
        assert "HF-" not in page


def test_more_groups_and_members_take_no_more_questions(client):
    people.signed_in(client, people.petra())
    first = group()
    meetings(first, on=today())

    def questions(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    before = [questions(reverse("groups")), questions(first.get_absolute_url())]
    filled(first, 5)
    meetings(group("Thursday group", meets_at=time(14)), on=today())
    assert [questions(reverse("groups")), questions(first.get_absolute_url())] == before
