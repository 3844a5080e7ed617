"""`holdfast groups form`: what it reads, what it tells, and how it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEADING = "person,service,team,manager,site,available\n"


def table(count: int = 22) -> str:
    rows = (
        f"P{n:02},{'social care' if n % 2 else 'centre'},Team {n % 4},M{n % 4},North,tue-am;thu-pm"
        for n in range(count)
    )
    return HEADING + "\n".join(rows) + "\n"


@pytest.fixture
def holdfast(tmp_path: Path):
    """Run the command in a folder of its own, on the files given."""

    def run(*more: str, people: str = "", **files: str) -> subprocess.CompletedProcess[str]:
        options = ["--people", "PEOPLE.csv", "--groups", "4", "--size", "5-6", *more]
        for name, text in {"people": people or table(), **files}.items():
            path = tmp_path / f"{name.upper()}.csv"
            path.write_bytes(text.encode())
            if name != "people":
                options += [f"--{name}", path.name]
        command = [sys.executable, "-c", "from holdfast.site.cli import main; main()"]
        return subprocess.run(
            [*command, "groups", "form", *options],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_an_answer_has_every_promised_key(holdfast) -> None:
    done = holdfast("--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["status"] == "optimal"
    assert told["gap"] == 0
    assert told["seconds"] > 0
    assert told["unmet"] == told["conflict"] == []
    assert sorted(name for group in told["groups"] for name in group["members"]) == [
        f"P{n:02}" for n in range(22)
    ]
    assert {group["slot"] for group in told["groups"]} <= {"tue-am", "thu-pm"}
    assert len({group["name"] for group in told["groups"]}) == 4


def test_impossible_is_an_answer_too(holdfast) -> None:
    done = holdfast("--json", people=table(30))
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["status"] == "impossible"
    assert told["groups"] == []
    assert told["conflict"] == ["30 people do not fit 4 groups of 5 to 6: they hold 20 to 24"]


def test_every_bad_row_of_people_is_told_and_nothing_is_formed(holdfast) -> None:
    bad = "P00,centre,Team 0,,North,tue-am\n,centre,Team 0,,North,tue-am\nP77,,Team 0,,North,any\n"
    done = holdfast("--json", people=table() + bad)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "PEOPLE.csv, row 24, column person: P00 is there already. Take one row out.",
        "PEOPLE.csv, row 25, column person is blank. Write who it is.",
        "PEOPLE.csv, row 26, column service is blank. Write the service of P77.",
        "No groups were formed.",
    ]


def test_a_bad_wish_is_left_out_and_told_and_the_good_ones_are_used(holdfast) -> None:
    wishes = "kind,a,b,weight\napart,P00,P01,3\nnear,P00,P02,3\ntogether,P00,P02,-1\n"
    wishes += "together,P00,Nobody,2\nnot-with-supervisor,P03,Dr A,must\n"
    done = holdfast("--json", wishes=wishes)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert len(told["left_out"]) == 3
    assert "row 3, column kind: 'near' is not one of" in done.stderr
    assert "row 4, column weight: '-1' is not a number above 0" in done.stderr
    assert "row 5, column b: 'Nobody' is not known" in done.stderr
    place = {name: group for group in told["groups"] for name in group["members"]}
    assert place["P00"]["name"] != place["P01"]["name"]
    assert place["P03"]["supervisor"] == "another supervisor"


@pytest.mark.parametrize("change", ["bom", "semicolons", "windows"])
def test_tables_as_spreadsheets_save_them_are_read(holdfast, change: str) -> None:
    text = table()
    if change == "bom":
        text = "\ufeff" + text
    elif change == "windows":
        text = text.replace("\n", "\r\n")
    else:
        text = text.replace(";", "|").replace(",", ";").replace("|", ",")
        text = "\n".join(
            line.rpartition(";")[0] + ';"' + line.rpartition(";")[2].replace(",", ";") + '"'
            for line in text.splitlines()
        )
    done = holdfast("--json", people=text)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "optimal"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--size", "6-5"], "write the smaller size first"),
        (["--groups", "0"], "is not a whole number from 1"),
        (["--seconds", "soon"], "is not a number of seconds above 0"),
    ],
)
def test_a_wrong_option_is_told(holdfast, options: list[str], words: str) -> None:
    done = holdfast(*options)
    assert done.returncode == 2
    assert words in done.stderr


def test_a_missing_column_and_a_missing_file_are_told(holdfast) -> None:
    done = holdfast(people="person,service\nP1,centre\n")
    assert "column team, manager, site, available is missing" in done.stderr
    done = holdfast("--wishes", "not-there.csv")
    assert "not-there.csv: No such file or directory." in done.stderr


def test_people_are_told_in_words_without_json(holdfast) -> None:
    done = holdfast()
    assert done.stdout.startswith("Proved: no arrangement costs less.")
    assert "Group 4 (" in done.stdout


def test_wishes_that_cannot_all_be_met_are_named_and_the_lighter_gives_way(holdfast) -> None:
    wishes = "kind,a,b,weight\ntogether,P00,P01,2\napart,P00,P01,9\n"
    told = json.loads(holdfast("--json", wishes=wishes).stdout)
    assert len(told["unmet"]) == 1
    assert told["unmet"][0].startswith("P00 together with P01: they are in Group")
    assert {one["what"]: one["points"] for one in told["costs"]}["wish"] == 2
    assert told["points"] <= told["simple_method"]["points"] or told["simple_method"]["broken"]


def test_supervisors_lead_one_group_at_a_time_and_evenly(holdfast) -> None:
    leaders = "supervisor,available\nDr A,tue-am;thu-pm\nDr B,any\n"
    told = json.loads(holdfast("--json", supervisors=leaders).stdout)
    led = [(group["supervisor"], group["slot"]) for group in told["groups"]]
    assert sorted(led) == [
        ("Dr A", "thu-pm"), ("Dr A", "tue-am"), ("Dr B", "thu-pm"), ("Dr B", "tue-am"),
    ]  # fmt: skip
    one = "supervisor,available\nDr A,any\n"
    told = json.loads(holdfast("--json", supervisors=one).stdout)
    assert told["status"] == "impossible"
    assert "Dr A leads one group at a time" in told["conflict"]


def test_who_is_in_a_group_now_stays_when_somebody_leaves(holdfast) -> None:
    before = json.loads(holdfast("--json").stdout)
    place = {name: group["name"] for group in before["groups"] for name in group["members"]}
    big = next(g for g in before["groups"] if len(g["members"]) == 6)
    gone = big["members"][0]
    people = "".join(line for line in table().splitlines(True) if not line.startswith(f"{gone},"))
    now = "person,group\n" + "".join(f"{name},{group}\n" for name, group in place.items())
    after = json.loads(holdfast("--json", people=people, now=now).stdout)
    assert after["status"] == "optimal"
    assert {name: group["name"] for group in after["groups"] for name in group["members"]} == {
        name: group for name, group in place.items() if name != gone
    }


def test_a_file_that_is_not_text_is_told(holdfast, tmp_path: Path) -> None:
    (tmp_path / "WISHES.csv").write_bytes(b"\xff\xfe\x00")
    done = holdfast("--wishes", "WISHES.csv")
    assert done.returncode == 2
    assert "this is not UTF-8 text" in done.stderr
