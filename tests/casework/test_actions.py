"""What the actions change, what they leave on the trail, and what a refusal leaves alone."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import now

from holdfast.access.editing import Stale
from holdfast.access.identity import acting_as
from holdfast.access.models import Grant
from holdfast.casework.actions.cases import hand_over
from holdfast.casework.actions.closing import close_case
from holdfast.casework.actions.goals import end_goal, reword_goal, set_goal
from holdfast.casework.actions.outcomes import link_plan
from holdfast.casework.actions.rating import Rated, rate_goals
from holdfast.casework.actions.starting import open_case_of_new_family
from holdfast.casework.actions.visits import (
    How,
    Told,
    change_visit,
    record_event,
    record_visit,
    record_visit_and_ratings,
)
from holdfast.casework.models import (
    Assignment,
    Case,
    Event,
    Goal,
    PlanOutcome,
    Rating,
    StepDone,
    Visit,
    Wording,
)
from holdfast.families.actions import NewFamily
from holdfast.families.models import Family
from holdfast.kit.refusals import Refused
from holdfast.manual.models import Module
from tests import people
from tests.database import all_seeing
from tests.people import A_MOMENT, A_MONDAY

pytestmark = pytest.mark.django_db
LATER = A_MONDAY + timedelta(days=7)


@pytest.fixture
def case():
    return people.case()


@pytest.fixture
def grace():
    """Everything in the test is done as Grace, unless it says otherwise."""
    who = people.grace()
    with acting_as(who):
        yield who


def trail(case):
    """Return what was done about a case, oldest first."""
    with all_seeing() as cursor:
        cursor.execute(
            "SELECT what, by, why FROM audit.entry WHERE %s = ANY (about) ORDER BY seq",
            [f"casework.case:{case.pk}"],
        )
        return cursor.fetchall()


def told(**more):
    return Told(**({"visited_on": A_MONDAY, "took_part": ["child"]} | more))


def record(case, grace, steps=None, **more):
    return record_visit(
        case=case, told=told(**more), steps=steps or {}, at=A_MOMENT, today=LATER, by=grace
    )


def a_goal(case, grace):
    return set_goal(
        case=case, owner="child", words="Sleep", agreed_with=[], on=A_MONDAY, today=LATER, by=grace
    )


def test_opening_a_case_lets_in_its_lead_and_the_teams_manager_and_says_so(case):
    said = [what for what, _, _ in trail(case)]
    assert said == ["opened case", "gave leave", "gave leave"]
    with acting_as(people.mona()):
        granted = set(Grant.objects.values_list("person__name", "standing"))
    assert granted == {("Grace", "works with"), ("Mona", "oversees")}


def test_a_visit_is_on_the_trail_under_whoever_recorded_it(case, grace):
    record(case, grace)
    assert ("recorded visit", str(grace.pk), "") in trail(case)


def test_a_refused_visit_leaves_nothing_behind(case, grace):
    before = trail(case)
    with pytest.raises(Refused, match="Say who took part"):
        record(case, grace, took_part=[])
    assert not Visit.objects.exists()
    assert trail(case) == before


def test_every_reason_is_given_at_once(case, grace):
    with pytest.raises(Refused) as refused:
        record(case, grace, visited_on=LATER + timedelta(days=1), took_part=[])
    assert refused.value.reasons == ("That day has not come yet", "Say who took part")


def test_a_visit_and_its_ratings_stand_or_fall_together(case, grace):
    goal = a_goal(case, grace)
    with pytest.raises(Refused):
        record_visit_and_ratings(
            case=case,
            told=told(took_part=[]),
            steps={},
            rated=[Rated(goal, "child", 4)],
            at=A_MOMENT,
            today=LATER,
            by=grace,
        )
    assert not Rating.objects.exists()
    record_visit_and_ratings(
        case=case,
        told=told(),
        steps={},
        rated=[Rated(goal, "child", 4)],
        at=A_MOMENT,
        today=LATER,
        by=grace,
    )
    assert (Visit.objects.count(), Rating.objects.get().rated_on) == (1, A_MONDAY)


def test_a_step_no_longer_told_of_is_kept_as_skipped(case, grace):
    module = Module.objects.filter(code="POS1").order_by("pk")[0]
    first, second = module.steps.order_by("order")[:2]
    both = {first: How(how="done"), second: How(how="done")}
    visit = record(case, grace, steps=both, module=module)
    change_visit(
        visit=visit,
        version=1,
        told=told(module=module),
        steps={first: How(how="adapted", why="Drawings")},
        today=LATER,
        by=grace,
    )
    found = {(one.step_id, one.how, one.why) for one in StepDone.objects.all()}
    assert found == {(first.pk, "adapted", "Drawings"), (second.pk, "skipped", "")}


def test_a_stale_change_writes_nothing(case, grace):
    visit = record(case, grace)
    goal = a_goal(case, grace)
    Visit.objects.update(version=5)
    Goal.objects.update(version=5)
    with pytest.raises(Stale):
        change_visit(
            visit=visit, version=1, told=told(note="Mine"), steps={}, today=LATER, by=grace
        )
    with pytest.raises(Stale):
        reword_goal(
            goal=goal, version=1, words="Mine", agreed_with=[], on=LATER, today=LATER, by=grace
        )
    with pytest.raises(Stale):
        end_goal(goal=goal, version=1, because="met", on=LATER, today=LATER, by=grace)
    assert Visit.objects.get().note == ""
    assert Wording.objects.count() == 1
    assert Goal.objects.get().ended_on is None


def test_nothing_is_written_in_a_closed_case(case):
    mona = people.mona()
    with acting_as(mona):
        close_case(
            case=case, version=1, because="moved away", note="Far away", on=LATER, at=now(), by=mona
        )
    grace = people.grace()
    with acting_as(grace):
        closed = Case.objects.get()
        goal = Goal(case=closed)
        attempts = [
            lambda: record(closed, grace),
            lambda: a_goal(closed, grace),
            lambda: rate_goals(
                case=closed, rated=[Rated(goal, "child", 1)], on=LATER, today=LATER, by=grace
            ),
            lambda: record_event(
                case=closed, kind="birth", on=LATER, note="", at=A_MOMENT, today=LATER, by=grace
            ),
        ]
        for attempt in attempts:
            with pytest.raises(Refused, match="This case is closed"):
                attempt()
        assert not Event.objects.exists()


def test_what_is_done_in_anothers_name_is_not_done(case):
    with acting_as(people.grace()), pytest.raises(PermissionError):
        record(case, people.mary())


def test_handing_over_says_why_on_the_trail(case):
    mona, mary = people.mona(), people.participant(people.mary())
    with acting_as(mona):
        hand_over(case=case, to=mary, because="left", on=LATER, at=now(), by=mona)
    assert ("handed case over", str(mona.pk), "left") in trail(case)
    assert ("ended leave", str(mona.pk), "handed over: left") in trail(case)


def test_a_refused_hand_over_leaves_the_lead_in_place(case):
    mona, grace = people.mona(), people.participant(people.grace())
    with acting_as(mona):
        with pytest.raises(Refused, match="They work with this case already"):
            hand_over(case=case, to=grace, because="left", on=LATER, at=now(), by=mona)
        assert Assignment.objects.get().ended_on is None
        assert Grant.objects.filter(standing="works with", ended_at=None).count() == 1


def test_a_new_family_is_not_left_behind_by_a_case_that_was_refused():
    part = people.participant(people.grace())
    team, run = people.team(), people.run()
    with acting_as(people.grace()) as _, pytest.raises(Refused, match="programme run is over"):
        open_case_of_new_family(
            told=NewFamily(
                name="Ashdown", born_on=date(2018, 5, 4), child={"name": "Robin Ashdown"}
            ),
            run=run,
            team=team,
            lead=part,
            on=date(2020, 1, 1),
            at=now(),
            by=people.grace(),
        )
    with all_seeing() as cursor:
        cursor.execute("SELECT count(*) FROM families_family")
        assert cursor.fetchone() == (0,)
    with acting_as(people.grace()):
        assert not Family.objects.exists()


def test_the_plan_is_linked_once_for_each_version(case, grace):
    plan = {"plan_kind": "care plan", "plan_reference": "", "plan_outcome": "Home"}
    said = {"at": A_MOMENT, "today": A_MONDAY, "by": grace}
    link_plan(case=case, version=1, **said, **plan)
    with pytest.raises(Stale):
        link_plan(case=case, version=1, **said, **plan | {"plan_outcome": "Away"})
    assert [one.words for one in PlanOutcome.objects.all()] == ["Home"]
