"""A file's change in plain words: small numbers say little, and nothing says a percentage."""

from tests.exchange.teller import GOOD, HEADINGS
from tests.shared_data import shared


def test_in_plain_words_the_pilot_is_told_without_a_percentage(teller):
    teller.source = shared("data/measures/pilot_pairs.csv")
    assert teller.tells(as_json=False) == 0
    told = teller.out.partition("How to read this")[0]
    assert "26; no second, 10" in told
    assert "0.95 points better than expected" in told
    assert "effect size 0.19 (95% interval -0.20 to 0.57), so it may be none at all" in told
    assert "3.23 points better (95% interval 0.90 to 5.56)" in told
    assert "g_av 0.50 (95% interval 0.16 to 0.84)" in told
    assert "6 better, 2 worse, 18 within error (7 points or more count)" in told
    assert told.replace("95% interval", "").count("%") == 0
    cautions = " ".join(teller.out.split())
    assert "high risk, asked again after 4 to 8 months" in cautions
    assert "do not publish" in cautions
    assert max(map(len, teller.out.partition("How to read this")[2].splitlines())) <= 88


def test_a_few_pairs_cannot_tell_yet(teller):
    teller.holds(*GOOD).tells(as_json=False)
    assert teller.out.count("cannot tell yet: 3 pairs") == 3
    assert "2 better, 0 worse, 1 within error" in teller.out
    assert "7.00" not in teller.out


def ten(change=2, first=20):
    return [f"C{n},{first + n % 3},5,3,{first + n % 3 - change + n % 2}" for n in range(10)]


def test_ten_pairs_are_enough_to_tell_and_nine_are_not(teller):
    teller.holds(*ten()).tells(as_json=False)
    assert "cannot tell" not in teller.out
    teller.holds(*ten()[1:]).tells(as_json=False)
    assert "cannot tell yet: 9 pairs" in teller.out


def test_worse_and_no_change_are_said_as_such(teller):
    teller.holds(*ten(change=-3)).tells(as_json=False)
    assert "3.50 points worse (95% interval -3.88 to -3.12)" in teller.out
    teller.holds(*[f"C{n},20,5,3,20" for n in range(10)]).tells(as_json=False)
    assert "0.00 points, neither better nor worse" in teller.out
    assert "cannot tell: every child has the same score" in teller.out


def test_the_caution_about_months_goes_once_the_days_are_given(teller):
    days = [f"{line},2026-01-10,2026-07-10" for line in ten()]
    teller.holds(*days, headings=f"{HEADINGS},t1_date,t2_date").tells(as_json=False)
    assert "4 to 8 months" not in " ".join(teller.out.split())
    assert "cannot show that risk" in " ".join(teller.out.split())


def test_rows_left_out_and_other_forms_are_said_in_words(teller):
    assert teller.holds(*ten(), "X,99,1,1,1").tells("teacher", as_json=False) == 1
    assert "Rows left out     1, for the reasons given" in teller.out
    assert "none; left out: not the parent form, 10" in teller.out
