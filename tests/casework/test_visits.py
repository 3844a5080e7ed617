"""Recording, seeing and correcting a visit."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.models import Rating, StepDone, Visit
from holdfast.manual.models import Module
from tests import people
from tests.casework.typing_in import boxes, send, words
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def a_module():
    with acting_as(people.grace()):
        module = Module.objects.get(code="POS1", section__edition=people.run().edition)
        return module, list(module.steps.order_by("order"))


def a_visit(**more):
    told = {"outcome": "made", "took_part": ["child", "mother"], "note": "They laughed"}
    return told | boxes(visited_on=A_MONDAY) | more


def seen(model):
    with acting_as(people.grace()):
        return list(model.objects.order_by("pk"))


def test_the_least_that_must_be_typed_is_enough(grace, case):
    sent = send(grace, "visit_add", case.pk, **a_visit())
    assert sent.status_code == 302
    assert sent.url == case.get_absolute_url()
    (visit,) = seen(Visit)
    assert (visit.visited_on, visit.took_part, visit.note) == (
        A_MONDAY,
        ["child", "mother"],
        "They laughed",
    )
    assert visit.recorded_by == people.grace()


def test_the_day_is_filled_in_already(grace, case, settings):
    settings.STORY_DAY = A_MONDAY + timedelta(days=3)
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert 'name="visited_on-day"' in page
    assert 'value="5"' in page
    assert 'value="made" checked' in page


def test_a_module_shows_its_steps_and_keeps_what_was_typed(grace, case):
    module, steps = a_module()
    page = words(
        send(grace, "visit_add", case.pk, show_steps="yes", **a_visit(module=str(module.pk)))
    )
    assert all(step.name in page for step in steps)
    assert "They laughed" in page
    assert "There is a problem" not in page
    assert seen(Visit) == []


def test_steps_are_recorded_with_the_visit(grace, case):
    module, steps = a_module()
    marks = {
        f"how_{steps[0].pk.hex}": "done",
        f"how_{steps[1].pk.hex}": "adapted",
        f"why_{steps[1].pk.hex}": "With drawings",
    }
    typed = a_visit(module=str(module.pk), steps_of=str(module.pk), **marks)
    send(grace, "visit_add", case.pk, **typed)
    done = {(one.step_id, one.how, one.why) for one in seen(StepDone)}
    assert done == {(steps[0].pk, "done", ""), (steps[1].pk, "adapted", "With drawings")}


def test_steps_of_another_module_are_never_lost_in_silence(grace, case):
    module, steps = a_module()
    with acting_as(people.grace()):
        other = Module.objects.exclude(pk=module.pk).filter(section__edition=people.run().edition)
        other = other.order_by("pk")[0]
    marks = {f"how_{steps[0].pk.hex}": "done", "steps_of": str(module.pk)}
    page = words(send(grace, "visit_add", case.pk, **a_visit(module=str(other.pk), **marks)))
    assert "You marked steps of another module" in page
    assert seen(Visit) == []


def test_the_last_module_is_offered_again_with_its_steps(grace, case):
    module, steps = a_module()
    send(grace, "visit_add", case.pk, **a_visit(module=str(module.pk)))
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert steps[0].name in page


def test_goals_are_rated_on_the_same_screen(grace, case):
    goal = a_goal(case)
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert "To sleep in my own bed" in page
    typed = a_visit(**{f"score_{goal.pk.hex}": "4", f"rater_{goal.pk.hex}": "child"})
    send(grace, "visit_add", case.pk, **typed)
    (rating,) = seen(Rating)
    assert (rating.score, rating.rater, rating.rated_on) == (4, "child", A_MONDAY)


def a_goal(case):
    with acting_as(people.grace()):
        return set_goal(
            case=case,
            owner="child",
            words="To sleep in my own bed",
            agreed_with=["child"],
            on=A_MONDAY,
            today=A_MONDAY,
            by=people.grace(),
        )


def test_a_refusal_records_neither_visit_nor_ratings(grace, case):
    goal = a_goal(case)
    typed = a_visit(took_part=[], **{f"score_{goal.pk.hex}": "4"})
    page = words(send(grace, "visit_add", case.pk, **typed))
    assert "Say who took part" in page
    assert "They laughed" in page
    assert seen(Visit) == []
    assert seen(Rating) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"outcome": "missed", "took_part": []}, "Say why the visit was missed"),
        ({"visited_on-year": "2100"}, "That day has not come yet"),
        ({"visited_on-year": "2020"}, "That is before the case was opened"),
        ({"visited_on-month": "13"}, "must be a number from 1 to 12"),
        ({"minutes": "1000"}, "less than or equal to 720"),
    ],
)
def test_what_cannot_be_is_refused_in_words(grace, case, typed, said):
    page = words(send(grace, "visit_add", case.pk, **a_visit(**typed)))
    assert said in page
    assert "They laughed" in page
    assert "<title>Error: Record a visit" in page
    assert seen(Visit) == []


def test_a_missed_visit_says_why(grace, case):
    typed = a_visit(outcome="missed", missed_because="family away", took_part=[])
    send(grace, "visit_add", case.pk, **typed)
    (visit,) = seen(Visit)
    page = words(grace.get(reverse("visit", args=[visit.pk])))
    assert "Planned but missed" in page
    assert "The family was out or away" in page


def test_a_form_sent_twice_makes_one_visit(grace, case):
    address = reverse("visit_add", args=[case.pk])
    typed = a_visit(form_key=str(uuid.uuid4()))
    answers = [grace.post(address, typed).url for _ in range(2)]
    assert answers == [case.get_absolute_url()] * 2
    assert len(seen(Visit)) == 1


def a_recorded_visit(grace, case):
    send(grace, "visit_add", case.pk, **a_visit())
    return seen(Visit)[0]


def test_what_somebody_typed_in_a_note_is_text_and_never_code(grace, case):
    send(grace, "visit_add", case.pk, **a_visit(note="<b>bold</b>\nand on"))
    page = words(grace.get(reverse("visit", args=[seen(Visit)[0].pk])))
    assert "&lt;b&gt;bold&lt;/b&gt;<br>and on" in page


def test_a_visit_is_corrected(grace, case):
    visit = a_recorded_visit(grace, case)
    sent = send(grace, "visit_change", visit.pk, version=1, **a_visit(note="They talked"))
    assert sent.status_code == 302
    assert [(one.note, one.version) for one in seen(Visit)] == [("They talked", 2)]


def test_of_two_corrections_the_second_is_shown_both(grace, case):
    visit = a_recorded_visit(grace, case)
    send(grace, "visit_change", visit.pk, version=1, **a_visit(note="Hers"))
    second = send(grace, "visit_change", visit.pk, version=1, **a_visit(note="Mine"))
    assert second.status_code == 409
    page = words(second)
    assert "Somebody else changed this while you were writing" in page
    assert "Hers" in page
    assert "Mine" in page
    assert [one.note for one in seen(Visit)] == ["Hers"]


def test_after_seeing_both_ones_own_may_be_recorded(grace, case):
    visit = a_recorded_visit(grace, case)
    send(grace, "visit_change", visit.pk, version=1, **a_visit(note="Hers"))
    sent = send(grace, "visit_change", visit.pk, version=2, **a_visit(note="Mine"))
    assert sent.status_code == 302
    assert [one.note for one in seen(Visit)] == ["Mine"]


def test_what_one_wrote_can_be_taken_up_again_after_seeing_both(grace, case):
    visit = a_recorded_visit(grace, case)
    send(grace, "visit_change", visit.pk, version=1, **a_visit(note="Hers"))
    typed = a_visit(note="Mine", edit_again="yes")
    again = send(grace, "visit_change", visit.pk, version=2, **typed)
    page = words(grace.get(again.url))
    assert "Mine" in page
    assert 'name="version" value="2"' in page


def test_a_draft_comes_back_on_the_version_it_was_begun_on(grace, case):
    visit = a_recorded_visit(grace, case)
    address = reverse("visit_change", args=[visit.pk])
    grace.post(
        reverse("draft"), {"address": address, "typed": '{"note": ["Mine"]}', "base_version": "1"}
    )
    with acting_as(people.grace()):
        Visit.objects.update(version=2)
    page = words(grace.get(address))
    assert "Mine" in page
    assert 'name="version" value="1"' in page


def test_a_draft_can_be_thrown_away(grace, case):
    address = reverse("visit_add", args=[case.pk])
    grace.post(reverse("draft"), {"address": address, "typed": '{"note": ["Half a thought"]}'})
    assert "Half a thought" in words(grace.get(address))
    send(grace, "visit_add", case.pk, throw_away_draft="yes")
    assert "Half a thought" not in words(grace.get(address))


def test_a_manager_reads_a_visit_and_cannot_write_one(client, case, grace):
    visit = a_recorded_visit(grace, case)
    mona = people.signed_in(client, people.mona())
    page = words(mona.get(reverse("visit", args=[visit.pk])))
    assert "They laughed" in page
    assert "Correct this visit" not in page
    assert mona.get(reverse("visit_add", args=[case.pk])).status_code == 403
    assert send(mona, "visit_change", visit.pk, version=1, **a_visit()).status_code == 403


def test_a_stranger_cannot_tell_that_a_visit_exists(client, case, grace):
    visit = a_recorded_visit(grace, case)
    mary = people.signed_in(client, people.mary())
    for name, key in [("visit", visit.pk), ("visit_change", visit.pk), ("visit_add", case.pk)]:
        assert mary.get(reverse(name, args=[key])).status_code == 404


def test_the_form_takes_the_same_few_questions_of_the_database_however_many_goals(
    grace, case, django_assert_max_num_queries
):
    for _ in range(6):
        a_goal(case)
    with django_assert_max_num_queries(40):
        grace.get(reverse("visit_add", args=[case.pk]))
