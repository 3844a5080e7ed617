"""What must be true of every reading, whatever was recorded."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from holdfast.casework import rules
from holdfast.casework.charts import reading
from holdfast.casework.charts.reading import Delivery, Tone, Total
from holdfast.measures.instruments import sdq

OPENED = date(2026, 3, 2)
SCORES = st.lists(st.integers(0, 10), min_size=1, max_size=40)
TOTALS = st.lists(st.integers(0, 40), min_size=2, max_size=10)
FORMS = st.sampled_from(["P4-10", "T11-17", "S11-17"])
VISITS = st.lists(st.integers(-30, 400), max_size=60)
HOWS = st.lists(st.sampled_from(["done", "adapted", "skipped"]), max_size=8)


@given(SCORES)
def test_every_goal_is_said_in_one_sentence_with_a_rule(scores: list[int]) -> None:
    read = reading.of_goal("The goal", scores)
    assert read.says.startswith("The goal")
    assert read.says.endswith(".")
    assert read.says.count(".") == 1
    assert read.rule
    assert read.tone


@given(SCORES)
def test_one_rating_is_always_too_early_and_two_never(scores: list[int]) -> None:
    read = reading.of_goal("The goal", scores)
    assert (read.tone is Tone.EARLY) == (len(scores) == 1)


@given(SCORES.filter(lambda scores: len(scores) > 1))
def test_a_goal_read_upside_down_says_the_opposite(scores: list[int]) -> None:
    turned = reading.of_goal("The goal", [10 - score for score in scores]).tone
    opposite = {Tone.BETTER: Tone.WORSE, Tone.WORSE: Tone.BETTER}
    assert turned == opposite.get(reading.of_goal("The goal", scores).tone, turned)


@given(SCORES)
def test_a_stuck_goal_is_always_said_to_be_unchanged(scores: list[int]) -> None:
    if rules.is_stuck(scores):
        assert "unchanged over" in reading.of_goal("The goal", scores).says


@given(SCORES.filter(lambda scores: len(scores) > 1))
def test_better_needs_three_points(scores: list[int]) -> None:
    is_better = reading.of_goal("The goal", scores).tone is Tone.BETTER
    assert is_better == (scores[-1] - scores[0] >= 3)


@given(FORMS, TOTALS)
def test_better_on_the_sdq_is_a_fall_of_more_than_its_error(form: str, scores: list[int]) -> None:
    read = reading.of_sdq("The total", [Total(total=one, form=form) for one in scores])
    norms = sdq.VERSIONS[form].norms
    assert norms
    fell, points = scores[0] - scores[-1], reading.SURENESS[norms].points
    assert (read.tone is Tone.BETTER) == (fell >= points)
    assert (read.tone is Tone.WORSE) == (-fell >= points)
    assert f"{points} or more" in read.rule


@given(VISITS, st.integers(0, 400))
def test_gaps_are_just_the_days_without_a_visit(numbers: list[int], length: int) -> None:
    made = [OPENED + timedelta(days=number) for number in numbers]
    until = OPENED + timedelta(days=length)
    found = reading.gaps(made, opened_on=OPENED, until=until)
    for gap in found:
        assert gap.days > 14
        assert OPENED <= gap.began_on < gap.ended_on <= until
        assert not [day for day in made if gap.began_on < day < gap.ended_on]
    for one, other in pairwise(found):
        assert one.ended_on <= other.began_on


@given(VISITS, st.integers(0, 400))
def test_a_visit_more_never_makes_the_longest_gap_longer(numbers: list[int], length: int) -> None:
    def longest(some: list[int]) -> int:
        made = [OPENED + timedelta(days=number) for number in some]
        found = reading.gaps(made, opened_on=OPENED, until=OPENED + timedelta(days=length))
        return max((gap.days for gap in found), default=0)

    assert longest(numbers) <= longest(numbers[1:])


@given(HOWS)
def test_the_order_of_steps_says_nothing_of_how_a_module_was_delivered(hows: list[str]) -> None:
    assert reading.delivery("made", hows) is reading.delivery("made", sorted(hows))
    assert reading.delivery("missed", hows) is Delivery.MISSED
