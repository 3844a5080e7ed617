"""The pages of training: who sees them, what they say, and what a form that is sent does."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.manual.models import Module
from holdfast.training.models import Booking, Day, DayFeedback, Material, Refresher
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.training import days
from tests.training.days import ON, booked, held, invited, opened, planned, standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = people.A_MONDAY


def as_(who) -> Client:
    return people.signed_in(Client(), who)


def text(response) -> str:
    return " ".join(words(response).split())


def page(client, name, *args) -> str:
    return text(client.get(reverse(name, args=args)))


def by_lena(model, **facts):
    with acting_as(people.lena()):
        return list(model.objects.filter(**facts).order_by("pk"))


def typed(**more):
    usual = {
        "starts_at": "09:30", "ends_at": "16:30", "place": "Room 2", "trainer": "Petra",
        "capacity": "20", "meant_for": "everybody",
    }  # fmt: skip
    return usual | boxes(held_on=more.pop("held_on", ON)) | more


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


def test_somebody_books_waits_moves_up_and_gives_up():
    day = opened(capacity=1)
    booked(day, people.mary())
    people.participant(people.grace())
    grace = as_(people.grace())
    assert "Join the waiting list" in page(grace, "training_day", day.pk)
    send(grace, "training_day_book", day.pk)
    assert "On the waiting list: you are next" in page(grace, "training_day", day.pk)
    send(as_(people.mary()), "training_day_give_up", day.pk, because="On leave")
    assert standing(day) == {"Grace": "booked", "Mary": "declined"}
    assert "Has a place" in page(grace, "training_day", day.pk)


def test_a_place_taken_twice_is_taken_once():
    day = opened()
    people.participant(people.grace())
    grace = as_(people.grace())
    sent = {"form_key": "6b1c2a52-3f57-4f0f-9a65-111111111111"}
    address = reverse("training_day_book", args=[day.pk])
    assert grace.post(address, sent).url == grace.post(address, sent).url
    send(grace, "training_day_book", day.pk)
    assert "You have a place on this day already" in page(grace, "training_day", day.pk)
    assert len(by_lena(Booking, day=day)) == 1


def test_who_takes_no_part_is_told_so():
    day = opened()
    client = as_(people.person("Nora", Role.PRACTITIONER))
    send(client, "training_day_book", day.pk)
    assert "You do not take part in this run" in page(client, "training_day", day.pk)
    assert "there is no training of yours here" in page(client, "my_training")


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


def test_confidence_and_feedback_are_given_and_shown_to_nobody_else():
    day = held(opened(), {people.participant(people.grace()): ""})
    grace, lena = as_(people.grace()), as_(people.lena())
    assert "Say how it was" in page(grace, "my_training")
    told = {"useful": "4", "confident_after": "7", "comment": "A quiet room, please"}
    send(grace, "training_day_feedback", day.pk, **told)
    with acting_as(people.grace()):
        (kept,) = DayFeedback.objects.all()
        assert (kept.useful, kept.confident_after) == (4, 7)
    assert "A quiet room, please" in page(grace, "training_day_feedback", day.pk)
    answer = page(lena, "training_day", day.pk)
    assert "A quiet room" not in answer
    assert "Not shown: fewer than 5 answers" in answer


def test_feedback_on_a_day_one_did_not_come_to_is_refused():
    day = held(opened(), {people.participant(people.grace()): ""})
    people.participant(people.mary())
    answer = text(send(as_(people.mary()), "training_day_feedback", day.pk, useful="4"))
    assert "Only somebody who came to the day can give feedback on it" in answer


def test_a_material_needs_a_licence_and_is_seen_until_it_is_withdrawn():
    day, lena = opened(), as_(people.lena())
    file = SimpleUploadedFile("slides.txt", b"Our own slides", content_type="text/plain")
    answer = send(lena, "material_add", day.pk, file=file, is_for="section")
    assert "Say under which licence" in text(answer)
    file.seek(0)
    send(lena, "material_add", day.pk, file=file, is_for="section", licence_note="Licence 1")
    (kept,) = by_lena(Material)
    grace = as_(people.grace())
    assert "slides.txt" in page(grace, "training_day", opened().pk)
    assert grace.get(reverse("material", args=[kept.pk])).content == b"Our own slides"
    assert as_(people.mallory()).get(reverse("material", args=[kept.pk])).status_code == 404
    send(lena, "material_withdraw", kept.pk)
    assert grace.get(reverse("material", args=[kept.pk])).status_code == 404


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


def test_a_visit_with_a_module_of_an_untrained_section_is_kept_and_warned_of():
    case = people.case()
    with acting_as(people.grace()):
        module = Module.objects.get(code="ENG1", section__edition=case.run.edition_id)
        steps = {f"step_{one.pk}": "done" for one in module.steps.all()}
    grace = as_(people.grace())
    told = {"outcome": "made", "took_part": "child", "module": str(module.pk)} | steps
    said = "You have not come to training on Engagement and Hope yet"
    sent = send(grace, "visit_add", case.pk, **told, **boxes(visited_on=people.A_MONDAY))
    assert sent.status_code == 302
    assert said in text(grace.get(sent.url))
    days.trained(people.participant(people.grace()))
    sent = send(grace, "visit_add", case.pk, **told, **boxes(visited_on=people.A_MONDAY))
    assert said not in text(grace.get(sent.url))


def test_my_work_has_the_invitations_and_the_days_to_come_of_whoever_takes_part():
    day, other = opened(), opened("POS", held_on=ON + timedelta(days=7))
    gone = opened("ATT", held_on=people.A_MONDAY + timedelta(days=1))
    for who in (people.grace(), people.mona()):
        invited(day, people.participant(who))
        booked(other, who)
    booked(gone, people.grace())
    send(as_(people.lena()), "training_day_cancel", gone.pk, because="No trainer")
    for who in (people.grace(), people.mona()):
        seen = page(as_(who), "my_work")
        assert "Answer an invitation to training: Engagement and Hope" in seen
        assert "16 March 2026, 09:30 to 16:30, Room 2" in seen
        assert "Training: Positive Parenting" in seen
        assert "Attachment" not in seen
    send(as_(people.grace()), "training_day_book", day.pk)
    seen = page(as_(people.grace()), "my_work")
    assert "Training: Engagement and Hope" in seen
    assert "Answer an invitation" not in seen
