"""What holds of every plan, whatever the case, the choice and the day."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.rules import replanning, schedule
from holdfast.measures.rules.schedule import Chosen, Place, State, Work

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
NEAR = st.dates(date(2024, 1, 1), date(2024, 7, 1))
INFORMANTS = ["parent", "teacher", "self"]
CHOICES = st.lists(
    st.builds(
        Chosen,
        instrument=st.sampled_from(["SDQ", "PHQ-9"]),
        informant=st.sampled_from(INFORMANTS),
        stages=st.frozensets(st.sampled_from(schedule.STAGES)),
        ages=st.just(((0, None),)),  # every age: the plan then depends on the days alone
        months=st.none() | st.tuples(st.integers(1, 6), st.integers(6, 12)),
    ),
    max_size=5,
    unique_by=lambda one: (one.instrument, one.informant),
)
WORKS = st.builds(
    Work,
    born_on=st.just(date(2012, 2, 29)),
    started_on=DAYS,
    ending_on=st.none() | DAYS,
    baselines=st.dictionaries(
        st.tuples(st.sampled_from(["SDQ", "PHQ-9"]), st.sampled_from(INFORMANTS)), DAYS
    ),
)

WINDOWS = st.tuples(NEAR, st.integers(0, 60), st.integers(0, 60)).map(
    lambda told: schedule.around(told[0], before=told[1], after=told[2])
)


def as_standing(plan, settled=frozenset()):
    return [
        replanning.Standing(place=place, window=window, is_settled=place in settled)
        for place, window in plan.items()
    ]


@given(WORKS, CHOICES)
def test_a_window_opens_is_due_and_closes_in_order(work, choices):
    for window in schedule.plan(work, choices).values():
        assert window.opens_on <= window.due_on <= window.closes_on


@given(WORKS, CHOICES)
def test_no_day_belongs_to_two_asks_of_one_measure_and_one_informant(work, choices):
    plan = schedule.plan(work, choices)
    for one, other in combinations(plan, 2):
        if (one.instrument, one.informant) == (other.instrument, other.informant):
            first, last = sorted((plan[one], plan[other]), key=lambda window: window.opens_on)
            assert first.closes_on < last.opens_on


@given(WORKS, CHOICES)
def test_each_ask_keeps_within_the_days_it_would_have_by_itself(work, choices):
    for place, window in schedule.plan(work, choices).items():
        (one,) = [
            chosen
            for chosen in choices
            if (chosen.instrument, chosen.informant) == (place.instrument, place.informant)
        ]
        (alone,) = [
            found
            for stage, number, found in schedule.windows(work, one, schedule.PROGRAMME)
            if (stage, number) == (place.stage, place.number)
        ]
        assert alone.opens_on <= window.opens_on
        assert window.closes_on <= alone.closes_on


@given(WINDOWS, st.lists(WINDOWS, max_size=4), NEAR)
def test_what_is_left_of_a_window_holds_no_day_of_the_others(window, taken, day):
    left = window.without(taken)
    is_free = window.holds(day) and not any(other.holds(day) for other in taken)
    if left is None:
        assert not is_free
        return
    assert left.opens_on <= left.due_on <= left.closes_on
    assert not any(left.holds(day) and other.holds(day) for other in taken)
    assert left.due_on == window.due_on or any(other.holds(window.due_on) for other in taken)
    if is_free and day >= window.due_on:
        assert left.closes_on >= window.due_on, "no earlier stretch while a later one is free"


@given(WORKS, CHOICES, DAYS)
def test_planning_twice_is_planning_once(work, choices, today):
    plan = schedule.plan(work, choices)
    assert replanning.difference(
        as_standing(plan), schedule.plan(work, choices), today=today
    ).is_nothing


@given(WORKS, WORKS, CHOICES, CHOICES, DAYS, st.data())
def test_no_new_plan_moves_or_drops_what_is_done(before, after, chosen, chosen_now, today, data):
    plan = schedule.plan(before, chosen)
    settled = frozenset(data.draw(st.sets(st.sampled_from(sorted(plan))))) if plan else frozenset()
    found = replanning.difference(
        as_standing(plan, settled), schedule.plan(after, chosen_now), today=today
    )
    assert settled <= set(found.kept)
    assert not settled & {place for place, *_ in found.moved}
    assert not settled & set(found.dropped)


@given(WORKS, WORKS, CHOICES, CHOICES, DAYS, st.data())
def test_carrying_a_difference_out_gives_the_new_plan_and_what_was_settled(
    before, after, chosen, chosen_now, today, data
):
    plan, wanted = schedule.plan(before, chosen), schedule.plan(after, chosen_now)
    settled = frozenset(data.draw(st.sets(st.sampled_from(sorted(plan))))) if plan else frozenset()
    found = replanning.difference(as_standing(plan, settled), wanted, today=today)
    made = dict(plan)
    for place in found.dropped:
        del made[place]
    made |= {place: window for place, _, window in found.moved} | dict(found.added)
    in_time = {
        place: window
        for place, window in wanted.items()
        if place in plan or not plan or window.closes_on >= today
    }
    assert made == in_time | {place: plan[place] for place in settled}


@given(WORKS, CHOICES, st.integers(-400, 400))
def test_moving_the_start_moves_every_date_that_hangs_on_it_by_as_many_days(work, choices, by):
    work = replace(work, ending_on=None, baselines={})
    before = schedule.plan(work, choices)
    after = schedule.plan(replace(work, started_on=work.started_on + timedelta(by)), choices)
    assert before.keys() == after.keys()
    for place, window in before.items():
        for day in ("opens_on", "due_on", "closes_on"):
            assert getattr(after[place], day) - getattr(window, day) == timedelta(by)


@given(WORKS, CHOICES, DAYS, st.integers(0, 500))
def test_time_alone_only_takes_an_ask_from_not_yet_to_closed(work, choices, day, more):
    order = [State.NOT_YET, State.DUE, State.OVERDUE, State.LAPSED]
    for window in schedule.plan(work, choices).values():
        now = schedule.state(window, today=day)
        later = schedule.state(window, today=day + timedelta(more))
        assert order.index(later) >= order.index(now)


@given(WORKS, CHOICES, st.sampled_from(INFORMANTS), st.sampled_from(schedule.STAGES), DAYS)
def test_an_answer_belongs_only_to_an_ask_of_its_own_kind_that_had_opened(
    work, choices, informant, stage, on
):
    plan = schedule.plan(work, choices)
    found = replanning.place_of_answer(
        plan, instrument="SDQ", informant=informant, stage=stage, on=on
    )
    if found is not None:
        assert found == Place("SDQ", informant, stage, found.number)
        assert plan[found].opens_on <= on
        asked = replanning.stage_asked(plan, instrument="SDQ", informant=informant, on=on)
        assert plan[found].holds(on) is (asked == stage), "an answer in time is of what is asked"
