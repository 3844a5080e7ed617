"""Authorities are pooled from what each shows; what one hides stays hidden."""

import json
import math
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfast.evaluation.pooling import tell_pooled
from holdfast.evaluation.rules.findings import Findings, Hidden, Sure, Table, as_json
from holdfast.evaluation.rules.pooled import pooled, together
from holdfast.evaluation.rules.telling import cannot_tell, counted, estimated, share
from holdfast.measures.rules.averages import Z95, Interval

few = settings(max_examples=60)
ends = st.floats(-50, 50)
errors = st.floats(0.1, 20)


def found(authority, *figures, tables=(), as_of=date(2026, 3, 1)):
    return Findings(authority=authority, as_of=as_of, figures=figures, tables=tables)


def moved(value, error, n=20):
    ci95 = Interval(value - Z95 * error, value + Z95 * error)
    return estimated("g", "change", value, ci95, unit="points", method="m", n=n)


def test_the_published_example_of_random_effects():
    """Three trials by hand: Q 4.4, C 20/3, so tau squared 0.36, as the formula of 1986 has it."""
    over = pooled([0.0, 1.0, 1.0], [0.5, 0.5, 0.5])
    apart = 4 * (2 / 3) ** 2 + 2 * 4 * (1 / 3) ** 2
    spread = max(0, (apart - 2) / (12 - 48 / 12))
    assert over.spread == pytest.approx(spread)
    half = Z95 * math.sqrt((0.25 + spread) / 3)
    assert over.mean == pytest.approx(2 / 3)
    assert over.ci95 == pytest.approx((2 / 3 - half, 2 / 3 + half))


@few
@given(st.lists(st.tuples(ends, errors), min_size=2, max_size=8))
def test_a_pooled_mean_lies_among_its_parts_and_their_order_says_nothing(parts):
    values, sizes = [v for v, _ in parts], [e for _, e in parts]
    over, turned = pooled(values, sizes), pooled(values[::-1], sizes[::-1])
    assert min(values) - 1e-9 <= over.mean <= max(values) + 1e-9
    assert over.mean == pytest.approx(turned.mean)
    assert over.spread >= 0


def test_two_who_agree_are_surer_together():
    both = together([found("1", moved(5, 1)), found("2", moved(5, 1))]).figure("g")
    assert both.value == pytest.approx(5)
    assert both.high - both.low == pytest.approx(2 * Z95 / math.sqrt(2))
    assert both.n == 40


def test_a_share_is_pooled_by_its_cases_and_counts_are_added():
    one = found(
        "1",
        share("s", "kept", 8, 10),
        counted("n", "cases", 7, unit="cases", method="counted", n=7),
    )
    two = found(
        "2",
        share("s", "kept", 10, 30),
        counted("n", "cases", 8, unit="cases", method="counted", n=8),
    )
    both = together([one, two])
    assert (both.figure("s").value, both.figure("s").n) == (18 / 40, 40)
    assert both.figure("n").value == 15
    assert "2 of 2 authorities" in both.figure("n").says


def test_one_alone_is_never_told_as_if_it_were_many():
    hidden = cannot_tell("g", "change", unit="points", method="m", n=3, because="Too few.")
    both = together([found("1", moved(5, 1)), found("2", hidden)])
    assert both.figure("g").sure is Sure.CANNOT_TELL


def test_what_one_hides_stays_hidden_and_what_one_has_not_is_none_there():
    def table(*rows):
        return Table("t", "By age", ("Age", "Cases"), rows)

    one = found("1", tables=(table(("Under 5", Hidden()), ("5 to 10", 9), ("All", Hidden())),))
    two = found("2", tables=(table(("5 to 10", 7), ("11 to 15", 8), ("All", 15)),))
    (both,) = together([one, two]).tables
    assert dict(both.rows) == {
        "Under 5": Hidden(), "5 to 10": 16, "11 to 15": 8, "All": Hidden()
    }  # fmt: skip


def test_a_table_of_means_is_not_added_up():
    means = Table("t", "Means", ("", "Mean"), (("First", 20.5),))
    assert together([found("1", tables=(means,)), found("2", tables=(means,))]).tables == ()


@pytest.mark.parametrize("names", [("1",), ("1", "1")])
def test_two_authorities_are_needed_each_once(names):
    with pytest.raises(ValueError, match="each once"):
        together([found(name) for name in names])


def test_files_of_findings_are_told_together_and_others_refused(tmp_path, capsys):
    files = [tmp_path / "one.json", tmp_path / "two.json"]
    for name, file in zip("12", files, strict=True):
        file.write_text(json.dumps(as_json(found(name, moved(5, 1)))))
    assert tell_pooled(files, as_json_=True, out=sys.stdout, complaints=sys.stderr) == 0
    assert json.loads(capsys.readouterr().out)["authority"] == "1, 2"
    files[0].write_text("[]")
    assert tell_pooled(files, as_json_=True, out=sys.stdout, complaints=sys.stderr) == 2
    assert "one.json: these are no findings" in capsys.readouterr().err
