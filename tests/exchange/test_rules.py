"""How a cell, a row and a file are read, whoever sent them."""

from datetime import date

import pytest

from holdfast.exchange.rules import cells, codes
from holdfast.exchange.rules.findings import Findings
from holdfast.exchange.rules.folders import Folder, Wanted, files_in
from holdfast.exchange.rules.looked_after import care_spans, closed, legal_spans, throughout
from holdfast.exchange.rules.returns import Episode, Fault, Loses, SpanKind, Where
from holdfast.exchange.rules.tables import Table, read_table
from holdfast.kit.refusals import Refused

KNOWN = {"CHILD": "CHILD", "DOB": "DOB"}


def table_of(content: str | bytes, findings: Findings | None = None) -> Table:
    told = content.encode() if isinstance(content, str) else content
    return read_table("header.csv", told, known=KNOWN, findings=findings or Findings())


def cells_of(table: Table) -> list[tuple[int, str, str]]:
    return [(row.number, row.cells["CHILD"], row.cells["DOB"]) for row in table.rows]


@pytest.mark.parametrize(
    "text",
    [
        *("27/03/2008", "27-03-2008", "27.3.2008", "2008-03-27", "2008/3/27", "20080327"),
        *("2008-03-27 00:00:00.000", "2008-03-27T00:00:00Z", "27/03/2008 00:00"),
        *("27-Mar-2008", "27 March 2008"),
    ],
)
def test_a_day_is_read_however_a_council_writes_it(text: str) -> None:
    assert cells.day(text) == date(2008, 3, 27)


@pytest.mark.parametrize(
    ("text", "fault", "fix"),
    [
        ("31/02/2008", Fault.NO_SUCH_DAY, "Check the day and the month"),
        ("29/02/2007", Fault.NO_SUCH_DAY, "Check the day and the month"),
        ("03/27/2008", Fault.NO_SUCH_DAY, "The day comes first: 27/03/2008?"),
        ("00/01/2008", Fault.NO_SUCH_DAY, "Check the day and the month"),
        ("27/03/0208", Fault.TOO_LONG_AGO, "Check the year 208"),
        ("27/03/08", Fault.NOT_A_DATE, "Write it as day/month/year, for example 31/03/2018"),
        ("not known", Fault.NOT_A_DATE, "Write it as day/month/year, for example 31/03/2018"),
        ("٢٧/٠٣/٢٠٠٨", Fault.NOT_A_DATE, "Write it as day/month/year, for example 31/03/2018"),
        (
            "39534",
            Fault.NOT_A_DATE,
            "A spreadsheet's number for 27/03/2008: format the column as a date",
        ),
    ],
)
def test_what_is_not_a_day_is_said_with_its_mending(text: str, fault: Fault, fix: str) -> None:
    with pytest.raises(cells.Unreadable) as told:
        cells.day(text)
    assert (told.value.fault, told.value.fix) == (fault, fix)


@pytest.mark.parametrize(("text", "score"), [("0", 0), ("40", 40), ("14.0", 14), ("007", 7)])
def test_a_score_is_a_whole_number_up_to_forty(text: str, score: int) -> None:
    assert cells.sdq_score(text) == score


@pytest.mark.parametrize("text", ["41", "-1", "12.5", "x", "1e1", "٣", "999999999999999999999"])
def test_nothing_else_is_a_score(text: str) -> None:
    with pytest.raises(cells.Unreadable):
        cells.sdq_score(text)


def test_codes_are_read_in_either_case_and_known_misprints_put_right() -> None:
    assert codes.ethnicity("wbri") == "WBRI"
    assert codes.ethnicity("CNHE") == "CHNE"
    assert codes.sex("2") == "F"
    assert codes.abuse("Multiple: Neglect, Physical abuse") == "MUL"
    assert cells.upn("un4") == ""


def test_an_identifier_that_a_spreadsheet_spoilt_is_turned_away() -> None:
    for text in ("5.6691E+05", "=1+1", "'566910", "566 910", "5" * 11):
        with pytest.raises(cells.Unreadable):
            cells.identifier(longest=10)(text)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_line_ends_and_encodings_are_found_out(
    separator: str, end: str, encoding: str
) -> None:
    text = end.join([f"CHILD{separator}DOB", f"1{separator}né", f"2{separator}=1+1", ""])
    assert cells_of(table_of(text.encode(encoding))) == [(2, "1", "né"), (3, "2", "=1+1")]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    text = 'A title\n\nChild ,"dob",NOTE\n1,x,"two\nlines"\n\n\n2,y,\n'
    assert cells_of(table_of(text)) == [(4, "1", "x"), (7, "2", "y")]


def test_headings_are_known_in_any_case_with_marks_and_blanks_round_them() -> None:
    assert cells_of(table_of('\ufeff"Child" ; Dob\xa0;x\n1;y;z\n')) == [(2, "1", "y")]


def test_a_column_that_is_there_twice_is_read_once_and_said() -> None:
    findings = Findings()
    assert cells_of(table_of("CHILD,DOB,CHILD\n1,x,2\n", findings)) == [(2, "1", "x")]
    assert [remark.code for remark in findings.remarks] == ["repeated-column"]


def test_a_stray_quotation_mark_costs_its_own_row_only() -> None:
    findings = Findings()
    text = 'CHILD,DOB\n1,a\n"2,b\n3,c\n4,"d\n5,e\n'
    assert cells_of(table_of(text, findings)) == [(2, "1", "a"), (4, "3", "c"), (6, "5", "e")]
    found = [(one.row, one.fault) for one in findings.rejections]
    assert found == [(3, Fault.OPEN_QUOTE), (5, Fault.OPEN_QUOTE)]


def test_many_stray_quotation_marks_do_not_slow_the_reading() -> None:
    findings = Findings()
    table = table_of("CHILD,DOB\n" + '"1,a\n2,b\n' * 5000, findings)
    assert len(table.rows) + len(findings.rejections) == 10_000


def test_a_row_with_too_many_values_is_turned_away_and_blank_ones_forgiven() -> None:
    findings = Findings()
    text = "CHILD,DOB\n1,a,\n2,b,c\n3\n"
    assert cells_of(table_of(text, findings)) == [(2, "1", "a"), (4, "3", "")]
    assert [(one.row, one.fault) for one in findings.rejections] == [(3, Fault.TOO_MANY_VALUES)]


def test_what_cannot_be_seen_or_stored_is_taken_out_of_a_cell() -> None:
    assert cells_of(table_of("CHILD,DOB\n\u200b1\x00\xa0, a\u202eb \n")) == [(2, "1", "ab")]


WANTED = Wanted(name="header", needed=("CHILD", "DOB"), welcome=("SEX",), required=True)


def folder(**files: str) -> Folder:
    named = {f"{name}.csv": text.encode() for name, text in files.items()}
    return Folder(named, Findings(), [WANTED])


def test_a_file_is_found_whatever_its_capitals() -> None:
    assert folder(HEADER="CHILD,DOB\n1,x\n").table(WANTED).read == 1


def test_a_missing_file_is_named_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(Refused, match=r"no header\.csv in the folder\. Is “haeder” meant\?"):
        folder(haeder="CHILD,DOB\n").table(WANTED)


def test_two_files_for_one_table_are_refused_by_name() -> None:
    with pytest.raises(Refused, match=r"Two files hold header: Header\.csv and header\.csv"):
        folder(Header="CHILD,DOB\n", header="CHILD,DOB\n").table(WANTED)


def test_a_missing_column_is_named_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(Refused, match=r"header\.csv has no column CHILD \(is “CHILDS” meant\?\)"):
        folder(header="CHILDS,DOB\n1,x\n").table(WANTED)


def test_a_missing_column_of_a_file_we_can_do_without_is_a_rejection() -> None:
    optional = Wanted(name="oc2", needed=("CHILD", "DOB"), without_it="no SDQ scores come in")
    there = folder(oc2="CHILD\n1\n")
    assert there.table(optional).rows == []
    (found,) = there.findings.rejections
    where = (found.file, found.row, found.column, found.fault)
    assert where == ("oc2.csv", 1, "DOB", Fault.MISSING_COLUMN)
    assert found.loses is Loses.ROW


def test_a_folder_that_is_not_there_is_refused(tmp_path) -> None:
    with pytest.raises(Refused, match="There is no folder"):
        files_in(tmp_path / "nowhere")


def episode(began: date, ended: date | None, legal: str = "C2") -> Episode:
    return Episode(
        council_id="1",
        began_on=began,
        ended_on=ended,
        legal_status=legal,
        where=Where("episodes.csv", began.toordinal()),
    )


A, B, C, D = (date(2017, month, 1) for month in (1, 4, 7, 10))


def days(spans) -> list[tuple[str, str, date, date | None]]:
    return [(span.kind, span.code, span.began_on, span.ended_on) for span in spans]


def test_episodes_that_follow_on_are_one_period_of_care_and_each_legal_status_its_own() -> None:
    told = [episode(A, B), episode(B, C, "C1"), episode(D, None)]
    care, legal = SpanKind.LOOKED_AFTER, SpanKind.LEGAL_STATUS
    assert days(care_spans(told)) == [(care, "", A, C), (care, "", D, None)]
    assert days(legal_spans(told)) == [
        (legal, "C2", A, B),
        (legal, "C1", B, C),
        (legal, "C2", D, None),
    ]


def test_an_episode_left_open_ends_where_the_next_begins() -> None:
    findings = Findings()
    told = closed([episode(A, None), episode(B, D, "C1"), episode(C, None)], findings)
    assert [one.ended_on for one in told] == [B, D, None]
    assert [remark.code for remark in findings.remarks] == ["open-episode", "overlap"]
    assert days(care_spans(told)) == [(SpanKind.LOOKED_AFTER, "", A, None)]


def test_short_breaks_are_not_a_year_in_care() -> None:
    breaks = care_spans([episode(A, None, "V4")])
    assert days(breaks) == [(SpanKind.SHORT_BREAKS, "", A, None)]
    assert not throughout(breaks, first=B, last=C)
    assert throughout(care_spans([episode(A, D)]), first=A, last=C)
    assert not throughout(care_spans([episode(A, C)]), first=A, last=C)
