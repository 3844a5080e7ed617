"""An extract with Standard Safeguarding Dataset columns, with faults planted in it."""

from datetime import date, timedelta

import pytest

from holdfast.exchange.rules.returns import Fault, Loses, Return, SpanKind
from holdfast.exchange.ssd.reading import read, read_files
from holdfast.kit.refusals import Refused
from tests.exchange.make_ssd import make
from tests.exchange.ssd_extract import HEADINGS, MADE_ON, Extract
from tests.exchange.ssd_faults import KINDS

TODAY = date(2026, 11, 22)


def reading(extract: Extract) -> Return:
    return read_files(extract.files(), today=TODAY)


def found(told: Return) -> list[tuple[str, int, str, Fault]]:
    return sorted((one.file, one.row, one.column, one.fault) for one in told.rejections)


def planted(extract: Extract) -> list[tuple[str, int, str, Fault]]:
    return sorted((one.file, one.row, one.column, one.fault) for one in extract.planted)


def small(**tables: list[list[str]]) -> Return:
    """Read an extract of one child, 1, born 1 May 2015, and the rows given."""
    rows = {"ssd_person": [["1", "", "", "Asha", "Cole", "F", "", "WBRI", "2015-05-01", "", ""]]}
    rows |= tables
    extract = make(children=0, each=0)
    extract.rows = {name: rows.get(name, []) for name in HEADINGS}
    return read_files(extract.files(), today=TODAY, as_of=MADE_ON)


@pytest.fixture(scope="module")
def large() -> Extract:
    return make(children=10_000, each=10)


def test_ten_thousand_children_with_two_hundred_bad_rows_read_in_one_run(large: Extract) -> None:
    told = reading(large)
    assert len(KINDS) == 20
    assert len(large.planted) == 200
    assert found(told) == planted(large)


def test_every_good_row_of_them_is_in(large: Extract) -> None:
    told = reading(large)
    kept = sum(one.loses is Loses.VALUE for one in told.rejections if "person" in one.file)
    assert len(told.people) == large.good["ssd_person"] + kept
    assert len(told.families) == large.good["ssd_family"]
    assert len(told.teams) == large.good["ssd_department"]
    assert len(told.sdqs) == large.good["ssd_sdq_scores"]
    assert len(told.episodes) == large.good["ssd_cla_episodes"]
    assert len(told.involvements) == large.good["ssd_involvements"] + 10  # an odd reason is kept


def test_an_extract_without_faults_reads_without_a_rejection(tmp_path) -> None:
    extract = make(children=200, each=0)
    extract.write(tmp_path / "extract")
    told = read(tmp_path / "extract", today=TODAY)
    assert told.rejections == ()
    assert told == reading(extract)


def test_the_same_seed_makes_the_same_bytes() -> None:
    assert make(children=50).files() == make(children=50).files()
    assert make(children=50).files() != make(children=50, seed=2015).files()


def test_the_extract_speaks_for_the_latest_day_in_it() -> None:
    assert reading(make(children=200, each=1)).as_of == MADE_ON


def test_an_extract_without_people_is_refused_by_the_file_s_name() -> None:
    with pytest.raises(Refused, match=r"no ssd_person\.csv"):
        read_files({"ssd_family.csv": b"fami_family_id\n1\n"}, today=TODAY)


def test_a_rejected_person_takes_their_rows_with_them() -> None:
    bad = ["2", "", "", "Ben", "Gill", "M", "", "WBRI", "never", "", ""]
    good = ["1", "", "", "Asha", "Cole", "F", "", "WBRI", "2015-05-01", "", ""]
    told = small(ssd_person=[good, bad], ssd_family=[["x", "F1", "1"], ["y", "F1", "2"]])
    assert found(told) == [
        ("ssd_family.csv", 3, "fami_person_id", Fault.CHILD_REJECTED),
        ("ssd_person.csv", 3, "pers_dob", Fault.NOT_A_DATE),
    ]


def test_a_child_not_yet_born_may_have_a_plan() -> None:
    unborn = ["1", "", "", "", "Cole", "", "", "NOBT", "", "2026-12-01", ""]
    plan = ["C1", "", "1", "2026-08-01", "", "Neglect"]
    told = small(ssd_person=[unborn], ssd_cp_plans=[plan])
    assert told.rejections == ()
    assert (told.people[0].born_on, told.people[0].expected_on) == (None, date(2026, 12, 1))
    assert [(span.kind, span.code) for span in told.spans] == [("child_protection", "NEG")]


def test_a_referral_that_came_to_nothing_is_no_status() -> None:
    told = small(ssd_cin_episodes=[["R1", "1", "2026-01-01", "N1", "Y", "2026-01-05"]])
    assert told.spans == ()
    assert [remark.code for remark in told.remarks if remark.row] == ["no-further-action"]


def test_a_short_break_is_known_by_its_legal_status() -> None:
    told = small(
        ssd_cla_episodes=[["K1", "1", "2026-01-01", "S", "N2", "2026-02-01", "E4A"]],
        ssd_legal_status=[["G1", "1", "V4", "2025-12-01", "NULL"]],
    )
    assert {span.kind for span in told.spans} == {SpanKind.LEGAL_STATUS, SpanKind.SHORT_BREAKS}


def test_the_words_systems_write_for_nothing_are_read_as_nothing() -> None:
    worker = ["W1", "SSD_PH", "null", "NULL", "Key worker", "NULL", "PLACEHOLDER_DATA"]
    told = small(ssd_professionals=[worker])
    assert told.rejections == ()
    assert (told.workers[0].fte, told.workers[0].agency, told.workers[0].name) == (None, None, "")


@pytest.mark.parametrize(("team", "read_as"), [("T1", "T1"), ("north team", "T1"), ("T9", "")])
def test_a_team_is_known_by_its_number_or_its_name(team: str, read_as: str) -> None:
    told = small(
        ssd_department=[["T1", "North Team", ""]],
        ssd_professionals=[["W1", "", "Jo Gill", "", "", "", ""]],
        ssd_involvements=[["I1", "W1", "", team, "1", "2026-01-01", "", "", ""]],
    )
    assert told.involvements[0].team_id == read_as
    assert [one.fault for one in told.rejections] == ([] if read_as else [Fault.NO_SUCH_TEAM])


def test_two_sdqs_on_one_day_are_one_too_many() -> None:
    day = f"{MADE_ON - timedelta(days=1)}"
    told = small(ssd_sdq_scores=[["Q1", "1", day, "12", ""], ["Q2", "1", day, "13", ""]])
    assert found(told) == [("ssd_sdq_scores.csv", 3, "csdq_sdq_completed_date", Fault.REPEATED)]
    assert [(one.score, one.year) for one in told.sdqs] == [(12, 2027)]
