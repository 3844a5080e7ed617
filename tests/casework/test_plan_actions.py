"""What the actions on the plan of work change and refuse, and when a re-check is due."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils.timezone import now

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.casework.actions import formulation as write
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.onward import note_reply, refer_onward
from holdfast.casework.actions.outcomes import change_outcome, end_outcome, link_plan, tie_goal
from holdfast.casework.actions.pasting import note_pasting
from holdfast.casework.actions.plan_of_work import (
    Planned,
    change_planned,
    drop_planned,
    move_planned,
)
from holdfast.casework.actions.rechecks import recheck
from holdfast.casework.actions.visits import change_event, record_event
from holdfast.casework.models import (
    Case,
    Event,
    Harm,
    HarmProfile,
    OnwardReferral,
    Pasting,
    PlannedModule,
    PlanOutcome,
    Recheck,
    StageNote,
)
from holdfast.casework.reports.rechecks import asked_of
from holdfast.casework.reports.states import missing
from holdfast.casework.rules.formulation import HarmTyped, StageTyped
from holdfast.casework.rules.states import WhyNotActive
from holdfast.families.actions import add_status, end_status
from holdfast.kit.refusals import Refused
from holdfast.manual.models import Step
from tests import people
from tests.casework.planned import LATER, LATER_MOMENT, outcome, plan, with_a_plan
from tests.casework.test_actions import trail
from tests.people import A_MONDAY

pytestmark = pytest.mark.django_db
ON = {"at": LATER_MOMENT, "today": LATER}


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace():
    who = people.grace()
    with acting_as(who):
        yield who


@pytest.fixture
def told(case, grace):
    return with_a_plan(case, grace)


def close(case):
    with acting_as(people.mona()):
        case = Case.objects.get(pk=case.pk)
        close_case(
            case=case, version=case.version, because="moved away", note="Gone at once", on=LATER,
            at=now(), by=people.mona(),
        )  # fmt: skip


def test_no_module_is_planned_before_the_work_serves_an_outcome(case, grace):
    with pytest.raises(Refused, match="which outcome of the child’s statutory plan"):
        plan(case, grace)
    assert not PlannedModule.objects.exists()
    outcome(case, grace)
    assert plan(case, grace).place == 1
    assert trail(case)[-1][0] == "planned module"


def test_a_module_is_planned_once_of_a_kind_and_again_after_it_is_dropped(told, grace):
    with pytest.raises(Refused, match="planned already"):
        plan(told.case, grace, "POS1")
    plan(told.case, grace, "POS1", kind="maintenance")
    drop_planned(planned=told.first, version=1, because="not the time", note="", on=LATER, by=grace)
    assert plan(told.case, grace, "POS1").place == 4
    assert PlannedModule.objects.count() == 4


def test_the_database_itself_refuses_a_second_planning_and_a_drop_without_reason(told, grace):
    names = ("case", "module", "kind", "phase", "planned_on", "planned_at", "planned_by")
    row = {name: getattr(told.first, name) for name in names}
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedModule(place=9, **row).save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlannedModule.objects.filter(pk=told.first.pk).update(dropped_on=LATER)


def test_steps_and_goals_of_elsewhere_are_refused(told, grace):
    elsewhere = Step.objects.exclude(module=told.first.module)[0]
    changed = Planned(module=told.first.module, steps=[elsewhere.pk], goals=[told.outcome.pk])
    with pytest.raises(Refused, match="A goal is of another case") as refused:
        change_planned(planned=told.first, version=1, told=changed, by=grace)
    assert len(refused.value.reasons) == 2


def test_two_changes_of_one_planned_module_do_not_overwrite_each_other(told, grace):
    first = Planned(module=told.first.module, visits_expected=3)
    change_planned(planned=told.first, version=1, told=first, by=grace)
    with pytest.raises(Stale):
        change_planned(planned=told.first, version=1, told=first, by=grace)
    assert PlannedModule.objects.get(pk=told.first.pk).visits_expected == 3


def test_modules_move_within_their_phase(told, grace):
    elsewhere = plan(told.case, grace, "ENG1", phase="beginning")
    move_planned(planned=told.second, up=True, by=grace)
    move_planned(planned=elsewhere, up=True, by=grace)
    order = PlannedModule.objects.order_by("place").values_list("module__code", flat=True)
    assert list(order) == ["POS2", "POS1", "ENG1"]


def test_a_goal_is_tied_to_a_standing_outcome_of_its_case(told, grace):
    tie_goal(goal=told.goal, version=1, outcome=told.outcome, by=grace)
    assert told.goal.outcome_id == told.outcome.pk
    with pytest.raises(Stale):
        tie_goal(goal=told.goal, version=1, outcome=None, by=grace)
    end_outcome(outcome=told.outcome, version=1, because="reached", on=LATER, by=grace, **ON)
    with pytest.raises(Refused, match="has ended"):
        tie_goal(goal=told.goal, version=2, outcome=told.outcome, by=grace)


def test_the_first_writing_of_a_plan_asks_for_no_re_check(told):
    assert asked_of(told.case, today=LATER) is None
    assert not Event.objects.exists()


def test_a_review_asks_for_a_re_check_until_it_is_done(told, grace):
    event = record_event(case=told.case, kind="plan review", on=LATER, note="", by=grace, **ON)
    asked = asked_of(told.case, today=LATER)
    assert asked.due_on == LATER + timedelta(days=7)
    assert [one.key for one in asked.changes] == [f"event:{event.pk}"]
    recheck(case=told.case, found="right", note="", by=grace, **ON)
    assert asked_of(told.case, today=LATER) is None
    with pytest.raises(Refused, match="Nothing has changed"):
        recheck(case=told.case, found="right", note="", by=grace, **ON)
    assert Recheck.objects.get().done_by == grace


def test_an_overdue_re_check_is_missing_before_module_work_and_one_in_time_is_not(told, grace):
    record_event(case=told.case, kind="plan review", on=LATER, note="", by=grace, **ON)
    due = asked_of(told.case, today=LATER).due_on
    after = due + timedelta(days=1)
    assert WhyNotActive.NO_RECHECK not in missing(told.case, today=due)
    assert WhyNotActive.NO_RECHECK in missing(told.case, today=after)
    recheck(case=told.case, found="right", note="", by=grace, **ON | {"today": after})
    assert WhyNotActive.NO_RECHECK not in missing(told.case, today=after)


def test_a_review_that_was_none_asks_for_nothing(told, grace):
    event = record_event(case=told.case, kind="plan review", on=LATER, note="", by=grace, **ON)
    change_event(
        event=event, version=1, kind="school change", on=LATER, note="", today=LATER, by=grace
    )
    assert asked_of(told.case, today=LATER) is None


def test_another_plan_and_other_outcomes_ask_for_a_re_check(told, grace):
    link_plan(
        case=told.case, version=told.case.version, plan_kind="child protection plan",
        plan_reference="C", by=grace, **ON,
    )  # fmt: skip
    change_outcome(
        outcome=told.outcome, version=1, words="Safe and well", reference="", by=grace, **ON
    )
    outcome(told.case, grace, "At school", **ON)
    what = [one.what for one in asked_of(told.case, today=LATER).changes]
    assert sorted(what) == [
        "The statutory plan was changed: Child in need plan CIN-1 became Child protection plan C",
        "The statutory plan was changed: Outcome added: At school",
        "The statutory plan was changed: Outcome now reads: Safe and well",
    ]


def test_the_childs_status_asks_for_a_re_check_once_however_often_it_is_told(told, grace):
    child = told.case.child
    add_status(child=child, status="child in need", began_on=A_MONDAY, by=grace)
    assert asked_of(told.case, today=LATER) is None
    span = add_status(child=child, status="child protection", began_on=LATER, by=grace)
    end_status(span=span, on=LATER + timedelta(days=1), version=1, by=grace)
    asked = asked_of(told.case, today=LATER)
    assert [one.what for one in asked.changes] == ["The child’s status “child protection” began"]
    after = asked_of(told.case, today=LATER + timedelta(days=1))
    assert len(after.changes) == 2


def test_a_closed_case_asks_for_nothing_and_takes_nothing(told, grace):
    record_event(case=told.case, kind="plan review", on=LATER, note="", by=grace, **ON)
    close(told.case)
    closed = Case.objects.get(pk=told.case.pk)
    assert asked_of(closed, today=LATER) is None
    with pytest.raises(Refused, match="This case is closed"):
        plan(closed, grace, "POS3")
    with pytest.raises(Refused, match="This case is closed"):
        recheck(case=closed, found="right", note="", by=grace, **ON)


def test_a_referral_onward_is_kept_with_what_came_of_it(case, grace):
    referral = refer_onward(
        case=case, service="School nurse", reason="Sleep", on=A_MONDAY, today=LATER, by=grace
    )
    with pytest.raises(Refused, match="before the family was referred"):
        note_reply(
            referral=referral, version=1, reply="taken on", on=A_MONDAY - timedelta(days=1),
            note="", today=LATER, by=grace,
        )  # fmt: skip
    note_reply(
        referral=referral, version=1, reply="taken on", on=LATER, note="", today=LATER, by=grace
    )
    assert OnwardReferral.objects.get().reply == "taken on"
    with pytest.raises(DatabaseError), transaction.atomic():
        OnwardReferral.objects.update(replied_on=None)


def test_a_reference_is_kept_with_the_words_as_they_stood(case, grace):
    note_pasting(case=case, words="Plan …", system="mosaic", reference=" CN 7 ", by=grace, **ON)
    kept = Pasting.objects.get()
    assert (kept.reference, kept.words, kept.pasted_by) == ("CN 7", "Plan …", grace)
    assert trail(case)[-1][0] == "noted case system reference"


def test_each_writing_of_a_stage_is_kept_and_none_is_overwritten_unseen(case, grace):
    def say(note, number):
        return write.write_stage(
            case=case, stage="analysis", number=number, told=StageTyped(note=note), by=grace, **ON
        )

    say("Likely to go on", 0)
    with pytest.raises(Stale):
        say("Not likely", 0)
    say("Less likely now", 1)
    notes = StageNote.objects.order_by("number").values_list("number", "note")
    assert list(notes) == [(1, "Likely to go on"), (2, "Less likely now")]


def test_each_profile_of_harm_is_kept_whole(case, grace):
    def profile(severity, number):
        harm = HarmTyped(kind="home", severity=severity, for_whom=("child",), evidence="Police")
        return write.write_profile(
            case=case, number=number, harms=[harm], prospects="good", prospects_note="", by=grace,
            **ON,
        )  # fmt: skip

    profile("severe", 0)
    with pytest.raises(Stale):
        profile("some", 0)
    profile("none", 1)
    assert HarmProfile.objects.count() == 2
    kept = Harm.objects.order_by("profile__number").values_list("severity", "for_whom")
    assert list(kept) == [("severe", ["child"]), ("none", [])]


def test_another_practitioner_neither_reads_nor_writes_a_plan(told):
    with acting_as(people.oscar()):
        assert not PlannedModule.objects.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            PlanOutcome(
                case=told.case, words="Another", began_on=LATER, written_by=people.oscar()
            ).save(force_insert=True)


def test_a_manager_reads_the_plan_and_does_not_write_it(told):
    with acting_as(people.mona()):
        assert PlannedModule.objects.count() == 2
        assert not PlannedModule.objects.filter(pk=told.first.pk).update(place=7)
