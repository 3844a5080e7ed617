"""The pages of a leaving: all it touches is seen first, who is told, and when it is an alarm."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.cases import add_co_worker, seal_case
from holdfast.casework.actions.covering import give_cover
from holdfast.casework.models import Case
from holdfast.place.actions import record_leaving, say_absent
from holdfast.place.models import Leaving
from tests import people
from tests.casework.test_leaving import (
    LATER,
    finished,
    group_with,
    is_here,
    recorded,
    taken_over,
)
from tests.casework.typing_in import boxes, send, words
from tests.choosing import nominations
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = A_MONDAY


@pytest.fixture
def mary():
    return people.participant(people.mary())


@pytest.fixture
def case(mary):
    return people.case()


def typed(last_on=LATER, **more):
    days = boxes(last_on=last_on)
    return {"who": str(people.grace().pk), "because": "another post", **days, **more}


def agreed(page):
    return page.partition('name="agreed" value="')[2].partition('"')[0]


def signed_in(client, who):
    return people.signed_in(client, who)


def leaving_page(client, leaving):
    return words(client.get(leaving.get_absolute_url()))


def test_all_it_touches_is_shown_before_anything_is_kept(client, case, mary):
    grace = people.participant(people.grace())
    group_with(grace)
    other = people.case(people.mary(), child="Ivy")
    nomination = nominations.nomination(people.grace(), child="Wren")
    with acting_as(people.mona()):
        add_co_worker(case=other, participant=grace, on=A_MONDAY, at=now(), by=people.mona())
        absence = say_absent(
            person=people.mary(), kind="leave", note="", began_on=A_MONDAY,
            ends_on=LATER, cover=people.grace(), at=now(), by=people.mona(),
        )  # fmt: skip
    third = people.case(people.mary(), child="Ash")
    with acting_as(people.mona()):
        give_cover(absence=absence, at=now(), today=A_MONDAY, by=people.mona())
    mona = signed_in(client, people.mona())
    page = words(send(mona, "leaving_add", **typed()))
    for said in (
        "Nothing is kept yet", case.reference, reverse("handover_propose", args=[case.pk]),
        reverse("case_hand_over", args=[case.pk]), "The second part in the case of Ivy",
        f"Cover of {third.child}", nomination.reference, "Tuesday", "which is then free",
    ):  # fmt: skip
        assert said in page, said
    with acting_as(people.mona()):
        assert not Leaving.objects.exists()
    sent = send(mona, "leaving_add", **typed(agreed=agreed(page)))
    with acting_as(people.mona()):
        leaving = Leaving.objects.get()
    assert sent.url == leaving.get_absolute_url()
    assert (leaving.person, leaving.last_on) == (people.grace(), LATER)


def test_something_else_than_was_shown_is_not_kept(client, case):
    mona = signed_in(client, people.mona())
    shown_first = agreed(words(send(mona, "leaving_add", **typed())))
    people.case(people.grace(), child="Ivy")
    assert "Nothing is kept yet" in words(send(mona, "leaving_add", **typed(agreed=shown_first)))


def test_before_they_joined_is_refused_with_the_reason(client, case):
    mona = signed_in(client, people.mona())
    page = words(send(mona, "leaving_add", **typed(last_on=A_MONDAY - timedelta(days=9_000))))
    assert "before they joined" in page


def test_a_form_with_nothing_in_it_says_what_is_missing(client, case):
    page = words(send(signed_in(client, people.mona()), "leaving_add"))
    assert "There is a problem" in page
    assert "Nothing is kept yet" not in page


@pytest.mark.parametrize("who", [people.lena, people.ada])
def test_who_sees_no_family_sees_how_many_cases_and_not_which(client, case, who):
    reader = signed_in(client, who())
    page = words(send(reader, "leaving_add", **typed()))
    assert "Grace leads 1 open case that you do not see" in page
    assert case.reference not in page
    assert "Robin" not in page
    assert send(reader, "leaving_add", **typed(agreed=agreed(page))).status_code == 302


def test_a_sealed_case_is_counted_and_not_named(client, case):
    with acting_as(people.mona()):
        seal_case(
            case=Case.objects.get(), only=[people.grace()], why="related", at=now(),
            by=people.mona(),
        )  # fmt: skip
    page = words(send(signed_in(client, people.mona()), "leaving_add", **typed()))
    assert "1 open case that you do not see" in page
    assert case.reference not in page


def test_a_manager_is_offered_their_own_team_and_the_lead_everybody(client, case):
    oscar, _ = people.oscar(), people.case(people.oscar(), "South", child="Ivy")
    for who, offered in ((people.mona(), False), (people.lena(), True), (people.ada(), True)):
        page = words(signed_in(client, who).get(reverse("leaving_add")))
        assert (f'value="{oscar.pk}"' in page) is offered, who
        assert f'value="{people.grace().pk}"' in page
        assert f'value="{who.pk}"' not in page


@pytest.mark.parametrize(
    "who", [people.grace, people.petra, people.dora, lambda: people.person("Evan", "evaluator")]
)
def test_no_other_role_has_these_pages(client, case, who):
    leaving = recorded()
    reader = signed_in(client, who())
    for name, keys in (
        ("leavings", []), ("leaving_add", []), ("leaving", [leaving.pk]),
        ("leaving_change", [leaving.pk]), ("leaving_withdraw", [leaving.pk]),
        ("leaving_finish", [leaving.pk]),
    ):  # fmt: skip
        assert reader.get(reverse(name, args=keys)).status_code == 403


def test_another_teams_and_another_authoritys_leaving_is_not_there(client, case):
    people.team("South")
    leaving = recorded()
    for who in (people.max_(), people.ada(people.SUTTON)):
        reader = signed_in(client, who)
        for name in ("leaving", "leaving_change", "leaving_withdraw", "leaving_finish"):
            assert reader.get(reverse(name, args=[leaving.pk])).status_code == 404
            sent = send(reader, name, leaving.pk, version=1)
            assert sent.status_code == (405 if name == "leaving" else 404)
        assert "Grace" not in words(reader.get(reverse("leavings")))


def test_it_is_changed_and_a_second_change_shows_both(client, case):
    leaving = recorded()
    mona = signed_in(client, people.mona())
    told = {"because": "retires", "version": 1} | boxes(last_on=LATER + A_DAY)
    assert send(mona, "leaving_change", leaving.pk, **told).status_code == 302
    assert send(mona, "leaving_change", leaving.pk, **told).status_code == 409
    page = leaving_page(mona, leaving)
    assert "last day 24 March 2026" in page
    assert "They retire" in page


def test_they_stay_after_all(client, case):
    leaving = recorded()
    mona = signed_in(client, people.mona())
    sent = send(mona, "leaving_withdraw", leaving.pk, version=1)
    assert sent.url == leaving.get_absolute_url()
    assert "Withdrawn by" in leaving_page(mona, leaving)
    again = send(mona, "leaving_withdraw", leaving.pk, version=2)
    assert "no longer planned" in words(again)
    assert people.grace().access_ends_at is None


def test_it_is_finished_on_the_page_once_all_is_handed_over(client, settings, case, mary):
    leaving = recorded()
    mona = signed_in(client, people.mona())
    assert reverse("leaving_finish", args=[leaving.pk]) not in leaving_page(mona, leaving)
    settings.STORY_DAY = LATER
    refused = send(mona, "leaving_finish", leaving.pk, version=1)
    assert "handed over and accepted" in words(refused)
    taken_over(case, mary)
    assert reverse("leaving_finish", args=[leaving.pk]) in leaving_page(mona, leaving)
    old = send(mona, "leaving_finish", leaving.pk, version=7)
    assert old.status_code == 409
    assert "Somebody else changed this leaving" in words(old)
    assert is_here(people.grace())
    assert send(mona, "leaving_finish", leaving.pk, version=1).status_code == 302
    assert not is_here(people.grace())
    assert "Finished by" in leaving_page(mona, leaving)
    assert "last day 23 March 2026" in words(mona.get(reverse("leavings")))


FIRST_PAGES = [(people.mona, "my_work"), (people.mona, "my_team"), (people.lena, "my_work"),
               (people.ada, "my_work")]  # fmt: skip


@pytest.mark.parametrize(("who", "name"), FIRST_PAGES)
def test_the_first_page_says_who_leaves_and_is_red_once_nobody_is_there(
    client, settings, case, who, name
):
    reader = signed_in(client, who())
    assert "last day" not in words(reader.get(reverse(name)))
    recorded()
    page = words(reader.get(reverse(name)))
    assert "Grace: last day 23 March 2026</a>, in 21 days" in page
    assert "1 open case to hand over" in page
    assert "Hand over" not in page
    settings.STORY_DAY = LATER - timedelta(days=4)
    assert "Hand over" in words(reader.get(reverse(name)))
    settings.STORY_DAY = LATER
    assert "last day 23 March 2026</a>, today" in words(reader.get(reverse(name)))
    settings.STORY_DAY = LATER + A_DAY
    page = words(reader.get(reverse(name)))
    assert "Nobody is there" in page
    assert "Grace left on 23 March 2026</a>, yesterday, and still leads 1 open case" in page


def test_past_and_handed_over_it_asks_to_be_finished_and_is_no_alarm(client, settings, case, mary):
    recorded()
    taken_over(case, mary)
    settings.STORY_DAY = LATER + A_DAY
    page = words(signed_in(client, people.mona()).get(reverse("my_work")))
    assert "Nobody is there" not in page
    assert "Finish" in page


def test_a_leaving_that_is_finished_is_on_no_first_page(client, settings, case, mary):
    leaving = recorded()
    taken_over(case, mary)
    settings.STORY_DAY = LATER
    finished(leaving)
    assert "Grace: last day" not in words(signed_in(client, people.mona()).get(reverse("my_work")))


def test_more_who_leave_take_no_more_queries(client, case, django_assert_max_num_queries):
    mona = signed_in(client, people.mona())
    recorded()
    address = reverse("leavings")
    mona.get(address)
    with django_assert_max_num_queries(60) as first:
        mona.get(address)
    for name in ("Una", "Vic"):
        one = people.person(name, "practitioner")
        people.case(one, child=f"Child of {name}")
        with acting_as(people.mona()):
            record_leaving(
                person=one, last_on=LATER, because="other", today=A_MONDAY, at=now(),
                by=people.mona(),
            )  # fmt: skip
    with django_assert_max_num_queries(len(first)):
        page = words(mona.get(address))
    assert "Vic" in page
