"""Each answer counts for one ask, of its own stage; a family is not asked for it twice on a day."""

import uuid
from datetime import timedelta
from itertools import combinations

import pytest
from django.urls import reverse
from django.utils.timezone import now

from holdfast.access.identity import acting_as
from holdfast.casework.actions.ending import begin_ending
from holdfast.kit.refusals import Refused
from holdfast.measures.actions.recording import correct_measure, record_measure
from holdfast.measures.instruments import ALL
from holdfast.measures.models import Administration, Ask
from tests import people
from tests.casework.at_planning import BORN, answered, asks, days, one
from tests.casework.test_measuring import an_sdq, answers
from tests.casework.typing_in import words
from tests.people import A_MOMENT

pytestmark = pytest.mark.django_db
ALL_ONE = dict.fromkeys(range(1, 26), 1)


@pytest.fixture(autouse=True)
def _in_the_days_of_the_first_review(settings):
    settings.STORY_DAY = days(130)


@pytest.fixture
def case():
    return people.case(born_on=BORN)


@pytest.fixture
def grace(client):
    return people.signed_in(client, people.grace())


def keyed_as(stage, ask, on=130):
    by = people.grace()
    with acting_as(by):
        return record_measure(
            child=ask.child, instrument=ALL["sdq"], form="P11-17", stage=stage, ask=ask,
            completed_on=days(on), today=days(on), at=A_MOMENT, by=by, answers=ALL_ONE,
        )  # fmt: skip


def recorded():
    with acting_as(people.grace()):
        return list(Administration.objects.order_by("entered_at", "pk"))


def corrected_to(made, stage):
    by = people.grace()
    with acting_as(by):
        return correct_measure(
            administration=made, version=made.version, form=made.form, stage=stage,
            completed_on=made.completed_on, answers=ALL_ONE, scores=None, missing_because="",
            note="", why="Keyed under the wrong heading", today=days(130), at=now(), by=by,
        )  # fmt: skip


def test_nobody_is_asked_for_the_same_form_twice_on_a_day(case):
    for first, last in combinations(asks(case, informant="parent"), 2):
        assert first.closes_on < last.opens_on or last.closes_on < first.opens_on


def test_it_stays_so_when_the_ending_begins(case):
    by = people.grace()
    with acting_as(by):
        begin_ending(
            case=case, is_planned=True, because="goals met", why="It goes well", at=now(), by=by,
            last_day=days(140), on=days(130), today=days(130),
        )  # fmt: skip
    planned = {ask.stage: ask for ask in asks(case, informant="parent")}
    assert planned["review"].closes_on == days(129)
    assert planned["end"].opens_on == days(130)
    assert planned["follow-up"].opens_on > planned["end"].closes_on


def test_the_page_asks_for_the_review_first_and_then_for_the_follow_up(grace, case, settings):
    def may_be_keyed():
        page = words(grace.get(reverse("case_measures", args=[case.pk])))
        return [ask.stage for ask in asks(case, informant="parent") if str(ask.pk) in page and
                reverse("ask_key_in", args=[ask.pk]) in page]  # fmt: skip

    assert may_be_keyed() == ["baseline", "review"]
    settings.STORY_DAY = days(151)
    assert "follow-up" in may_be_keyed()


def test_the_stage_keyed_must_be_the_one_that_was_asked(case):
    with pytest.raises(Refused, match="asked at another time in the work"):
        keyed_as("follow-up", one(case, "review"))
    assert recorded() == []
    assert keyed_as("review", one(case, "review")).ask_id == one(case, "review").pk


def test_one_ask_takes_one_answer(case):
    keyed_as("review", one(case, "review"))
    with pytest.raises(Refused, match="recorded already"):
        keyed_as("review", one(case, "review"))
    assert len(recorded()) == 1


def test_what_a_later_plan_left_out_is_answered_by_nothing(case):
    ask = one(case, "review")
    with acting_as(people.grace()):
        Ask.objects.filter(pk=ask.pk).update(dropped_at=now())
        ask.refresh_from_db()
    with pytest.raises(Refused, match="left out"):
        keyed_as("review", ask)


def test_two_answers_at_once_to_one_ask_leave_one(case, monkeypatch):
    ask = one(case, "review")
    keyed_as("review", ask)
    monkeypatch.setattr("holdfast.measures.actions.recording.waiting_for", lambda made: [ask])
    with pytest.raises(Refused, match="recorded already"):
        answered(case, on=130, stage="review")
    assert len(recorded()) == 1


def test_a_follow_up_form_filled_in_early_is_not_counted_as_the_review(case):
    made = answered(case, on=130, stage="follow-up")
    assert made.ask_id is None
    assert answered(case, on=130, stage="review").ask_id == one(case, "review").pk


def test_a_late_review_counts_for_the_review_also_while_the_follow_up_is_asked(case):
    assert answered(case, on=160, stage="review").ask_id == one(case, "review").pk
    assert answered(case, on=160, stage="follow-up").ask_id == one(case, "follow-up").pk


def test_put_right_to_another_stage_it_lets_go_of_the_one_and_counts_for_the_other(case):
    made = answered(case, on=130, stage="review")
    baseline, review = one(case), one(case, "review")
    assert made.ask_id == review.pk
    corrected_to(made, "baseline")
    assert made.ask_id == baseline.pk
    assert answered(case, on=130, stage="review").ask_id == review.pk


def test_put_right_to_what_was_answered_already_it_counts_for_nothing_planned(case):
    answered(case, on=0, stage="baseline")
    made = answered(case, on=130, stage="review")
    assert corrected_to(made, "baseline").ask_id is None


def test_what_was_answered_meanwhile_leads_to_what_was_recorded(grace, case):
    ask = one(case, "review")
    address = f"{reverse('measure_add', args=[case.pk, 'sdq'])}?ask={ask.pk}"
    made = keyed_as("review", ask)
    sent = grace.get(address)
    assert sent.url == reverse("measure", args=[made.pk])
    typed = an_sdq(form="P11-17", stage="review", **answers("0"))
    page = words(grace.post(address, {"form_key": str(uuid.uuid4())} | typed))
    assert "Another answer to the same was recorded already" in page
    assert [one.pk for one in recorded()] == [made.pk]


@pytest.mark.parametrize(
    ("day", "stage"), [(10, "baseline"), (100, "review"), (160, "follow-up"), (230, "review")]
)
def test_the_form_begins_at_the_stage_that_is_asked_today(grace, case, settings, day, stage):
    settings.STORY_DAY = days(day)
    page = words(grace.get(reverse("measure_add", args=[case.pk, "sdq"])))
    chosen = page.split('name="stage"')
    (begun,) = [box.split('value="')[1].split('"')[0] for box in chosen[1:]
                if " checked" in box.partition(">")[0]]  # fmt: skip
    assert begun == stage


def test_on_days_that_nothing_asks_it_begins_as_it_did(grace, case, settings):
    settings.STORY_DAY = days(130) + timedelta(days=2000)
    page = words(grace.get(reverse("measure_add", args=[case.pk, "sdq"])))
    assert 'value="baseline" checked' in page
