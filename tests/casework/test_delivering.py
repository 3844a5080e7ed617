"""Before and at a visit: prepared, and recorded with all that goes with it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.identity import acting_as
from holdfast.casework import rules
from holdfast.casework.actions.beside import Beside
from holdfast.casework.actions.goals import set_goal
from holdfast.casework.actions.visits import Told, note_discussion, record_visit
from holdfast.casework.models import (
    Adaptation,
    Rating,
    SecondWorker,
    StepDone,
    ToDiscuss,
    Visit,
)
from holdfast.casework.reports import before as reports_before
from holdfast.casework.reports.before import workers_of
from holdfast.kit.refusals import Refused
from tests import people
from tests.casework.at_visits import (  # fixtures
    LATER,
    WEEK,
    a_module,
    a_visit,
    missed,
    recorded,
    seen,
    with_a_mother,
)
from tests.casework.typing_in import send, words
from tests.people import A_MOMENT, A_MONDAY
from tests.supervision import groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace(client, settings):
    settings.STORY_DAY = LATER
    return people.signed_in(client, people.grace())


def test_the_task_set_is_asked_about_next_time_and_what_became_of_it_is_kept(grace, case):
    before = recorded(case, task="Ten minutes of play a day")
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert "Ten minutes of play a day" in page
    told = {"task_from": str(before.pk), "tried": "partly", "tried_note": "On two days"}
    send(grace, "visit_add", case.pk, **a_visit(task="The same again", **told))
    visit = next(one for one in seen(Visit) if one.tried)
    assert (visit.tried, visit.task_from_id, visit.task) == ("partly", before.pk, "The same again")
    page = words(grace.get(reverse("visit", args=[visit.pk])))
    for said in ("Ten minutes of play a day", "Partly", "On two days", "The same again"):
        assert said in page


def test_nothing_was_tried_where_no_task_was_set(grace, case):
    page = words(send(grace, "visit_add", case.pk, **a_visit(tried="yes")))
    assert rules.WhyNotVisit.NO_TASK in page
    assert seen(Visit) == []


def test_minutes_as_last_time_are_what_the_page_showed_and_only_if_ticked(grace, case):
    recorded(case, preparing_minutes=15, minutes=60, recording_minutes=10)
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert "As last time: 15 preparing, 60 with the family, 10 recording" in page
    shown = {"last_minutes": "15,,60,10"}
    send(grace, "visit_add", case.pk, **a_visit(**shown))
    send(grace, "visit_add", case.pk, **a_visit(as_last_time="on", **shown))
    said = {one.minutes_by_kind for one in seen(Visit)}
    assert said == {(15, None, 60, 10), (None, None, None, None)}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"minutes": "50"}, "not both"),
        ({"last_minutes": "1,2"}, "not minutes as this page shows them"),
        ({"last_minutes": "999,,,"}, "not minutes as this page shows them"),
    ],
)
def test_minutes_that_cannot_be_are_refused(grace, case, typed, said):
    told = {"as_last_time": "on", "last_minutes": "15,,60,10"} | typed
    assert said in words(send(grace, "visit_add", case.pk, **a_visit(**told)))
    assert seen(Visit) == []


def test_minutes_from_before_they_were_told_apart_stay_and_are_never_counted_twice(grace, case):
    visit = recorded(case, other_minutes=75)
    page = words(grace.get(reverse("visit_change", args=[visit.pk])))
    assert "Preparing, travelling and recording together" in page
    both = a_visit(other_minutes="75", preparing_minutes="15")
    again = words(send(grace, "visit_change", visit.pk, version=1, **both))
    assert "each, or together: not both" in again
    apart = a_visit(preparing_minutes="15", travelling_minutes="40", recording_minutes="20")
    send(grace, "visit_change", visit.pk, version=1, **apart)
    (now,) = seen(Visit)
    assert (now.other_minutes, now.minutes_by_kind) == (None, (15, 40, None, 20))


def test_why_a_step_was_adapted_is_one_pick_and_what_was_changed_may_be_told(grace, case):
    module, steps = a_module()
    marks = {
        f"how_{steps[0].pk.hex}": "adapted",
        f"reason_{steps[0].pk.hex}": "their pace",
        "steps_of": str(module.pk),
        "nature": "shorter",
        "planned": "on the day",
        "keeps_core": "yes",
    }
    send(grace, "visit_add", case.pk, **a_visit(module=str(module.pk), **marks))
    assert [(one.how, one.reason, one.why) for one in seen(StepDone)] == [
        ("adapted", "their pace", "")
    ]
    (change,) = seen(Adaptation)
    assert (change.planned, change.nature, change.keeps_core) == ("on the day", "shorter", "yes")
    page = words(grace.get(reverse("visit", args=[change.visit_id])))
    assert "It fitted the family’s pace or understanding" in page
    assert "Made shorter" in page


def test_a_change_of_steps_that_were_simply_done_is_not_kept(grace, case):
    module, steps = a_module()
    marks = {f"how_{steps[0].pk.hex}": "done", "nature": "shorter", "steps_of": str(module.pk)}
    send(grace, "visit_add", case.pk, **a_visit(module=str(module.pk), **marks))
    assert seen(Adaptation) == []


def test_a_joint_visit_is_on_both_peoples_record_and_shows_the_second_no_family(grace, case):
    second = people.participant(people.oscar(), "South")
    told = {"second": str(second.pk), "second_part": "observing"}
    send(grace, "visit_add", case.pk, **a_visit(**told))
    (visit,) = seen(Visit)
    mine = words(grace.get(reverse("my_practice")))
    assert reverse("visit", args=[visit.pk]) in mine
    oscars = people.signed_in(Client(), people.oscar())
    theirs = words(oscars.get(reverse("my_practice")))
    assert "Observed" in theirs
    assert "Grace" in theirs
    assert "Robin" not in theirs
    assert str(visit.pk) not in theirs
    assert oscars.get(reverse("visit", args=[visit.pk])).status_code == 404
    marys = people.signed_in(Client(), people.mary())
    assert "Observed" not in words(marys.get(reverse("my_practice")))


def test_in_a_large_run_those_near_the_case_are_listed_and_who_came_before(case, monkeypatch):
    monkeypatch.setattr(reports_before, "MANY", 1)
    near, far = people.participant(people.mary()), people.participant(people.oscar(), "South")
    with acting_as(people.grace()):
        assert list(workers_of(case, but=people.grace())) == [near]
    recorded(case, beside=Beside(second=far, second_part="observing"))
    with acting_as(people.grace()):
        assert set(workers_of(case, but=people.grace())) == {near, far}


def test_a_second_worker_has_a_part_and_is_gone_when_the_visit_is_corrected(grace, case):
    second = people.participant(people.mary())
    page = words(send(grace, "visit_add", case.pk, **a_visit(second=str(second.pk))))
    assert rules.WhyNotVisit.WHICH_PART in page
    visit = recorded(case, beside=Beside(second=second, second_part="lead"))
    assert len(seen(SecondWorker)) == 1
    send(grace, "visit_change", visit.pk, version=1, **a_visit())
    assert seen(SecondWorker) == []


def test_a_missed_visit_is_made_up_for_once_and_says_so(grace, case):
    gone = missed(case)
    send(grace, "visit_add", case.pk, **a_visit(makes_up_for=str(gone.pk)))
    made = next(one for one in seen(Visit) if one.outcome == "made")
    assert made.makes_up_for_id == gone.pk
    assert "Made up for" in words(grace.get(reverse("visit", args=[gone.pk])))
    page = words(grace.get(reverse("visit_add", args=[case.pk])))
    assert "make up for a missed visit" not in page
    with acting_as(people.grace()), pytest.raises(Refused) as no:
        record_visit(
            case=case,
            told=Told(visited_on=A_MONDAY + WEEK, took_part=["child"], makes_up_for=gone),
            steps={},
            at=A_MOMENT,
            today=LATER,
            by=people.grace(),
        )
    assert rules.WhyNotVisit.NOT_TO_MAKE_UP in no.value.reasons


def test_goals_nobody_was_asked_about_have_the_reason(grace, case):
    with acting_as(people.grace()):
        set_goal(
            case=case, owner="child", words="My own bed", agreed_with=["child"], on=A_MONDAY,
            today=A_MONDAY, by=people.grace(),
        )  # fmt: skip
    send(grace, "visit_add", case.pk, **a_visit(not_asked_because="no time"))
    (rating,) = seen(Rating)
    assert (rating.score, rating.not_asked_because, rating.rater) == (None, "no time", "child")


def test_what_is_to_be_discussed_waits_until_it_was(grace, case):
    send(grace, "visit_add", case.pk, **a_visit(to_discuss="Is it grief?"))
    (raised,) = seen(ToDiscuss)
    assert (raised.is_open, raised.raised_on) == (True, A_MONDAY + WEEK)
    ready = reverse("visit_prepare", args=[case.pk])
    assert "<li>Is it grief?</li>" in words(grace.get(ready))
    group = groups.group()
    groups.joined(group, people.participant(people.grace()))
    early, later = groups.meetings(group, on=A_MONDAY - 2 * WEEK, count=4)[1:3]
    with acting_as(people.grace()):
        note_discussion(case=case, meeting=early, agreed="Wait", by=people.grace())
        assert ToDiscuss.objects.get().is_open
        note_discussion(case=case, meeting=later, agreed="Try that idea", by=people.grace())
        assert not ToDiscuss.objects.get().is_open
    page = words(grace.get(ready))
    assert "Is it grief?" not in page
    assert "Try that idea" in page


def test_what_is_no_longer_to_be_discussed_is_taken_back(grace, case):
    visit = recorded(case, beside=Beside(to_discuss="Is it grief?"))
    send(grace, "visit_change", visit.pk, version=1, **a_visit(to_discuss=""))
    (raised,) = seen(ToDiscuss)
    assert raised.withdrawn_on == LATER
    send(grace, "visit_change", visit.pk, version=2, **a_visit(to_discuss="It is"))
    (raised,) = seen(ToDiscuss)
    assert (raised.why, raised.is_open) == ("It is", True)


def test_the_page_before_a_visit_has_all_in_hand(grace, case):
    with_a_mother(case)
    module, steps = a_module()
    recorded(case, module=module, task="Play", next_time="Their own rules", note="A calm hour")
    page = words(grace.get(reverse("visit_prepare", args=[case.pk])))
    for said in ("Text first", "Play", "Their own rules", "A calm hour", module.name):
        assert said in page
    assert steps[0].name in page
    assert "Link Robin Ashdown’s plan" in page
    assert f"{reverse('visit_add', args=[case.pk])}#first-question" in page
    assert reverse("visit_prepare", args=[case.pk]) in words(grace.get(reverse("my_work")))


def test_only_whoever_works_with_a_family_prepares_a_visit(grace, case):
    for who, status in ((people.mona(), 403), (people.mary(), 404), (people.petra(), 403)):
        visitor = people.signed_in(Client(), who)
        assert visitor.get(reverse("visit_prepare", args=[case.pk])).status_code == status


def queries_of(grace, page, case):
    grace.get(reverse(page, args=[case.pk]))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        grace.get(reverse(page, args=[case.pk]))
    return len(asked)


@pytest.mark.parametrize("page", ["visit_prepare", "visit_add"])
def test_more_visits_and_more_family_take_no_more_queries(grace, case, page):
    with_a_mother(case)
    recorded(case, task="Play", beside=Beside(to_discuss="This"))
    few = queries_of(grace, page, case)
    with_a_mother(case)
    for number in range(6):
        recorded(case, on=A_MONDAY + number * timedelta(days=1), task="Play")
        missed(case, on=A_MONDAY + number * timedelta(days=1))
    assert queries_of(grace, page, case) == few
