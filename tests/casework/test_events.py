"""Events, the plan's link, and discussion in supervision."""

from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.models import Case, Discussion, Event, PlanOutcome
from holdfast.supervision.actions import cancel_meeting, form_group, join_group, plan_meetings
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture(autouse=True)
def _a_week_later(settings):
    settings.STORY_DAY = LATER


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def seen(model):
    with acting_as(people.grace()):
        return list(model.objects.order_by("pk"))


def an_event(**more):
    return {"kind": "school change", "note": "Ash Road"} | boxes(on=A_MONDAY) | more


def test_an_event_is_recorded(grace, case):
    assert send(grace, "event_add", case.pk, **an_event()).status_code == 302
    (event,) = seen(Event)
    assert (event.kind, event.happened_on, event.note) == ("school change", A_MONDAY, "Ash Road")


def test_what_happened_before_the_case_may_be_told(grace, case):
    before = boxes(on=A_MONDAY - timedelta(days=40))
    assert send(grace, "event_add", case.pk, **an_event(**before)).status_code == 302


def test_what_has_not_happened_yet_is_no_event(grace, case):
    page = words(send(grace, "event_add", case.pk, **an_event(**{"on-year": "2030"})))
    assert "That day has not come yet" in page
    assert "Ash Road" in page
    assert seen(Event) == []


def test_an_event_is_corrected_and_never_into_the_future(grace, case):
    send(grace, "event_add", case.pk, **an_event())
    event = seen(Event)[0]
    future = an_event(version=1, **{"on-year": "2030"})
    assert "has not come yet" in words(send(grace, "event_change", event.pk, **future))
    send(grace, "event_change", event.pk, **an_event(version=1, note="Oak Road"))
    assert [one.note for one in seen(Event)] == ["Oak Road"]


def test_two_corrections_of_an_event_are_shown_both(grace, case):
    send(grace, "event_add", case.pk, **an_event())
    event = seen(Event)[0]
    send(grace, "event_change", event.pk, **an_event(version=1, note="Oak Road"))
    second = send(grace, "event_change", event.pk, **an_event(version=1, note="Elm Road"))
    assert second.status_code == 409
    assert "Oak Road" in words(second)
    assert "Elm Road" in words(second)


def test_the_plan_is_linked_and_two_links_are_shown_both(grace, case):
    plan = {"plan_kind": "care plan", "plan_reference": "P1", "plan_outcome": "Home"}
    assert send(grace, "plan_link", case.pk, version=1, **plan).status_code == 302
    assert [one.plan_kind for one in seen(Case)] == ["care plan"]
    assert [one.words for one in seen(PlanOutcome)] == ["Home"]
    assert send(grace, "plan_link", case.pk, version=1, **plan).status_code == 409


def meetings_of(*members):
    with acting_as(people.lena()):
        group = form_group(
            run=people.run(),
            name="Monday group",
            supervisor=people.petra(),
            first_meeting_on=A_MONDAY,
            by=people.lena(),
        )
        for who in members:
            part = people_part(who)
            join_group(group=group, participant=part, on=A_MONDAY, by=people.lena())
        days = [A_MONDAY, LATER, LATER + timedelta(days=14)]
        return plan_meetings(group=group, days=days, by=people.lena())


def people_part(who):
    return who.parts.get()


def test_a_discussion_is_noted_at_a_meeting_of_ones_own_group(grace, case):
    held, cancelled, to_come = meetings_of(people.grace())
    with acting_as(people.lena()):
        cancel_meeting(meeting=cancelled, because="Snow", by=people.lena())
    page = words(grace.get(reverse("discussion_add", args=[case.pk])))
    assert "Monday group, 2 March 2026" in page
    assert str(cancelled.pk) not in page
    assert str(to_come.pk) not in page
    send(grace, "discussion_add", case.pk, meeting=str(held.pk), agreed="Try drawing")
    assert [(one.meeting_id, one.agreed) for one in seen(Discussion)] == [(held.pk, "Try drawing")]


def test_a_meeting_of_another_group_cannot_be_chosen(grace, case):
    people.participant(people.mary())
    (held, *_) = meetings_of(people.mary())
    page = words(send(grace, "discussion_add", case.pk, meeting=str(held.pk)))
    assert "you do not have a place in a group" in page
    assert seen(Discussion) == []


def test_a_stranger_and_a_manager_write_none_of_it(client, case):
    for who, status in [(people.mary(), 404), (people.mona(), 403)]:
        signed_in = people.signed_in(client, who)
        for name in ("event_add", "plan_link", "discussion_add"):
            assert signed_in.get(reverse(name, args=[case.pk])).status_code == status
