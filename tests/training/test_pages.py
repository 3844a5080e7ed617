"""The pages of training: who sees them, what they say, and what a form that is sent does."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.permissions import Role
from holdfast.training.models import Day, Refresher
from tests import people
from tests.casework.typing_in import send, words
from tests.training import days
from tests.training.at_pages import as_, by_lena, page, text, typed
from tests.training.days import ON, booked, invited, opened, planned, standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = people.A_MONDAY


def test_a_day_is_planned_opened_and_seen_by_everybody_who_takes_part():
    lena = as_(people.lena())
    people.run()
    sent = send(lena, "training_day_plan", **typed(section=str(days.section().pk)))
    (day,) = by_lena(Day)
    assert sent.url == day.get_absolute_url()
    assert "Open it for booking" in page(lena, "training_day", day.pk)
    send(lena, "training_day_open", day.pk)
    assert by_lena(Day)[0].state == "open"
    for who in (people.grace(), people.mona(), people.petra(), people.ada()):
        assert "Engagement and Hope, 16 March 2026" in page(as_(who), "training")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"capacity": "0"}, "Places must be from 1 to 200"),
        ({"starts_at": "17:00"}, "It ends before it begins"),
        ({"starts_at": "half nine"}, "Enter a time such as 09:30"),
        ({"place": ""}, "Say where it is, or give a link to join it by"),
        ({"held_on": date(2030, 1, 1)}, "outside the programme"),
    ],
)
def test_a_day_that_may_not_be_is_refused_in_words_and_what_was_typed_stays(wrong, reason):
    people.run()
    told = typed(section=str(days.section().pk), **wrong)
    answer = text(send(as_(people.lena()), "training_day_plan", **told))
    assert reason in answer
    assert 'value="Petra"' in answer
    assert by_lena(Day) == []


def test_a_bank_holiday_is_warned_of_and_not_forbidden():
    day = planned(held_on=date(2026, 5, 25))
    said = "is a bank holiday in England: Spring Bank Holiday"
    assert said in page(as_(people.lena()), "training_day", day.pk)


def test_a_day_changed_by_two_shows_both_versions():
    day, lena = planned(), as_(people.lena())
    send(lena, "training_day_change", day.pk, version="1", **typed(place="Room 3"))
    answer = send(lena, "training_day_change", day.pk, version="1", **typed(place="Room 4"))
    assert answer.status_code == 409
    assert "Room 3" in words(answer)
    assert "Room 4" in words(answer)


def test_one_click_invites_all_who_lack_the_section():
    people.participant(people.grace())
    people.participant(people.mary())
    days.trained(people.participant(people.grace()))
    day = opened()
    lena = as_(people.lena())
    assert "Invite all 1 who lack this section" in page(lena, "training_day", day.pk)
    send(lena, "training_day_invite_all", day.pk)
    assert standing(day) == {"Mary": "invited"}


def test_chosen_people_are_invited_and_nobody_who_was_not_offered():
    grace, stranger = people.participant(people.grace()), people.participant(people.mallory())
    day, lena = opened(), as_(people.lena())
    assert "Mallory" not in page(lena, "training_day_invite", day.pk)
    send(lena, "training_day_invite", day.pk, who=str(stranger.pk))
    assert standing(day) == {}
    send(lena, "training_day_invite", day.pk, who=str(grace.pk))
    assert standing(day) == {"Grace": "invited"}


def test_attendance_is_taken_on_one_page_with_a_reason_for_each_absence(settings):
    day = opened()
    first, second = booked(day, people.grace()), booked(day, people.mary())
    (third,) = invited(day, people.participant(people.oscar()))
    lena = as_(people.lena())
    assert "That day has not come yet" in page(lena, "training_day_attendance", day.pk)
    settings.STORY_DAY = ON
    told = {f"is_{first.pk}": "came", f"is_{second.pk}": "absent", "too": str(third.pk)}
    answer = send(lena, "training_day_attendance", day.pk, **told)
    assert "Say why Mary was absent" in text(answer)
    send(lena, "training_day_attendance", day.pk, **told, **{f"why_{second.pk}": "Ill"})
    assert standing(day) == {"Grace": "attended", "Mary": "absent", "Oscar": "attended"}
    assert "2 came, 1 absent" in page(lena, "training_day", day.pk)


def test_a_day_is_cancelled_with_the_reason_that_everybody_invited_reads():
    day = opened()
    booked(day, people.grace())
    lena = as_(people.lena())
    assert "Say why it is cancelled" in text(send(lena, "training_day_cancel", day.pk))
    send(lena, "training_day_cancel", day.pk, because="The trainer is ill")
    assert "The trainer is ill" in page(as_(people.grace()), "my_training")


def test_a_reminder_button_is_there_once():
    day = opened()
    booked(day, people.grace())
    lena = as_(people.lena())
    assert "Remind 1 who has a place" in page(lena, "training_day", day.pk)
    send(lena, "training_day_remind", day.pk)
    answer = page(lena, "training_day", day.pk)
    assert "Remind 1" not in answer
    assert "reminded on" in answer
    send(lena, "training_day_remind", day.pk)
    told = page(lena, "training_day", day.pk)
    assert "Everybody who has a place has been reminded already" in told


def test_the_matrix_shows_a_lead_everybody_and_a_manager_their_own_team():
    days.trained(people.participant(people.grace()))
    people.participant(people.oscar(), "South")
    answer = page(as_(people.lena()), "training_matrix")
    assert "Grace" in answer
    assert "Oscar" in answer
    assert "2 Mar 2026" in answer
    mine = page(as_(people.mona()), "training_matrix")
    assert "Grace" in mine
    assert "Oscar" not in mine


def test_the_matrix_is_saved_as_a_table():
    days.trained(people.participant(people.grace()))
    answer = as_(people.lena()).get(reverse("training_matrix_csv"))
    lines = answer.content.decode().splitlines()
    assert lines[0] == "person,part,team,section,known,first_on,last_on,refresh_on"
    assert "Grace,practitioner,North,ENG,trained,2026-03-02,2026-03-02," in lines


def test_a_refresher_is_set_and_a_wrong_one_refused_in_words():
    people.run()
    lena = as_(people.lena())
    assert "Months must be from 1 to 120" in text(send(lena, "refreshers", ENG="0"))
    send(lena, "refreshers", ENG="12")
    assert [one.months for one in by_lena(Refresher)] == [12]
    send(lena, "refreshers", ENG="")
    assert [one.months for one in by_lena(Refresher)] == [None]


def test_only_those_who_run_training_run_it():
    day = opened()
    runs = [
        *("training_day_change", "training_day_cancel", "training_day_invite"),
        *("training_day_attendance", "material_add"),
    ]
    for who in (people.grace(), people.mona(), people.petra()):
        client = as_(who)
        assert client.get(reverse("training_day", args=[day.pk])).status_code == 200
        assert client.get(reverse("training_day_plan")).status_code == 403
        assert {client.get(reverse(one, args=[day.pk])).status_code for one in runs} == {403}
    assert as_(people.dora()).get(reverse("training")).status_code == 403


def test_another_authoritys_day_is_not_there():
    day = opened()
    for who in (people.mallory(), people.ada(people.SUTTON)):
        assert as_(who).get(day.get_absolute_url()).status_code == 404


def test_more_people_and_days_take_no_more_questions():
    day = opened()
    booked(day, people.grace())
    lena, grace = as_(people.lena()), as_(people.grace())
    pages = [
        *((lena, name) for name in ("training", "training_matrix", "training_matrix_csv")),
        *((grace, name) for name in ("training", "my_training")),
    ]

    def questions() -> list[int]:
        counted = []
        for client, name in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(reverse(name)).status_code == 200
            counted.append(len(asked))
        with CaptureQueriesContext(connection) as asked:
            assert lena.get(day.get_absolute_url()).status_code == 200
        return [*counted, len(asked)]

    before = questions()
    for number in range(4):
        booked(day, people.person(f"Member{number}", Role.PRACTITIONER))
        booked(opened("POS", held_on=ON + timedelta(days=number)), people.grace())
    assert questions() == before
