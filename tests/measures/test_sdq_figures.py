"""The SDQ's norms, reliabilities, rules of change and prediction, against published figures."""

import csv
import json
from math import floor, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.measures.instruments import ALL, sdq_figures, sdq_prediction
from holdfast.measures.instruments.instrument import Direction, Informant
from holdfast.measures.instruments.jacobson_truax import threshold
from holdfast.measures.instruments.sdq_figures import ALPHA, RETEST, Mark
from holdfast.measures.instruments.sdq_prediction import Likelihood, Told
from holdfast.measures.instruments.sdq_versions import Scale
from holdfast.measures.rules.goals_change import RELIABLE_POINTS
from tests.shared_data import shared

SDQ = ALL["sdq"]
PARENT, TEACHER, SELF = Informant.PARENT, Informant.TEACHER, Informant.SELF


def rows(name):
    with shared(f"data/measures/{name}").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def norm(informant, who):
    return next(n for n in sdq_figures.NORMS if (n.informant, n.who) == (informant, who))


def mean_of(kind):
    values = [
        r for one in sdq_figures.RELIABILITIES if one.kind == kind for r in one.values.values()
    ]
    assert len(values) == 21
    return sum(values) / 21


def test_the_reliabilities_average_what_the_paper_says():
    assert mean_of(ALPHA) == pytest.approx(0.73, abs=0.006)
    assert mean_of(RETEST) == pytest.approx(0.62, abs=0.006)


@pytest.mark.parametrize("scale", sdq_figures.COLUMNS)
def test_the_parents_of_boys_and_girls_pooled_give_the_row_of_all(scale):
    boys, girls, every = (norm(PARENT, who) for who in ("boys", "girls", "all"))
    b, g, a = (one.figures[scale] for one in (boys, girls, every))
    assert boys.n + girls.n == every.n
    mean = (boys.n * b.mean + girls.n * g.mean) / every.n
    squares = boys.n * (b.sd**2 + (b.mean - mean) ** 2) + girls.n * (g.sd**2 + (g.mean - mean) ** 2)
    assert a.mean == pytest.approx(mean, abs=0.1)
    assert a.sd == pytest.approx(sqrt(squares / every.n), abs=0.1)


@pytest.mark.parametrize(
    ("informant", "who"), [(PARENT, "all"), (TEACHER, "all"), (SELF, "age 11-15")]
)
def test_the_four_scales_of_a_norm_add_up_to_its_total(informant, who):
    figures = norm(informant, who).figures
    four = (Scale.EMOTIONAL, Scale.CONDUCT, Scale.HYPERACTIVITY, Scale.PEER)
    assert sum(figures[s].mean for s in four) == pytest.approx(figures[Scale.TOTAL].mean, abs=0.15)


def test_what_is_not_known_is_absent_and_what_is_recalled_says_so():
    assert set(norm(PARENT, "age 5-10").figures) == {Scale.TOTAL}
    assert norm(TEACHER, "all").figures[Scale.IMPACT].mark is Mark.RECALLED
    assert norm(TEACHER, "all").figures[Scale.TOTAL].mark is Mark.SEEN
    assert {f.mark for f in norm(SELF, "age 11-15").figures.values()} == {Mark.RECALLED}


def test_the_change_needed_on_the_total_is_that_of_every_published_case():
    cases = json.loads(shared("data/measures/change_cases.json").read_text(encoding="utf-8"))
    for case in cases["sdq_total_reliable_change"]:
        needed = threshold(case["sd"], case["reliability"])
        assert needed == pytest.approx(case["rci95"], abs=0.006)
        assert floor(needed) + 1 == case["whole_points_needed"]


@pytest.mark.parametrize(
    ("informant", "key", "points"),
    [
        *((PARENT, "computed_alpha", 7), (PARENT, "computed_retest", 9)),
        *((TEACHER, "computed_alpha", 6), (TEACHER, "computed_retest", 8)),
        *((SELF, "computed_alpha", 7), (SELF, "computed_retest", 9)),
    ],
)
def test_a_change_of_the_total_names_the_reliability_it_was_judged_by(informant, key, points):
    rules = {rule.key: rule for rule in SDQ.reliable_change("total", informant)}
    rule = rules[key]
    assert set(rules) == {"computed_alpha", "computed_retest"}
    assert rule.is_reached(points)
    assert rule.is_reached(-points)
    assert not rule.is_reached(points - 1)
    assert "British SD" in rule.reliability
    assert not rule.is_reached(rule.threshold)  # more than 1.96 errors, and not just as much
    assert rule.is_provisional


def test_nhs_england_has_a_threshold_for_each_scale_and_none_for_the_total_or_a_teacher():
    keys = {rule.key for rule in SDQ.reliable_change("total", PARENT)}
    assert "nhs_england" not in keys
    assert SDQ.reliable_change("conduct", TEACHER) == []


def verdict(rule, direction, first, last):
    change = last - first
    if not rule.is_reached(change):
        return "no_reliable_change"
    better = change < 0 if direction is Direction.WORSE else change > 0
    return "reliable_improvement" if better else "reliable_deterioration"


def test_every_case_of_nhs_england_on_a_scale_of_the_sdq_is_judged_as_they_judge_it():
    cases = [row for row in rows("nhse_rc_cases.csv") if row["measure"] == "SDQ"]
    for row in cases:
        [rule] = SDQ.reliable_change(row["scale"], Informant(row["informant"]))
        direction = SDQ.scales[row["scale"]].direction
        assert verdict(rule, direction, int(row["first"]), int(row["last"])) == row["expected"]
    assert len(cases) == 1452


def test_every_case_of_nhs_england_on_a_goal_is_judged_by_the_goals_own_threshold():
    cases = [row for row in rows("nhse_rc_cases.csv") if row["measure"] == "GBO"]
    for row in cases:
        moved = int(row["last"]) - int(row["first"])
        said = "improvement" if moved > 0 else "deterioration"
        reached = abs(moved) >= RELIABLE_POINTS
        assert row["expected"] == (f"reliable_{said}" if reached else "no_reliable_change")
    assert len(cases) == 121


NOT_HERE = {"GBO", "SCORE-15", "CGAS", "RCADS T"}  # goals, not carried, not carried, no T scores


def test_every_threshold_of_nhs_england_for_an_instrument_we_score_is_ours_too():
    held = {one.name: one for one in ALL.values()}
    seen = 0
    for row in rows("nhse_reliable_change.csv"):
        if row["measure"] in NOT_HERE:
            continue
        one = held[row["measure"]]
        scale = "scale_1" if row["scale"] == "each scale" else row["scale"]
        informant = SELF if row["informant"] == "any" else Informant(row["informant"])
        [rule] = [r for r in one.reliable_change(scale, informant) if r.key == "nhs_england"]
        assert rule.threshold == float(row["threshold"])
        seen += 1
    assert seen == 21


def told(row, letter):
    score, impact = row[f"{letter}_hyper"], row[f"{letter}_impact"]
    return Told(int(score), int(impact)) if score and impact else Told(None, None)


def test_every_published_case_of_predicted_hyperactivity_comes_out_the_same():
    cases = rows("sdq_predict_hyperactivity.csv")
    for row in cases:
        found = sdq_prediction.hyperactivity(
            {PARENT: told(row, "p"), TEACHER: told(row, "t"), SELF: told(row, "s")}
        )
        assert found == (int(row["predicted"]) if row["predicted"] else None), row
    assert len(cases) == 136


def test_one_informant_alone_is_never_probable():
    for informant in (PARENT, TEACHER, SELF):
        assert sdq_prediction.hyperactivity({informant: Told(10, 6)}) is Likelihood.POSSIBLE


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({PARENT: Told(4, 1)}, Likelihood.POSSIBLE),
        ({PARENT: Told(5, 2)}, Likelihood.PROBABLE),
        ({PARENT: Told(5, 1)}, Likelihood.POSSIBLE),
        ({PARENT: Told(10, 0)}, Likelihood.UNLIKELY),
        ({PARENT: Told(3, 9), TEACHER: Told(4, 2)}, Likelihood.PROBABLE),
        ({PARENT: Told(None, 9), SELF: Told(5, 1)}, Likelihood.POSSIBLE),
        ({}, None),
    ],
)
def test_conduct_is_the_highest_of_any_informant(told, found):
    assert sdq_prediction.conduct(told) is found


def test_emotional_begins_a_point_later_and_the_highest_of_three_is_any():
    assert sdq_prediction.emotional({SELF: Told(5, 5)}) is Likelihood.UNLIKELY
    assert sdq_prediction.emotional({SELF: Told(7, 2)}) is Likelihood.PROBABLE
    assert sdq_prediction.any_disorder([Likelihood.UNLIKELY, None]) is Likelihood.UNLIKELY
    assert sdq_prediction.any_disorder([None]) is None


def test_prediction_is_off_and_called_a_screening_aid_and_its_recalled_parts_say_so():
    assert not sdq_prediction.IS_ON_BY_DEFAULT
    assert "screening aid" in sdq_prediction.LABEL
    assert [s.value for s, p in sdq_prediction.IS_PROVISIONAL.items() if p] == [
        "conduct",
        "emotional",
    ]


levels = st.builds(Told, st.integers(0, 10), st.integers(0, 6))


@given(levels, levels, st.integers(0, 3))
def test_a_worse_teachers_form_never_makes_a_disorder_less_likely(parent, teacher, more):
    worse = Told(min(10, teacher.score + more), min(6, teacher.impact + more))
    for predict in (sdq_prediction.conduct, sdq_prediction.emotional):
        assert predict({PARENT: parent, TEACHER: worse}) >= predict(
            {PARENT: parent, TEACHER: teacher}
        )


def test_each_rule_on_the_total_is_made_from_the_spread_and_reliability_it_names():
    cases = json.loads(shared("data/measures/change_cases.json").read_text(encoding="utf-8"))
    published = {(case["who"], case["kind"]): case for case in cases["sdq_total_reliable_change"]}
    for informant in (PARENT, TEACHER, SELF):
        for rule in SDQ.reliable_change("total", informant):
            case = published[informant.value, rule.key.removeprefix("computed_")]
            assert rule.threshold == pytest.approx(case["rci95"], abs=0.006)
            assert f"{case['reliability']:.2f}" in rule.reliability
            assert f"SD {case['sd']}" in rule.reliability
