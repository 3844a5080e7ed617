"""The rules of steering: what a late milestone moves, decisions, commitments, hours."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.steering.rules import commitments, decisions, milestones
from holdfast.steering.rules.commitments import ClinicalTime, Led, Standing, WhyNotCommit
from holdfast.steering.rules.decisions import ActionState, WhyNotFinish
from holdfast.steering.rules.milestones import Milestone, WhyNotMilestone, expected

DAY = date(2026, 3, 2)
few = settings(max_examples=40)
days = st.dates(DAY - timedelta(days=200), DAY + timedelta(days=200))


def after(many: int) -> date:
    return DAY + timedelta(days=many)


def mark(key: str, on: int, *needs: str, **more) -> Milestone:
    return Milestone(key=key, planned_on=after(on), needs=needs, **more)


@st.composite
def plans(draw) -> list[Milestone]:
    """A plan without a round: each milestone needs only earlier ones of the list."""
    made: list[Milestone] = []
    for number in range(draw(st.integers(1, 6))):
        keys = [one.key for one in made]
        made.append(
            Milestone(
                key=str(number),
                planned_on=draw(days),
                forecast_on=draw(st.none() | days),
                done_on=draw(st.none() | days),
                needs=tuple(draw(st.sets(st.sampled_from(keys)))) if keys else (),
            )
        )
    return made


@few
@given(plans())
def test_what_is_not_done_is_never_expected_before_today_nor_sooner_than_what_it_needs_moves_it(
    plan,
):
    found = expected(plan, today=DAY)
    for one in plan:
        on = found[one.key].on
        assert found[one.key].late == (on - one.planned_on).days
        if one.done_on:
            assert on == one.done_on
            continue
        assert on >= max(one.forecast_on or one.planned_on, DAY)
        for need in one.needs:
            assert found[one.key].late >= found[need].late or found[need].late < 0


@few
@given(plans(), st.integers(1, 60))
def test_putting_one_off_brings_nothing_forward(plan, more):
    first, *others = plan
    later = Milestone(
        key=first.key,
        planned_on=first.planned_on,
        forecast_on=(first.forecast_on or first.planned_on) + timedelta(days=more),
        done_on=first.done_on,
        needs=first.needs,
    )
    before, now = expected(plan, today=DAY), expected([later, *others], today=DAY)
    assert all(now[key].on >= before[key].on for key in before)


@few
@given(plans(), st.randoms())
def test_the_order_in_which_they_are_told_changes_nothing(plan, random):
    mixed = [*plan]
    random.shuffle(mixed)
    assert expected(plan, today=DAY) == expected(mixed, today=DAY)


def test_a_late_one_moves_what_depends_on_it_by_as_many_days_and_says_so():
    plan = [
        mark("a", 10, forecast_on=after(17)),
        mark("b", 40, "a"),
        mark("c", 60, "b"),
        mark("d", 60, "b", forecast_on=after(90)),
    ]
    found = expected(plan, today=DAY)
    assert [found[key].late for key in "abcd"] == [7, 7, 7, 30]
    assert (found["b"].moved_by, found["c"].moved_by, found["d"].moved_by) == ("a", "b", "")
    assert found["b"].said == "7 days late"


def test_an_early_one_moves_nothing():
    plan = [mark("a", -5, done_on=after(-9)), mark("b", 40, "a")]
    found = expected(plan, today=DAY)
    assert (found["a"].said, found["b"].said) == ("4 days early", "As planned")


@pytest.mark.parametrize("firsts", [("a",), ("b",), ("c",)])
def test_a_round_is_refused_however_long(firsts):
    others = [mark("b", 0, "a"), mark("c", 0, "b")]
    assert WhyNotMilestone.CYCLE in milestones.why_not_milestone(
        mark("a", 0, *firsts), others=others, today=DAY
    )


def test_a_milestone_is_planned_after_what_it_needs_and_done_by_today():
    others = [mark("b", 5)]
    told = mark("a", 0, "b", done_on=after(1), forecast_on=after(1))
    assert milestones.why_not_milestone(told, others=others, today=DAY) == [
        WhyNotMilestone.TOO_SOON, WhyNotMilestone.NOT_YET, WhyNotMilestone.FORECAST,
    ]  # fmt: skip
    assert milestones.why_not_milestone(mark("a", 5, "b"), others=others, today=DAY) == []


def test_what_is_decided_lies_behind_and_is_looked_at_later():
    assert decisions.why_not_decision(decided_on=DAY, review_on=after(1), today=DAY) == []
    assert len(decisions.why_not_decision(decided_on=after(1), review_on=DAY, today=DAY)) == 2


def test_an_action_is_finished_once_and_dropped_with_a_reason():
    assert decisions.why_not_finish("open", to=ActionState.DONE, because="") == []
    assert decisions.why_not_finish("done", to=ActionState.DROPPED, because=" ") == [
        WhyNotFinish.FINISHED, WhyNotFinish.NO_REASON,
    ]  # fmt: skip
    assert len(decisions.why_not_agree(agreed_on=after(1), due_on=DAY, today=DAY)) == 2


@pytest.mark.parametrize(
    ("due", "how"), [(-1, "1 day overdue"), (0, "due today"), (3, "due in 3 days")]
)
def test_how_an_action_stands_to_its_day(due, how):
    assert decisions.how_due(after(due), today=DAY) == how


@pytest.mark.parametrize(
    ("until", "stands"),
    [(None, Standing.STANDS), (29, Standing.STANDS), (28, Standing.DUE), (0, Standing.DUE),
     (-1, Standing.LAPSED)],
)  # fmt: skip
def test_how_a_commitment_stands(until, stands):
    told = {"until": None if until is None else after(until), "today": DAY}
    assert commitments.standing(**told, withdrawn_on=None, is_renewed=False) == stands
    assert commitments.standing(**told, withdrawn_on=None, is_renewed=True) == Standing.RENEWED
    assert commitments.standing(**told, withdrawn_on=DAY, is_renewed=False) == Standing.WITHDRAWN


def test_why_a_commitment_is_not_kept():
    assert commitments.why_not_commit(
        given_on=after(1), until=after(1), today=DAY, is_over=True
    ) == [WhyNotCommit.OVER, WhyNotCommit.NOT_YET, WhyNotCommit.UNTIL]


def test_a_gap_in_who_leads_is_said():
    assert commitments.gaps(Led(name="x", leader=None, deputy=None), here=[1]) == [
        "Nobody leads it"
    ]
    assert commitments.gaps(Led(name="x", leader=1, deputy=None), here=[1]) == ["Nobody stands in"]
    assert commitments.gaps(Led(name="x", leader=1, deputy=2), here=[]) == [
        "Who leads it has left", "Who stands in has left",
    ]  # fmt: skip
    assert commitments.gaps(Led(name="x", leader=1, deputy=2), here=[1, 2]) == []
    assert len(commitments.why_not_lead(Led(name="x", leader=1, deputy=1))) == 1
    assert len(commitments.why_not_lead(Led(name="x", leader=None, deputy=1))) == 1


@few
@given(st.integers(1, 500), st.integers(15, 240), st.integers(0, 9000), st.integers(0, 9000))
def test_sessions_used_are_whole_and_never_fewer_than_the_minutes_given(sessions, each, met, asked):
    given_ = ClinicalTime(
        meetings=1, meeting_minutes=met, consultations=1, consultation_minutes=asked
    )
    use = commitments.used(sessions=sessions, minutes_each=each, given=given_)
    assert (use.used - 1) * each < met + asked <= use.used * each
    assert use.left + use.used == use.bought


def test_the_lead_that_is_shared_is_counted_by_person():
    all_led = [Led(name=str(n), leader=n % 2, deputy=None) for n in range(3)]
    assert commitments.spread(all_led) == [(0, 2), (1, 1)]
