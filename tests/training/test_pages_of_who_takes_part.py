"""Training as whoever takes part meets it: booking, feedback, materials, warnings."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.access.permissions import Role
from holdfast.manual.models import Module
from holdfast.training.models import Booking, DayFeedback, Material
from tests import people
from tests.casework.typing_in import boxes, send
from tests.training import days
from tests.training.at_pages import as_, by_lena, page, text
from tests.training.days import ON, booked, held, invited, opened, standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_monday(settings):
    settings.STORY_DAY = people.A_MONDAY


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
