"""A form arrives from a device: it is recorded, or it waits for a person; it is never lost."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.timezone import now

from holdfast.access.actions import save_draft
from holdfast.access.identity import acting_as
from holdfast.access.models import Draft
from holdfast.casework.actions.cases import hand_over
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.goals import reword_goal, set_goal
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.models import Case, Goal, Rating, Visit
from holdfast.measures.models import Administration
from holdfast.offline.models import WaitingForm
from tests import people
from tests.database import all_seeing
from tests.offline.carried import DAY, on, sends, sent, visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def grace(client: Client) -> Client:
    return people.signed_in(client, people.grace())


def goal_of(case: Case) -> Goal:
    with acting_as(people.grace()):
        return set_goal(
            case=case, owner="parent", words="Calm bedtimes", agreed_with=["parent"],
            on=people.A_MONDAY, today=DAY, by=people.grace(),
        )  # fmt: skip


def rows(sql: str) -> list[tuple[object, ...]]:
    with all_seeing() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_a_visit_filled_in_without_signal_is_recorded_once_however_often_it_is_sent(grace):
    case = people.case()
    form = sent(case, "visit_add", visit(note=["He showed me his bed"]))
    for _ in range(3):
        assert sends(grace, form).json() == {"outcome": "recorded"}
    assert rows("SELECT count(*), max(note) FROM casework_visit") == [(1, "He showed me his bed")]
    told = rows(
        "SELECT count(*) FROM audit.entry WHERE what = 'sent a form filled in without signal'"
    )
    assert told == [(1,)]


def test_ratings_and_an_sdq_go_through_their_own_forms(grace):
    case = people.case()
    goal = goal_of(case)
    rate = on("on") | {"rater": ["parent"], f"score_{goal.pk.hex}": ["6"]}
    sdq = on("completed_on") | {"form": ["P4-17"], "stage": ["baseline"], "given": ["answers"]}
    sdq |= {f"i{number}": ["1"] for number in range(1, 26)}
    assert sends(grace, sent(case, "goals_rate", rate)).json() == {"outcome": "recorded"}
    assert sends(grace, sent(case, "sdq_add", sdq)).json() == {"outcome": "recorded"}
    with acting_as(people.grace()):
        assert Rating.objects.get().score == 6
        assert Administration.objects.get().scores["total"] == 20


def test_what_cannot_be_recorded_as_typed_waits_with_its_reasons_and_every_word(grace):
    case = people.case()
    form = sent(case, "visit_add", visit(took_part=[], note=["Nobody ticked"]))
    said = sends(grace, form).json()
    assert said["outcome"] == "waits"
    with acting_as(people.grace()):
        waiting = WaitingForm.objects.get()
        assert waiting.why == "not accepted"
        assert waiting.reasons == ["Say who took part"]
        assert waiting.typed["note"] == ["Nobody ticked"]
        assert not Visit.objects.exists()
    assert sends(grace, form).json() == said
    assert rows("SELECT count(*) FROM offline_waitingform") == [(1,)]


def test_a_form_for_a_case_handed_over_meanwhile_waits_and_is_not_dropped(grace):
    case = people.case()
    people.participant(people.mary())
    with acting_as(people.mona()):
        hand_over(
            case=Case.objects.get(pk=case.pk), to=people.participant(people.mary()),
            because="left", on=DAY, at=now(), by=people.mona(),
        )  # fmt: skip
    said = sends(grace, sent(case, "visit_add", visit(note=["Said at the door"]))).json()
    assert said["outcome"] == "waits"
    with acting_as(people.grace()):
        waiting = WaitingForm.objects.get()
        assert (waiting.why, waiting.typed["note"]) == ("out of reach", ["Said at the door"])
        assert waiting.taken_at <= waiting.recorded_at <= waiting.received_at


def test_a_form_for_a_closed_case_waits(grace):
    case = people.case()
    with acting_as(people.mona()):
        close_case(
            case=Case.objects.get(pk=case.pk), version=1, because="moved away", note="Far", on=DAY,
            at=now(), by=people.mona(),
        )  # fmt: skip
    assert sends(grace, sent(case, "visit_add", visit())).json()["outcome"] == "waits"
    assert rows("SELECT why FROM offline_waitingform") == [("out of reach",)]


def test_another_visit_of_the_day_recorded_meanwhile_is_shown_and_neither_is_lost(grace):
    case = people.case()
    assert sends(grace, sent(case, "visit_add", visit(note=["First"]))).status_code == 200
    said = sends(grace, sent(case, "visit_add", visit(note=["Second"]))).json()
    assert said["outcome"] == "waits"
    with acting_as(people.grace()):
        assert "First" in WaitingForm.objects.get().clashes[0]["theirs"]
        assert Visit.objects.get().note == "First"


def test_a_rating_is_not_put_to_words_it_was_not_given_to(grace):
    case = people.case()
    goal = goal_of(case)
    with acting_as(people.grace()):
        reword_goal(
            goal=goal, version=1, words="A story every night", agreed_with=[], on=DAY, today=DAY,
            by=people.grace(),
        )  # fmt: skip
    rate = on("on") | {"rater": ["parent"], f"score_{goal.pk.hex}": ["6"]}
    seen = json.dumps({goal.pk.hex: 1})
    assert sends(grace, sent(case, "goals_rate", rate, seen=seen)).json()["outcome"] == "waits"
    assert rows("SELECT count(*) FROM casework_rating") == [(0,)]


def test_a_rating_recorded_meanwhile_is_not_overwritten(grace):
    case = people.case()
    goal = goal_of(case)
    with acting_as(people.grace()):
        rate_goals(
            case=case, rated=[Rated(goal, "parent", 3)], on=DAY, today=DAY, by=people.grace()
        )
    rate = on("on") | {"rater": ["parent"], f"score_{goal.pk.hex}": ["6"]}
    assert sends(grace, sent(case, "goals_rate", rate)).json()["outcome"] == "waits"
    assert rows("SELECT score FROM casework_rating") == [(3,)]


def test_an_unfinished_form_waits_and_is_never_recorded_by_itself(grace):
    case = people.case()
    sends(grace, sent(case, "visit_add", visit(note=["Half"]), is_finished=""))
    assert rows("SELECT why FROM offline_waitingform") == [("not finished",)]
    assert rows("SELECT count(*) FROM casework_visit") == [(0,)]


def test_what_was_begun_online_after_leaving_stays_begun(grace):
    case = people.case()
    form = sent(case, "visit_add", visit())
    with acting_as(people.grace()):
        save_draft(
            address=form["address"], typed={"note": ["Online"]}, base_version=None, at=now(),
            by=people.grace(),
        )  # fmt: skip
    assert sends(grace, form).json() == {"outcome": "recorded"}
    with acting_as(people.grace()):
        assert Draft.objects.get().typed == {"note": ["Online"]}


def test_a_draft_that_was_taken_along_is_over_once_the_form_is_recorded(grace):
    case = people.case()
    form = sent(case, "visit_add", visit())
    with acting_as(people.grace()):
        save_draft(
            address=form["address"], typed={"note": ["Before"]}, base_version=None,
            at=now() - timedelta(hours=3), by=people.grace(),
        )  # fmt: skip
    assert sends(grace, form).json() == {"outcome": "recorded"}
    assert rows("SELECT count(*) FROM access_draft") == [(0,)]


@pytest.mark.parametrize(
    ("box", "value"),
    [
        ("address", "/sign-in/logout/"),
        ("address", "/cases/start/"),
        ("form_key", "none"),
        ("typed", "[1]"),
        ("typed", "{"),
        ("said", '[["one"]]'),
        ("seen", '{"a": "b"}'),
        ("taken_at", "yesterday"),
    ],
)
def test_what_is_not_a_form_of_ours_is_refused_and_writes_nothing(grace, box, value):
    form = sent(people.case(), "visit_add", visit()) | {box: value}
    assert sends(grace, form).status_code == 400
    assert rows("SELECT count(*) FROM offline_waitingform") == [(0,)]


def test_a_case_that_was_never_ones_own_is_the_same_as_none(grace):
    theirs = people.case(people.oscar(), "South")
    answer = sends(grace, sent(theirs, "visit_add", visit()))
    assert answer.status_code == 404
    assert rows("SELECT count(*) FROM offline_waitingform") == [(0,)]


def test_no_other_form_of_a_case_is_driven_from_a_device(grace):
    case = people.case()
    form = sent(case, "plan_link", {"plan_kind": ["care plan"]})
    assert sends(grace, form).status_code == 400
    with acting_as(people.grace()):
        assert Case.objects.get(pk=case.pk).plan_kind == ""


def test_any_measure_is_keyed_without_signal_and_the_same_one_twice_is_shown(grace):
    case = people.case(born_on=date(2010, 5, 4))
    typed = on("completed_on") | {"form": ["PHQ-9"], "stage": ["baseline"], "given": ["answers"]}
    typed |= {f"i{number}": ["1"] for number in range(1, 10)} | {"confirmed": ["on"]}
    form = sent(case, "visit_add", typed)
    form["address"] = f"/cases/{case.pk}/measures/phq9/add/"
    assert sends(grace, form).json() == {"outcome": "recorded"}
    said = sends(grace, form | {"form_key": str(uuid4())}).json()
    assert said["outcome"] == "waits"
    assert rows("SELECT instrument FROM measures_administration") == [("PHQ-9",)]
    assert rows("SELECT why FROM offline_waitingform") == [("clash",)]
