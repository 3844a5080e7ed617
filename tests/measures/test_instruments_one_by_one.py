"""What is particular to each instrument, against its own published arithmetic."""

import pytest

from holdfast.measures.instruments import ALL
from holdfast.measures.instruments.instrument import Answers, Informant, NotAcceptable


def score(key, code, items):
    return ALL[key].score(Answers(version=code, items=items))


def words(key, code, scale, value):
    return [band.words for band in ALL[key].bands(code, scale, value)]


@pytest.mark.parametrize(
    ("total", "said"),
    [
        *((0, "Minimal"), (4, "Minimal"), (5, "Mild"), (9, "Mild"), (10, "Moderate")),
        *((14, "Moderate"), (15, "Moderately severe"), (19, "Moderately severe"), (20, "Severe")),
    ],
)
def test_phq9_bands_change_at_5_10_15_and_20(total, said):
    assert words("phq9", "PHQ-9", "total", total) == [said]


@pytest.mark.parametrize(
    ("total", "said"),
    [(4, "Minimal"), (5, "Mild"), (9, "Mild"), (10, "Moderate"), (14, "Moderate"), (15, "Severe")],
)
def test_gad7_bands_change_at_5_10_and_15(total, said):
    assert words("gad7", "GAD-7", "total", total) == [said]


def test_the_right_words_stand_at_zero():
    for key in ("phq9", "gad7"):
        assert ALL[key].answer_words(1)[0] == "Not at all"
        assert list(ALL[key].answer_words(1)) == [0, 1, 2, 3]


def test_phq9_with_two_blanks_takes_the_mean_half_up_and_with_three_has_no_score():
    seven = {n: 1 for n in range(1, 8)}
    assert score("phq9", "PHQ-9", seven) == {"total": 9}
    assert score("phq9", "PHQ-9", {**seven, 1: 2}) == {"total": 10}  # 8 x 9 / 7 = 10.29
    assert score("phq9", "PHQ-9", {n: 1 for n in range(1, 7)}) == {"total": None}


def test_gad7_rounds_a_half_up():
    assert score("gad7", "GAD-7", {1: 1, 2: 1, 3: 1, 4: 0, 5: 0, 6: 0}) == {"total": 4}  # 3.5


def test_the_ninth_phq_answer_is_a_risk_whatever_the_total():
    [risk] = ALL["phq9"].risks(Answers(version="PHQ-9", items={9: 1}))
    assert (risk.item, risk.answer) == (9, 1)


def test_rcads_totals_are_sums_of_scales_and_fall_with_any_of_them():
    items = dict.fromkeys(range(1, 48), 1)
    scores = score("rcads47", "RCADS", items)
    assert (scores["total_anxiety"], scores["depression"], scores["total"]) == (37, 10, 47)
    for blank in (1, 13, 22):
        items[blank] = None
    scores = score("rcads47", "RCADS", items)
    assert scores["generalised_anxiety"] is scores["total_anxiety"] is scores["total"] is None
    assert scores["depression"] == 10


def test_rcads_scales_share_out_every_item_once():
    for key, last in (("rcads47", 47), ("rcads25", 25)):
        items = [n for scale in ALL[key].scales.values() for n in scale.items]
        assert sorted(items) == list(range(1, last + 1))


def test_a_line_counts_in_centimetres_to_one_decimal():
    marks = {1: 74, 2: 61, 3: 50, 4: 3}
    assert score("ors", "ORS-13-17", marks) == {"total": 18.8}
    assert score("ors", "ORS-13-17", {**marks, 4: None}) == {"total": None}


def test_a_mark_off_the_end_of_its_line_is_refused_in_millimetres():
    with pytest.raises(NotAcceptable, match=r"from 0 to 100 \(millimetres from the left"):
        score("ors", "ORS-18+", {1: 101})


def test_a_line_just_under_the_cut_off_is_below_it():
    assert words("ors", "ORS-18+", "total", 24.9) == ["Below the cut-off"]
    assert words("ors", "ORS-18+", "total", 25.0) == ["At or above the cut-off"]
    assert words("cors", "CORS", "total", 31.9) == ["Below the cut-off"]
    assert all(band.is_provisional for band in ALL["ors"].bands("ORS-18+", "total", 25.0))


def test_core10_is_ten_times_the_mean_with_one_blank_at_most():
    nine = {n: 1 for n in range(1, 10)} | {1: 3}
    assert score("core10", "CORE-10", nine)["total"] == pytest.approx(110 / 9)
    assert score("core10", "CORE-10", {n: 1 for n in range(1, 9)})["total"] is None
    assert words("core10", "CORE-10", "total", 10.9) == ["Healthy or low"]
    assert words("core10", "CORE-10", "total", 11) == ["Mild"]


def test_core_items_worded_the_other_way_are_entered_as_printed_and_turned_only_in_words():
    core = ALL["core10"]
    assert score("core10", "CORE-10", dict.fromkeys(range(1, 11), 4))["total"] == 40
    turned = core.in_printed_order(2, {0: "never", 4: "always"})
    assert turned == {4: "never", 0: "always"}
    assert core.in_printed_order(1, {0: "never", 4: "always"}) == {0: "never", 4: "always"}
    assert core.in_printed_order(2, {1: "never", 5: "always"}) == {5: "never", 1: "always"}
    assert core.in_printed_order(2, {}) == {}


def test_honosca_nine_is_not_known_and_never_a_number():
    ratings = dict.fromkeys(range(1, 16), 1)
    assert score("honosca", "HoNOSCA", ratings)["total"] == 13
    scores = score("honosca", "HoNOSCA", {**ratings, 14: 9})
    assert (scores["scale_14"], scores["total"], scores["total_15"]) == (None, 13, None)
    assert ALL["honosca"].risks(Answers(version="HoNOSCA", items={3: 9})) == []


def test_honosca_scales_14_and_15_are_the_practitioners_alone():
    for code in ("HoNOSCA-SR", "HoNOSCA-P"):
        with pytest.raises(NotAcceptable, match="item 14 is not on this form"):
            score("honosca", code, {14: 1})


@pytest.mark.parametrize(("raw", "metric"), [(7, 7.0), (8, 9.51), (21, 19.25), (35, 35.0)])
def test_swemwbs_metric_is_looked_up_from_the_sum(raw, metric):
    items = dict.fromkeys(range(1, 8), 1)
    for number in range(1, 8):
        more = min(4, raw - sum(items.values()))
        items[number] += more
    assert score("swemwbs", "SWEMWBS", items) == {"total": raw, "metric": metric}


def test_swemwbs_metric_rises_with_every_sum():
    found = []
    for extra in range(29):
        items = {n: 1 + min(4, max(0, extra - 4 * (n - 1))) for n in range(1, 8)}
        found.append(score("swemwbs", "SWEMWBS", items)["metric"])
    assert found == sorted(set(found))


def test_cries_takes_no_two_and_no_four():
    for wrong in (2, 4):
        with pytest.raises(NotAcceptable, match="Write 0, 1, 3 or 5"):
            score("cries8", "CRIES-8", {1: wrong})
    assert words("cries8", "CRIES-8", "total", 16) == ["Below the cut-off"]
    assert words("cries8", "CRIES-8", "total", 17) == ["At or above the cut-off"]


def test_wemwbs_answers_begin_at_one():
    with pytest.raises(NotAcceptable):
        score("wemwbs", "WEMWBS", {1: 0})


def test_each_instrument_is_kept_under_a_name_of_its_own():
    names = [one.name for one in ALL.values()]
    assert len(names) == len(set(names)) == 15


def test_nhs_england_is_named_beside_its_threshold():
    [rule] = ALL["phq9"].reliable_change("total", Informant.SELF)
    assert (rule.name, rule.threshold) == ("NHS England threshold", 6)
    assert rule.is_reached(-6)
    assert not rule.is_reached(5)
    assert "inference" in rule.source


@pytest.mark.parametrize(
    ("key", "items"),
    [("core10", {6}), ("ypcore", {4}), ("honosca", {3}), ("phq9", {9}), ("rcads47", {37})],
)
def test_the_risk_answers_of_each_are_these_and_no_others(key, items):
    one = ALL[key]
    form = next(iter(one.versions))
    every = {number: max(takes) for number, takes in one.allowed(form).items()}
    known = {number: 4 if answer == 9 else answer for number, answer in every.items()}
    assert {risk.item for risk in one.risks(Answers(version=form, items=known))} == items


def test_only_those_five_have_risk_answers():
    having = {key for key, one in ALL.items() if one.risk_rules}
    assert having == {"core10", "ypcore", "honosca", "phq9", "rcads47"}


@pytest.mark.parametrize(
    ("key", "form", "first_above"),
    [
        *(("ors", "ORS-13-17", 28), ("ors", "ORS-18+", 25)),
        *(("cors", "CORS", 32), ("cors", "CORS-P", 28)),
        *(("srs", "SRS", 36), ("srs", "CSRS", 36)),
    ],
)
def test_a_line_scale_is_at_its_cut_off_from_this_score(key, form, first_above):
    assert words(key, form, "total", first_above) == ["At or above the cut-off"]
    assert words(key, form, "total", first_above - 0.1)[0].startswith("Below the cut-off")


def test_cries_intrusion_and_avoidance_are_the_sheets_own_items():
    assert score("cries8", "CRIES-8", dict.fromkeys((1, 3, 6, 7), 5))["intrusion"] == 20
    assert score("cries8", "CRIES-8", dict.fromkeys((2, 4, 5, 8), 3))["avoidance"] == 12
    sources = {one.missing_source for one in ALL["cries8"].scales.values()}
    assert sources == {"our own: nothing published was seen"}


@pytest.mark.parametrize(
    ("scale", "items"),
    [
        ("social_phobia", (4, 7, 8, 12, 20, 30, 32, 38, 43)),
        ("panic", (3, 14, 24, 26, 28, 34, 36, 39, 41)),
        ("depression", (2, 6, 11, 15, 19, 21, 25, 29, 40, 47)),
        ("separation", (5, 9, 17, 18, 33, 45, 46)),
        ("generalised_anxiety", (1, 13, 22, 27, 35, 37)),
        ("compulsion", (10, 16, 23, 31, 42, 44)),
    ],
)
def test_each_rcads_scale_is_its_own_items(scale, items):
    scores = score("rcads47", "RCADS", dict.fromkeys(items, 3))
    assert {key for key, value in scores.items() if value is not None} == {scale}


def test_rcads25_depression_is_its_own_items():
    scores = score("rcads25", "RCADS", dict.fromkeys((1, 4, 8, 10, 13, 15, 16, 19, 21, 24), 3))
    assert scores == {"depression": 30, "total_anxiety": None, "total": None}


def test_swemwbs_at_29_is_as_three_of_five_scorers_have_it():
    items = {1: 5, 2: 4, 3: 4, 4: 4, 5: 4, 6: 4, 7: 4}
    assert score("swemwbs", "SWEMWBS", items) == {"total": 29, "metric": 26.02}


def test_the_items_printed_backwards_are_those_worded_the_other_way():
    assert {
        key: set(one.printed_backwards) for key, one in ALL.items() if one.printed_backwards
    } == {
        "core10": {2, 3},
        "ypcore": {3, 5, 10},
    }


def test_a_move_of_exactly_the_threshold_is_not_lost_to_binary_fractions():
    [rule] = ALL["ors"].reliable_change("total", Informant.SELF)
    assert rule.is_reached(24.9 - 18.3)
    assert rule.is_reached(18.3 - 24.9)
    assert not rule.is_reached(24.9 - 18.4)
