"""How the story is told: up to a day, all or nothing, and the same each time."""

from datetime import date
from random import Random

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from holdfast.access.models import User
from holdfast.demo.shapes import Aim, Sheet
from holdfast.demo.story import telling
from holdfast.demo.story.answers import answers
from holdfast.demo.story.diary import course, marks, planned
from holdfast.demo.story.telling import PLOTS, take_ones_time, tell_the_year
from holdfast.measures.instruments import sdq
from tests.database import all_seeing

SPRING = date(2014, 4, 4)


@pytest.mark.django_db
def test_the_story_can_be_told_up_to_any_day():
    tell_the_year(until=SPRING)
    with all_seeing() as cursor:
        cursor.execute("SELECT count(*), max(opened_on) FROM casework_case")
        assert cursor.fetchone() == (11, date(2014, 3, 31))
        cursor.execute("SELECT max(visited_on), max(recorded_at)::date FROM casework_visit")
        assert max(cursor.fetchone()) <= SPRING


@pytest.mark.django_db
def test_a_story_that_breaks_off_leaves_nothing(monkeypatch):
    def stumble(*_):
        raise RuntimeError("lost the thread")

    monkeypatch.setattr(telling, "play", stumble)
    with pytest.raises(RuntimeError):
        tell_the_year(until=SPRING)
    assert not User.objects.exists()


def test_marks_may_be_repeated():
    assert marks("ENG1*2 . away") == ["ENG1", "ENG1", ".", "away"]


@pytest.mark.parametrize("plot", PLOTS, ids=lambda plot: plot.family.name)
def test_a_familys_days_are_the_same_each_time_and_are_working_days(plot):
    visits = planned(plot, Random(1))
    assert visits == planned(plot, Random(1))
    days = [visit.on for visit in visits]
    assert days == sorted(set(days))
    assert all(day.weekday() < 5 and day >= plot.opened_on for day in days)


SCALES = st.tuples(*[st.integers(0, 10)] * 5)


@given(
    form=st.sampled_from(["P2-4", "P4-10", "P11-17", "T4-10", "T11-17", "S11-17"]),
    scales=SCALES,
    impact=st.integers(0, 6),
    seed=st.integers(),
)
def test_answers_drawn_by_chance_score_what_was_asked_for(form, scales, impact, seed):
    sheet = Sheet(form, SPRING, "baseline", scales, impact)
    scored = sdq.score(sdq.Answers(version=form, items=answers(sheet, Random(seed))))
    assert tuple(scored.on(scale) for scale in sdq.SCALES) == scales
    assert scored.total == sum(scales[:4])
    assert scored.impact_strict == impact


@given(
    first=st.integers(0, 10), last=st.integers(0, 10), times=st.integers(2, 40), seed=st.integers()
)
def test_a_goals_ratings_begin_and_end_where_the_plot_says(first, last, times, seed):
    way = course(Aim("child", "", first, last), times, Random(seed))
    assert (way[0], way[-1], len(way)) == (first, last, times)
    assert all(0 <= score <= 10 for score in way)


def test_a_goal_that_stands_still_is_rated_the_same_every_time():
    assert set(course(Aim("parent", "", 3, 3, is_still=True), 9, Random(1))) == {3}


@pytest.mark.django_db
def test_a_slow_machine_may_take_longer_over_the_year_than_over_a_request():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL transaction_timeout = '5min'")
        take_ones_time()
        cursor.execute("SHOW transaction_timeout")
        assert cursor.fetchone() == ("0",)
