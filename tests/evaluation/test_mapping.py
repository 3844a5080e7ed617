"""Data of another study are read in by a mapping that names columns; good rows are kept."""

import io
from datetime import date

import pytest

from holdfast.evaluation.mapping import CannotUse, mapping_in, study_in, tell_snapshot

LONG = """
authority = "999"
person = "id"
layout = "long"
time = "when"
starts = 2020-01-06
arm = "arm"
age = "years"
sex = { column = "sex", codes = { f = "F", m = "M" } }
missing = ["-9"]
times = [
  { says = "1", occasion = "baseline", day = 0 },
  { says = "2", occasion = "end", day = 90 },
]
[[scores]]
instrument = "X"
informant = "self"
scale = "total"
column = "x"
lower_is_better = true
lowest = 0
highest = 40
"""
WIDE = LONG.replace('"long"', '"wide"').replace('column = "x"', 'columns = ["x1", "x2"]')
HEADINGS = "id,when,arm,years,sex,x"
GOOD = f"{HEADINGS}\na,1,A,9,f,20\na,2,A,9,f,12\nb,1,B,,m,30\nb,2,B,,m,-9\nb,3,B,,m,1\n"


@pytest.fixture
def read(tmp_path):
    def reading(data, mapping=LONG):
        (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
        (tmp_path / "data.csv").write_text(data, encoding="utf-8")
        return study_in(tmp_path / "data.csv", mapping_in(tmp_path / "mapping.toml"))

    return reading


def test_a_long_file_is_read_time_by_time(read):
    study = read(GOOD)
    told = {person.name: scores for person, scores in study.scores_of("x.self.total")}
    assert told == {"a": [20, 12], "b": [30, None]}
    assert study.people["a"].known == {"arm": "A", "years": "9", "sex": "f"}
    assert (study.rows, study.left_out, study.complaints) == (5, 0, [])


def test_a_wide_file_is_read_row_by_row(read):
    study = read("id,arm,years,sex,x1,x2\na,A,9,f,20,12\nb,B,,m,30,-9\n", WIDE)
    assert [scores for _, scores in study.scores_of("x.self.total")] == [[20, 12], [30, None]]


def test_without_a_person_each_row_of_a_wide_file_is_one(read):
    study = read("arm,years,sex,x1,x2\nA,9,f,20,12\n", WIDE.replace('person = "id"', ""))
    assert list(study.people) == ["row 2"]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("c,1,A,9,f,41", "row 7, id c: x: '41' is not a number from 0 to 40. Write a number from 0 "
         "to 40; if it stands for a missing score, name it as missing in the mapping."),
        ("c,1,A,9,f,nan", "x: 'nan' is not a number"),
        ("c,1,A,9,q,4", "sex: 'q' is not known. Name it among the codes of sex"),
        ("c,1,A,200,f,4", "years: '200' is not an age"),
        (",1,A,9,f,4", "id: it is empty. Write whose row it is"),
        ("c,,A,9,f,4", "when: it is empty"),
        ("c,1,A,9,f", "it has 5 cells where the heading row has 6"),
        ("a,2,A,9,f,3", "when: this was told in an earlier row"),
        ("a,3,A,9,m,3", ""),
        ("b,1,A,,m,3", "arm: it is 'B' in row 4. Write the same in every row of one person"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_of_and_the_others_are_kept(read, row, says):
    study = read(GOOD + row + "\n")
    assert (list(study.people), study.rows) == (["a", "b"], 6)
    assert bool(study.left_out) is bool(says)
    assert says in "".join(study.complaints)


def test_a_column_that_is_not_there_is_named(read):
    with pytest.raises(CannotUse, match=r"no column x\. Its columns are id, when"):
        read(GOOD.replace(",x\n", ",y\n"))
    with pytest.raises(CannotUse, match="two columns arm"):
        read(GOOD.replace("years", "arm"), LONG.replace('age = "years"\n', ""))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('authority = "999"', "authority = 3", 'authority: it is missing. Write authority = "..."'),
        ('"long"', '"tall"', "layout: 'tall' is not one of long, wide"),
        ("2020-01-06", '"soon"', "starts: it is not a day"),
        ('"baseline"', '"before"', "occasion: 'before' is not one of baseline"),
        ("day = 90", "day = 9.5", "day is not a whole number"),
        ('says = "2"', 'says = "1"', "two say the same"),
        ('informant = "self"', 'informant = "me"', "informant: 'me' is not one of parent"),
        ("highest = 40", "highest = 0", "lowest is not under highest"),
        ("highest = 40", "highest = true", "highest: it is not a number"),
        ("= true", "= 1", "lower_is_better is neither true nor false"),
        ("arm =", "arms =", "arms: no such key. The keys are"),
        ("[[scores]]", "[scored]", "scores: there are none"),
        ("authority", "= =", "this is not TOML"),
        ("highest = 40", "highest = 40\nnorms = { mean = 1, sd = 0, reliability = 1 }", "an sd is"),
    ],
)
def test_a_mapping_that_cannot_be_used_says_which_key_and_what_belongs_there(read, old, new, says):
    with pytest.raises(CannotUse, match=r"mapping\.toml: ") as refused:
        read(GOOD, LONG.replace(old, new, 1))
    assert says in str(refused.value)


def test_a_wide_file_needs_a_column_for_each_time(read):
    with pytest.raises(CannotUse, match="1 columns, and there are 2 times"):
        read("id,x1\n", WIDE.replace('["x1", "x2"]', '["x1"]'))


@pytest.fixture
def told(tmp_path):
    """What the command says of some data: its status, its complaints, the folder."""

    def telling(data=GOOD, mapping=LONG):
        files = tmp_path / "data.csv", tmp_path / "mapping.toml", tmp_path / "out"
        if data is not None:
            files[0].write_text(data, encoding="utf-8")
        files[1].write_text(mapping, encoding="utf-8")
        complaints = io.StringIO()
        return tell_snapshot(*files, complaints=complaints), complaints.getvalue(), files[2]

    return telling


def test_the_good_rows_become_a_snapshot(told):
    from holdfast.evaluation.mapping.writing import scales_beside
    from holdfast.evaluation.snapshot.files import OTHER, read

    status, complaints, out = told(GOOD + "c,1,A,9,f,99\n")
    assert (status, complaints.count("\n")) == (1, 1)
    found = read(out)
    assert (found.kind, found.authority, found.as_of) == (OTHER, "999", date(2020, 4, 5))
    one, two = found.tables["cases"].to_pylist()
    assert (one["case"], one["run"], one["sex"], one["age"]) == ("a", "A", "F", 9)
    assert (two["age"], two["status_at_start"], two["ended_on"]) == (None, None, date(2020, 4, 5))
    assert [row["value"] for row in found.tables["scores"].to_pylist()] == [20, 12, 30]
    standings = [row["standing"] for row in found.tables["asks"].to_pylist()]
    assert sorted(standings) == ["done", "done", "done", "lapsed"]
    assert [scale.key for scale in scales_beside(out)] == ["x.self.total"]


def test_nothing_is_written_over_anything(told):
    assert told()[0] == 0
    status, complaints, _ = told()
    assert (status, "is not empty" in complaints) == (2, True)


@pytest.mark.parametrize(
    ("data", "says"),
    [("id\n", "no column"), (None, "No such file"), (f"{HEADINGS}\nc,1,A,9,f,99\n", "no row can")],
)
def test_where_nothing_can_be_read_nothing_is_written(told, data, says):
    status, complaints, out = told(data)
    assert (status, out.exists()) == (2, False)
    assert says in complaints
    assert complaints.endswith("Nothing was written.\n")
