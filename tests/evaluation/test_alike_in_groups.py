"""Children of one group may do alike: the model, the groups drawn again, and what is not said."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.evaluation.rules import nested
from holdfast.evaluation.rules.clusters import bootstrap, quantile
from holdfast.evaluation.rules.findings import Sure
from holdfast.evaluation.rules.mixed import NoModel, fit
from holdfast.evaluation.rules.scores import pairs_of
from holdfast.measures.rules.nesting import nesting
from tests.evaluation.scores import TOTAL, case
from tests.measures.pairs import published
from tests.shared_data import shared

small = st.integers(0, 20)
balanced = st.integers(2, 5).flatmap(
    lambda m: st.lists(st.lists(small, min_size=m, max_size=m), min_size=2, max_size=5)
)
uneven = st.lists(st.lists(small, min_size=1, max_size=7), min_size=2, max_size=6)


def of(groups, **more):
    """The model of groups of numbers, with the intercept alone."""
    return fit(
        [value for group in groups for value in group],
        {},
        [str(name) for name, group in enumerate(groups) for _ in group],
        **more,
    )


def pairs_in(groups):
    """Pairs whose changes are these, group by group."""
    return pairs_of(
        case(20, 20 - change, group=f"group {name}")
        for name, changes in enumerate(groups)
        for change in changes
    )


def test_four_even_groups_have_the_closed_answer():
    known = published()["random_intercept_balanced"]
    found = of(known["groups"])
    assert found.between == pytest.approx(known["var_between"], rel=1e-6)
    assert found.within == pytest.approx(known["msw"], rel=1e-6)
    assert found.alike == pytest.approx(known["icc"], rel=1e-6)
    term = found.terms["intercept"]
    assert (term.value, term.error) == pytest.approx(
        (known["grand_mean"], known["se_mean"]), rel=1e-6
    )
    assert nested.design_effect(found.alike, [6] * 4) == pytest.approx(known["design_effect"])
    assert tuple(found.alike_ci95) == pytest.approx(
        (0.1337, 0.9266), abs=1e-4
    )  # so little is known


@settings(max_examples=40)
@given(balanced)
def test_even_groups_always_have_the_closed_answer(groups):
    wanted = nesting(groups)
    if not wanted.within_mean_square:
        return
    found = of(groups)
    assert found.terms["intercept"].value == pytest.approx(wanted.grand_mean)
    assert found.alike == pytest.approx(wanted.intraclass_correlation, abs=1e-5)
    assert found.singular == (found.between == 0)


@settings(max_examples=40)
@given(uneven, st.integers(-50, 50), st.integers(1, 9))
def test_a_shift_moves_the_intercept_and_a_stretch_only_the_unit(groups, by, times):
    try:
        plain = of(groups)
    except NoModel:
        return
    moved = of([[value * times + by for value in group] for group in groups])
    assert moved.alike == pytest.approx(plain.alike, abs=1e-4)
    wanted = plain.terms["intercept"].value * times + by
    assert moved.terms["intercept"].value == pytest.approx(wanted, abs=1e-3)
    assert plain.alike_ci95.low <= plain.alike <= plain.alike_ci95.high


@pytest.mark.parametrize(
    ("outcome", "design", "groups", "why"),
    [
        ([1, 2], {"x": [1]}, ["a", "b"], "one value for each row"),
        ([1, 2, 3], {}, ["a", "a", "a"], "two groups"),
        ([1, 2, 3], {}, ["a", "b", "c"], "two rows of one"),
        ([1, 2, 4, 9], {"x": [1, 2, 3, 5], "y": [2, 4, 6, 10]}, list("aabb"), "nothing that"),
        ([3, 3, 3, 3], {}, list("aabb"), "nothing to explain"),
    ],
)
def test_data_without_a_model_are_refused(outcome, design, groups, why):
    with pytest.raises(NoModel, match=why):
        fit(outcome, design, groups)


def test_the_published_model_of_a_trial_with_dropout():
    """Hothorn and Everitt's fit of Beat the Blues, by plain maximum likelihood."""
    with shared("data/outcome_measures/hsaur3_BtheB.csv").open(encoding="utf-8") as stream:
        patients = list(csv.DictReader(stream))
    rows = [
        (patient, month, patient[f"bdi.{month}m"])
        for patient in patients
        for month in (2, 3, 5, 8)
        if patient[f"bdi.{month}m"] != "NA"
    ]
    found = fit(
        [float(score) for *_, score in rows],
        {
            "before": [float(patient["bdi.pre"]) for patient, *_ in rows],
            "month": [float(month) for _, month, _ in rows],
            "treated": [float(patient["treatment"] == "BtheB") for patient, *_ in rows],
            "drug": [float(patient["drug"] == "Yes") for patient, *_ in rows],
            "long": [float(patient["length"] == ">6m") for patient, *_ in rows],
        },
        [patient[""] for patient, *_ in rows],
        reml=False,
    )
    published_fit = (5.592, 0.640, -0.705, -2.329, -2.825, 0.197)
    assert [term.value for term in found.terms.values()] == pytest.approx(published_fit, abs=6e-4)
    assert (found.rows, found.groups, found.singular) == (280, 97, False)


def test_a_few_groups_are_drawn_in_every_way():
    assert bootstrap({"a": [1.0], "b": [3.0]}) == pytest.approx((1.075, 2.925))  # of 1, 2, 2, 3
    assert bootstrap({"a": [1.0, 2.0]}) is None
    with pytest.raises(ValueError, match="somebody in it"):
        bootstrap({"a": [], "b": [1.0]})
    assert quantile([0, 10], 0.25) == 2.5


@settings(max_examples=10)
@given(st.lists(st.lists(small, min_size=1, max_size=4), min_size=6, max_size=7))
def test_many_groups_are_drawn_alike_from_one_seed(groups):
    named = {f"g{name}": group for name, group in enumerate(groups)}
    found = bootstrap(named)
    assert found == bootstrap(dict(reversed(named.items())))
    means = [sum(group) / len(group) for group in groups]
    assert min(means) <= found.low <= found.high <= max(means)


def test_how_alike_is_told_with_its_width_and_never_of_a_practitioner():
    groups = published()["random_intercept_balanced"]["groups"]
    figure = nested.figure(pairs_in(groups), TOTAL)
    assert (figure.sure, figure.n) == (Sure.ESTIMATED, 24)
    table = nested.table(pairs_in(groups), TOTAL)
    alone, model, again = table.rows
    assert model[3] - model[2] > again[3] - again[2] > alone[3] - alone[2]
    assert "nothing of any practitioner" in table.note
    assert "With 4 groups" in table.note
    assert "3.7 times" in table.note
    assert all("group " not in str(cell) or cell == "Children of one group alike"
               for row in table.rows for cell in row)  # fmt: skip


def test_no_spread_found_is_not_said_to_be_none():
    figure = nested.figure(pairs_in([[1, 5, 3], [2, 4, 3], [5, 1, 3], [3, 3, 3]]), TOTAL)
    assert figure.sure is Sure.CANNOT_TELL
    assert "no proof that they are alike" in figure.because


def test_few_pairs_or_a_single_group_are_not_told():
    assert "9 pairs" in nested.figure(pairs_in([[1, 2, 3]] * 3), TOTAL).because
    assert nested.figure(pairs_of([case(20, 10)] * 12), TOTAL).because == nested.NO_GROUP
    assert "two groups" in nested.figure(pairs_in([list(range(12))]), TOTAL).because
    assert nested.table(pairs_in([[1, 2, 3]] * 3), TOTAL) is None
