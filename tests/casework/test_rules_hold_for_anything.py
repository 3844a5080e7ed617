"""What holds of the rules of the work whatever the facts."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import rules
from holdfast.casework.duties import SOON, Urgency, duties
from holdfast.casework.rules.days import ago, ahead
from holdfast.casework.standing_facts import Asked, Facts
from holdfast.measures.rules.schedule import Place, Window

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
WINDOW = st.tuples(DAYS, st.integers(0, 90), st.integers(0, 90)).map(
    lambda told: Window(
        told[0], told[0] + timedelta(told[1]), told[0] + timedelta(told[1] + told[2])
    )
)
WHAT = (st.sampled_from(["SDQ", "PHQ-9"]), st.sampled_from(["parent", "teacher", "self"]))
PLACE = st.builds(Place, *WHAT, st.sampled_from(["baseline", "end", "follow-up"])) | st.builds(
    Place, *WHAT, st.just("review"), st.integers(1, 3)
)
ASKS = st.dictionaries(PLACE, WINDOW, max_size=6).map(
    lambda plan: tuple(Asked(place=place, window=window) for place, window in plan.items())
)
FACTS = st.builds(
    Facts,
    case_id=st.uuids(),
    child=st.just("Robin"),
    opened_on=DAYS,
    last_visited_on=st.none() | DAYS,
    has_goals=st.booleans(),
    last_rated_on=st.none() | DAYS,
    asks=ASKS,
    has_plan=st.booleans(),
)


@given(FACTS, DAYS)
def test_nothing_is_asked_twice(facts, today):
    listed = duties(facts, today=today)
    forms = [duty.form for duty in listed if duty.form != "case_measures"]
    assert len({duty.what for duty in listed}) == len(listed)
    assert len(set(forms)) == len(forms)


@given(FACTS, DAYS)
def test_what_is_overdue_fell_due_before_today(facts, today):
    for duty in duties(facts, today=today):
        if duty.urgency is Urgency.OVERDUE:
            assert duty.due_on < today


@given(FACTS, DAYS)
def test_what_is_due_longest_is_asked_first(facts, today):
    days = [duty.due_on for duty in duties(facts, today=today)]
    assert days == sorted(days)


@given(FACTS, DAYS)
def test_a_family_is_never_forgotten(facts, today):
    if facts.next_visit_on < today + SOON:
        assert any(duty.form == "visit_add" for duty in duties(facts, today=today))


@given(FACTS, DAYS, st.integers(1, 400))
def test_waiting_never_makes_a_gap_better(facts, today, more):
    worse = ["on track", "late", "very late"]
    now = rules.gap(last_visited_on=facts.since, today=today)
    later = rules.gap(last_visited_on=facts.since, today=today + timedelta(days=more))
    assert worse.index(later) >= worse.index(now)


@given(st.lists(st.integers(0, 10), max_size=12), st.integers(0, 10))
def test_a_rating_that_moved_is_never_stuck(scores, last):
    assert not rules.is_stuck([*scores, last, (last + 1) % 11])


@given(DAYS, DAYS)
def test_days_ago_and_days_ahead_agree(one, other):
    if one < other:
        assert ahead(one, today=other) == ago(one, today=other)
    assert ahead(one, today=one) == ago(one, today=one) == "today"


@given(
    st.builds(rules.Allocating, on=DAYS, today=DAYS, is_closed=st.booleans(), last_began_on=DAYS)
)
def test_a_yes_never_ends_somebody_before_they_began(allocating):
    if not rules.why_not_allocate(allocating):
        assert allocating.last_began_on <= allocating.on <= allocating.today
        assert not allocating.is_closed
