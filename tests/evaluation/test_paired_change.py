"""What is told of the pairs: change, who moved, what would have happened anyway, goals."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.rules import anyway, goals, moves, paired
from holdfast.evaluation.rules.completeness import completeness
from holdfast.evaluation.rules.enough import FEWEST_PAIRS, half_width, pairs_needed, why_not_yet
from holdfast.evaluation.rules.findings import Sure
from holdfast.evaluation.rules.points import MOST_LINES, picture
from holdfast.evaluation.rules.scores import pairs_of
from holdfast.measures.instruments.sdq_bands import ORIGINAL_THREE
from tests.evaluation.scores import TOTAL, case, cases, pairs
from tests.measures.pairs import pilot, published, rows

score = st.integers(0, 40)
groups = st.lists(st.tuples(score, score), min_size=3, max_size=40).map(lambda s: pairs(*s))


def told(of):
    """Both figures of these pairs, and nobody else closed."""
    return paired.figures(of, TOTAL, completeness([pair.of for pair in of]))


def test_the_pilots_pairs_say_what_the_reference_says():
    found = published()["pilot"]["effects"]
    mean, size = told(pairs(*zip(*pilot(), strict=True)))
    assert mean.value == pytest.approx(found["mean_change"])
    assert size.value == pytest.approx(found["g_av"])
    assert (size.low, size.high) == pytest.approx(found["g_av_ci95"])
    assert (mean.sure, mean.n, mean.unit) == (Sure.ESTIMATED, 26, "points")


def test_change_needs_the_completeness_of_the_same_cases():
    with pytest.raises(ValueError, match="1 pairs were counted, and 2 are given"):
        paired.figures(pairs((1, 2), (3, 4)), TOTAL, completeness(cases((1, 2))))


def test_under_ten_pairs_no_mean_is_told_and_how_many_would_do_is():
    nine = pairs(*((20 + i, 10) for i in range(9)))
    mean, size = told(nine)
    assert {mean.sure, size.sure} == {Sure.CANNOT_TELL}
    assert mean.because == (
        "9 pairs, and 10 are needed before a mean is told; about 27 make an interval of 0.4 "
        "standard deviations either way."
    )
    assert paired.table(nine, TOTAL) is None
    assert paired.table(pairs(*((20 + i, 10) for i in range(10))), TOTAL).rows[0][1] == 10


def test_where_nobody_differs_a_size_cannot_be_told():
    mean, size = told(pairs(*[(20, 20)] * 12))
    assert (mean.value, size.because) == (0, "Every case has the same score.")


@given(st.floats(0.05, 2))
def test_the_pairs_needed_are_the_fewest_that_do(within):
    needed = pairs_needed(within)
    assert half_width(needed) <= within
    assert needed == 2 or half_width(needed - 1) > within


def test_ten_is_enough_to_say_a_mean():
    assert why_not_yet(FEWEST_PAIRS) == ""
    with pytest.raises(ValueError, match="has no interval"):
        half_width(1)
    with pytest.raises(ValueError, match="has a width"):
        pairs_needed(0)


@given(groups, st.integers(-30, 30))
def test_moving_the_scale_moves_no_figure(of, by):
    moved = pairs(*((pair.first + by, pair.last + by) for pair in of))
    for one, other in zip(told(of), told(moved), strict=True):
        assert other.value == (None if one.value is None else pytest.approx(one.value, abs=1e-6))


@given(groups)
def test_turning_the_scale_over_turns_the_sign(of):
    over = replace(TOTAL, lower_is_better=False)
    plain = paired.change_of(of, TOTAL).mean
    assert paired.change_of(of, over).mean == pytest.approx(-plain)


def test_who_moved_by_more_than_error_is_counted_by_a_named_rule():
    of = pairs((30, 15), (30, 20), (20, 18), (20, 30), (17, 10))
    assert list(moves.of_pairs(of, TOTAL).values()) == [2, 1, 1, 1]
    assert "over 6.82 points" in moves.in_words(TOTAL.rule)
    better, worse = moves.figures(of, TOTAL)
    assert (better.value, worse.value, better.n) == (3, 1, 5)


def test_a_scale_without_a_rule_says_so():
    plain = replace(TOTAL, rule=None)
    assert moves.of_pairs(pairs((1, 2)), plain) is None
    assert {figure.because for figure in moves.figures(pairs((1, 2)), plain)} == {moves.NO_RULE}


@given(groups)
def test_everybody_moved_one_way(of):
    assert sum(moves.of_pairs(of, TOTAL).values()) == len(of)
    assert moves.ways(replace(TOTAL, cut=None))[0] is moves.Moved.IMPROVED


def test_a_score_outside_every_band_is_refused():
    with pytest.raises(ValueError, match="no band holds 41"):
        moves.band_of(41, ORIGINAL_THREE.bands["parent 4-17"]["total"])


def parents(several, months=6, **parts):
    """Pairs of the parent form, dated and with the other scores that added value needs."""
    dates = {"first_on": date(2014, 3, 1), "last_on": date(2014, 3 + months, 1)}
    return pairs_of([case(one, two, parts=parts, **dates) for one, two in several])


def test_the_pilots_added_value_is_the_references():
    told = [row for row in rows() if row["t2_total"] is not None]
    of = [
        pair
        for row in told
        for pair in parents(
            [(row["t1_total"], row["t2_total"])],
            emotional=row["t1_emotional"],
            impact=row["t1_impact"],
        )
    ]
    found, wanted = anyway.added_value(of, TOTAL), published()["pilot"]
    assert found.value == pytest.approx(wanted["added_value_es"])
    assert (found.low, found.high) == pytest.approx(wanted["added_value_es_ci95_known_sd"])


def test_added_value_leaves_out_what_has_none():
    of = [
        *parents([(20, 15)] * 10, emotional=5, impact=2),
        *parents([(20, 15)], emotional=5, impact=None),
        *parents([(20, 15)], months=2, emotional=5, impact=2),
    ]
    assert anyway.added_value(of, TOTAL).n == 10
    assert anyway.told_of(of, TOTAL).rows == (
        ("Counted", 10),
        ("Left out: no first impact score", 1),
        ("Left out: less than 4 months apart", 1),
        ("All", 12),
    )


def test_added_value_is_not_told_of_children_at_low_risk():
    of = parents([(10, 5)] * 12, emotional=5, impact=2)
    assert anyway.added_value(of, TOTAL).because == anyway.LOW_RISK


def test_the_pull_to_the_mean_is_the_references_whichever_way_the_scale_runs():
    for known in published()["rtm"][:2]:
        down = replace(TOTAL, cut=known["cut"])
        (found,) = anyway.pull_to_the_mean([], down)
        assert found.value == pytest.approx(known["expected_fall"], abs=5e-4)
        up = replace(
            down, lower_is_better=False, cut=-known["cut"],
            norms=replace(TOTAL.norms, mean=-TOTAL.norms.mean),
        )  # fmt: skip
        assert anyway.pull_to_the_mean([], up)[0].value == found.value
    assert anyway.pull_to_the_mean([], replace(TOTAL, cut=None)) == ()


def test_the_pull_is_less_among_others_like_these():
    """Of a clinic's children, mean 18 and SD 6, 1.167 points and not 3.125."""
    known = published()["rtm"][3]
    far = known["sd"] * (11 / 12) ** 0.5  # twelve scores so far from the middle have that SD
    of = pairs(*[(known["mu"] - far, 10)] * 6, *[(known["mu"] + far, 10)] * 6)
    everybody, alike = anyway.pull_to_the_mean(of, TOTAL)
    assert alike.value == pytest.approx(known["expected_fall"], abs=5e-4) != everybody.value
    assert alike.key == "sdq.parent.total.pull_from_alike"


def test_goals_are_averaged_within_each_child_first():
    known = published("gbo_cases")["cases"]
    children = [
        goals.ChildGoals(child=str(i), first=tuple(one["t1"]), last=tuple(one["t2"]))
        for i, one in enumerate(known)
    ]
    changes = [one["change"] for one in known if one["change"] is not None]
    mean, better, worse = goals.figures(children)
    assert (mean.value, mean.n) == (pytest.approx(sum(changes) / len(changes), abs=1e-4), 10)
    assert (better.value, worse.value) == (
        sum((one.get("max_change") or 0) >= 3 for one in known),
        1,
    )
    told = dict(goals.table(children).rows)
    assert told["Children with goals"] == len(known)
    assert told["Goals rated both times"] == sum(one["n"] for one in known)


def test_a_picture_has_every_pair_and_no_case():
    of = pairs((20, 10), (20, 10), (18, 19))
    found = picture(of, TOTAL)
    assert [(one.first, one.last, one.pairs) for one in found.points] == [(18, 19, 1), (20, 10, 2)]
    assert (found.error, found.as_lines) == (6.82, True)
    assert not picture(pairs(*[(1, 2)] * (MOST_LINES + 1)), TOTAL).as_lines
