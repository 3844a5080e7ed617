"""A looked-after children return, from the sector's own invented one to the oddest of ours."""

import csv
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from holdfast.exchange.rules.returns import Fault, Loses, Return, SpanKind
from holdfast.exchange.ssda903.checks import Sdq, checks_raised
from holdfast.exchange.ssda903.reading import read, read_files
from holdfast.kit.refusals import Refused
from tests.shared_data import shared

RETURN = "data/statutory_returns/ssda903_d2i_fake"
CASES = "data/measures/ssda903_cases.csv"
TODAY = date(2026, 11, 22)

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN\n1,2,27/03/2008,WBRI,D051910639385\n2,1,1/5/2009,,\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n1,15/02/2016,S,C2,N1,U1,,\n"
OC2 = "CHILD,DOB,SDQ_SCORE,SDQ_REASON\n1,27/03/2008,14,\n"


def reading(as_of: date | None = date(2017, 3, 31), **files: str) -> Return:
    told = {"header": HEADER, "episodes": EPISODES, "oc2": OC2} | files
    named = {f"{name}.csv": text.encode() for name, text in told.items() if text}
    return read_files(named, today=TODAY, as_of=as_of)


def faults(told: Return) -> list[tuple[str, int, str, Fault]]:
    return [(one.file, one.row, one.column, one.fault) for one in told.rejections]


def shared_cases() -> list[dict[str, str]]:
    with shared(CASES).open(encoding="utf-8") as lines:
        return [
            {key: told.replace("<none>", "") for key, told in row.items()}
            for row in csv.DictReader(lines)
        ]


def test_all_the_shared_cases_raise_the_checks_they_should() -> None:
    cases = shared_cases()
    wrong = [case for case in cases if checks_raised(as_sdq(case)) != expected(case)]
    assert (len(cases), wrong) == (135, [])


def as_sdq(case: dict[str, str]) -> Sdq:
    return Sdq(
        born_on=date.fromisoformat(case["dob"]),
        score=case["sdq_score"],
        reason=case["sdq_reason"],
        in_all_year=case["looked_after_12_months"] == "True",
        year_began=date.fromisoformat(case["collection_start"]),
        year_ended=date.fromisoformat(case["collection_end"]),
    )


def expected(case: dict[str, str]) -> list[str]:
    return case["rules_raised"].split("|") if case["rules_raised"] else []


@pytest.fixture(scope="module")
def sector() -> Return:
    return read(shared(RETURN), today=TODAY)


def test_the_sector_s_invented_return_reads_whole(sector: Return) -> None:
    assert sector.as_of == date(2018, 3, 31)
    assert len(sector.people) == 2675
    assert len({episode.council_id for episode in sector.episodes}) == 2123
    assert len(sector.episodes) == 5050
    assert sum(result.score is not None for result in sector.sdqs) == 1321
    assert sum(bool(result.reason) for result in sector.sdqs) == 1354


def test_its_only_rejections_are_those_of_the_one_row_that_is_wrong(sector: Return) -> None:
    file, row = "sw_episodes.csv", 2
    assert faults(sector) == [
        (file, row, "CHILD", Fault.NO_SUCH_CHILD),
        (file, row, "SW_DECOM", Fault.IN_THE_FUTURE),
        (file, row, "SW_DEC", Fault.IN_THE_FUTURE),
        (file, row, "SW_REASON", Fault.NOT_A_CODE),
    ]


def test_what_is_odd_in_it_is_remarked_on_and_kept(sector: Return) -> None:
    counted = Counter(remark.code for remark in sector.remarks if remark.row)
    assert counted == {"185": 809, "198": 817, "157": 230, "overlap": 62, "open-episode": 10}


def test_no_two_periods_of_care_of_a_child_touch(sector: Return) -> None:
    care = sorted(
        (span.council_id, span.began_on, span.ended_on or date.max)
        for span in sector.spans
        if span.kind is SpanKind.LOOKED_AFTER
    )
    touching = [
        (one, other) for one, other in pairwise(care) if one[0] == other[0] and one[2] >= other[1]
    ]
    assert touching == []


def test_reading_it_twice_gives_the_same(sector: Return) -> None:
    assert read(shared(RETURN), today=TODAY) == sector


def test_a_small_return_reads_with_its_codes() -> None:
    told = reading()
    assert faults(told) == []
    assert [(one.council_id, one.sex, one.ethnicity) for one in told.people] == [
        ("1", "F", "WBRI"),
        ("2", "M", ""),
    ]
    assert [(span.kind, span.code) for span in told.spans] == [
        ("looked_after", ""),
        ("legal_status", "C2"),
    ]
    assert [(one.score, one.year) for one in told.sdqs] == [(14, 2017)]


def test_the_year_is_the_one_the_latest_episode_began_in() -> None:
    assert reading(as_of=None).as_of == date(2016, 3, 31)
    late = EPISODES + "2,01/04/2016,S,C2,N1,U1,,\n2,01/04/2116,S,C2,N1,U1,,\n"
    told = reading(as_of=None, episodes=late)
    assert told.as_of == date(2017, 3, 31)
    assert faults(told) == [("episodes.csv", 4, "DECOM", Fault.IN_THE_FUTURE)]


def test_no_readable_day_at_all_asks_for_the_year() -> None:
    with pytest.raises(Refused, match="say which year"):
        reading(as_of=None, episodes="CHILD,DECOM,DEC\n1,soon,\n")


@pytest.mark.parametrize("missing", ["header", "episodes"])
def test_a_return_without_a_needed_file_is_refused_by_its_name(missing: str) -> None:
    with pytest.raises(Refused, match=rf"no {missing}\.csv"):
        reading(**{missing: ""})


def test_a_return_without_sdqs_still_comes_in() -> None:
    told = reading(oc2="")
    assert told.rejections == ()
    assert "There is no oc2.csv: no SDQ scores come in." in [one.words for one in told.remarks]


def test_a_rejected_child_takes_only_its_own_rows_with_it() -> None:
    told = reading(
        header=HEADER.replace("27/03/2008", "31/02/2008"),
        episodes=EPISODES + "2,01/05/2016,S,C2,N1,U1,,\n",
    )
    assert faults(told) == [
        ("header.csv", 2, "DOB", Fault.NO_SUCH_DAY),
        ("episodes.csv", 2, "CHILD", Fault.CHILD_REJECTED),
        ("oc2.csv", 2, "CHILD", Fault.CHILD_REJECTED),
    ]
    assert "header.csv row 2" in told.rejections[1].reason
    assert [one.council_id for one in told.people] == ["2"]
    assert [one.council_id for one in told.episodes] == ["2"]


def test_a_child_on_two_rows_is_kept_once_and_the_second_named() -> None:
    told = reading(header=HEADER + "1,1,27/03/2008,WBRI,\n")
    assert faults(told) == [("header.csv", 4, "CHILD", Fault.REPEATED)]
    assert told.rejections[0].fix == "Keep the right one of rows 2 and 4"
    assert len(told.episodes) == 1


def test_an_unknown_code_costs_its_value_and_not_the_row() -> None:
    told = reading(header=HEADER.replace("WBRI", "WHITE"), episodes=EPISODES.replace("C2", "C9"))
    assert faults(told) == [
        ("header.csv", 2, "ETHNIC", Fault.NOT_A_CODE),
        ("episodes.csv", 2, "LS", Fault.NOT_A_CODE),
    ]
    assert {one.loses for one in told.rejections} == {Loses.VALUE}
    assert len(told.people) == 2
    assert [span.kind for span in told.spans] == ["looked_after"]


@pytest.mark.parametrize(
    ("row", "column", "fault"),
    [
        ("9,15/02/2016,,", "CHILD", Fault.NO_SUCH_CHILD),
        (",15/02/2016,,", "CHILD", Fault.MISSING),
        ("2,,,", "DECOM", Fault.MISSING),
        ("2,15/02/2016,14/02/2016,", "DEC", Fault.ENDS_BEFORE_IT_BEGINS),
        ("2,15/02/2016,soon,", "DEC", Fault.NOT_A_DATE),
        ("2,15/02/2016,15/02/2019,", "DEC", Fault.IN_THE_FUTURE),
        ("2,30/04/2009,,", "DECOM", Fault.BEFORE_BIRTH),
    ],
)
def test_a_bad_episode_is_named(row: str, column: str, fault: Fault) -> None:
    told = reading(episodes=f"CHILD,DECOM,DEC,LS\n1,15/02/2016,,C2\n{row}\n")
    assert faults(told) == [("episodes.csv", 3, column, fault)]
    assert len(told.episodes) == 1


@pytest.mark.parametrize(
    ("row", "column", "fault"),
    [
        ("1,41,", "SDQ_SCORE", Fault.NOT_A_SCORE),
        ("1,,sdq2", "SDQ_REASON", Fault.NOT_A_REASON),
        ("1,14,SDQ2", "SDQ_REASON", Fault.SCORE_AND_REASON),
    ],
)
def test_a_bad_sdq_is_turned_away(row: str, column: str, fault: Fault) -> None:
    told = reading(oc2=f"CHILD,SDQ_SCORE,SDQ_REASON\n{row}\n")
    assert faults(told) == [("oc2.csv", 2, column, fault)]
    assert told.sdqs == ()


def test_another_date_of_birth_in_oc2_is_remarked_on() -> None:
    told = reading(oc2=OC2.replace("27/03/2008", "28/03/2008"))
    assert [remark.code for remark in told.remarks if remark.row] == ["other-dob"]


def test_social_workers_come_with_why_they_changed() -> None:
    told = reading(
        sw_episodes="CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n"
        "1,27/03/2008,SW123456,15/02/2016,,FCONTA\n"
    )
    assert faults(told) == []
    (involvement,), (worker,) = told.involvements, told.workers
    assert (involvement.worker_id, involvement.change_reason) == ("SW123456", "FCONTA")
    assert worker.registration == "SW123456"
