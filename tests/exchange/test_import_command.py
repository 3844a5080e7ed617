"""`holdfast import` as a council's analyst meets it: what it prints, and its exit status."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from holdfast.access.identity import acting_as
from holdfast.exchange.models import Batch
from tests import people
from tests.exchange.small_returns import SSDA903

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path, SSDA903)
    return tmp_path


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)


def run(folder: Path, *options: str) -> tuple[int, str, str]:
    """Run the command; return its exit status, its report, and what it said on the way."""
    out, err = StringIO(), StringIO()
    status = 0
    try:
        call_command("import_return", "ssda903", str(folder), *options, stdout=out, stderr=err)
    except SystemExit as end:
        status = int(end.code or 0)
    return status, out.getvalue(), err.getvalue()


def batches() -> int:
    with acting_as(people.ada()):
        return Batch.objects.count()


def test_a_good_return_ends_with_status_nought_and_a_report(folder: Path) -> None:
    people.ada()
    status, report, progress = run(folder, "--as-of", "2017-03-31")
    assert status == 0
    assert f"Read in: SSDA903 as of 31/03/2017, from {folder.name}" in report
    assert "Children                2        0        0" in report
    assert "Rows read: header.csv 2, episodes.csv 1, oc2.csv 1" in report
    assert "Left out: 0 rows, and 0 values of rows that came in" in report
    assert progress.splitlines()[-1] == "100%  Written"


def test_a_rejected_row_is_named_and_the_status_is_one(folder: Path) -> None:
    people.ada()
    put(folder, {"oc2": "CHILD,SDQ_SCORE,SDQ_REASON\n1,41,\n"})
    status, report, _ = run(folder)
    assert status == 1
    assert (
        "oc2.csv row 2, column SDQ_SCORE “41”: An SDQ score is a whole number from 0 to 40. "
        "Check the total on the paper form. (The row is lost)"
    ) in report
    assert batches() == 1


def test_a_dry_run_says_so_and_leaves_nothing(folder: Path) -> None:
    people.ada()
    status, report, _ = run(folder, "--dry-run")
    assert status == 0
    assert report.startswith("Would be read in (dry run: nothing was changed)")
    assert batches() == 0


def test_a_return_that_cannot_be_read_is_refused_with_status_two(folder: Path) -> None:
    people.ada()
    (folder / "header.csv").unlink()
    status, report, said = run(folder)
    assert (status, report) == (2, "")
    assert "refused: There is no header.csv in the folder." in said


def test_who_reads_it_in_must_be_an_administrator_and_be_told_from_others(folder: Path) -> None:
    people.grace()
    assert run(folder)[0] == 2
    ada = people.ada()
    people.ada(people.SUTTON)
    assert "Say with --by EMAIL" in run(folder)[2]
    assert "No programme administrator signs in as" in run(folder, "--by", people.grace().email)[2]
    assert run(folder, "--by", ada.email.upper())[0] == 0
