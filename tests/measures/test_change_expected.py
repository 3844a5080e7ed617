"""What would have happened anyway: the pull to the mean, and the SDQ's added value."""

from datetime import date

import pytest

from holdfast.measures.rules.expected import (
    ParentPair,
    WhyNoAddedValue,
    added_value,
    added_value_of,
    months_after,
    regression_to_the_mean,
    why_no_added_value,
)
from tests.measures.pairs import published, rows

IMPOSSIBLE = "^an SD must be more than 0 and a reliability from 0 to 1$"


def pair(total=20, emotional=6, impact=4, second_total=15):
    return ParentPair(total=total, emotional=emotional, impact=impact, second_total=second_total)


def parent_pairs(name):
    return [
        pair(row["t1_total"], row["t1_emotional"], row["t1_impact"], row["t2_total"])
        for row in rows(name)
        if row["t2_total"] is not None
    ]


def test_every_published_fall_to_the_mean_comes_out_as_published():
    for case in published()["rtm"]:
        fall = regression_to_the_mean(
            mean=case["mu"], sd=case["sd"], reliability=case["r"], cut=case["cut"]
        )
        assert fall == pytest.approx(case["expected_fall"], abs=6e-4)


def test_a_perfect_measure_pulls_nobody_to_the_mean():
    assert regression_to_the_mean(mean=8, sd=5, reliability=1, cut=17) == 0


@pytest.mark.parametrize(
    ("sd", "reliability", "cut", "why"),
    [
        (0, 0.7, 17, IMPOSSIBLE),
        (-1, 0.7, 17, IMPOSSIBLE),
        (float("inf"), 0.7, 17, IMPOSSIBLE),
        (5, 1.2, 17, IMPOSSIBLE),
        (5, -0.1, 17, IMPOSSIBLE),
        (1, 0.7, 1e6, "^nobody is above a cut so far from the mean$"),
    ],
)
def test_what_no_group_can_be_is_refused(sd, reliability, cut, why):
    with pytest.raises(ValueError, match=why):
        regression_to_the_mean(mean=8, sd=sd, reliability=reliability, cut=cut)


def test_every_published_added_value_comes_out_as_published():
    wanted = rows("sdq_added_value")
    assert len(wanted) == 60
    for row, found in zip(wanted, parent_pairs("sdq_added_value"), strict=True):
        assert added_value(found) == pytest.approx(row["added_value"], abs=1e-9)
        alone = added_value_of([found])
        assert alone.effect_size == pytest.approx(row["effect_size"], abs=1e-9)


def test_the_pilots_added_value_comes_out_as_published():
    wanted, found = published()["pilot"], added_value_of(parent_pairs("pilot_pairs"))
    assert found.n == wanted["pairs"]
    assert found.mean == pytest.approx(wanted["added_value_mean"], rel=1e-12)
    assert found.effect_size == pytest.approx(wanted["added_value_es"], rel=1e-12)
    interval = wanted["added_value_es_ci95_known_sd"]
    assert tuple(found.effect_size_ci95) == pytest.approx(interval, abs=1e-8)  # z 1.959964
    assert tuple(found.mean_ci95) == pytest.approx([5 * end for end in interval], abs=1e-7)


def test_one_childs_added_value_is_known_to_ten_points_and_a_hundreds_to_one():
    one, hundred = added_value_of([pair()]), added_value_of([pair()] * 100)
    assert one.mean_ci95.high - one.mean == pytest.approx(9.8, abs=0.001)
    assert hundred.mean_ci95.high - hundred.mean == pytest.approx(0.98, abs=0.001)


def test_nobody_has_no_added_value():
    none = added_value_of([])
    assert none.n == 0
    assert {none.mean, none.mean_ci95, none.effect_size, none.effect_size_ci95} == {None}


@pytest.mark.parametrize("lost", ["emotional", "impact"])
def test_a_pair_without_a_first_score_is_never_guessed(lost):
    with pytest.raises(
        ValueError, match=r"^added value needs the first emotional and impact scores$"
    ):
        added_value(pair(**{lost: None}))


def why(between=None, parent_form=True, emotional=5, impact=3):
    return why_no_added_value(
        parent_form=parent_form, emotional=emotional, impact=impact, between=between
    )


def test_the_reasons_against_added_value_come_one_at_a_time():
    assert why() is None
    assert why(parent_form=False, emotional=None) is WhyNoAddedValue.NOT_PARENT
    assert why(emotional=None, impact=None) is WhyNoAddedValue.NO_EMOTIONAL
    assert why(impact=None) is WhyNoAddedValue.NO_IMPACT
    assert why(emotional=0, impact=0) is None


FIRST = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        (date(2026, 5, 30), WhyNoAddedValue.TOO_SOON),
        (date(2026, 5, 31), None),
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), WhyNoAddedValue.TOO_LATE),
        (None, WhyNoAddedValue.NO_DATE),
    ],
)
def test_added_value_is_for_forms_four_to_eight_months_apart(second, reason):
    assert why((FIRST, second)) is reason


def test_a_missing_first_day_is_a_reason_too():
    assert why((None, FIRST)) is WhyNoAddedValue.NO_DATE


def test_a_month_too_short_to_have_the_day_ends_on_its_last():
    assert months_after(date(2026, 10, 31), 4) == date(2027, 2, 28)
    assert months_after(date(2027, 10, 31), 4) == date(2028, 2, 29)
    assert months_after(date(2026, 12, 5), 8) == date(2027, 8, 5)
    assert months_after(date(2026, 4, 5), 8) == date(2026, 12, 5)
