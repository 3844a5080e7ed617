"""Two real trials go the whole way: by mapping, as a snapshot, through the tables, to findings."""

from pathlib import Path

import pytest

from holdfast.evaluation.engine import answers
from holdfast.evaluation.finding import Asked, findings
from holdfast.evaluation.mapping import mapping_in, study_in
from holdfast.evaluation.mapping.writing import scales_beside, write_study
from holdfast.evaluation.rules import waves
from holdfast.evaluation.rules.answered import Answered
from holdfast.evaluation.rules.findings import as_json, from_json
from holdfast.evaluation.rules.moves import of_pairs
from holdfast.evaluation.rules.outcomes import outcome
from holdfast.evaluation.rules.readings import with_own_error
from holdfast.evaluation.rules.scores import CaseScores, pairs_of
from holdfast.evaluation.snapshot.files import read
from holdfast.evaluation.tables import QUESTIONS
from holdfast.report.rules.writing import Material, board_report, evaluator_report
from tests.measures.pairs import published
from tests.shared_data import shared

MAPPINGS = Path(__file__).parent / "mappings"


def study(data, mapping):
    """The study of one of the reference's files."""
    return study_in(shared(f"data/outcome_measures/{data}.csv"), mapping_in(MAPPINGS / mapping))


def told(found, out):
    """A study written as a snapshot and answered: its rows, and how its scales are read."""
    write_study(found, out)
    snapshot = read(out)
    asked = {name: QUESTIONS[name] for name in ("first_and_last", "why_no_last", "scored")}
    rows = answers(snapshot.tables, asked)
    answered = Answered(
        cases=tuple(snapshot.tables["cases"].to_pylist()),
        first_and_last=tuple(rows["first_and_last"]),
        why_no_last=tuple(rows["why_no_last"]),
        scored=tuple(rows["scored"]),
    )
    return answered, {scale.key: scale for scale in scales_beside(out)}, snapshot


@pytest.fixture(scope="module")
def patients(tmp_path_factory):
    found = study("claus_2020", "claus_first_and_last.toml")
    assert (found.rows, found.left_out, len(found.people)) == (172, 0, 43)
    return told(found, tmp_path_factory.mktemp("claus") / "snapshot")


@pytest.fixture(scope="module")
def trial():
    return study("hsaur3_BtheB", "btheb.toml")


@pytest.fixture(scope="module")
def trial_told(trial, tmp_path_factory):
    return told(trial, tmp_path_factory.mktemp("btheb") / "snapshot")


@pytest.mark.parametrize(
    ("key", "scale", "of"),
    [("bdi", "bdi-ii.self.total", ("BDI-II", "self")),
     ("hamd", "ham-d.practitioner.total", ("HAM-D", "practitioner"))],
)  # fmt: skip
def test_who_recovered_is_as_published(patients, key, scale, of):
    answered, scales, _ = patients
    pairs = pairs_of(answered.every(*of, "total"))
    wanted = published()["claus2020_replicated"][key]
    its = with_own_error(scales[scale], pairs)
    assert len(pairs) == wanted["n"]
    assert its.cut == pytest.approx(wanted["cut_c"], abs=0.005)
    if key == "bdi":
        assert its.rule.threshold == pytest.approx(wanted["rci"], abs=0.005)
    assert {str(way): many for way, many in of_pairs(pairs, its).items()} == {
        way: wanted[way] for way in ("recovered", "improved", "unchanged", "deteriorated")
    }


@pytest.fixture(scope="module")
def found(patients):
    _, scales, snapshot = patients
    return findings(snapshot, Asked(readings=tuple(scales.values())))


def test_what_is_found_of_them_can_be_kept(patients, found):
    answered, *_ = patients
    assert {case["run"] for case in answered.cases} == {"PA", "TAU"}
    assert from_json(as_json(found)) == found
    key = "bdi-ii.self.total"
    assert found.figure(f"{key}.pairs_of_closed").value == 40 / 43
    assert found.figure(f"{key}.mean_change").n == 40
    assert found.figure(f"{key}.reliably_better").value == 18
    assert dict(found.table(f"{key}.moves").rows)["Within error"] == 22
    assert found.figure("who-5.self.total.mean_change").low > 0


def test_a_report_is_written_of_them(found):
    material = Material(
        programme="A trial", authority="999", as_of=found.as_of, findings=found, pictures={},
        standing=(), well=(), challenges=(), decisions=(), options=(), limit="", since="",
        moves=(), board_moves=(), headlines=("bdi-ii.self.total.mean_change",),
        chapters=(("Depression", ("bdi-ii.", "ham-d.")), ("Well-being", ("who-5.",))),
    )  # fmt: skip
    written = {section.heading: str(section) for section in evaluator_report(material).sections}
    assert "who moved by more than the measure's error" in written["Depression"]
    assert "WHO-5 total" in written["Well-being"]
    assert "9.8" in str(board_report(material))


def test_half_of_a_trial_left_and_when(trial):
    times = ("start", "2 months", "3 months", "5 months", "8 months")
    cases = [
        CaseScores(
            case=person.name,
            first=scores[0],
            last=scores[-1],
            scored_at=frozenset(
                time for time, score in zip(times, scores, strict=True) if score is not None
            ),
        )
        for person, scores in trial.scores_of("bdi.self.total")
    ]
    rows = waves.table(cases, trial.mapping.scores[0].read, times).rows
    assert rows[0] == (*["Yes"] * 5, 52)
    assert sum(row[-1] for row in rows) == 100
    assert sum(row[-1] for row in rows if row[-2] == "No") == 48


def test_a_last_score_is_the_latest_there_is(trial_told):
    answered, scales, _ = trial_told
    closed = answered.every("BDI", "self", "total")
    found = outcome(closed, scales["bdi.self.total"])
    figures = {figure.key.rsplit(".", 1)[1]: figure for figure in found.figures}
    pairs = pairs_of(closed)
    assert (len(closed), len(pairs)) == (100, 97)
    assert figures["pairs_of_closed"].value == 0.97  # three never answered again
    pattern = next(table for table in found.tables if table.key.endswith(".pattern"))
    assert ("Yes", "Yes", "No", 45) in pattern.rows


def test_the_whole_outcome_of_those_who_stayed_to_the_end(trial, tmp_path):
    """Between the first and the 8-month score alone, half are missing, and it shows."""
    text = (MAPPINGS / "btheb.toml").read_text(encoding="utf-8")
    ends = text.replace('"review"', '"follow-up"')
    (tmp_path / "ends.toml").write_text(ends, encoding="utf-8")
    found = study_in(
        shared("data/outcome_measures/hsaur3_BtheB.csv"), mapping_in(tmp_path / "ends.toml")
    )
    answered, scales, _ = told(found, tmp_path / "snapshot")
    result = outcome(answered.every("BDI", "self", "total"), scales["bdi.self.total"])
    figures = {figure.key.rsplit(".", 1)[1]: figure for figure in result.figures}
    tables = {table.key.rsplit(".", 1)[1]: table for table in result.tables}
    assert (figures["pairs_of_closed"].value, figures["mean_change"].n) == (0.52, 52)
    assert figures["mean_change"].low > 0
    pairs, carried, worst, best = (row[2] for row in tables["bounds"].rows)
    assert worst < carried < pairs < best
    assert worst < 0  # without knowing why they left, not even the direction is certain
    first = tables["lost"].rows[0]
    assert first[0] == "first score"
    assert first[3] == pytest.approx((first[1] - first[2]) / 10.9, abs=0.02)
