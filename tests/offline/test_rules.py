"""What may be filled in without signal, and what it says against what was recorded meanwhile."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from holdfast.offline import rules
from holdfast.offline.rules import Clash, GoalNow, Rated

GOAL = uuid4().hex
CALM = GoalNow(words="Calm bedtimes", number=1, is_open=True)
SIX = Rated(goal=GOAL, rater="parent", score="6")
MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)
)


def clashes(
    *rated: Rated,
    seen: dict[str, int] | None = None,
    now: GoalNow | None = CALM,
    recorded: dict[tuple[str, str], tuple[str, str]] | None = None,
) -> list[Clash]:
    return rules.clashes_of_goals(
        rated,
        seen={GOAL: 1} if seen is None else seen,
        now={} if now is None else {GOAL: now},
        recorded=recorded or {},
    )


def test_a_rating_of_a_goal_that_is_as_it_was_clashes_with_nothing():
    assert clashes(SIX) == []


def test_a_rating_of_a_goal_reworded_meanwhile_is_shown_and_not_put_to_the_new_words():
    (one,) = clashes(SIX, now=GoalNow(words="A story every night", number=2, is_open=True))
    assert one == Clash(what=rules.WAS_REWORDED, yours="Rated 6", theirs="A story every night")


def test_a_rating_of_a_goal_ended_meanwhile_is_not_silently_left_out():
    (one,) = clashes(SIX, now=GoalNow(words="Calm bedtimes", number=1, is_open=False))
    assert one.what == rules.HAS_ENDED
    (gone,) = clashes(SIX, now=None)
    assert gone.what == rules.HAS_ENDED


def test_another_rating_for_the_same_person_and_day_is_not_overwritten():
    (one,) = clashes(SIX, recorded={(GOAL, "parent"): ("4", "4, recorded by Mary")})
    assert (one.yours, one.theirs) == ("“Calm bedtimes”: 6", "4, recorded by Mary")


def test_the_same_rating_or_another_persons_is_no_clash():
    assert clashes(SIX, recorded={(GOAL, "parent"): ("6", "6, recorded by Mary")}) == []
    assert clashes(SIX, recorded={(GOAL, "child"): ("4", "4, recorded by Mary")}) == []


def test_ratings_are_found_in_both_forms_that_hold_them():
    visit = {f"score_{GOAL}": ["0"], f"rater_{GOAL}": ["child"], "note": ["x"]}
    rate = {f"score_{GOAL}": ["6"], "rater": ["parent"]}
    assert rules.rated_in(visit) == [Rated(goal=GOAL, rater="child", score="0")]
    assert rules.rated_in(rate) == [SIX]
    assert rules.rated_in({f"score_{GOAL}": [""], "rater": ["parent"]}) == []
    assert rules.rated_in({"score_total": ["12"]}) == []


def test_the_day_of_each_form_is_read_and_a_day_that_is_none_is_none():
    for name in ("visited_on", "completed_on", "on"):
        typed = {f"{name}-day": ["4"], f"{name}-month": ["3"], f"{name}-year": ["2026"]}
        assert rules.day_in(typed) == date(2026, 3, 4)
    assert rules.day_in({"on-day": ["31"], "on-month": ["2"], "on-year": ["2026"]}) is None
    assert rules.day_in({}) is None


@given(said=MOMENTS, taken_at=MOMENTS, away=st.timedeltas(timedelta(0), timedelta(days=3)))
def test_a_devices_clock_is_never_believed_beyond_what_the_server_saw(said, taken_at, away):
    received_at = taken_at + away
    at = rules.believable(said=said, taken_at=taken_at, received_at=received_at)
    assert taken_at <= at <= received_at
    if taken_at <= said <= received_at:
        assert at == said
