"""The plan, decisions, actions, commitments and money: kept, read, refused; and their pages."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.kit.refusals import Refused
from holdfast.steering.actions import committing, deciding, planning
from holdfast.steering.models import Commitment, Milestone, SteeringAction, SteeringDecision
from holdfast.steering.reports.commitments import (
    budget,
    clinical_time,
    commitments_of,
    leadership,
    purchases,
)
from holdfast.steering.reports.plan import plan_of
from holdfast.steering.reports.waiting import lines_for
from holdfast.steering.rules.decisions import ActionState
from tests import people
from tests.consultation import questions
from tests.database import all_seeing
from tests.steering import plans
from tests.supervision import groups

pytestmark = pytest.mark.django_db
DAY = people.A_MONDAY


@pytest.fixture(autouse=True)
def on_the_monday(settings):
    settings.STORY_DAY = DAY


def typed_day(name, day=DAY):
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def send(client, name, typed, *args):
    return client.post(reverse(name, args=args), typed | {"form_key": str(uuid4())})


def page(client, name, *args):
    return client.get(reverse(name, args=args)).content.decode()


def again(found, **told):
    lena = people.lena()
    kept = {"phase": found.phase, "name": found.name, "planned_on": found.planned_on}
    needs = told.pop("needs", [])
    with acting_as(lena):
        return planning.change_milestone(
            found=found, version=told.pop("version", found.version),
            told=planning.Told(**kept | told), needs=needs, today=DAY, by=lena,
        )  # fmt: skip


def test_a_late_milestone_moves_the_forecast_of_what_needs_it_and_a_round_is_refused():
    first = plans.milestone("Groups meet", planned_on=DAY + timedelta(days=5))
    then = plans.milestone("Review", first, planned_on=DAY + timedelta(days=50))
    again(first, forecast_on=DAY + timedelta(days=12))
    with acting_as(people.dora()):
        plan = {one.row.name: one for one in plan_of(people.dora(), today=DAY)}
    assert plan["Review"].expected.late == 7
    assert plan["Review"].moved_by == "Groups meet"
    with pytest.raises(Refused, match="cannot need"):
        again(first, needs=[then], planned_on=DAY + timedelta(days=60))
    again(then, needs=[])
    with pytest.raises(Stale):
        again(first, version=1)
    with all_seeing():
        assert Milestone.objects.get(pk=then.pk).needs.count() == 0


def test_an_action_is_its_owners_and_those_who_steer_read_it():
    made = plans.action()
    for who in (people.grace(), people.lena(), people.dora()):
        with acting_as(who):
            assert SteeringAction.objects.get() == made
            assert SteeringAction.objects.visible_to(who).get() == made
    for who in (people.mary(), people.mona(), people.ada(), people.mallory()):
        with acting_as(who):
            assert not SteeringAction.objects.exists()
    grace = people.grace()
    with acting_as(grace):
        deciding.finish_action(
            found=made, version=1, to=ActionState.DONE, because="", on=DAY, by=grace
        )
        with pytest.raises(Refused):
            deciding.finish_action(
                found=made, version=2, to=ActionState.DONE, because="", on=DAY, by=grace
            )


def test_nobody_but_the_lead_writes_the_plan():
    plans.milestone()
    for who in (people.dora(), people.mona(), people.grace()):
        with acting_as(who):
            assert Milestone.objects.update(name="x") == 0
    with pytest.raises(DatabaseError, match="row-level security"), acting_as(people.dora()):
        SteeringDecision(
            authority_id="315", words="x", because="x", forum="board", decided_on=DAY
        ).save(force_insert=True)


def test_the_database_keeps_a_dropped_action_with_its_reason():
    made = plans.action()
    with pytest.raises(IntegrityError, match="steering_dropped_with_a_reason"):
        with all_seeing(), transaction.atomic():
            SteeringAction.objects.filter(pk=made.pk).update(state="dropped", finished_on=DAY)


def test_a_commitment_is_renewed_once_and_withdrawn_with_a_reason():
    old = plans.commitment(until=DAY + timedelta(days=10))
    new = plans.commitment(renews=old, level=4)
    with pytest.raises(Refused, match="renewed or withdrawn"):
        plans.commitment(renews=old)
    lena = people.lena()
    with acting_as(lena):
        assert [one.standing for one in commitments_of(lena, today=DAY)] == ["stands", "renewed"]
        with pytest.raises(Refused):
            committing.withdraw_commitment(found=old, version=1, why="x", on=DAY, by=lena)
        committing.withdraw_commitment(found=new, version=1, why="No time", on=DAY, by=lena)
    with acting_as(people.grace()):
        assert not Commitment.objects.exists()


def test_what_is_missing_from_the_lead_comes_first():
    people.team()
    plans.led(people.mona(), people.ada())
    lena = people.lena()
    with acting_as(lena):
        committing.share_lead(name="Zeal", leader=None, deputy=None, by=lena)
        found = leadership(lena)
        assert [one.gaps for one in found] == [["Nobody leads it"], []]
        with pytest.raises(Refused):
            committing.change_lead(
                found=found[1].row, version=1, name="x", leader=lena, deputy=lena, by=lena
            )


def test_money_and_sessions_are_counted():
    plans.line(300, -50)
    plans.purchase()
    with acting_as(people.dora()):
        (line,) = budget(people.dora())
        assert (line.spent, line.left) == (Decimal(250), Decimal(750))
        (bought,) = purchases(people.dora(), today=DAY)
        assert (bought.use.bought, bought.use.used) == (10, 0)


def test_clinical_time_is_counted_from_meetings_held_and_questions_advised_on():
    (_, met) = groups.meetings(groups.group(), on=DAY, count=2)
    questions.advised(questions.asked())
    with all_seeing():
        type(met).objects.filter(pk=met.pk).update(state="held")
    until = DAY + timedelta(days=60)
    with acting_as(people.dora()):
        given = clinical_time(since=DAY, until=until)
        assert (given.meetings, given.meeting_minutes) == (1, 120)
        assert given.consultations == 1
        assert given.consultation_minutes > 0
        assert clinical_time(since=until, until=until).minutes == 0
    with acting_as(people.mona()):
        assert clinical_time(since=DAY, until=until).minutes == 0


def test_who_is_told_what_on_their_first_page():
    plans.action(due_on=DAY)
    plans.action(people.mona(), agreed_on=DAY - timedelta(days=9), due_on=DAY - timedelta(days=1))
    plans.decision(decided_on=DAY - timedelta(days=9), review_on=DAY)
    plans.commitment(given_on=DAY - timedelta(days=9), until=DAY - timedelta(days=1))
    with acting_as(people.grace()):
        (line,) = lines_for(people.grace(), today=DAY)
        assert line.words == "To do for the programme: Book a room, due today"
    with acting_as(people.lena()):
        assert [one.words for one in lines_for(people.lena(), today=DAY)] == [
            "1 action of somebody else is overdue",
            "1 decision is to be looked at again",
            "1 commitment is to be renewed",
        ]
    with acting_as(people.mary()):
        assert lines_for(people.mary(), today=DAY) == []


def test_the_lead_plans_decides_and_agrees_on_pages(client):
    people.run()
    people.signed_in(client, people.lena())
    assert "No milestone is on the plan yet" in page(client, "plan")
    typed = {"name": "Groups meet", "phase": "preparation"} | typed_day("planned_on")
    assert send(client, "milestone_add", typed).url == reverse("plan")
    assert (
        "Enter the day it is planned for"
        in send(client, "milestone_add", {"name": "x", "phase": "preparation"}).content.decode()
    )
    with all_seeing():
        made = Milestone.objects.get()
    done = typed | typed_day("done_on") | {"version": "1"}
    assert send(client, "milestone_change", done, made.pk).status_code == 302
    assert send(client, "milestone_change", done, made.pk).status_code == 409
    shown = page(client, "plan")
    assert "<svg" in shown
    assert "1 of 1 milestones reached" in shown
    met = {"forum": "board", "came": "Dora", "said": ""} | typed_day("held_on")
    its_page = send(client, "steering_meeting_add", met).url
    decided = {"words": "Go on", "because": "It helps", "forum": "board"} | typed_day("decided_on")
    decided |= {"meeting": its_page.rstrip("/").rpartition("/")[2]}
    assert send(client, "decision_add", decided).status_code == 302
    assert "Because: It helps" in client.get(its_page).content.decode()
    assert "It helps" in page(client, "decisions")
    act = {"words": "Book it", "owner": str(people.grace().pk)}
    act |= typed_day("due_on") | typed_day("agreed_on")
    assert send(client, "steering_action_add", act).status_code == 302
    assert "Book it" in page(client, "steering_actions")


def test_the_owner_sees_theirs_in_my_work_and_finishes_it_once(client):
    made = plans.action(due_on=DAY)
    people.signed_in(client, people.grace())
    assert "To do for the programme: Book a room, due today" in page(client, "my_work")
    dropped = {"to": "dropped", "because": "", "version": "1"}
    assert (
        "Say why it is dropped"
        in send(client, "steering_action", dropped, made.pk).content.decode()
    )
    done = {"to": "done", "because": "Room 2", "version": "1"}
    assert send(client, "steering_action", done, made.pk).url == made.get_absolute_url()
    assert "Room 2" in page(client, "steering_action", made.pk)
    assert "Book a room" not in page(client, "my_work")
    assert client.get(reverse("plan")).status_code == 403


@pytest.mark.parametrize(
    ("name", "words"),
    [("plan", "Groups meet"), ("decisions", "Keep two hours free"), ("leadership", "Nobody leads"),
     ("commitments", "Gives time"), ("funding", "£700"), ("steering_actions", "Book a room")],
)  # fmt: skip
def test_the_director_reads_and_changes_nothing(client, name, words):
    plans.milestone(), plans.decision(), plans.led(), plans.commitment(), plans.line(300)
    plans.action()
    people.signed_in(client, people.dora())
    shown = page(client, name)
    assert words in shown
    assert "/add/" not in shown
    assert client.get(reverse("milestone_add")).status_code == 403


def test_more_milestones_take_no_more_queries(client):
    first = plans.milestone("a")
    people.signed_in(client, people.lena())
    page(client, "plan")
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(client, "plan")
    for name in "bcde":
        first = plans.milestone(name, first)
    with CaptureQueriesContext(connection) as many:
        page(client, "plan")
    assert len(many) == len(few)


def test_another_authoritys_plan_is_not_there(client):
    made = plans.milestone()
    sutton = people.person("Lyn", people.Role.LEAD, people.SUTTON)
    people.signed_in(client, sutton)
    assert client.get(reverse("milestone_change", args=[made.pk])).status_code == 404
