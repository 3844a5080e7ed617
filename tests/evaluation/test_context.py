"""What others publish: an effect size that follows from its own means, and stands only beside."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfast.evaluation.mapping import CannotUse
from holdfast.evaluation.mapping.summaries import published_in, summary_mapping_in
from holdfast.evaluation.rules.context import (
    OTHERS,
    Published,
    agrees,
    effect_size_within,
    figures,
)
from holdfast.evaluation.rules.findings import from_json
from holdfast.evaluation.snapshot.files import write
from holdfast.evaluation.telling import tell_evaluation
from tests.evaluation import snapshots
from tests.shared_data import shared

MAPPING = Path(__file__).parent / "mappings" / "nhs_talking_therapies.toml"
HEADINGS = (
    "reporting_period,variable_a,variable_b,measure_name,measure_statistic,measure_time,value"
)


def line(first=13.5, sd=5.9, last=9.4, size=0.7):
    return Published(
        of=("2024-25", "Total"), measure="phq", mean_first=first, sd_first=sd, mean_last=last,
        effect_size=size,
    )  # fmt: skip


@pytest.fixture(scope="module")
def national():
    file = shared(
        "data/outcome_measures/nhs_talking_therapies_proms_england_2019_20_to_2024_25.csv.gz"
    )
    return published_in(file, summary_mapping_in(MAPPING))


def test_every_published_effect_size_follows_from_its_means_within_rounding(national):
    told = [one for one in national if one.sd_first > 0.05]
    assert len(told) == 3066
    assert all(map(agrees, told))
    apart = sorted(abs((o.mean_first - o.mean_last) / o.sd_first - o.effect_size) for o in told)
    assert apart[len(apart) * 99 // 100] == pytest.approx(0.061, abs=0.001)


def test_a_published_size_stands_beside_ours_with_its_caution(national):
    of = ("2024-25", "Depression", "Counselling for Depression")
    (found,) = figures([one for one in national if (one.of, one.measure) == (of, "phq")], "NHS")
    assert found.key == "context.2024-25.depression.counselling_for_depression.phq"
    assert 0 < found.value < 3
    assert found.method.endswith(OTHERS)


@given(st.floats(0, 30), st.floats(1, 12), st.floats(0, 30))
def test_rounding_never_makes_a_true_effect_size_disagree(first, sd, last):
    size = (first - last) / sd
    assert agrees(line(*(round(each, 1) for each in (first, sd, last, size))))


def test_a_size_by_another_formula_disagrees_and_is_not_told():
    pooled = line(size=0.9)
    assert not agrees(pooled)
    with pytest.raises(ValueError, match="1 effect sizes do not follow"):
        figures([line(), pooled], "NHS")
    with pytest.raises(ValueError, match="may be nought"):
        effect_size_within(line(sd=0.0))


def test_a_summary_that_cannot_be_read_says_why(tmp_path):
    mapping, data = summary_mapping_in(MAPPING), tmp_path / "data.csv"
    data.write_text("a,b\n")
    with pytest.raises(CannotUse, match="no column measure_name"):
        published_in(data, mapping)
    data.write_text(f"{HEADINGS}\n2024-25,T,T,phq,mean,start,about 3\n")
    with pytest.raises(CannotUse, match="row 2, value: 'about 3' is not a number"):
        published_in(data, mapping)
    other = tmp_path / "mapping.toml"
    other.write_text('of = ["a"]')
    with pytest.raises(CannotUse, match="measure: it is missing"):
        summary_mapping_in(other)
    other.write_text("= =")
    with pytest.raises(CannotUse, match="not TOML"):
        summary_mapping_in(other)


def test_a_line_that_lacks_a_part_is_left_out(tmp_path):
    data = tmp_path / "data.csv"
    data.write_text(f"{HEADINGS}\n2024-25,T,T,phq,mean,start,3\n2024-25,T,T,phq,mean,end,\n")
    assert published_in(data, summary_mapping_in(MAPPING)) == []


def test_what_others_publish_is_told_last(tmp_path):
    write(snapshots.by_chance(11, cases=2), tmp_path / "snapshot")
    data, out = tmp_path / "data.csv", io.StringIO()
    parts = ("mean,start,13.5", "sd,start,5.9", "mean,end,9.4", "effect_size,,0.7")
    data.write_text("\n".join([HEADINGS, *(f"2024-25,T,T,phq,{part}" for part in parts)]))

    def told(published):
        return tell_evaluation(
            tmp_path / "snapshot", as_json_=True, pence_an_hour=None, out=out, complaints=out,
            beside=(published, MAPPING),
        )  # fmt: skip

    assert told(data) == 0
    found = from_json(json.loads(out.getvalue()))
    assert (found.figures[-1].key, found.figures[-1].value) == ("context.2024-25.t.t.phq", 0.7)
    assert told(tmp_path / "absent.csv") == 2
